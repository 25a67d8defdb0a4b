"""Builds on screen: the quote, the live panel, and what was built."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from builds import lifecycle
from builds.models import Build
from builds.quotes import quote
from cofounder import live
from cofounder.errors import NotAllowedNow
from cofounder.http import Request, page_or_partial, partials, wants_partial
from projects import plans
from projects.models import Project
from projects.views import load

#: What a list of builds does not show, and what is long.
NOT_LISTED = ("spec", "manifest", "checks", "details", "version__spec", "version__manifest")


@login_required
@require_http_methods(["GET", "POST"])
def index(request: Request, project_id: UUID) -> HttpResponse:
    """The quote and every build so far; a POST starts the next one."""
    project = load(request, project_id)
    if request.method == "POST":
        build = lifecycle.start(project, by=request.user)
        if not wants_partial(request):
            return redirect(build)
        return partials(request, "builds/_progress.html", build=build, project=project)
    return page_or_partial(
        request,
        "builds/list.html",
        "builds/_list.html",
        project=project,
        builds=list(project.builds.select_related("version").defer(*NOT_LISTED)),
        quote=quote(project),
        plan=plans.chosen(project),
        not_yet=why_not_yet(project),
        agreed=project.changes.filter(stage="agreed", version=project.versions.first()).first(),
    )


def why_not_yet(project: Project) -> str:
    """Say what stands before a build; empty when it may start."""
    try:
        lifecycle.require_ready(project)
    except NotAllowedNow as reason:
        return str(reason)
    return ""


@login_required
@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """The build's page, or just its live panel when htmx asks again."""
    own = Build.objects.visible_to(request.user).annotate(at=live.version_of("project_id"))
    own = own.select_related("project__owner", "version__preview")
    build = get_object_or_404(own.prefetch_related("events", "promises"), pk=pk)
    build.project.live_version = build.at
    return page_or_partial(
        request,
        "builds/detail.html",
        "builds/_progress.html",
        build=build,
        project=build.project,
    )


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: Request, pk: int) -> HttpResponse:
    """Stop a build, after asking."""
    build = get_object_or_404(Build.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        lifecycle.cancel(build, by=request.user)
        return redirect(build)
    return render(
        request,
        "confirm.html",
        {
            "question": "Stop this build?",
            "loss": "What was written so far is kept, but this version will not be finished. "
            "Nothing is charged.",
            "yes": "Stop the build",
            "no": "Keep building",
            "back": build.get_absolute_url(),
        },
    )
