"""Change requests, for staff: what was wanted, what we understood, what became of it."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from builds.models import ChangeRequest
from projects.admin.readable import readable, status
from projects.admin.reading import ReadOnly, is_list, link

Stage = ChangeRequest.Stage
#: Long, and of no use in a list.
LONG = ("plan", "conversation", "version__spec", "version__manifest")
TONES = {Stage.BUILT: "go", Stage.AGREED: "go", Stage.DROPPED: "off", Stage.WISH: "off"}


@admin.register(ChangeRequest)
class ChangeRequestAdmin(ReadOnly, admin.ModelAdmin):
    """Changes on their way. Only the founder agrees to one."""

    list_display = ["__str__", "project", "wanted", "standing", "score", "version", "created_at"]
    list_filter = ["stage", "created_at"]
    list_select_related = ["project", "version"]
    search_fields = ["words", "debug_id", "project__name", "project__owner__email"]
    search_help_text = "Words of the change, a debug id, a project or an email address"
    date_hierarchy = "created_at"
    fieldsets = [
        (None, {"fields": ["project", "number", "standing", "words", "version", "asked_by"]}),
        ("The conversation", {"fields": ["talk", "problem", "debug_id"]}),
        ("What we understood", {"fields": ["understood", "fits", "document"]}),
        ("What became of it", {"fields": ["created_at", "agreed_at", "built_as"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ChangeRequest]:
        found = super().get_queryset(request)
        return found.defer(*LONG) if is_list(request) else found

    @admin.display(description="In the founder's words", ordering="words")
    def wanted(self, change: ChangeRequest) -> str:
        return change.words if len(change.words) <= 90 else change.words[:90] + "…"

    @admin.display(description="Stage", ordering="stage")
    def standing(self, change: ChangeRequest) -> SafeString:
        return status(TONES.get(change.stage, "wait"), change.get_stage_display())

    @admin.display(description="Alignment")
    def score(self, change: ChangeRequest) -> object:
        return change.alignment.get("score", "") if change.alignment else ""

    @admin.display(description="Asked and answered")
    def talk(self, change: ChangeRequest) -> SafeString:
        return readable(change.conversation)

    @admin.display(description="Our restatement and plan")
    def understood(self, change: ChangeRequest) -> SafeString:
        return readable(change.plan)

    @admin.display(description="Alignment with the scope")
    def fits(self, change: ChangeRequest) -> SafeString:
        return readable(change.alignment)

    @admin.display(description="Built as")
    def built_as(self, change: ChangeRequest) -> SafeString | str:
        builds = change.builds.select_related("version").defer("spec", "manifest", "checks")
        return format_html_join("", "<p>{} · {}</p>", (
            (link(build), build.get_stage_display()) for build in builds
        ))  # fmt: skip
