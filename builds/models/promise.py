"""Promises: the acceptance criteria of the scope, and what a build found about each."""

from django.db import models

from builds.models.build import Build


class Promise(models.Model):
    """One criterion as one build found it."""

    class Outcome(models.TextChoices):
        KEPT = "kept", "Kept"
        BROKEN = "broken", "Broken"
        NOT_TESTED = "not_tested", "Not tested"

    build = models.ForeignKey(Build, models.CASCADE, related_name="promises")
    position = models.PositiveIntegerField()
    text = models.CharField(max_length=200)
    feature = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    evidence = models.TextField(blank=True, help_text="What we did and saw, in one sentence.")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["build", "position"], name="one_promise_per_position")
        ]

    def __str__(self) -> str:
        return self.text
