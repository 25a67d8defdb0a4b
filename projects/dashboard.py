"""A project's home as data: everything a founder sees there, the same for the page and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Sum, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone

from projects.completion import Milestone, Tally, Tried, milestones, next_milestone, tally
from projects.facts import Facts, Progress, facts, newest, of, overall, progress
from projects.models import Project, Revision, TimelineEvent
from projects.next_step import NextStep, next_step
from projects.risks import Risk, Signs, risks

#: How many of the latest events a home shows.
EVENTS = 6


@dataclass(frozen=True)
class Dashboard:
    """What stands on a project's home. *tried* are the promises of all versions' builds."""

    project: Project
    facts: Facts
    next: NextStep
    progress: Progress
    overall: int
    tally: Tally
    milestones: list[Milestone]
    risks: list[Risk]
    events: Sequence[TimelineEvent]

    @property
    def next_milestone(self) -> Milestone | None:
        """The first milestone whose work is not behind us."""
        return next_milestone(self.milestones)

    @property
    def decisions(self) -> list[Any]:
        """Every decision that waits, then the newest of those taken: three, or all that wait."""
        waiting = self.facts.open_gates
        taken = [gate for gate in self.facts.gates if not gate.is_open]
        return waiting + taken[: max(0, 3 - len(waiting))]

    @property
    def changes(self) -> list[Any]:
        """Changes and wishes that are alive: not built, not dropped; newest first."""
        return [c for c in self.facts.changes if c.stage not in {"built", "dropped"}]

    def as_dict(self) -> dict[str, Any]:
        """The dashboard as JSON. The names of its keys are a promise to scripts."""
        project, version, step = self.project, self.facts.version, self.next
        milestone = self.next_milestone
        return {
            "project": {
                "id": str(project.pk),
                "name": project.name,
                "idea": project.idea,
                "stage": project.stage,
                "stage_number": project.stage_number,
                "status": project.status,
            },
            "progress_percent": self.overall,
            "next": {
                "title": step.title, "text": step.text, "action": step.action, "url": step.url,
            },
            "version": str(version) if version else None,
            "mvp_completion_percent": self.tally.percent,
            "next_milestone": milestone.as_dict() if milestone else None,
            "risks": [risk.as_dict() for risk in self.risks],
            "latest_build": _build(self.facts.build),
            "preview": _preview(version),
            "documents": [_document(document) for document in self.facts.documents.values()],
            "pending_decisions": [_gate(gate) for gate in self.facts.open_gates],
            "changes": [_change(change) for change in self.changes],
        }  # fmt: skip


def of_project(project: Project) -> Dashboard:
    """Gather the dashboard of *project*."""
    found = facts(project)
    latest = Prefetch("revisions", newest(Revision.objects.all(), "document_id", "-number"))
    prefetch_related_objects(list(found.documents.values()), latest)
    step = next_step(found)
    events = list(project.events.all()[:EVENTS])
    counted = tally(content(found, "mvp_scope"), tried(project) if found.version else [])
    return Dashboard(
        project=project,
        facts=found,
        next=step,
        progress=progress(found),
        overall=overall(found),
        tally=counted,
        milestones=milestones(content(found, "milestones"), counted),
        risks=risks(found, _signs(project, events), step),
        events=events,
    )


def content(found: Facts, kind: str) -> dict[str, Any]:
    """Return the newest content of the document of *kind*; empty while there is none."""
    document = found.documents.get(kind)
    return document.content if document else {}


def tried(project: Project) -> list[Tried]:
    """Return the promises of every version of *project*, as its build found them."""
    promise = of([project], "builds").model._meta.get_field("promises").related_model
    rows = promise._default_manager.filter(build__project=project, build__version__isnull=False)
    return [
        Tried(*row)
        for row in rows.order_by("build__version__number", "position").values_list(
            "build__version__number", "feature", "text", "outcome"
        )
    ]


def _signs(project: Project, events: Sequence[TimelineEvent]) -> Signs:
    """Read what risks are seen by: three small questions to the database."""
    now = timezone.now()
    builds = of([project], "builds")
    over = builds.filter(stage__in=builds.model.OVER).order_by("-number")
    charged = builds.model.objects.charged_today(now).filter(project__owner=project.owner_id)
    return Signs(
        now=now,
        ends=list(over.values_list("stage", flat=True)),
        quiet_since=events[0].at if events else project.created_at,
        spent_cents=charged.aggregate(sum=Sum("spent_cents"))["sum"] or 0,
        budget_cents=project.owner.limits.cents_per_day,
    )


def _build(build: Any) -> dict[str, Any] | None:
    """The newest build there is, so that no older failure can outlive a later success."""
    return build and {
        "id": build.pk,
        "label": build.label,
        "stage": build.stage,
        "stage_label": build.get_stage_display(),
        "version": str(build.version) if build.version_id else None,
        "error": build.failure if build.stage == "failed" else None,
        "debug_id": build.debug_id,
        "spent_cents": build.spent_cents,
        "ceiling_cents": build.ceiling_cents,
        "started_at": build.created_at.isoformat(),
        "ended_at": build.ended_at.isoformat() if build.ended_at else None,
        "url": build.get_absolute_url(),
    }


def _preview(version: Any) -> dict[str, Any] | None:
    preview = getattr(version, "preview", None)
    return preview and {
        "version": str(version),
        "opened_at": preview.opened_at.isoformat() if preview.opened_at else None,
        "url": reverse("builds:preview", args=[version.pk]),
    }


def _document(document: Any) -> dict[str, Any]:
    current = document.current
    return {
        "kind": document.kind,
        "title": str(document),
        "stage": document.stage,
        "stage_label": document.get_stage_display(),
        "version": current.number if current else None,
        "url": document.get_absolute_url(),
    }


def _gate(gate: Any) -> dict[str, Any]:
    return {
        "id": gate.pk,
        "kind": gate.kind,
        "title": gate.get_kind_display(),
        "asked_at": gate.asked_at.isoformat(),
        "url": gate.get_absolute_url(),
    }


def _change(change: Any) -> dict[str, Any]:
    return {
        "number": change.number,
        "title": str(change),
        "words": change.words,
        "stage": change.stage,
        "stage_label": change.get_stage_display(),
        "created_at": change.created_at.isoformat(),
        "url": change.get_absolute_url(),
    }
