"""Documents on screen: the list as it fills, each document, and the editing of a section."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cofounder.errors import CofounderError
from cofounder.http import Request, page_or_partial, partials, wants_partial
from cofounder.runner.papers import DOCUMENTS
from projects import documents, kinds, references, rewriting
from projects.facts import facts
from projects.forms import NoteForm, SectionForm, items_formset, refuse
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


def one(project: Project, kind: str) -> Document:
    """Return the document of *kind*, or 404."""
    return get_object_or_404(project.documents.shelf().prefetch_related("revisions"), kind=kind)


@login_required
@require_GET
def show(request: Request, project_id: UUID, kind: str) -> HttpResponse:
    """One document, readable as a printed brief."""
    project = load(request, project_id)
    return page(request, project, one(project, kind))


def page(
    request: Request, project: Project, document: Document, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Answer with *document*, as a page or as its live region."""
    shown = reading(project, document) | _beside(document) | more
    wanted = document.kind in documents.UNDERSTANDING
    return page_or_partial(
        request,
        "projects/document.html",
        "projects/_document.html",
        status=status,
        gate=project.gates.filter(choice="", kind="direction").first() if wanted else None,
        why_not=rewriting.refusal(document),
        own=[kinds.label(name) for name in document.own_words],
        **shown,
    )


def reading(project: Project, document: Document) -> dict[str, Any]:
    """What the sections of *document* need: themselves, their notes, and where names lead."""
    notes: dict[str, list[Any]] = {}
    for note in document.annotations.all():
        notes.setdefault(note.field, []).append(note)
    others = project.documents.shelf().prefetch_related("revisions")
    return {
        "project": project,
        "document": document,
        "sections": [
            replace(section, notes=tuple(notes.get(section.name, ())))
            for section in kinds.sections(document)
        ],
        "links": references.targets(others, but=document.kind),
        "note_form": NoteForm(auto_id=False),
    }


def section(project: Project, document: Document, field: str) -> dict[str, Any]:
    """What one section needs to be drawn alone, or 404 when there is none of that name."""
    shown = reading(project, document)
    found = next((s for s in shown["sections"] if s.name == field), None)
    if found is None:
        raise Http404
    return shown | {"section": found, "editable": True}


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
    """Edit one section, in its place or on a page; the founder's words become the document."""
    project = load(request, project_id)
    document = one(project, kind)
    is_items = kinds.shape(_info(document, field)) == "items"
    form = (_items if is_items else _section)(kind, field, document, request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            documents.edit(document, field, _value(form, is_items), by=request.user)
        except CofounderError as problem:
            status = refuse(form, problem)
        else:
            return _saved(request, project, document, field)
    shown = {"project": project, "document": document, "form": form, "is_items": is_items,
             "label": kinds.label(field), "field_name": field}  # fmt: skip
    return page_or_partial(
        request, "projects/edit.html", "projects/_section_form.html", status=status, **shown
    )


def _info(document: Document, field: str) -> Any:
    """Return the type of the section *field*, or 404."""
    if field not in document.content or field not in kinds.fields(document.kind):
        raise Http404
    return kinds.fields(document.kind)[field]


def _saved(request: Request, project: Project, document: Document, field: str) -> HttpResponse:
    """Answer a saved section with itself, or with the page it stands on."""
    if not wants_partial(request):
        messages.success(request, "Saved. The earlier wording stays in the history.")
        return redirect(f"{document.get_absolute_url()}#{field}")
    shown = section(project, one(project, document.kind), field)
    return render_section(request, shown, 200)


def render_section(request: Request, shown: dict[str, Any], status: int) -> HttpResponse:
    """Answer with one section, as ``section`` describes it."""
    return partials(request, "projects/_section.html", status=status, **shown)


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
    documents.retry(one(project, kind))
    return redirect("projects:documents", project.pk)
