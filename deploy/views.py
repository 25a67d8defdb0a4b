"""Launching on screen: the traffic light, the paths, the guide, and everything to take along."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from builds.models import Version
from cofounder import live
from cofounder.errors import CofounderError
from cofounder.http import Request, page_or_partial, wants_partial
from deploy import exports, launching, reports, shown
from deploy.forms import AddressForm, PathForm, TicksForm
from deploy.paths import BY_KEY, Path
from projects.forms import refuse
from projects.views import load


@login_required
@require_GET
def home(request: Request, project_id: UUID) -> HttpResponse:
    """Whether the newest version is ready to launch, and the ways to do it."""
    project = load(request, project_id)
    return page_or_partial(
        request, "deploy/home.html", "deploy/_launch.html", **shown.home(project)
    )


@login_required
@require_POST
def report(request: Request, pk: int) -> HttpResponse:
    """Check a version; its report is on the launch page."""
    version = _version(request, pk)
    reports.check(version, by=request.user)
    return redirect("deploy:home", version.project_id)


@login_required
@require_POST
def choose(request: Request, project_id: UUID) -> HttpResponse:
    """Take one of the paths and go to its guide."""
    project = load(request, project_id)
    form = PathForm(request.POST)
    if not form.is_valid():
        raise Http404
    key = form.cleaned_data["path"]
    launching.choose(project, BY_KEY[key], by=request.user)
    return redirect("deploy:path", project.pk, key)


@login_required
@require_GET
def path(request: Request, project_id: UUID, key: str) -> HttpResponse:
    """The guide of one path, with this app's own values."""
    project = load(request, project_id)
    version, way = launching.newest(project), _path(key)
    version.project = project
    return page_or_partial(
        request, "deploy/path.html", "deploy/_guide.html", **shown.guide(version, way)
    )


@login_required
@require_POST
def address(request: Request, project_id: UUID) -> HttpResponse:
    """Keep the address people will type; the guide then names it."""
    project, form = load(request, project_id), AddressForm(request.POST)
    way, status = _path(request.POST.get("path", "")), 422
    if form.is_valid():
        try:
            launching.tell_address(project, form.cleaned_data["address"])
            return redirect("deploy:path", project.pk, way.key)
        except CofounderError as problem:
            status = refuse(form, problem)
    version = launching.newest(project)
    version.project = project
    return render(request, "deploy/path.html", shown.guide(version, way, form), status=status)


@login_required
@require_POST
def ticks(request: Request, pk: int, guide: str) -> HttpResponse:
    """Keep which steps of a guide, or which settings, are done."""
    version, is_settings = _version(request, pk), guide == launching.SECRETS
    way = None if is_settings else _path(guide)
    form = TicksForm(launching.step_keys(version, guide), request.POST)
    if not form.is_valid():
        raise Http404
    launching.tick(version, guide, by=request.user, **form.cleaned_data)
    if wants_partial(request):
        template = "deploy/_secrets.html" if way is None else "deploy/_guide.html"
        context = shown.secrets(version) if way is None else shown.guide(version, way)
        return render(request, template, context)
    home = redirect("deploy:home", version.project_id)
    return home if way is None else redirect("deploy:path", version.project_id, way.key)


@login_required
@require_GET
def download(request: Request, pk: int) -> FileResponse:
    """A version as a zip."""
    version = _version(request, pk)
    name = f"{exports.folder(version)}.zip"
    return FileResponse(
        exports.zipped(version), as_attachment=True, filename=name, content_type="application/zip"
    )


@login_required
@require_GET
def bundle(request: Request, project_id: UUID) -> FileResponse:
    """Every version in one git bundle."""
    project = load(request, project_id)
    packed = exports.bundle(project)
    name = f"{exports.slug(project, project.versions.first())}.bundle"
    return FileResponse(
        packed, as_attachment=True, filename=name, content_type="application/octet-stream"
    )


def _version(request: Request, pk: int) -> Version:
    """Return the founder's own version, or 404."""
    own = Version.objects.visible_to(request.user).annotate(at=live.version_of("project_id"))
    version = get_object_or_404(own.select_related("project__owner"), pk=pk)
    version.project.live_version = version.at
    return version


def _path(key: str) -> Path:
    """Return the path called *key*, or 404."""
    if key not in BY_KEY:
        raise Http404
    return BY_KEY[key]
