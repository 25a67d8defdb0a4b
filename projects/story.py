"""The rows that tell a project's story, gathered once for the graph, the board and the details.

What belongs to the apps on the right is reached by reverse relations; large columns stay there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Min, Prefetch
from django.db.models.fields.json import KT

from projects.completion import Milestone, Tally, Tried, milestones, tally
from projects.dashboard import tried
from projects.facts import newest, of
from projects.models import Document, Plan, Project, Revision

#: What a list never shows, and can be large.
LARGE = ("manifest", "spec", "checks", "details")


@dataclass(frozen=True)
class Story:
    """One project's rows, the oldest first. *plans* are those of every round."""

    project: Project
    documents: list[Document]
    gates: list[Any]
    plans: list[Plan]
    versions: list[Any]
    builds: list[Any]
    changes: list[Any]
    tried: list[Tried]

    def document(self, kind: str) -> Document | None:
        """The document of *kind*, whether it is written or not."""
        return next((d for d in self.documents if d.kind == kind), None)

    def content(self, kind: str) -> dict[str, Any]:
        """The newest content of the document of *kind*; empty while there is none."""
        document = self.document(kind)
        return document.content if document else {}

    @property
    def plan(self) -> Plan | None:
        """The plan that is followed."""
        return next((plan for plan in self.plans if plan.is_chosen), None)

    @property
    def tally(self) -> Tally:
        """What the newest version keeps of what is promised."""
        return tally(self.content("mvp_scope"), self.tried)

    @property
    def milestones(self) -> list[Milestone]:
        """The milestones in order, saying which are behind us."""
        return milestones(self.content("milestones"), self.tally)


def gather(project: Project) -> Story:
    """Gather the story of *project*, with the same number of queries however long it is."""
    revisions = newest(Revision.objects.all(), "document_id", "-number")
    documents = project.documents.shelf().annotate(begun_at=Min("revisions__created_at"))
    versions = of([project], "versions").defer("manifest", "spec").annotate(app=KT("spec__name"))
    builds = of([project], "builds").defer(*LARGE).select_related("version", "base")
    builds = builds.defer(
        *LARGE, *(f"{row}__{column}" for row in ("version", "base") for column in LARGE[:2])
    )
    changes = of([project], "changes").select_related("document").order_by("number")
    return Story(
        project=project,
        documents=list(documents.prefetch_related(Prefetch("revisions", revisions))),
        gates=list(of([project], "gates").order_by("asked_at", "pk")),
        plans=list(project.plans.order_by("plan_set__number", "position")),
        versions=list(versions.order_by("number")),
        builds=list(builds.order_by("number")),
        changes=list(changes.prefetch_related(Prefetch("document__revisions", revisions))),
        tried=tried(project),
    )
