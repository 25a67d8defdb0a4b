"""Notes on screen: put beside a section, and taken away."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cofounder.errors import CofounderError
from cofounder.http import Request, wants_partial
from projects import annotations
from projects.forms import NoteForm, refuse
from projects.models import Document, Project
from projects.views import documents, load


@login_required
@require_POST
def add(request: Request, project_id: UUID, kind: str, field: str) -> HttpResponse:
    """Put a note beside a section."""
    project = load(request, project_id)
    document = documents.one(project, kind)
    form = NoteForm(request.POST, auto_id=False)
    status = 422
    if form.is_valid():
        try:
            annotations.add(document, field, form.cleaned_data["text"], by=request.user)
        except CofounderError as problem:
            status = refuse(form, problem)
        else:
            return _answer(request, project, document, field)
    return _answer(request, project, document, field, status=status, refused=form)


@login_required
@require_POST
def remove(request: Request, project_id: UUID, kind: str, pk: int) -> HttpResponse:
    """Take a note away."""
    project = load(request, project_id)
    document = documents.one(project, kind)
    note = get_object_or_404(document.annotations.all(), pk=pk)
    annotations.remove(note)
    return _answer(request, project, document, note.field)


def _answer(
    request: Request,
    project: Project,
    document: Document,
    field: str,
    *,
    status: int = 200,
    refused: NoteForm | None = None,
) -> HttpResponse:
    """Answer with the section; without JavaScript with the page, or back to it."""
    refusal = {"refused": refused, "refused_at": field}
    if wants_partial(request):
        shown = documents.section(project, document, field) | refusal
        return documents.render_section(request, shown, status)
    if refused is None:
        return redirect(f"{document.get_absolute_url()}#{field}")
    return documents.page(request, project, document, status=status, **refusal)
