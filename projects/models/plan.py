"""Execution plans: two or three options, of which the founder chooses one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cofounder.stages import Staged
from projects.models.project import Project


class PlanSet(Staged):
    """One round of options. Asking for different ones makes a new round."""

    class Stage(models.TextChoices):
        WAITING = "waiting", "Waiting"
        WRITING = "writing", "Being drawn up"
        READY = "ready", "Ready"
        FAILED = "failed", "Not drawn up"

    #: A writer who was overtaken after a while no longer counts.
    GUARDS = ("stage_changed_at",)
    MOVES = {
        Stage.WAITING: {Stage.WRITING},
        Stage.WRITING: {Stage.READY, Stage.FAILED, Stage.WAITING},  # back after a crash
        Stage.FAILED: {Stage.WAITING},
    }

    project = models.ForeignKey(Project, models.CASCADE, related_name="plan_sets")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.WAITING)
    wish = models.TextField(blank=True, help_text="What the founder missed in the round before.")
    problem = models.TextField(blank=True, help_text="Why it failed, for the founder.")
    debug_id = models.CharField(max_length=32, blank=True, help_text="Of that problem.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_plan_set_per_number")
        ]

    def __str__(self) -> str:
        return f"Plans for {self.project}, round {self.number}"

    @property
    def is_pending(self) -> bool:
        """True while the founder is waiting for it."""
        return self.stage in {self.Stage.WAITING, self.Stage.WRITING}


class Plan(models.Model):
    """One option. *content* has the fields of ``runner.protocol.PlanOption``."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="plans")
    plan_set = models.ForeignKey(PlanSet, models.CASCADE, related_name="plans")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    recommended = models.BooleanField(default=False)
    content = models.JSONField()
    chosen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(chosen_at__isnull=False), name="one_chosen_plan"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_chosen(self) -> bool:
        """True for the plan we follow."""
        return self.chosen_at is not None
