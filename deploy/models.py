"""What is kept on the way to a launch: reports on versions, the chosen path, steps done."""

from __future__ import annotations

from django.db import models

from builds import workspaces
from builds.models import Version
from projects.models import Project, User


class ReadinessReportQuerySet(models.QuerySet["ReadinessReport"]):
    """Questions about many reports."""

    def visible_to(self, user: User) -> ReadinessReportQuerySet:
        """Reports on versions of the user's own projects."""
        return self.filter(version__project__owner=user)

    def newest(self, project: Project) -> ReadinessReport | None:
        """The latest report on the latest version of *project* that was ever checked."""
        own = self.filter(version__project=project).select_related("version")
        return own.order_by("-version__number", "-created_at", "-pk").first()


class ReadinessReport(models.Model):
    """What the files of one version said when they were judged by one set of rules.

    ``deploy.reports`` is its only writer; a report is never changed.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="reports")
    digest = models.CharField(max_length=64, help_text="sha256 of the files it was made from.")
    rules = models.CharField(max_length=16, help_text="Names the checks as they were then.")
    overall = models.CharField(max_length=8, help_text="green, yellow or red")
    verdicts = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReadinessReportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "digest", "rules"], name="one_report_of_the_same_files_and_rules"
            )
        ]

    def __str__(self) -> str:
        return f"Readiness of {self.version} ({self.short_digest})"

    @property
    def short_digest(self) -> str:
        """The first signs of the digest, enough to tell two versions apart."""
        return self.digest[:8]

    @property
    def is_of_these_files(self) -> bool:
        """True while the version still holds the files that were judged."""
        return self.digest == workspaces.digest(self.version.manifest)


class Launch(models.Model):
    """Where a founder wants to launch a project, and at which address."""

    project = models.OneToOneField(Project, models.CASCADE, related_name="launch")
    path = models.CharField(
        max_length=16, blank=True, help_text="A key of deploy.paths; empty: none yet."
    )
    address = models.CharField(max_length=200, blank=True, help_text="The domain, if there is one.")
    chosen_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "launches"

    def __str__(self) -> str:
        return f"Launch of {self.project}"


class Tick(models.Model):
    """A step of a guide that the founder says is done."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="ticks")
    guide = models.CharField(max_length=16, help_text="A key of deploy.paths, or “secrets”.")
    step = models.CharField(max_length=80)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "guide", "step"], name="one_tick_of_a_step_of_a_guide"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.guide}: {self.step}"
