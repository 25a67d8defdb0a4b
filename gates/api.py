"""Decisions as JSON: those that wait, those taken, and taking one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from cofounder.http import Request
from cofounder.shapes import Note
from gates import decisions
from gates.models import Gate
from gates.rules import CHOICES, NEEDS_WORDS, OPTIONS
from projects.views import load

router = Router(tags=["decisions"])


class OptionOut(Schema):
    """One choice; *needs_words* says that it makes no sense without a note."""

    choice: str
    label: str
    means: str
    needs_words: bool


class GateOut(Schema):
    """A decision. *evidence* is what it is decided by, as it stood when it was asked or taken."""

    id: int
    project: str
    kind: str
    title: str
    is_open: bool
    options: list[OptionOut]
    choice: str | None
    note: str | None
    evidence: dict[str, Any]
    asked_at: datetime
    decided_at: datetime | None
    url: str


class DecisionIn(Schema):
    """The founder's choice, with a reason where there is one."""

    choice: str = Field(max_length=40)
    note: Note = ""


@router.get("/projects/{uuid:project_id}/gates", response=list[GateOut])
def gates(request: Request, project_id: UUID) -> list[dict[str, Any]]:
    """Every decision of a project, waiting and taken, the newest first."""
    return [_gate(gate) for gate in load(request, project_id).gates.all()]


@router.get("/gates/{int:pk}", response=GateOut)
def gate(request: Request, pk: int) -> dict[str, Any]:
    """One decision."""
    return _gate(_own(request, pk))


@router.post("/gates/{int:pk}/decision", response=GateOut)
def decide(request: Request, pk: int, decision: DecisionIn) -> dict[str, Any]:
    """Take the decision, once. 409 for what it does not offer, and when it was taken before."""
    gate = _own(request, pk)
    decisions.decide(gate, decision.choice, by=request.user, note=decision.note)
    return _gate(_own(request, pk))


def _own(request: Request, pk: int) -> Gate:
    own = Gate.objects.visible_to(request.user).select_related("project__owner")
    return get_object_or_404(own, pk=pk)


def _gate(gate: Gate) -> dict[str, Any]:
    return {
        "id": gate.pk,
        "project": str(gate.project_id),
        "kind": gate.kind,
        "title": gate.get_kind_display(),
        "is_open": gate.is_open,
        "options": [
            {
                "choice": choice,
                "label": Gate.Choice(choice).label,
                "means": OPTIONS[gate.kind, choice].means,
                "needs_words": choice in NEEDS_WORDS,
            }
            for choice in CHOICES[gate.kind]
        ],
        "choice": gate.choice or None,
        "note": gate.note or None,
        "evidence": gate.evidence,
        "asked_at": gate.asked_at,
        "decided_at": gate.decided_at,
        "url": gate.get_absolute_url(),
    }
