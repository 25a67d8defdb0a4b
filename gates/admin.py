"""Gates, for staff: what was asked, chosen, why and when."""

from django.contrib import admin

from gates.models import Gate
from projects.admin import ReadOnly


@admin.register(Gate)
class GateAdmin(ReadOnly, admin.ModelAdmin):
    """Decisions waiting and taken. Only the founder takes them."""

    list_display = ["project", "kind", "choice", "note", "asked_at", "decided_at", "decided_by"]
    list_filter = ["kind", "choice", "asked_at"]
    list_select_related = ["project", "decided_by"]
    search_fields = ["project__name", "project__owner__email", "note"]
    date_hierarchy = "asked_at"
