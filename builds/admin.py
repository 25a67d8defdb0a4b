"""Builds, for staff: read what happened, stop what should not go on."""

import contextlib

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from builds import lifecycle
from builds.models import Build, BuildEvent, Promise, Version
from cofounder.errors import NotAllowedNow
from projects.admin import ReadOnly


class EventInline(ReadOnly, admin.TabularInline):
    model = BuildEvent
    fields = readonly_fields = ["seq", "at", "stage", "sentence", "details"]
    extra = 0


class PromiseInline(ReadOnly, admin.TabularInline):
    model = Promise
    fields = readonly_fields = ["text", "outcome", "evidence"]
    extra = 0


@admin.register(Build)
class BuildAdmin(ReadOnly, admin.ModelAdmin):
    """Read what happened; the only thing staff can change is to stop a build."""

    list_display = ["__str__", "project", "stage", "worker", "debug_id", "created_at", "ended_at"]
    list_filter = ["stage", "created_at"]
    list_select_related = ["project", "version"]
    search_fields = ["debug_id", "project__name", "project__owner__email"]
    date_hierarchy = "created_at"
    actions = ["cancel"]
    inlines = [EventInline, PromiseInline]

    @admin.action(description="Stop selected builds", permissions=["stop"])
    def cancel(self, request: HttpRequest, builds: QuerySet[Build]) -> None:
        running, stopped = list(builds.active()), 0
        for build in running:
            with contextlib.suppress(NotAllowedNow):  # it ended while we were at it
                lifecycle.cancel(build, by=request.user)
                self.log_change(request, build, "Stopped.")
                stopped += 1
        self.message_user(request, f"Stopped {stopped} of {len(builds)} builds.")

    def has_stop_permission(self, request: HttpRequest) -> bool:
        """Who may change builds may stop them; who may only view them may not."""
        return request.user.has_perm("builds.change_build")


@admin.register(Version)
class VersionAdmin(ReadOnly, admin.ModelAdmin):
    """Every version there is; none is ever changed."""

    list_display = ["__str__", "project", "parent", "created_at"]
    list_select_related = ["project", "parent"]
    search_fields = ["project__name", "project__owner__email"]
