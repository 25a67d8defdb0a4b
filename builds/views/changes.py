"""Changes on screen: asked for, talked about, restated, agreed on."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from builds import changes, iterations, thinking
from builds.forms import AgreementForm, ChangeForm
from builds.models import ChangeRequest
from builds.quotes import quote
from cofounder.appspec import changes as operations
from cofounder.errors import CofounderError, NotAllowedNow
from cofounder.http import Request, page_or_partial
from cofounder.runner.protocol import ChangePlan
from projects.forms import AnswerForm, refuse
from projects.models import Project
from projects.views import load

#: Of the words that an address may fill in, in characters.
LONGEST_SUGGESTION = 300


@login_required
@require_http_methods(["GET", "POST"])
def index(request: Request, project_id: UUID) -> HttpResponse:
    """Every change so far, and the place to ask for the next.

    ``?words=`` fills it in, and ``?again=3`` with the words of change 3.
    """
    project = load(request, project_id)
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(data, initial={"words": _suggested(request, project)})
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(changes.ask(project, form.cleaned_data["words"], by=request.user))
        except CofounderError as problem:
            status = refuse(form, problem)
    return render(request, "builds/changes.html", _listed(project, form), status=status)


def _suggested(request: Request, project: Project) -> str:
    """The words an address fills in: short ones of its own, or those of an earlier change."""
    number = request.GET.get("again", "")
    if number.isdecimal() and len(number) < 6:
        again = project.changes.filter(number=int(number)).first()
        return again.words if again else ""
    return request.GET.get("words", "").replace("\x00", "")[:LONGEST_SUGGESTION]


def _listed(project: Project, form: ChangeForm) -> dict[str, Any]:
    """What the list of changes shows."""
    asked = list(project.changes.select_related("version").prefetch_related("builds__version"))
    return {
        "project": project,
        "form": form,
        "changes": [change for change in asked if change.stage != ChangeRequest.Stage.WISH],
        "wishes": [change for change in asked if change.stage == ChangeRequest.Stage.WISH],
        "iteration": iterations.upcoming(project),
        "version": project.versions.first(),
        "not_yet": why_not(project),
        "unfinished": changes.unfinished(project),
        "gate": project.gates.filter(choice="").first(),
    }


def why_not(project: Project) -> str:
    """What stands before the next change; empty when nothing does."""
    try:
        changes.require_open(project)
    except NotAllowedNow as reason:
        return str(reason)
    return ""


def _change(request: Request, project_id: UUID, number: int) -> tuple[Project, ChangeRequest]:
    project = load(request, project_id)
    rows = project.changes.select_related("version__preview", "document")
    change = get_object_or_404(rows, number=number)
    change.project = project
    return project, change


@login_required
@require_GET
def show(request: Request, project_id: UUID, number: int) -> HttpResponse:
    """One change: what was said about it, and what is to be done now."""
    project, change = _change(request, project_id, number)
    return page_or_partial(
        request, "builds/change.html", "builds/_change.html", **_shown(project, change)
    )


def _shown(project: Project, change: ChangeRequest, **more: Any) -> dict[str, Any]:
    """What the page of a change shows."""
    question = thinking.question(change)
    plan = ChangePlan.model_validate(change.plan) if change.plan else None
    spec = thinking.spec_of(change)
    paper = change.document.content if change.document_id and change.agreed_at else {}
    newest = project.versions.first()
    return {
        "project": project,
        "change": change,
        "question": question,
        "answers": thinking.answered(change),
        "form": AnswerForm(question) if question else None,
        "words_form": ChangeForm(initial={"words": change.words}),
        "agreement": AgreementForm(),
        "digest": thinking.digest(change),
        "is_late": thinking.is_late(change),
        "newer": newest if newest != change.version else None,
        "placed": paper and iterations.placed(paper["iteration_number"], paper["tier_limit"]),
        "plan": plan,
        "differences": operations.sentences(spec, plan.operations) if plan else (),
        "losses": operations.loses_data(spec, plan.operations) if plan else (),
        "touches": operations.touches(spec, plan.operations) if plan else (),
        "iteration": iterations.upcoming(project),
        "quote": quote(project),
        "build": change.builds.select_related("version").first(),
    } | more


@login_required
@require_POST
def answer(request: Request, project_id: UUID, number: int) -> HttpResponse:
    """Answer the question that waits. ``key`` says which one the page showed."""
    project, change = _change(request, project_id, number)
    question, key = thinking.question(change), request.POST.get("key")
    if question is None or key != question.key:
        return redirect(change)  # a double click, or a tab that was left open
    form, status = AnswerForm(question, request.POST), 422
    if form.is_valid():
        try:
            changes.answer(change, key, form.values(), by=request.user)
            return redirect(change)
        except CofounderError as problem:
            status = refuse(form, problem)
            project, change = _change(request, project_id, number)
            if thinking.question(change) != question:
                return redirect(change)  # the other click was first
    shown = _shown(project, change, form=form)
    return render(request, "builds/change.html", shown, status=status)


@login_required
@require_POST
def rephrase(request: Request, project_id: UUID, number: int) -> HttpResponse:
    """Say the same change in other words, or have us think about it again."""
    project, change = _change(request, project_id, number)
    form, status = ChangeForm(request.POST), 422
    if form.is_valid():
        try:
            changes.rephrase(change, form.cleaned_data["words"], by=request.user)
            return redirect(change)
        except CofounderError as problem:
            status = refuse(form, problem)
    shown = _shown(project, change, words_form=form)
    return render(request, "builds/change.html", shown, status=status)


@login_required
@require_POST
def agree(request: Request, project_id: UUID, number: int) -> HttpResponse:
    """Agree, and watch the build."""
    project, change = _change(request, project_id, number)
    form = AgreementForm(request.POST)
    try:
        said = form.cleaned_data if form.is_valid() else {"shown": ""}
        return redirect(changes.agree(change, by=request.user, **said))
    except CofounderError as problem:
        status = refuse(form, problem)
        project, change = _change(request, project_id, number)  # what is to be read now
    shown = _shown(project, change, agreement=form)
    return render(request, "builds/change.html", shown, status=status)


@login_required
@require_POST
def drop(request: Request, project_id: UUID, number: int) -> HttpResponse:
    """Let the change go."""
    project, change = _change(request, project_id, number)
    changes.drop(change, by=request.user)
    return redirect("builds:changes", project.pk)
