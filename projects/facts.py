"""What is true of projects right now, gathered once for the pages that need it.

Gates, builds and versions stand to the right of projects; they are reached by reverse relations.
The number of questions to the database does not grow with the number of projects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet, prefetch_related_objects

from projects.models import Document, Interview, PlanSet, Project
from projects.models.plan import Plan

FIVE = ("product_brief", "mvp_scope", "milestones", "risk_log", "how_it_works")


@dataclass(frozen=True)
class Facts:
    """One project's facts. Builds, versions and gates are rows of the apps to the right.

    *gates* and *changes* have the newest first. *build* and *version* are the newest there are.
    """

    project: Project
    interview: Interview | None
    documents: dict[str, Document]
    gates: tuple[Any, ...]
    changes: tuple[Any, ...]
    plan_set: PlanSet | None
    plan: Plan | None
    build: Any
    version: Any
    launch: Any

    @property
    def gate(self) -> Any:
        """The newest decision that waits for the founder."""
        return next(iter(self.open_gates), None)

    @property
    def open_gates(self) -> list[Any]:
        """Decisions that wait for the founder, newest first."""
        return [gate for gate in self.gates if gate.is_open]

    @property
    def decided(self) -> frozenset[str]:
        """What was decided so far, each as ``kind:choice``."""
        return frozenset(f"{gate.kind}:{gate.choice}" for gate in self.gates if not gate.is_open)

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
    return gather([project])[project.pk]


def gather(projects: Iterable[Project]) -> dict[UUID, Facts]:
    """Gather the facts of *projects*, by their ids, with the same few queries for one and many."""
    projects = list(projects)
    talks = list(of(projects, "interviews").exclude(stage=Interview.Stage.SET_ASIDE))
    # Only of those still under way it matters whether they have begun.
    prefetch_related_objects([talk for talk in talks if talk.stage != "done"], "answers")
    builds = newest(of(projects, "builds"), "project_id", "-number")
    versions = newest(of(projects, "versions"), "project_id", "-number").select_related("preview")
    versions = versions.prefetch_related("reports")
    rows = {
        "interview": by_project(talks),
        "documents": by_project(of(projects, "documents").shelf()),
        "gates": by_project(of(projects, "gates")),
        "changes": by_project(of(projects, "changes")),
        "plan_set": by_project(newest(of(projects, "plan_sets"), "project_id", "-number")),
        "plan": by_project(of(projects, "plans").filter(chosen_at__isnull=False)),
        "build": by_project(builds.prefetch_related("events").select_related("version")),
        "version": by_project(versions),
        "launch": by_project(of(projects, "launch")),
    }
    return {project.pk: _facts(project, rows) for project in projects}


def _facts(project: Project, rows: Mapping[str, Mapping[UUID, Sequence[Any]]]) -> Facts:
    """Pick the rows of *project* out of those of all."""
    own = {name: found.get(project.pk, []) for name, found in rows.items()}
    single = ("interview", "plan_set", "plan", "build", "version", "launch")
    return Facts(
        project=project,
        documents={document.kind: document for document in own["documents"]},
        gates=tuple(own["gates"]),
        changes=tuple(own["changes"]),
        **{name: next(iter(own[name]), None) for name in single},
    )


def of(projects: Sequence[Project], name: str) -> Any:
    """Return the rows of *projects* behind the reverse relation *name*, whichever app has them."""
    related = Project._meta.get_field(name).related_model
    return related._default_manager.filter(project__in=projects)


def newest(rows: QuerySet[Any], owner: str, order: str) -> QuerySet[Any]:
    """Return only the first row of each *owner* in the *order*."""
    return rows.order_by(owner, order).distinct(owner)


def by_project(rows: Iterable[Model]) -> dict[UUID, list[Any]]:
    """Sort *rows* by the project they belong to."""
    sorted_out: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        sorted_out[row.project_id].append(row)
    return sorted_out


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
    """How far along the five stages, in percent: stages reached plus the steps to the next.

    Towards the fifth there are no steps: it is locked.
    """
    reached = found.project.stage_number
    share = progress(found).percent / 100 if reached < len(Project.PATH) - 1 else 0
    return round(100 * (reached + share) / len(Project.PATH))
