"""What is true of a project right now, gathered once for the pages that need it.

Gates, builds and versions stand to the right of projects; they are reached by reverse relations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from projects.models import Document, Interview, PlanSet, Project
from projects.models.plan import Plan

FIVE = ("product_brief", "mvp_scope", "milestones", "risk_log", "how_it_works")


@dataclass(frozen=True)
class Facts:
    """One project's facts. Builds, versions and gates are rows of the apps to the right."""

    project: Project
    interview: Interview | None
    documents: dict[str, Document]
    gate: Any
    plan_set: PlanSet | None
    plan: Plan | None
    build: Any
    version: Any
    decided: frozenset[str]

    def is_ready(self, kind: str) -> bool:
        """True when the document of *kind* can be read and is not being rewritten."""
        document = self.documents.get(kind)
        return document is not None and document.stage == Document.Stage.READY

    @property
    def pending(self) -> list[Document]:
        """Documents the founder is waiting for."""
        return [document for document in self.documents.values() if document.is_pending]

    @property
    def failed(self) -> list[Document]:
        """Documents that could not be written."""
        return [d for d in self.documents.values() if d.stage == Document.Stage.FAILED]


def facts(project: Project) -> Facts:
    """Gather the facts of *project*."""
    gates = list(project.gates.all())
    return Facts(
        project=project,
        interview=project.interviews.exclude(stage=Interview.Stage.SET_ASIDE).first(),
        documents={document.kind: document for document in project.documents.shelf()},
        gate=next((gate for gate in gates if gate.is_open), None),
        plan_set=project.plan_sets.first(),
        plan=project.plans.filter(chosen_at__isnull=False).first(),
        build=project.builds.prefetch_related("events").select_related("version").first(),
        version=project.versions.select_related("preview").first(),
        decided=frozenset(f"{gate.kind}:{gate.choice}" for gate in gates if not gate.is_open),
    )


@dataclass(frozen=True)
class Progress:
    """Steps done of the steps there are, towards the stage named *towards*."""

    towards: str
    done: int
    total: int

    @property
    def percent(self) -> int:
        """Done, in percent of the total."""
        return round(100 * self.done / self.total)


def progress(found: Facts) -> Progress:
    """Count the steps towards the next stage. Computed from facts each time; it may go down."""
    stage = found.project.stage
    if stage == Project.Stage.IDEA:
        steps = [
            bool(found.interview and found.interview.stage == "done"),
            found.is_ready("thesis"),
        ]
    elif stage == Project.Stage.THESIS:
        steps = [found.is_ready("thesis"), found.is_ready("idea_brief"), False]
    elif stage == Project.Stage.DIRECTION:
        steps = [bool(found.plan), *(found.is_ready(kind) for kind in FIVE), bool(found.version)]
    elif stage == Project.Stage.MVP:
        opened = bool(found.version and found.version.preview.opened_at)
        steps = [True, opened, any(d.startswith("solidification") for d in found.decided)]
    else:
        steps = [True]
    reached = found.project.stage_number
    following = Project.PATH[min(reached, len(Project.PATH) - 1)]
    return Progress(Project.Stage(following).label, sum(steps), len(steps))


def overall(found: Facts) -> int:
    """How far along the five stages, in percent: stages reached plus the steps to the next."""
    reached = found.project.stage_number
    share = progress(found).percent / 100 if reached < len(Project.PATH) - 1 else 0
    return round(100 * (reached + share) / len(Project.PATH))
