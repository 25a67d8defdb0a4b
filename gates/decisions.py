"""Gates opened when they are due, and decided once."""

from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from cofounder import live
from cofounder.errors import NotAllowedNow
from gates.models import Gate
from gates.rules import CHOICES, DUE, LEADS_TO, NEEDS_WORDS, OPTIONS
from projects import documents, journey, plans, timeline
from projects.models import Document, Interview, Project, User
from projects.signals import stage_entered

Kind, Choice = Gate.Kind, Gate.Choice


@receiver(stage_entered, sender=Project)
def ask_when_due(project: Project, stage: str, **_: Any) -> None:
    """Open the gate that stands in front of *stage*'s work."""
    if stage in DUE:
        ask(project, DUE[stage])


@transaction.atomic
def ask(project: Project, kind: str, *, evidence: dict[str, Any] | None = None) -> Gate:
    """Return the open gate of *kind*, opening it if there is none.

    *evidence* is what the founder will decide by; an open gate is brought up to date with it.
    """
    wanted = {"defaults": {"evidence": evidence or {}}}
    gate, is_new = Gate.objects.get_or_create(project=project, kind=kind, choice="", **wanted)
    if is_new:
        timeline.record(project, "gate.asked", gate=gate.get_kind_display().lower())
    elif evidence is not None and gate.evidence != evidence:
        Gate.objects.filter(pk=gate.pk, choice="").update(evidence=evidence)
        gate.evidence = evidence
    else:
        return gate
    live.touch(project.pk)
    return gate


@transaction.atomic
def decide(gate: Gate, choice: str, *, by: User, note: str = "") -> None:
    """Settle *gate*, once, and send its project where *choice* leads.

    Raises ``NotAllowedNow`` for a choice the gate does not offer, for narrow and pivot without
    words, while the brief is still being written, and when it was decided before.
    """
    project = Project.objects.select_for_update(no_key=True).get(pk=gate.project_id)
    journey.require_active(project)
    note = note.strip()
    if choice not in CHOICES[gate.kind]:
        raise NotAllowedNow("That is not one of the options of this decision.")
    if choice in NEEDS_WORDS and not note:
        raise NotAllowedNow("Tell us in a sentence what should change.")
    if gate.kind == Kind.DIRECTION:
        _require_something_to_decide_on(project)
    undecided = Gate.objects.select_for_update(no_key=True).filter(pk=gate.pk, choice="").first()
    if undecided is None:
        raise NotAllowedNow("This was already decided.")
    undecided.choice, undecided.note = choice, note
    undecided.decided_by, undecided.decided_at = by, timezone.now()
    undecided.evidence |= _weighed(gate.kind, choice)
    undecided.save()
    label, kind = Choice(choice).label.lower(), gate.get_kind_display().lower()
    timeline.record(project, "gate.decided", by=by, choice=label, gate=kind, note=note)
    _follow(project, gate.kind, choice, note, by)
    live.touch(project.pk)


def _require_something_to_decide_on(project: Project) -> None:
    """Raise ``NotAllowedNow`` unless the interview is over and its brief can be read."""
    conversation = project.interviews.exclude(stage=Interview.Stage.SET_ASIDE).first()
    if conversation is None or conversation.stage != Interview.Stage.DONE:
        raise NotAllowedNow("Finish the interview first; the decision rests on it.")
    brief = project.documents.filter(kind=Document.Kind.IDEA_BRIEF).first()
    if brief is None or brief.is_pending:
        raise NotAllowedNow("We are still writing the brief. Read it first, then decide.")
    if brief.stage == Document.Stage.FAILED:
        raise NotAllowedNow("We could not write the brief. Try that again first, then decide.")


def _weighed(kind: str, choice: str) -> dict[str, list[str]]:
    """Return what the founder had before them: the other options, and what spoke against this."""
    others = [Choice(other).label for other in CHOICES[kind] if other != choice]
    return {"alternatives": others, "tradeoffs": list(OPTIONS[kind, choice].cons)}


def _follow(project: Project, kind: str, choice: str, note: str, by: User) -> None:
    """Do what the choice asks for."""
    if choice == Choice.PARK:
        journey.park(project, by=by)
        return
    if choice in NEEDS_WORDS:
        journey.redirect(project, choice, note)
        documents.request(project, documents.UNDERSTANDING)
    leads_to = LEADS_TO.get((kind, choice))
    if leads_to and choice != Choice.PIVOT and project.has_reached(leads_to):
        # Decided again about a later version: nothing to reach, but whoever follows is told.
        stage_entered.send(Project, project=project, stage=project.stage, by=by)
    elif leads_to:
        journey.advance(project, Project.Stage(leads_to), by=by)
    if choice == Choice.NARROW:
        ask(project, kind)
    if choice == Choice.PROCEED:
        plans.request(project)
