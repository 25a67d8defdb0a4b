"""The interview on screen: one question at a time, earlier answers beside it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cofounder.errors import CofounderError
from cofounder.http import Request, page_or_partial, partials, wants_partial
from projects import documents, interview
from projects.forms import AnswerForm, refuse
from projects.models import Interview, Project
from projects.views import load

PAGE, PARTIAL = "projects/interview.html", "projects/_interview.html"


@login_required
@require_GET
def show(request: Request, project_id: UUID) -> HttpResponse:
    """The open question, or where we stand."""
    project = load(request, project_id)
    if project.is_parked and not project.interviews.exists():
        return redirect(project)  # where it can be taken up again
    conversation = interview.open_for(project)
    return page_or_partial(request, PAGE, PARTIAL, **context(project, conversation))


def context(
    project: Project, conversation: Interview, form: AnswerForm | None = None, unkept: str = ""
) -> dict:
    """What the interview's templates need. *unkept*: an answer that came too late."""
    question = conversation.question
    return {
        "unkept": unkept,
        "is_open": not project.is_parked and not project.has_reached(Project.Stage.DIRECTION),
        "project": project,
        "interview": conversation,
        "answers": conversation.answers.filter(set_aside=False),
        "question": question,
        "form": form or (AnswerForm(question) if question else None),
    }


@login_required
@require_POST
def answer(request: Request, project_id: UUID) -> HttpResponse:
    """Answer the open question. ``key`` says which one the page showed."""
    project = load(request, project_id)
    conversation = interview.open_for(project)
    question = conversation.question
    if question and request.POST.get("key") == question.key:
        form = AnswerForm(question, request.POST)
        status = 422
        if form.is_valid():
            try:
                if interview.answer(conversation, question.key, form.values()):
                    return _next(request, project, conversation)
            except CofounderError as problem:
                status = refuse(form, problem)
        if form.errors:
            return _answered(request, status, **context(project, conversation, form))
        conversation.refresh_from_db()  # somebody was faster
    unkept = _unkept(request, conversation)
    if not unkept:
        return _next(request, project, conversation)
    return _answered(request, 409, **context(project, conversation, unkept=unkept))


def _next(request: Request, project: Project, conversation: Interview) -> HttpResponse:
    """Go on to what is open now."""
    if not wants_partial(request):
        return redirect("projects:interview", project.pk)
    conversation.refresh_from_db()
    return _answered(request, 200, **context(project, conversation))


def _answered(request: Request, status: int, **shown: Any) -> HttpResponse:
    """Draw the conversation, as a part of the page or as the whole."""
    if wants_partial(request):
        return partials(request, PARTIAL, status=status, **shown)
    return render(request, PAGE, shown, status=status)


def _unkept(request: Request, conversation: Interview) -> str:
    """What was typed to a question that is no longer open; empty when that answer is kept.

    It is after a double click. In a tab that was left open, something else may have been typed.
    """
    data = request.POST
    typed = [*data.getlist("chosen"), *data.getlist("suggestion"), data.get("other", ""),
             data.get("text", "")]  # fmt: skip
    typed = [text.strip() for text in typed if text.strip()]
    kept = conversation.answers.filter(key=data.get("key", "").replace("\x00", "")).first()
    if kept:
        form = AnswerForm(kept.question, data)
        if form.is_valid() and form.values() == kept.values:
            return ""
    return ", ".join(typed)


@login_required
@require_http_methods(["GET", "POST"])
def revise(request: Request, project_id: UUID, key: str) -> HttpResponse:
    """Change an earlier answer; what follows adapts."""
    project = load(request, project_id)
    conversation = interview.open_for(project)
    earlier = get_object_or_404(conversation.answers, key=key)
    if request.method == "GET":
        interview.require_undecided(project)  # before anything is typed
    form = AnswerForm.filled(earlier.question, earlier.values)
    status = 200
    if request.method == "POST":
        form, status = AnswerForm(earlier.question, request.POST), 422
        if form.is_valid():
            try:
                interview.revise(earlier, form.values(), by=request.user)
                return redirect("projects:interview", project.pk)
            except CofounderError as problem:
                status = refuse(form, problem)
    shown = {"project": project, "question": earlier.question, "answer": earlier, "form": form,
             "edited": documents.edited(project, documents.UNDERSTANDING)}  # fmt: skip
    return render(request, "projects/revise.html", shown, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def restart(request: Request, project_id: UUID) -> HttpResponse:
    """Start the interview afresh, after asking."""
    project = load(request, project_id)
    if request.method == "POST":
        interview.start_afresh(interview.open_for(project), by=request.user)
        messages.success(request, "We start afresh. Your earlier answers are kept in the history.")
        return redirect("projects:interview", project.pk)
    loss = "Your answers so far are set aside and we begin with the first question."
    edited = documents.edited(project, documents.UNDERSTANDING)
    if edited:
        names = " and the ".join(str(document) for document in edited)
        loss += f" At its end we write the {names} anew; your wording stays in the history."
    return render(
        request,
        "confirm.html",
        {
            "question": "Start the interview afresh?",
            "loss": loss,
            "yes": "Start afresh",
            "no": "Keep my answers",
            "back": reverse("projects:interview", args=[project.pk]),
        },
    )


@login_required
@require_POST
def retry(request: Request, project_id: UUID) -> HttpResponse:
    """Think again, after we could not."""
    project = load(request, project_id)
    interview.try_again(interview.open_for(project))
    return redirect("projects:interview", project.pk)
