"""A change request: what a founder wants different in a version, from their words to a build."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from builds.models.workspace import Version
from cofounder.stages import Staged
from projects.models import Document, Project, User


class ChangeRequestQuerySet(models.QuerySet["ChangeRequest"]):
    """Questions about many change requests."""

    def visible_to(self, user: User) -> ChangeRequestQuerySet:
        """Changes of the user's own projects."""
        return self.filter(project__owner=user)

    def open(self) -> ChangeRequestQuerySet:
        """Those the founder and we are still talking about."""
        return self.filter(stage__in=ChangeRequest.OPEN)

    def counted(self) -> ChangeRequestQuerySet:
        """Those that use up an iteration: agreed on, whether built yet or not."""
        return self.filter(stage__in=[ChangeRequest.Stage.AGREED, ChangeRequest.Stage.BUILT])


class ChangeRequest(Staged):
    """One change on its way. ``builds.changes`` moves it, and ``builds.thinking`` for it."""

    class Stage(models.TextChoices):
        THINKING = "thinking", "We are thinking about it"
        ASKING = "asking", "A question is waiting"
        RESTATED = "restated", "Waiting for your agreement"
        AGREED = "agreed", "Agreed"
        BUILT = "built", "Built"
        WISH = "wish", "Kept as a wish"
        DROPPED = "dropped", "Dropped"

    OPEN = (Stage.THINKING, Stage.ASKING, Stage.RESTATED)
    MOVES = {
        Stage.THINKING: {Stage.THINKING, Stage.ASKING, Stage.RESTATED, Stage.WISH, Stage.DROPPED},
        Stage.ASKING: {Stage.THINKING, Stage.DROPPED},
        Stage.RESTATED: {Stage.THINKING, Stage.AGREED, Stage.DROPPED},
        #: Back to thinking when a newer version came in between.
        Stage.AGREED: {Stage.BUILT, Stage.DROPPED, Stage.THINKING},
        Stage.WISH: {Stage.DROPPED},
    }

    project = models.ForeignKey(Project, models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField(help_text="Counts change requests of a project from 1.")
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="changes_asked", help_text="What it was asked of."
    )
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.THINKING)
    words = models.TextField(help_text="In the founder's own words.")
    conversation = models.JSONField(
        default=list, blank=True, help_text="[{question, values}]; an open question has no values"
    )
    plan = models.JSONField(default=dict, blank=True, help_text="The runner's ChangePlan.")
    alignment = models.JSONField(default=dict, blank=True, help_text="How it fits the scope.")
    problem = models.TextField(blank=True, help_text="Why we could not think, for the founder.")
    debug_id = models.CharField(max_length=32, blank=True)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="change"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)

    objects = ChangeRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_change_per_number"),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(stage__in=["thinking", "asking", "restated"]),
                name="one_open_change_per_project",
            ),
        ]

    def __str__(self) -> str:
        return f"Change {self.number}"

    def get_absolute_url(self) -> str:
        """The change's page."""
        return reverse("builds:change", args=[self.project_id, self.number])

    @property
    def is_open(self) -> bool:
        """True while we are still talking about it."""
        return self.stage in self.OPEN
