"""Changes on screen: asked for, talked about, restated, agreed on."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from builds import changes, iterations
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


@login_required
@require_http_methods(["GET", "POST"])
def index(request: Request, project_id: UUID) -> HttpResponse:
    """Every change so far, and the place to ask for the next. ``?words=`` fills it in."""
    project = load(request, project_id)
    form = ChangeForm(request.POST or None, initial={"words": request.GET.get("words", "")})
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(changes.ask(project, form.cleaned_data["words"], by=request.user))
        except CofounderError as problem:
            status = refuse(form, problem)
    return render(request, "builds/changes.html", _listed(project, form), status=status)


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
    question = changes.question(change)
    plan = ChangePlan.model_validate(change.plan) if change.plan else None
    spec = changes.spec_of(change)
    return {
        "project": project,
        "change": change,
        "question": question,
        "answers": changes.answered(change),
        "form": AnswerForm(question) if question else None,
        "words_form": ChangeForm(initial={"words": change.words}),
        "agreement": AgreementForm(),
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
    question = changes.question(change)
    if question is None or request.POST.get("key") != question.key:
        return redirect(change)  # a double click, or a tab that was left open
    form, status = AnswerForm(question, request.POST), 422
    if form.is_valid():
        try:
            changes.answer(change, form.values(), by=request.user)
            return redirect(change)
        except CofounderError as problem:
            status = refuse(form, problem)
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
        keep_going = form.is_valid() and form.cleaned_data["keep_going"]
        return redirect(changes.agree(change, by=request.user, keep_going=keep_going))
    except CofounderError as problem:
        status = refuse(form, problem)
    shown = _shown(project, change, agreement=form)
    return render(request, "builds/change.html", shown, status=status)


@login_required
@require_POST
def drop(request: Request, project_id: UUID, number: int) -> HttpResponse:
    """Let the change go."""
    project, change = _change(request, project_id, number)
    changes.drop(change, by=request.user)
    return redirect("builds:changes", project.pk)
