"""The interview on screen: one question at a time, earlier answers beside it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cofounder.http import Request, page_or_partial, partials, wants_partial
from projects import interview
from projects.forms import AnswerForm
from projects.models import Interview, Project
from projects.views import load

PAGE, PARTIAL = "projects/interview.html", "projects/_interview.html"


@login_required
@require_GET
def show(request: Request, project_id: UUID) -> HttpResponse:
    """The open question, or where we stand."""
    project = load(request, project_id)
    conversation = interview.open_for(project)
    return page_or_partial(request, PAGE, PARTIAL, **context(project, conversation))


def context(project: Project, conversation: Interview, form: AnswerForm | None = None) -> dict:
    """What the interview's templates need."""
    question = conversation.question
    return {
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
        if not form.is_valid():
            filled = context(project, conversation, form)
            if wants_partial(request):
                return partials(request, PARTIAL, status=422, **filled)
            return render(request, PAGE, filled, status=422)
        interview.answer(conversation, question.key, form.values())
    if not wants_partial(request):
        return redirect("projects:interview", project.pk)
    conversation.refresh_from_db()
    return partials(request, PARTIAL, **context(project, conversation))


@login_required
@require_http_methods(["GET", "POST"])
def revise(request: Request, project_id: UUID, key: str) -> HttpResponse:
    """Change an earlier answer; what follows adapts."""
    project = load(request, project_id)
    conversation = interview.open_for(project)
    earlier = get_object_or_404(conversation.answers, key=key)
    interview.require_undecided(project)
    form = AnswerForm.filled(earlier.question, earlier.values)
    if request.method == "POST":
        form = AnswerForm(earlier.question, request.POST)
        if form.is_valid():
            interview.revise(earlier, form.values(), by=request.user)
            return redirect("projects:interview", project.pk)
    status = 422 if form.is_bound else 200
    shown = {"project": project, "question": earlier.question, "answer": earlier, "form": form}
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
    return render(
        request,
        "confirm.html",
        {
            "question": "Start the interview afresh?",
            "loss": "Your answers so far are set aside and we begin with the first question.",
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
