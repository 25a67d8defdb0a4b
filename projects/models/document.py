"""Documents: versioned artifacts of a project. An edit or a rewrite is a new revision."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cofounder.stages import Staged
from projects.models.project import Project


class DocumentQuerySet(models.QuerySet["Document"]):
    """Questions about many documents."""

    def shelf(self) -> DocumentQuerySet:
        """The documents there is one of each: everything but change requests."""
        return self.filter(number=0)


class Document(Staged):
    """One artifact of a kind. ``projects.documents`` moves it; its content is its last revision.

    There is one document of each kind, number 0, but as many change requests as were made.
    """

    class Kind(models.TextChoices):
        THESIS = "thesis", "Thesis snapshot"
        IDEA_BRIEF = "idea_brief", "Idea brief"
        PRODUCT_BRIEF = "product_brief", "Product brief"
        MVP_SCOPE = "mvp_scope", "MVP scope"
        MILESTONES = "milestones", "Milestones"
        RISK_LOG = "risk_log", "Risk log"
        HOW_IT_WORKS = "how_it_works", "How it works"
        CHANGE_REQUEST = "change_request", "Change request"

    class Stage(models.TextChoices):
        WAITING = "waiting", "Waiting"
        WRITING = "writing", "Being written"
        READY = "ready", "Ready"
        FAILED = "failed", "Not written"

    #: A writer who was asked before something changed, or was overtaken, no longer counts.
    GUARDS = ("stage_changed_at",)
    MOVES = {
        Stage.WAITING: {Stage.WRITING},
        Stage.WRITING: {Stage.READY, Stage.FAILED, Stage.WAITING},  # asked for anew
        Stage.READY: {Stage.WAITING},
        Stage.FAILED: {Stage.WAITING},
    }

    project = models.ForeignKey(Project, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=16, choices=Kind)
    number = models.PositiveIntegerField(default=0, help_text="Counts change requests from 1.")
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.WAITING)
    problem = models.TextField(blank=True, help_text="Why it was not written, for the founder.")
    debug_id = models.CharField(max_length=32, blank=True, help_text="Of that problem.")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "number"], name="one_document_per_kind_and_number"
            ),
            models.CheckConstraint(
                condition=Q(kind="change_request", number__gt=0)
                | (~Q(kind="change_request") & Q(number=0)),
                name="only_change_requests_are_numbered",
            ),
        ]

    def __str__(self) -> str:
        label = self.get_kind_display()
        return f"{label} {self.number}" if self.number else label

    def get_absolute_url(self) -> str:
        """The document's page; a change request is read where it was made."""
        if self.number:
            return reverse("builds:change", args=[self.project_id, self.number])
        return reverse("projects:document", args=[self.project_id, self.kind])

    @property
    def current(self) -> Revision | None:
        """The newest revision, kept readable while a new one is being written."""
        if "revisions" in getattr(self, "_prefetched_objects_cache", ()):
            return next(iter(self.revisions.all()), None)  # the newest comes first
        return self.revisions.first()

    @property
    def content(self) -> dict[str, Any]:
        """The newest content, empty while there is none."""
        current = self.current
        return current.content if current else {}

    @property
    def own_words(self) -> list[str]:
        """The sections the founder worded themselves since we last wrote it, in that order."""
        own: list[str] = []
        before: list[tuple[Any, list[str]]] = []
        for revision in list(self.revisions.all())[::-1]:
            if revision.origin == Revision.Origin.WRITTEN:
                own = []
            elif revision.is_return:
                # It says what an earlier version said, and as much of it is the founder's.
                own = next((was for said, was in before[::-1] if said == revision.content), own)
            elif revision.edited_field not in own:
                own = [*own, revision.edited_field]
            before.append((revision.content, own))
        return own

    @property
    def is_pending(self) -> bool:
        """True while the founder is waiting for it."""
        return self.stage in {self.Stage.WAITING, self.Stage.WRITING}


class Annotation(models.Model):
    """A founder's note beside a section of a document, kept until they take it away."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="annotations")
    field = models.CharField(max_length=40, help_text="The section it stands beside.")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Revision(models.Model):
    """One version of a document, never changed once written."""

    class Origin(models.TextChoices):
        WRITTEN = "written", "Written by us"
        EDITED = "edited", "Edited by you"

    document = models.ForeignKey(Document, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.WRITTEN)
    edited_field = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_revision_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.document}, version {self.number}"

    @property
    def is_return(self) -> bool:
        """True when the founder went back to what an earlier version says."""
        return self.origin == self.Origin.EDITED and not self.edited_field

    @property
    def how(self) -> str:
        """How this version came about, in words."""
        return "Brought back by you" if self.is_return else self.get_origin_display()
