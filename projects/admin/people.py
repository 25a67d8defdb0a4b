"""Founders and flags in the admin: the two things staff may change by hand."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from waffle.models import Flag, Sample, Switch

from cofounder.templatetags.look import money
from projects import founders
from projects.admin.readable import ago, status
from projects.flags import ABOUT, Beta
from projects.models import Project, TimelineEvent, User


def midnight() -> datetime:
    """Return when today began."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def of(used: object, limit: object) -> str:
    """Say how much of a limit is used: "2 of 5"."""
    return f"{used} of {'any number' if limit is None else limit}"


@admin.register(User)
class FounderAdmin(UserAdmin):
    """Who works with us, in which tier, and how much of it is used today.

    Staff may change a tier. Only superusers touch who may do what: anyone else could make
    themselves one, or take over the account of one.
    """

    ordering = ["-date_joined"]
    list_display = ["email", "tier", "active", "builds_today", "spent", "seen", "is_staff"]
    list_filter = ["tier", "is_staff", "is_active", "date_joined"]
    date_hierarchy = "date_joined"
    search_fields = ["email", "first_name", "last_name"]
    search_help_text = "An email address or a name"
    readonly_fields = ["last_login", "date_joined", "active", "builds_today", "spent", "seen"]
    fieldsets = [
        (None, {"fields": ["email", "password", "tier"]}),
        ("Today", {"fields": ["active", "builds_today", "spent", "seen"]}),
        ("Person", {"fields": ["first_name", "last_name"]}),
        ("May", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("When", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "password1", "password2", "tier"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        did = TimelineEvent.objects.filter(by=OuterRef("pk")).order_by("-at").values("at")[:1]
        today = Q(projects__builds__created_at__gte=midnight())
        builds = Project.builds.rel.related_model.objects
        charged = builds.charged_today().filter(project__owner=OuterRef("pk")).order_by()
        cents = charged.values("project__owner").values(sum=Sum("spent_cents"))
        return (
            super()
            .get_queryset(request)
            .annotate(
                active_projects=Count(
                    "projects", filter=Q(projects__status="active"), distinct=True
                ),
                built_today=Count("projects__builds", filter=today, distinct=True),
                spent_today=Coalesce(Subquery(cents), 0),
                seen_at=Greatest("last_login", Subquery(did)),
            )
        )

    @admin.display(description="Active projects", ordering="active_projects")
    def active(self, user: User) -> str:
        return of(user.active_projects, user.limits.active_projects)

    @admin.display(description="Builds today", ordering="built_today")
    def builds_today(self, user: User) -> str:
        return of(user.built_today, user.limits.builds_per_day)

    @admin.display(description="Spent today", ordering="spent_today")
    def spent(self, user: User) -> str:
        return of(money(user.spent_today), money(user.limits.cents_per_day))

    @admin.display(description="Last seen", ordering="seen_at")
    def seen(self, user: User) -> str:
        return ago(user.seen_at)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Without the password for all but superusers: read only, its hash would be printed."""
        shown = super().get_fieldsets(request, obj)
        if obj is None or request.user.is_superuser:
            return shown
        return [
            (title, part | {"fields": [name for name in part["fields"] if name != "password"]})
            for title, part in shown
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        if obj is None or request.user.is_superuser:
            return fixed
        names = [name for _, part in self.get_fieldsets(request, obj) for name in part["fields"]]
        return [name for name in names if name != "tier"]

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Save; a tier changes by its verb, which writes it on the timelines."""
        if change and "tier" in form.changed_data:
            founders.change_tier(obj, obj.tier, by=request.user)
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False  # their projects and versions would go with them


class ForWhom(forms.NullBooleanSelect):
    """Yes, no and unknown, as what they mean for a flag."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = [
            ("unknown", "Only for those named below"),
            ("true", "On for everyone"),
            ("false", "Off for everyone"),
        ]


class FlagForm(forms.ModelForm):
    """A flag in words."""

    everyone = forms.NullBooleanField(
        label="For whom",
        required=False,
        widget=ForWhom,
        help_text="The first choice asks what stands below; the others override it.",
    )

    class Meta:
        model = Flag
        fields = ["everyone", "percent", "staff", "users", "groups", "note"]
        labels = {"percent": "A share of founders", "staff": "All staff", "note": "Note to staff"}
        help_texts = {
            "percent": "0.1 to 99.9 percent of browsers, at random; each keeps what it got.",
            "staff": "Whoever may sign in here.",
            "users": "These founders.",
            "groups": "Everybody in these groups.",
            "note": "Why it is switched as it is. Only staff read this.",
        }


admin.site.unregister([Flag, Sample, Switch])


@admin.register(Flag)
class BetaAdmin(admin.ModelAdmin):
    """Switch a beta feature: off, for some, for everybody. Only code adds a flag."""

    form = FlagForm
    list_display = ["title", "stands", "about", "modified"]
    ordering = ["name"]
    search_fields = ["name", "note"]
    autocomplete_fields = ["users"]
    filter_horizontal = ["groups"]
    view_on_site = False
    readonly_fields = ["title", "about", "modified"]
    fieldsets = [
        (None, {"fields": ["title", "about", "everyone"]}),
        ("Or only for", {"fields": ["users", "groups", "percent", "staff"]}),
        (None, {"fields": ["note", "modified"]}),
    ]

    @admin.display(description="Feature", ordering="name")
    def title(self, flag: Flag) -> str:
        return Beta(flag.name).label if flag.name in Beta.values else flag.name

    @admin.display(description="What it shows")
    def about(self, flag: Flag) -> str:
        return ABOUT.get(flag.name, "No code asks for this flag any more.")

    @admin.display(description="Stands", ordering="everyone")
    def stands(self, flag: Flag) -> SafeString:
        if flag.everyone is not None:
            return status(*(("go", "On for everyone") if flag.everyone else ("off", "Off")))
        return status("wait", "On for some")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
