"""Projects and what belongs to them, for staff to read."""

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from projects.admin.readable import ago, readable, status
from projects.admin.reading import ReadOnly, is_list, link
from projects.models import Document, Interview, PlanSet, Project, Revision, TimelineEvent


def newest_event() -> Subquery:
    """Return when something last happened to a project, as an expression."""
    events = TimelineEvent.objects.filter(project=OuterRef("pk")).order_by("-at")
    return Subquery(events.values("at")[:1])


@admin.register(Project)
class ProjectAdmin(ReadOnly, admin.ModelAdmin):
    """Ideas on their way."""

    list_display = ["name", "owner", "stage", "standing", "versions", "last_activity", "created_at"]
    list_filter = ["stage", "status", "owner__tier", "created_at"]
    list_select_related = ["owner"]
    search_fields = ["name", "idea", "owner__email", "=id"]
    search_help_text = "A name, words of the idea, an email address, or the id of a project"
    date_hierarchy = "created_at"
    fieldsets = [
        (None, {"fields": ["name", "owner_link", "stage", "standing", "created_at"]}),
        ("The idea", {"fields": ["idea", "direction"]}),
        ("What there is", {"fields": ["shelf", "decisions", "attempts"]}),
        ("What happened last", {"fields": ["happened"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        return (
            super()
            .get_queryset(request)
            .annotate(number_of_versions=Count("versions"), active_at=newest_event())
        )

    @admin.display(description="Status", ordering="status")
    def standing(self, project: Project) -> SafeString:
        return status("off" if project.is_parked else "go", project.get_status_display())

    @admin.display(description="Versions", ordering="number_of_versions")
    def versions(self, project: Project) -> int:
        return project.number_of_versions

    @admin.display(description="Last activity", ordering="active_at")
    def last_activity(self, project: Project) -> str:
        return ago(project.active_at)

    @admin.display(description="Founder")
    def owner_link(self, project: Project) -> SafeString:
        tier = project.owner.get_tier_display()
        return format_html("{} ({})", link(project.owner), tier)

    @admin.display(description="Documents")
    def shelf(self, project: Project) -> SafeString:
        rows = ((link(d), d.get_stage_display(), d.problem) for d in project.documents.all())
        return format_html_join("", "<p>{} · {} {}</p>", rows) or status("off", "None yet")

    @admin.display(description="Decisions")
    def decisions(self, project: Project) -> SafeString:
        rows = (
            (link(gate, gate.get_kind_display()), gate.get_choice_display() or "waiting")
            for gate in project.gates.all()
        )
        return format_html_join("", "<p>{} · {}</p>", rows) or status("off", "None yet")

    @admin.display(description="Builds")
    def attempts(self, project: Project) -> SafeString:
        builds = project.builds.select_related("version").defer("spec", "manifest", "checks")[:20]
        rows = ((link(b), b.get_stage_display(), b.failure) for b in builds)
        return format_html_join("", "<p>{} · {} {}</p>", rows) or status("off", "None yet")

    @admin.display(description="Timeline")
    def happened(self, project: Project) -> SafeString:
        rows = ((e.at.strftime("%d %b %H:%M"), e.sentence) for e in project.events.all()[:15])
        everything = reverse("admin:projects_timelineevent_changelist")
        return format_html(
            '{}<p><a href="{}?project__id__exact={}">Everything that happened</a></p>',
            format_html_join("", "<p>{} · {}</p>", rows),
            everything,
            project.pk,
        )


@admin.register(TimelineEvent)
class TimelineEventAdmin(ReadOnly, admin.ModelAdmin):
    """Everything that happened, searchable by debug id."""

    list_display = ["at", "project", "sentence", "version", "debug_id", "by"]
    list_filter = ["at", "kind"]
    list_select_related = ["project", "by"]
    search_fields = ["sentence", "debug_id", "project__name", "project__owner__email"]
    search_help_text = "Words of what happened, a debug id, a project or an email address"
    date_hierarchy = "at"
    fields = ["at", "project", "kind", "sentence", "version", "by", "debug_id", "all_details"]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "project__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="Details")
    def all_details(self, event: TimelineEvent) -> SafeString:
        return readable(event.details)


class RevisionInline(ReadOnly, admin.TabularInline):
    """Every wording, newest first; each opens on a page of its own."""

    model = Revision
    fields = readonly_fields = ["number", "origin", "edited_field", "by", "created_at"]
    show_change_link = True
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return super().get_queryset(request).select_related("by", "document").defer("content")


@admin.register(Document)
class DocumentAdmin(ReadOnly, admin.ModelAdmin):
    """What is written, and what could not be."""

    list_display = ["__str__", "project", "standing", "problem", "debug_id", "stage_changed_at"]
    list_filter = ["stage", "kind"]
    list_select_related = ["project"]
    search_fields = ["project__name", "project__owner__email", "debug_id"]
    search_help_text = "A project, an email address or a debug id"
    date_hierarchy = "stage_changed_at"
    fields = ["project", "kind", "number", "standing", "problem", "debug_id", "wording"]
    inlines = [RevisionInline]

    @admin.display(description="Status", ordering="stage")
    def standing(self, document: Document) -> SafeString:
        tones = {"ready": "go", "failed": "stop"}
        return status(tones.get(document.stage, "wait"), document.get_stage_display())

    @admin.display(description="As it reads now")
    def wording(self, document: Document) -> SafeString:
        return readable(document.content)


@admin.register(Revision)
class RevisionAdmin(ReadOnly, admin.ModelAdmin):
    """One wording of a document, never changed once written."""

    list_display = ["document", "project", "number", "origin", "edited_field", "by", "created_at"]
    list_filter = ["origin", "document__kind", "created_at"]
    list_select_related = ["document__project", "by"]
    search_fields = ["document__project__name", "document__project__owner__email"]
    search_help_text = "A project or an email address"
    date_hierarchy = "created_at"
    fields = ["document", "number", "origin", "edited_field", "by", "created_at", "wording"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        found = super().get_queryset(request)
        return found.defer("content") if is_list(request) else found

    @admin.display(description="Project", ordering="document__project__name")
    def project(self, revision: Revision) -> str:
        return str(revision.document.project)

    @admin.display(description="What it says")
    def wording(self, revision: Revision) -> SafeString:
        return readable(revision.content)


@admin.register(Interview)
class InterviewAdmin(ReadOnly, admin.ModelAdmin):
    """How far the conversations are."""

    list_display = ["project", "stage", "problem", "debug_id", "created_at"]
    list_filter = ["stage", "created_at"]
    list_select_related = ["project"]
    search_fields = ["project__name", "project__owner__email", "debug_id"]
    search_help_text = "A project, an email address or a debug id"
    date_hierarchy = "created_at"
    fields = ["project", "stage", "problem", "debug_id", "created_at", "conversation", "open"]

    @admin.display(description="Asked and answered")
    def conversation(self, interview: Interview) -> SafeString:
        return readable([answer.as_known() for answer in interview.answers.all()])

    @admin.display(description="Being asked")
    def open(self, interview: Interview) -> SafeString:
        return readable(interview.asking.get("text", ""))


@admin.register(PlanSet)
class PlanSetAdmin(ReadOnly, admin.ModelAdmin):
    """Rounds of plans."""

    list_display = ["project", "number", "stage", "wish", "problem", "debug_id", "created_at"]
    list_filter = ["stage", "created_at"]
    list_select_related = ["project"]
    search_fields = ["project__name", "project__owner__email", "debug_id"]
    search_help_text = "A project, an email address or a debug id"
    date_hierarchy = "created_at"
    fields = ["project", "number", "stage", "wish", "problem", "debug_id", "options"]

    @admin.display(description="Options")
    def options(self, plans: PlanSet) -> SafeString:
        return format_html_join(
            "",
            "<p><strong>{}</strong>{}</p>{}",
            (
                (p.name, " (chosen)" if p.is_chosen else "", readable(p.content))
                for p in plans.plans.all()
            ),
        )
