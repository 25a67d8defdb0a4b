"""Exports on screen: choose what to take along, and take it."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cofounder.errors import CofounderError
from cofounder.http import Request
from projects.exports.markdown import readable
from projects.exports.pdf import typeset
from projects.exports.sheets import available, filename, gather
from projects.exports.technical import technical
from projects.forms import ExportForm, refuse
from projects.models import Document, Project
from projects.tiers import Tier, sees
from projects.views import load


@login_required
@require_GET
def show(request: Request, project_id: UUID) -> HttpResponse:
    """Choose documents and a format. ``?document=`` preselects; otherwise all are."""
    project = load(request, project_id)
    choices = _choices(project)
    asked = [kind for kind in request.GET.getlist("document") if kind in dict(choices)]
    everything = [kind for kind, _ in choices]
    chosen = {"document": asked or everything, "format": "pdf", "brand": project.name}
    return _page(
        request, project, ExportForm(choices, initial=chosen, has_brand=_has_brand(project))
    )


@login_required
@require_GET
def file(request: Request, project_id: UUID) -> HttpResponse:
    """The file itself: ``?document=mvp_scope&document=…&format=pdf|markdown|technical``."""
    project = load(request, project_id)
    form = ExportForm(_choices(project), request.GET, has_brand=_has_brand(project))
    if not form.is_valid():
        return _page(request, project, form, status=422)
    try:
        return _made(project, form.cleaned_data)
    except CofounderError as problem:
        return _page(request, project, form, status=refuse(form, problem))


def _made(project: Project, wanted: dict[str, Any]) -> HttpResponse:
    """Make the file that was asked for."""
    sheets = gather(project, wanted["document"])
    if wanted["format"] == "pdf":
        brand = wanted.get("brand") or (project.name if _has_brand(project) else "")
        body: bytes | str = typeset(project, sheets, brand=brand)
        kind, name = "application/pdf", filename(project, sheets, ".pdf")
    else:
        is_technical = wanted["format"] == "technical"
        body = (technical if is_technical else readable)(project, sheets)
        kind = "text/markdown; charset=utf-8"
        name = filename(project, sheets, "-technical.md" if is_technical else ".md")
    return HttpResponse(
        body,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )


def _choices(project: Project) -> list[tuple[str, str]]:
    """The kinds there is something of. Change requests are taken along together."""
    found = {document.kind: document for document in available(project)}
    return [
        (kind, "Change requests" if kind == Document.Kind.CHANGE_REQUEST else str(document))
        for kind, document in found.items()
    ]


def _has_brand(project: Project) -> bool:
    return sees(project.owner.tier, Tier.PARTNER)


def _page(
    request: Request, project: Project, form: ExportForm, *, status: int = 200
) -> HttpResponse:
    shown = {"project": project, "form": form, "choices": form.fields["document"].choices}
    return render(request, "projects/export.html", shown, status=status)
