"""Builds, for staff: read what happened, stop what should not go on."""

import contextlib

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from builds import lifecycle
from builds.models import Build, BuildEvent, Promise
from cofounder.errors import NotAllowedNow
from cofounder.templatetags.look import duration, money
from projects.admin.readable import folded, readable, status
from projects.admin.reading import ReadOnly, is_list, link

#: What lists do not show, and what is long.
NOT_LISTED = ("spec", "manifest", "checks", "details", "version__spec", "version__manifest")
TONES = {Build.Stage.READY: "go", Build.Stage.FAILED: "stop", Build.Stage.CANCELLED: "off"}
OUTCOMES = {Promise.Outcome.KEPT: "go", Promise.Outcome.BROKEN: "stop"}


class ActiveFilter(admin.SimpleListFilter):
    """Builds by whether they still go on."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("waiting", "Waiting"), ("running", "Running"), ("over", "Over")]

    def queryset(self, request: HttpRequest, builds: QuerySet[Build]) -> QuerySet[Build]:
        match self.value():
            case "waiting":
                return builds.filter(stage__in=[Build.Stage.QUEUED, Build.Stage.SCHEDULED])
            case "running":
                return builds.running()
            case "over":
                return builds.filter(stage__in=Build.OVER)
        return builds


class EventInline(ReadOnly, admin.TabularInline):
    """What happened, in order."""

    model = BuildEvent
    fields = readonly_fields = ["seq", "at", "stage", "sentence", "output"]
    extra = 0

    @admin.display(description="Output")
    def output(self, event: BuildEvent) -> SafeString:
        return folded("Show", event.details)


class PromiseInline(ReadOnly, admin.TabularInline):
    """What the checks found about each promise."""

    model = Promise
    fields = readonly_fields = ["text", "found", "evidence"]
    extra = 0

    @admin.display(description="Outcome")
    def found(self, promise: Promise) -> SafeString:
        return status(OUTCOMES.get(promise.outcome, "wait"), promise.get_outcome_display())


@admin.register(Build)
class BuildAdmin(ReadOnly, admin.ModelAdmin):
    """Read what happened; the only thing staff can change is to stop a build."""

    list_display = ["__str__", "project", "standing", "failure", "spent", "took", "debug_id",
                    "created_at"]  # fmt: skip
    list_filter = [ActiveFilter, "stage", "created_at"]
    list_select_related = ["project", "version"]
    search_fields = ["debug_id", "failure", "project__name", "project__owner__email"]
    search_help_text = "A debug id, words of a failure, a project or an email address"
    date_hierarchy = "created_at"
    actions = ["cancel"]
    inlines = [EventInline, PromiseInline]
    fieldsets = [
        (None, {"fields": ["standing", "project", "aims_for", "version_link", "change_link",
                           "started_by", "number", "round"]}),
        ("What went wrong", {"fields": ["failure", "all_details", "debug_id"]}),
        ("Receipt", {"fields": ["quoted", "ceiling", "spent", "took",
                                "created_at", "begun_at", "ended_at"]}),
        ("Where it runs", {"fields": ["worker", "lease_until", "fence", "sandbox_id",
                                      "isolation"]}),
        ("What the checks saw", {"classes": ["collapse"], "fields": ["all_checks", "files"]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Build]:
        found = super().get_queryset(request)
        return found.defer(*NOT_LISTED) if is_list(request) else found

    @admin.display(description="Stage", ordering="stage")
    def standing(self, build: Build) -> SafeString:
        return status(TONES.get(build.stage, "wait"), build.get_stage_display())

    @admin.display(description="Quoted")
    def quoted(self, build: Build) -> str:
        return f"{duration(build.likely_seconds)}, at most {money(build.ceiling_cents)}"

    @admin.display(description="Ceiling", ordering="ceiling_cents")
    def ceiling(self, build: Build) -> str:
        return money(build.ceiling_cents)

    @admin.display(description="Spent", ordering="spent_cents")
    def spent(self, build: Build) -> str:
        return money(build.spent_cents)

    @admin.display(description="Took")
    def took(self, build: Build) -> str:
        return duration(build.seconds) if build.begun_at else ""

    @admin.display(description="Became")
    def version_link(self, build: Build) -> SafeString | str:
        return link(build.version) if build.version_id else ""

    @admin.display(description="Carries out")
    def change_link(self, build: Build) -> SafeString | str:
        return link(build.change) if build.change_id else ""

    @admin.display(description="Technical details")
    def all_details(self, build: Build) -> SafeString:
        return folded("Show", build.details)

    @admin.display(description="Checks")
    def all_checks(self, build: Build) -> SafeString:
        return readable(build.checks)

    @admin.display(description="Files")
    def files(self, build: Build) -> SafeString:
        return readable(sorted(build.manifest))

    @admin.action(description="Stop selected builds", permissions=["stop"])
    def cancel(self, request: HttpRequest, builds: QuerySet[Build]) -> None:
        chosen, running, stopped = builds.count(), list(builds.active()), 0
        for build in running:
            with contextlib.suppress(NotAllowedNow):  # it ended while we were at it
                lifecycle.cancel(build, by=request.user)
                self.log_change(request, build, "Stopped.")
                stopped += 1
        self.message_user(request, f"Stopped {stopped} of {chosen} builds.")

    def has_stop_permission(self, request: HttpRequest) -> bool:
        """Who may change builds may stop them; who may only view them may not."""
        return request.user.has_perm("builds.change_build")
