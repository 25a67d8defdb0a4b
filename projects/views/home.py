"""The list of projects, the idea page, and a project's home."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cofounder.errors import CofounderError, TooMuch
from cofounder.http import Request, page_or_partial
from projects import dashboard, journey
from projects.facts import gather, overall
from projects.forms import IdeaForm, NameForm, refuse
from projects.models import Project
from projects.next_step import next_step
from projects.views import load


@login_required
@require_GET
def index(request: Request) -> HttpResponse:
    """Every project of the founder; somebody without one goes straight to the idea page."""
    projects = list(Project.objects.visible_to(request.user).select_related("owner"))
    if not projects:
        return redirect("projects:new")
    cards = [(f.project, next_step(f), overall(f)) for f in gather(projects).values()]
    return render(request, "projects/list.html", {"cards": cards})


@login_required
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """One focused page: what are we building? Or, where there is no room: what makes some."""
    form = IdeaForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            project = journey.begin(form.cleaned_data["idea"], by=request.user)
            return redirect("projects:interview", project.pk)
        except CofounderError as problem:
            status = refuse(form, problem)
    shown = {"form": form, "full": _why_full(request)}
    return render(request, "projects/new.html", shown, status=status)


def _why_full(request: Request) -> str:
    """Why there is no room for another project; empty when there is."""
    try:
        journey.require_room(request.user)
        journey.require_conversation(request.user)
    except TooMuch as problem:
        return str(problem)
    return ""


@login_required
@require_GET
def detail(request: Request, project_id: UUID) -> HttpResponse:
    """The project's home: where we are, what happens next, what there is."""
    project = load(request, project_id)
    return page_or_partial(
        request,
        "projects/detail.html",
        "projects/_home.html",
        project=project,
        home=dashboard.of_project(project),
    )


@login_required
@require_POST
def rename(request: Request, project_id: UUID) -> HttpResponse:
    """Give the project another name."""
    project = load(request, project_id)
    form = NameForm(request.POST)
    if form.is_valid():
        journey.rename(project, form.cleaned_data["name"], by=request.user)
    else:
        messages.error(request, "A name has 1 to 60 characters. The project keeps the one it has.")
    return redirect(project)


@login_required
@require_http_methods(["GET", "POST"])
def park(request: Request, project_id: UUID) -> HttpResponse:
    """Put the project aside, after asking."""
    project = load(request, project_id)
    if request.method == "POST":
        journey.park(project, by=request.user)
        messages.success(request, f"“{project}” is parked. Take it up again whenever you like.")
        return redirect(project)
    return render(
        request,
        "confirm.html",
        {
            "question": f"Park “{project}”?",
            "loss": "Nothing runs on it and nothing is lost. You can take it up again "
            "whenever there is room for it.",
            "yes": "Park it",
            "no": "Keep working on it",
            "back": project.get_absolute_url(),
        },
    )


@login_required
@require_POST
def unpark(request: Request, project_id: UUID) -> HttpResponse:
    """Take a parked project up again."""
    project = load(request, project_id)
    journey.unpark(project, by=request.user)
    return redirect(project)
