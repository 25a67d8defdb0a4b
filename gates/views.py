"""Decisions on screen: a moment of their own, and the list of those taken."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cofounder import live
from cofounder.errors import CofounderError
from cofounder.http import Request, page_or_partial
from gates import decisions
from gates.forms import DecisionForm
from gates.models import Gate
from gates.rules import CHOICES, NEEDS_WORDS, OPTIONS
from projects import documents
from projects.forms import refuse
from projects.models import Document, Interview
from projects.views import load

#: Where a choice leads that is followed up on pages of the apps to the right.
BEYOND = {Gate.Choice.ITERATE: "builds:changes", Gate.Choice.SHIP: "deploy:home"}


@login_required
@require_GET
def index(request: Request, project_id: UUID) -> HttpResponse:
    """Every decision of a project: waiting and taken."""
    project = load(request, project_id)
    gates = project.gates.select_related("decided_by")
    return page_or_partial(
        request, "gates/list.html", "gates/_list.html", project=project, gates=gates
    )


@login_required
@require_http_methods(["GET", "POST"])
def detail(request: Request, pk: int) -> HttpResponse:
    """Take a decision, or read how it was taken."""
    own = Gate.objects.visible_to(request.user).annotate(at=live.version_of("project_id"))
    gate = get_object_or_404(own.select_related("project__owner"), pk=pk)
    gate.project.live_version = gate.at
    form = DecisionForm(gate, request.POST or None)
    brief = _brief(gate)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            decisions.decide(gate, by=request.user, **form.cleaned_data)
            return redirect(after(gate, form.cleaned_data["choice"]))
        except CofounderError as problem:
            gate.refresh_from_db(fields=["choice", "note", "decided_at", "decided_by"])
            if _is_taken(gate, **form.cleaned_data):  # a double click
                return redirect(after(gate, gate.choice))
            status = refuse(form, problem)
    shown = {
        "gate": gate,
        "project": gate.project,
        "form": form,
        "options": [_option(gate, choice) for choice in CHOICES[gate.kind]],
        "brief": brief,
        "waits_for": _waits_for(gate, brief) if gate.is_open else "",
        "edited": documents.edited(gate.project, documents.UNDERSTANDING),
    }
    return render(request, "gates/detail.html", shown, status=status)


def _brief(gate: Gate) -> Document | None:
    """The document that the decision about the direction rests on."""
    if gate.kind != Gate.Kind.DIRECTION:
        return None
    return gate.project.documents.filter(kind=Document.Kind.IDEA_BRIEF).first()


def _is_taken(gate: Gate, choice: str, note: str) -> bool:
    """True when exactly this was decided already."""
    return (gate.choice, gate.note) == (choice, note.strip())


def _waits_for(gate: Gate, brief: Document | None) -> str:
    """What has to come before the decision: the interview, or the brief; empty when nothing has."""
    if gate.kind != Gate.Kind.DIRECTION:
        return ""
    conversation = gate.project.interviews.exclude(stage=Interview.Stage.SET_ASIDE).first()
    if conversation is None or conversation.stage != Interview.Stage.DONE:
        return "interview"
    return "" if brief is not None and brief.stage == Document.Stage.READY else "brief"


def _option(gate: Gate, choice: str) -> dict[str, object]:
    """One option as the page shows it."""
    return {
        "choice": choice,
        "label": Gate.Choice(choice).label,
        "option": OPTIONS[gate.kind, choice],
        "needs_words": choice in NEEDS_WORDS,
    }


def after(gate: Gate, choice: str) -> object:
    """Where the founder goes next."""
    if choice in BEYOND:
        return reverse(BEYOND[choice], args=[gate.project_id])
    if choice == Gate.Choice.PROCEED:
        return redirect("projects:plans", gate.project_id).url
    if choice in NEEDS_WORDS:
        return redirect("projects:document", gate.project_id, Document.Kind.IDEA_BRIEF).url
    return gate.project
