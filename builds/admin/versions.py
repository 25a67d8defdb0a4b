"""Versions and previews, for staff: what there is to open, and where it runs."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from builds.models import Preview, Version
from projects.admin.readable import ago, readable, status
from projects.admin.reading import ReadOnly, is_list, link


@admin.register(Version)
class VersionAdmin(ReadOnly, admin.ModelAdmin):
    """Every version there is; none is ever changed."""

    list_display = ["__str__", "project", "parent", "opened", "created_at"]
    list_filter = ["created_at"]
    list_select_related = ["project", "parent", "preview"]
    search_fields = ["project__name", "project__owner__email"]
    search_help_text = "A project or an email address"
    date_hierarchy = "created_at"
    fieldsets = [
        (None, {"fields": ["project", "number", "tag", "parent", "created_at", "running_as"]}),
        ("What is new", {"fields": ["what_is_new"]}),
        ("What it is made of", {"classes": ["collapse"], "fields": ["files", "made_from"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        found = super().get_queryset(request)
        long = ("manifest", "spec", "news", "parent__manifest", "parent__spec", "parent__news")
        return found.defer(*long) if is_list(request) else found

    @admin.display(description="Preview opened", ordering="preview__opened_at")
    def opened(self, version: Version) -> str:
        return ago(version.preview.opened_at) if hasattr(version, "preview") else ""

    @admin.display(description="Preview")
    def running_as(self, version: Version) -> SafeString | str:
        return link(version.preview) if hasattr(version, "preview") else ""

    @admin.display(description="In plain words")
    def what_is_new(self, version: Version) -> SafeString:
        return readable(version.news)

    @admin.display(description="Files")
    def files(self, version: Version) -> SafeString:
        return readable(sorted(version.manifest))

    @admin.display(description="Built from")
    def made_from(self, version: Version) -> SafeString:
        return readable(version.spec)


@admin.register(Preview)
class PreviewAdmin(ReadOnly, admin.ModelAdmin):
    """Running apps, each on an origin of its own. Their links are not shown: they let people in."""

    list_display = ["__str__", "project", "standing", "opened_at", "sandbox_id"]
    list_filter = ["opened_at"]
    list_select_related = ["version__project"]
    search_fields = ["version__project__name", "version__project__owner__email", "sandbox_id"]
    search_help_text = "A project, an email address or a sandbox"
    fields = ["version", "standing", "opened_at", "sandbox_id", "isolation", "share_epoch"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Preview]:
        found = super().get_queryset(request)
        long = ("version__manifest", "version__spec", "version__news")
        return found.defer(*long) if is_list(request) else found

    @admin.display(description="Project", ordering="version__project__name")
    def project(self, preview: Preview) -> str:
        return str(preview.version.project)

    @admin.display(description="Seen")
    def standing(self, preview: Preview) -> SafeString:
        if preview.opened_at:
            return status("go", "Opened by the founder")
        return status("wait", "Not opened yet")
