"""Founders and their projects, for staff: read everything, change the tier."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from projects.models import Document, Interview, PlanSet, Project, TimelineEvent, User

admin.site.site_header = "Cofounder"
admin.site.site_title = "Cofounder staff"
admin.site.index_title = "What is going on"


class ReadOnly:
    """Staff read; what they may do stands in the actions."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(User)
class FounderAdmin(UserAdmin):
    """Who works with us, in which tier."""

    ordering = ["-date_joined"]
    list_display = ["email", "tier", "projects_count", "is_staff", "date_joined", "last_login"]
    list_filter = ["tier", "is_staff", "is_active", "date_joined"]
    search_fields = ["email", "first_name", "last_name"]
    fieldsets = [
        (None, {"fields": ["email", "password", "tier"]}),
        ("Person", {"fields": ["first_name", "last_name"]}),
        ("May", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("When", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "password1", "password2", "tier"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).annotate(number_of_projects=Count("projects"))

    @admin.display(description="Projects", ordering="number_of_projects")
    def projects_count(self, user: User) -> int:
        return user.number_of_projects


class EventInline(ReadOnly, admin.TabularInline):
    model = TimelineEvent
    fields = readonly_fields = ["at", "kind", "sentence", "version", "debug_id"]
    extra = 0


class DocumentInline(ReadOnly, admin.TabularInline):
    model = Document
    fields = readonly_fields = ["kind", "stage", "problem"]
    extra = 0


@admin.register(Project)
class ProjectAdmin(ReadOnly, admin.ModelAdmin):
    """Ideas on their way."""

    list_display = ["name", "owner", "stage", "status", "created_at"]
    list_filter = ["stage", "status", "created_at"]
    list_select_related = ["owner"]
    search_fields = ["name", "idea", "owner__email"]
    date_hierarchy = "created_at"
    inlines = [DocumentInline, EventInline]


@admin.register(TimelineEvent)
class TimelineEventAdmin(ReadOnly, admin.ModelAdmin):
    """Everything that happened, searchable by debug id."""

    list_display = ["at", "project", "sentence", "version", "debug_id"]
    list_filter = ["kind", "at"]
    list_select_related = ["project"]
    search_fields = ["sentence", "debug_id", "project__name", "project__owner__email"]
    date_hierarchy = "at"


@admin.register(Interview)
class InterviewAdmin(ReadOnly, admin.ModelAdmin):
    """How far the conversations are."""

    list_display = ["project", "stage", "problem", "created_at"]
    list_filter = ["stage"]
    list_select_related = ["project"]


@admin.register(PlanSet)
class PlanSetAdmin(ReadOnly, admin.ModelAdmin):
    """Rounds of plans."""

    list_display = ["project", "number", "stage", "wish", "problem", "created_at"]
    list_filter = ["stage"]
    list_select_related = ["project"]
