"""Documents on screen: the list as it fills, each document, and the editing of a section."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cofounder.errors import CofounderError
from cofounder.http import Request, page_or_partial
from cofounder.runner.papers import DOCUMENTS
from projects import documents, kinds
from projects.facts import facts
from projects.forms import SectionForm, items_formset, refuse
from projects.models import Document, Project
from projects.next_step import next_step
from projects.views import load


@login_required
@require_GET
def index(request: Request, project_id: UUID) -> HttpResponse:
    """All documents of a project, as far as they are written."""
    project = load(request, project_id)
    return page_or_partial(
        request, "projects/documents.html", "projects/_documents.html", **shelf(project)
    )


def shelf(project: Project) -> dict[str, Any]:
    """What the list of documents needs: those there are, what comes later, what to do next."""
    found = {d.kind: d for d in project.documents.shelf().prefetch_related("revisions")}
    ordered = [found[kind] for kind in Document.Kind.values if kind in found]
    later = [Document.Kind(kind).label for kind in DOCUMENTS if kind not in found]
    pending = any(document.is_pending for document in ordered)
    return {
        "project": project,
        "documents": ordered,
        "later": later,
        "pending": pending,
        "next": next_step(facts(project)),
    }


def _document(project: Project, kind: str) -> Document:
    return get_object_or_404(project.documents.shelf().prefetch_related("revisions"), kind=kind)


@login_required
@require_GET
def show(request: Request, project_id: UUID, kind: str) -> HttpResponse:
    """One document, readable as a printed brief."""
    project = load(request, project_id)
    document = _document(project, kind)
    return page_or_partial(
        request,
        "projects/document.html",
        "projects/_document.html",
        project=project,
        document=document,
        sections=list(kinds.sections(document)),
        **_gate_to_decide(project, kind),
        **_beside(document),
    )


def _gate_to_decide(project: Project, kind: str) -> dict[str, Any]:
    """The decision this document is read for, if one is waiting."""
    wanted = kind in documents.UNDERSTANDING
    return {"gate": project.gates.filter(choice="").first() if wanted else None}


def _beside(document: Document) -> dict[str, Any]:
    """The documents one reads before and after this one."""
    found = {other.kind: other for other in document.project.documents.shelf()}
    order = [kind for kind in Document.Kind.values if kind in found]
    here = order.index(document.kind)
    before, after = order[:here][-1:], order[here + 1 :][:1]
    return {
        "before": found[before[0]] if before else None,
        "after": found[after[0]] if after else None,
    }


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: Request, project_id: UUID, kind: str, field: str) -> HttpResponse:
    """Edit one section; the founder's words become the document."""
    project = load(request, project_id)
    document = _document(project, kind)
    if field not in document.content or field not in kinds.fields(kind):
        raise Http404
    is_items = kinds.shape(kinds.fields(kind)[field]) == "items"
    form = (_items if is_items else _section)(kind, field, document, request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            documents.edit(document, field, _value(form, is_items), by=request.user)
        except CofounderError as problem:
            status = refuse(form, problem)
        else:
            messages.success(request, "Saved. The earlier wording stays in the history.")
            return redirect(document)
    shown = {"project": project, "document": document, "form": form, "is_items": is_items,
             "label": kinds.label(field), "field_name": field}  # fmt: skip
    return render(request, "projects/edit.html", shown, status=status)


def _section(kind: str, field: str, document: Document, data: Any) -> SectionForm:
    return SectionForm(kind, field, data, initial={"value": document.content[field]})


def _items(kind: str, field: str, document: Document, data: Any) -> Any:
    return items_formset(kind, field)(data, initial=document.content[field])


def _value(form: Any, is_items: bool) -> Any:
    """What was typed, in the shape of the document."""
    if not is_items:
        return form.cleaned_data["value"]
    kept = [row for row in form if not row.is_blank and not row.cleaned_data.get("DELETE")]
    return [
        {name: value for name, value in row.cleaned_data.items() if name != "DELETE"}
        for row in kept
    ]


@login_required
@require_POST
def retry(request: Request, project_id: UUID, kind: str) -> HttpResponse:
    """Write a document again that could not be written."""
    project = load(request, project_id)
    documents.retry(_document(project, kind))
    return redirect("projects:documents", project.pk)


@login_required
@require_GET
def revision(request: Request, project_id: UUID, kind: str, number: int) -> HttpResponse:
    """An earlier version of a document, to read."""
    project = load(request, project_id)
    document = _document(project, kind)
    earlier = get_object_or_404(document.revisions, number=number)
    shown = {"project": project, "document": document, "revision": earlier,
             "sections": list(kinds.sections(document, earlier.content))}  # fmt: skip
    return render(request, "projects/revision.html", shown)
