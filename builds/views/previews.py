"""The running app on screen, in a frame or a tab, and the links that show it to others."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from builds import sharing
from builds.forms import ShareForm
from builds.models import Version
from builds.previews import links
from cofounder import live
from cofounder.http import Request


@login_required
@require_GET
def show(request: Request, pk: int) -> HttpResponse:
    """The running app in a frame, with everything to do about it."""
    return render(request, "builds/preview.html", _shown(request, _version(request, pk)))


def _version(request: Request, pk: int) -> Version:
    own = Version.objects.visible_to(request.user).annotate(at=live.version_of("project_id"))
    version = get_object_or_404(own.select_related("project__owner", "preview"), pk=pk)
    version.project.live_version = version.at
    return version


def _shown(request: Request, version: Version, **more: object) -> dict[str, object]:
    return {
        "version": version,
        "project": version.project,
        "build": version.build,
        "frame_url": links.preview_url(version.preview),
        "form": ShareForm(),
    } | more


@login_required
@require_GET
def open_in_tab(request: Request, pk: int) -> HttpResponse:
    """Go to the running app in a tab of its own."""
    return redirect(links.preview_url(_version(request, pk).preview))


@login_required
@require_POST
def share(request: Request, pk: int) -> HttpResponse:
    """Make a link that others can open, until it expires."""
    version = _version(request, pk)
    form = ShareForm(request.POST)
    if not form.is_valid():
        return render(
            request, "builds/preview.html", _shown(request, version, form=form), status=422
        )
    link = sharing.share(version.preview, by=request.user, **form.cleaned_data)
    return render(request, "builds/preview.html", _shown(request, version, link=link, form=form))


@login_required
@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Make every link given out so far invalid."""
    version = _version(request, pk)
    sharing.take_back(version.preview, by=request.user)
    messages.success(request, "Every link given out so far has stopped working.")
    return redirect("builds:preview", version.pk)
