"""A gate: a decision only the founder can take."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from projects.models import Project, User


class GateQuerySet(models.QuerySet["Gate"]):
    """Questions about many gates."""

    def visible_to(self, user: User) -> GateQuerySet:
        """Gates of the user's own projects."""
        return self.filter(project__owner=user)

    def open(self) -> GateQuerySet:
        """Gates that wait for a decision."""
        return self.filter(choice="")


class Gate(models.Model):
    """One decision, open until a choice is taken by ``gates.decisions``."""

    class Kind(models.TextChoices):
        DIRECTION = "direction", "Direction"
        SOLIDIFICATION = "solidification", "Next step"

    class Choice(models.TextChoices):
        PROCEED = "proceed", "Proceed"
        NARROW = "narrow", "Narrow"
        PIVOT = "pivot", "Pivot"
        ITERATE = "iterate", "Iterate"
        SHIP = "ship", "Ship"
        PARK = "park", "Park"

    project = models.ForeignKey(Project, models.CASCADE, related_name="gates")
    kind = models.CharField(max_length=16, choices=Kind)
    choice = models.CharField(max_length=16, choices=Choice, blank=True)
    note = models.TextField(blank=True)
    evidence = models.JSONField(
        default=dict, blank=True, help_text="What the founder decides by, as it stood then."
    )
    asked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="decisions"
    )

    objects = GateQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind"], condition=Q(choice=""), name="one_open_gate_per_kind"
            ),
            models.CheckConstraint(
                condition=Q(choice="", decided_at=None) | (~Q(choice="") & ~Q(decided_at=None)),
                name="a_decision_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.project}"

    def get_absolute_url(self) -> str:
        """The gate's page."""
        return reverse("gates:detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """True while it waits for the founder."""
        return not self.choice
