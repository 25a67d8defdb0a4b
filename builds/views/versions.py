"""Versions on screen: what is different in each, its files, and the way back to one."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from builds import differences, lifecycle
from builds.models import Version
from cofounder import live
from cofounder.http import Request, page_or_partial
from projects.views import load

#: What a list of versions does not show, and what is long.
NOT_LISTED = ("manifest", "spec", "parent__manifest", "parent__spec")


@login_required
@require_GET
def index(request: Request, project_id: UUID) -> HttpResponse:
    """Every version, newest first. None is ever lost."""
    project = load(request, project_id)
    versions = project.versions.select_related("build__change", "preview").defer("spec", "manifest")
    return page_or_partial(
        request,
        "builds/versions.html",
        "builds/_versions.html",
        project=project,
        versions=list(versions),
        is_building=project.builds.active().exists(),
    )


def _version(request: Request, pk: int) -> Version:
    own = Version.objects.visible_to(request.user).annotate(at=live.version_of("project_id"))
    related = ("project__owner", "preview", "parent", "build__change", "build__base")
    version = get_object_or_404(own.select_related(*related), pk=pk)
    version.project.live_version = version.at
    return version


@login_required
@require_GET
def show(request: Request, pk: int) -> HttpResponse:
    """One version: what changed for its users, its promises, and behind a fold its files."""
    version = _version(request, pk)
    before = version.parent.manifest if version.parent else {}
    promises = list(version.build.promises.all())
    return render(
        request,
        "builds/version.html",
        {
            "version": version,
            "project": version.project,
            "build": version.build,
            "promises": promises,
            "kept": sum(promise.outcome == "kept" for promise in promises),
            "changed": differences.files(before, version.manifest) if version.parent else [],
            "is_newest": version.number == _newest(version),
            "is_building": version.project.builds.active().exists(),
        },
    )


def _newest(version: Version) -> int:
    return version.project.versions.values_list("number", flat=True)[0]


@login_required
@require_GET
def file(request: Request, pk: int) -> HttpResponse:
    """One file of a version beside the version before: ``?path=``."""
    version, path = _version(request, pk), request.GET.get("path", "")
    if not path:
        return redirect(version)
    before = version.parent.manifest if version.parent else {}
    if path not in before.keys() | version.manifest.keys():
        raise Http404
    shown: dict[str, Any] = {
        "version": version,
        "project": version.project,
        "path": path,
        "lines": differences.lines(version, path),
    }
    return page_or_partial(request, "builds/file.html", "builds/_file.html", **shown)


@login_required
@require_http_methods(["GET", "POST"])
def go_back(request: Request, pk: int) -> HttpResponse:
    """Bring the files of an earlier version back, after asking."""
    version = _version(request, pk)
    if request.method == "POST":
        return redirect(lifecycle.start(version.project, by=request.user, back_to=version))
    newest = _newest(version)
    return render(
        request,
        "confirm.html",
        {
            "question": f"Go back to {version}?",
            "loss": f"We make v0.{newest + 1} with the files of {version}. Every version stays; "
            f"v0.{newest} too, with what was entered there. What {version} does not know of "
            "stays behind in it.",
            "yes": f"Go back to {version}",
            "no": f"Stay with v0.{newest}",
            "back": version.get_absolute_url(),
        },
    )
