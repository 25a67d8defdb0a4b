"""A build: one attempt to make a version."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from builds.models.change import ChangeRequest
from builds.models.workspace import Preview, Version, new_slug
from cofounder.stages import Staged
from projects.models import Project, User


class BuildQuerySet(models.QuerySet["Build"]):
    """Questions about many builds."""

    def visible_to(self, user: User) -> BuildQuerySet:
        """Builds of the user's own projects."""
        return self.filter(project__owner=user)

    def active(self) -> BuildQuerySet:
        """Builds that are waiting or running."""
        return self.exclude(stage__in=Build.OVER)

    def running(self) -> BuildQuerySet:
        """Builds a worker has begun."""
        return self.active().exclude(stage__in=[Build.Stage.QUEUED, Build.Stage.SCHEDULED])

    def charged_today(self, now: datetime | None = None) -> BuildQuerySet:
        """Builds begun today whose work is charged: those that failed or were stopped are not."""
        since = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        ended = [Build.Stage.FAILED, Build.Stage.CANCELLED]
        return self.filter(begun_at__gte=since).exclude(stage__in=ended)


class Build(Staged):
    """One attempt to turn a project's plan into a running, checked version.

    ``builds.lifecycle`` is the only writer of its stage.
    """

    class Stage(models.TextChoices):
        SCHEDULED = "scheduled", "Scheduled"
        QUEUED = "queued", "Waiting in line"
        STARTING = "starting", "Starting"
        SCAFFOLD = "scaffold", "Scaffolding"
        CODE = "code", "Writing code"
        DEPS = "deps", "Installing deps"
        CHECKS = "checks", "Running checks"
        READY = "ready", "Ready"
        FAILED = "failed", "Build failed"
        CANCELLED = "cancelled", "Cancelled"

    #: What the founder sees as steps.
    STEPS = (Stage.SCAFFOLD, Stage.CODE, Stage.DEPS, Stage.CHECKS)
    OVER = (Stage.READY, Stage.FAILED, Stage.CANCELLED)
    _ENDS = {Stage.FAILED, Stage.CANCELLED}
    #: A worker that takes over an orphaned build enters the step it stood at once more.
    MOVES = {
        Stage.SCHEDULED: {Stage.QUEUED} | _ENDS,
        Stage.QUEUED: {Stage.STARTING} | _ENDS,
        Stage.STARTING: {Stage.STARTING, Stage.SCAFFOLD, Stage.CODE, Stage.DEPS, Stage.CHECKS}
        | _ENDS,
        Stage.SCAFFOLD: {Stage.STARTING, Stage.SCAFFOLD, Stage.CODE} | _ENDS,
        Stage.CODE: {Stage.STARTING, Stage.CODE, Stage.DEPS} | _ENDS,
        Stage.DEPS: {Stage.STARTING, Stage.DEPS, Stage.CHECKS, Stage.CODE} | _ENDS,
        Stage.CHECKS: {Stage.STARTING, Stage.CHECKS, Stage.CODE, Stage.READY} | _ENDS,
    }

    GUARDS = ("fence",)  # a worker whose lease was taken over can no longer write

    project = models.ForeignKey(Project, models.CASCADE, related_name="builds")
    number = models.PositiveIntegerField(help_text="Counts attempts, not versions.")
    aims_for = models.CharField(max_length=16, help_text="The version it was started for.")
    base = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="builds_from",
        help_text="The version whose files it starts from; empty for a build from the plan.",
    )
    change = models.ForeignKey(
        ChangeRequest, models.PROTECT, null=True, blank=True, related_name="builds"
    )
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    stage = models.CharField(max_length=16, choices=Stage, default=Stage.QUEUED)
    created_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    round = models.PositiveIntegerField(default=0, help_text="Repairs so far.")

    spec = models.JSONField(default=dict, blank=True)
    manifest = models.JSONField(default=dict, blank=True, help_text="path -> sha256, so far")
    checks = models.JSONField(default=list, blank=True, help_text="What the checks saw.")
    failure = models.TextField(blank=True, help_text="Why it failed, in the founder's words.")
    details = models.TextField(blank=True, help_text="For the curious and for staff; no secrets.")
    debug_id = models.CharField(max_length=32, blank=True)

    version = models.OneToOneField(Version, models.PROTECT, null=True, blank=True)
    preview = models.OneToOneField(Preview, models.PROTECT, null=True, blank=True)
    slug = models.CharField(max_length=32, default=new_slug, help_text="Of the preview to be.")
    sandbox_id = models.CharField(max_length=80, blank=True)
    isolation = models.CharField(max_length=300, blank=True)

    ceiling_cents = models.PositiveIntegerField()
    spent_cents = models.PositiveIntegerField(default=0, help_text="What the runner's work cost.")
    likely_seconds = models.PositiveIntegerField()

    #: The lease: who works on it, until when, and the fencing number of that claim.
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)

    objects = BuildQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_build_per_number"),
            models.UniqueConstraint(
                fields=["project"],
                condition=~Q(stage__in=["ready", "failed", "cancelled"]),
                name="one_active_build_per_project",
            ),
            models.CheckConstraint(
                condition=~Q(stage="ready") | Q(version__isnull=False, preview__isnull=False),
                name="ready_build_has_version_and_preview",
            ),
        ]

    def __str__(self) -> str:
        return f"Build {self.label}"

    def get_absolute_url(self) -> str:
        """The build's page."""
        return reverse("builds:detail", args=[self.pk])

    @property
    def label(self) -> str:
        """The version it became, or the one it aims for."""
        return str(self.version) if self.version_id else self.aims_for

    @property
    def is_active(self) -> bool:
        """True while it waits or runs."""
        return not self.is_over

    @property
    def is_return(self) -> bool:
        """True when it brings back the files of an earlier version unchanged."""
        return self.base_id is not None and self.change_id is None

    @property
    def is_over(self) -> bool:
        """True once nothing more will happen."""
        return self.stage in self.OVER

    @property
    def is_waiting(self) -> bool:
        """True before a worker has begun."""
        return self.stage in {self.Stage.QUEUED, self.Stage.SCHEDULED}

    @property
    def place(self) -> int:
        """How many builds wait up to this one, itself included; 0 when it does not wait."""
        if self.stage != self.Stage.QUEUED:
            return 0
        ahead = Build.objects.filter(stage=self.Stage.QUEUED, created_at__lte=self.created_at)
        return ahead.count()

    @property
    def seconds(self) -> int:
        """How long it has been worked on, in seconds."""
        if not self.begun_at:
            return 0
        return round(((self.ended_at or timezone.now()) - self.begun_at).total_seconds())

    @property
    def seconds_left(self) -> int | None:
        """Our guess at what remains, in seconds; None when it took longer than we guessed."""
        left = self.likely_seconds - self.seconds
        return left if left > 0 and not self.is_over else None

    @property
    def steps(self) -> list[dict[str, str]]:
        """The four named steps with what the page says of each: done, now, next or stopped."""
        reached = self._reached()
        states = []
        for position, step in enumerate(self.STEPS):
            if self.stage == self.Stage.READY or position < reached:
                state = "done"
            elif position == reached and not self.is_waiting:
                state = "stopped" if self.is_over else "now"
            else:
                state = "next"
            states.append({"name": step.label, "state": state})
        return states

    def _reached(self) -> int:
        """The position of the newest step on ``STEPS``; -1 before the first."""
        if self.stage in self.STEPS:
            return self.STEPS.index(self.stage)
        seen = [event.stage for event in self.events.all() if event.stage in self.STEPS]
        return self.STEPS.index(seen[-1]) if seen else -1


class BuildEvent(models.Model):
    """One line of a build's record, in order. Written by ``builds.record`` only."""

    build = models.ForeignKey(Build, models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    stage = models.CharField(max_length=16)
    sentence = models.CharField(max_length=300)
    details = models.TextField(blank=True, help_text="Sanitised output, shown on demand.")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["build", "seq"], name="one_event_per_number")
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def elapsed(self) -> int:
        """Seconds since the build was begun."""
        return max(
            0, round((self.at - (self.build.begun_at or self.build.created_at)).total_seconds())
        )
