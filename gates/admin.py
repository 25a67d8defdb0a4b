"""Gates, for staff: what was asked, chosen, why and when."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from gates.models import Gate
from gates.rules import CHOICES
from projects.admin.readable import ago, readable, status
from projects.admin.reading import ReadOnly, is_list

#: A decision that waits this long is one we should ask about.
LONG = timedelta(days=7)


class WaitingFilter(admin.SimpleListFilter):
    """Decisions by whether, and how long, they wait."""

    title = "waiting"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("yes", "Waiting"), ("long", "Waiting 7 days or more"), ("no", "Decided")]

    def queryset(self, request: HttpRequest, gates: QuerySet[Gate]) -> QuerySet[Gate]:
        if self.value() == "no":
            return gates.exclude(choice="")
        if self.value() == "long":
            return gates.filter(choice="", asked_at__lte=timezone.now() - LONG)
        return gates.filter(choice="") if self.value() == "yes" else gates


@admin.register(Gate)
class GateAdmin(ReadOnly, admin.ModelAdmin):
    """Decisions waiting and taken. Only the founder takes them."""

    list_display = ["project", "kind", "chosen", "note", "asked_at", "decided_at", "decided_by"]
    list_filter = [WaitingFilter, "kind", "choice", "asked_at"]
    list_select_related = ["project", "decided_by"]
    search_fields = ["project__name", "project__owner__email", "note"]
    search_help_text = "A project, an email address, or words of the reason"
    date_hierarchy = "asked_at"
    fieldsets = [
        ("Asked", {"fields": ["project", "kind", "asked_at", "offered"]}),
        ("Chosen", {"fields": ["chosen", "note", "decided_at", "decided_by"]}),
        ("Decided by", {"fields": ["what_was_known"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Gate]:
        found = super().get_queryset(request)
        return found.defer("evidence") if is_list(request) else found

    @admin.display(description="Choice", ordering="choice")
    def chosen(self, gate: Gate) -> SafeString:
        if gate.is_open:
            return status("wait", f"Waiting, asked {ago(gate.asked_at)}")
        return status("go", gate.get_choice_display())

    @admin.display(description="Options")
    def offered(self, gate: Gate) -> str:
        return ", ".join(Gate.Choice(choice).label for choice in CHOICES[gate.kind])

    @admin.display(description="What it was decided by")
    def what_was_known(self, gate: Gate) -> SafeString:
        return readable(gate.evidence)
