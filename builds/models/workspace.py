"""Workspaces of record: blobs by content, versions as manifests, and the preview of each."""

from __future__ import annotations

import secrets

from django.db import models
from django.urls import reverse

from projects.models import Project, User


class Blob(models.Model):
    """The content of a file, stored once, named by its sha256."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    packed = models.BinaryField(help_text="The bytes, compressed with zlib.")
    size = models.PositiveIntegerField(help_text="Bytes before compression.")

    def __str__(self) -> str:
        return self.sha256[:12]


class VersionQuerySet(models.QuerySet["Version"]):
    """Questions about many versions."""

    def visible_to(self, user: User) -> VersionQuerySet:
        """Versions of the user's own projects."""
        return self.filter(project__owner=user)


class Version(models.Model):
    """One finished version of an app. Never changed, never overwritten."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    manifest = models.JSONField(help_text="path -> sha256")
    spec = models.JSONField(help_text="The AppSpec it was built from.")
    news = models.JSONField(
        default=list, blank=True, help_text="What is different from its parent, in plain words."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"v0.{self.number}"

    def get_absolute_url(self) -> str:
        """The version's page."""
        return reverse("builds:version", args=[self.pk])

    @property
    def tag(self) -> str:
        """The name in code and tags."""
        return f"build_v0_{self.number}"


def new_slug() -> str:
    """Return an unguessable host label for a preview."""
    return secrets.token_hex(8)


class Preview(models.Model):
    """The running app of a version, on an origin of its own."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="preview")
    slug = models.CharField(max_length=32, unique=True, default=new_slug)
    sandbox_id = models.CharField(max_length=80)
    isolation = models.CharField(max_length=300, blank=True)
    kept_data = models.CharField(
        max_length=64, blank=True, help_text="The last copy of what was entered."
    )
    kept_at = models.DateTimeField(null=True, blank=True, help_text="When it was copied.")
    opened_at = models.DateTimeField(null=True, blank=True, help_text="First seen by the founder.")
    share_epoch = models.PositiveIntegerField(
        default=0, help_text="Raised to make every share link given out so far invalid."
    )

    def __str__(self) -> str:
        return f"Preview of {self.version}"
