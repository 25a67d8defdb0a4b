"""Launches, for staff: what was found in which version, and how far founders are."""

from django.contrib import admin

from deploy.models import Launch, ReadinessReport, Tick
from projects.admin import ReadOnly


@admin.register(ReadinessReport)
class ReadinessReportAdmin(ReadOnly, admin.ModelAdmin):
    """Reports as they were made. None is ever changed."""

    list_display = ["project", "version", "overall", "short_digest", "rules", "created_at"]
    list_filter = ["overall", "created_at"]
    list_select_related = ["version__project"]
    search_fields = ["version__project__name", "version__project__owner__email", "digest"]
    date_hierarchy = "created_at"

    @admin.display(ordering="version__project__name")
    def project(self, report: ReadinessReport) -> str:
        return str(report.version.project)


@admin.register(Launch)
class LaunchAdmin(ReadOnly, admin.ModelAdmin):
    """Which path founders chose."""

    list_display = ["project", "path", "address", "chosen_at"]
    list_filter = ["path", "chosen_at"]
    list_select_related = ["project"]
    search_fields = ["project__name", "project__owner__email", "address"]


@admin.register(Tick)
class TickAdmin(ReadOnly, admin.ModelAdmin):
    """Steps founders say they have done."""

    list_display = ["project", "version", "guide", "step", "at"]
    list_filter = ["guide", "at"]
    list_select_related = ["version__project"]
    search_fields = ["version__project__name", "version__project__owner__email", "step"]
    date_hierarchy = "at"

    @admin.display(ordering="version__project__name")
    def project(self, tick: Tick) -> str:
        return str(tick.version.project)
