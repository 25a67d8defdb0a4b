"""A project: one idea on its way."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from cofounder.stages import Staged
from projects.models.user import User


class ProjectQuerySet(models.QuerySet["Project"]):
    """Questions about many projects."""

    def visible_to(self, user: User) -> ProjectQuerySet:
        """Only what *user* owns: for everybody else a project does not exist."""
        return self.filter(owner=user)

    def active(self) -> ProjectQuerySet:
        """Projects that are not parked."""
        return self.filter(status=Project.Status.ACTIVE)


class Project(Staged):
    """One idea on its way. Its stage is moved by ``projects.journey`` only."""

    class Stage(models.TextChoices):
        IDEA = "idea", "Idea"
        THESIS = "thesis", "Thesis defined"
        DIRECTION = "direction", "Validated direction"
        MVP = "mvp", "MVP built"
        FEEDBACK = "feedback", "Feedback loop active"
        SCALE = "scale", "Scale & optimize"

    class Status(models.TextChoices):
        ACTIVE = "active", "Active"
        PARKED = "parked", "Parked"

    #: The five named stages; every project begins before the first.
    PATH = (Stage.THESIS, Stage.DIRECTION, Stage.MVP, Stage.FEEDBACK, Stage.SCALE)
    MOVES = {
        Stage.IDEA: {Stage.THESIS},
        Stage.THESIS: {Stage.THESIS, Stage.DIRECTION},  # a pivot enters it again
        Stage.DIRECTION: {Stage.THESIS, Stage.MVP},
        Stage.MVP: {Stage.THESIS, Stage.FEEDBACK},
        Stage.FEEDBACK: {Stage.THESIS},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="projects")
    name = models.CharField(max_length=60)
    idea = models.TextField(help_text="In the founder's own words.")
    direction = models.TextField(
        blank=True, help_text="What narrowing or pivoting asked for, one per line, newest last."
    )
    stage = models.CharField(max_length=16, choices=Stage, default=Stage.IDEA)
    status = models.CharField(max_length=8, choices=Status, default=Status.ACTIVE)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The project's home."""
        return reverse("projects:detail", args=[self.pk])

    @property
    def is_parked(self) -> bool:
        """True while nothing may run."""
        return self.status == self.Status.PARKED

    @property
    def stage_number(self) -> int:
        """1-5, or 0 before the first stage."""
        return self.PATH.index(self.stage) + 1 if self.stage in self.PATH else 0

    def has_reached(self, stage: str) -> bool:
        """True when the project is at *stage* or beyond."""
        return self.stage_number >= list(self.PATH).index(stage) + 1
