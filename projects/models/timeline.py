"""The timeline: everything that happened to a project, appended and never changed."""

from django.conf import settings
from django.db import models

from projects.models.project import Project


class TimelineEvent(models.Model):
    """One thing that happened. Written by ``projects.timeline`` only."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    sentence = models.TextField(help_text="What happened, in plain words.")
    version = models.CharField(max_length=16, blank=True)
    debug_id = models.CharField(max_length=32, blank=True)
    details = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["project", "-at"], name="timeline_newest_first")]

    def __str__(self) -> str:
        return self.sentence
