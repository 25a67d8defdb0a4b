"""Versions of a document on screen: read, compared, brought back, and written over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cofounder.errors import NotAllowedNow
from cofounder.http import Request
from projects import comparing, kinds, rewriting
from projects.models import Document, Revision
from projects.views import load
from projects.views.documents import one


@login_required
@require_GET
def show(request: Request, project_id: UUID, kind: str, number: int) -> HttpResponse:
    """An earlier version of a document, to read."""
    project = load(request, project_id)
    document = one(project, kind)
    earlier = get_object_or_404(document.revisions, number=number)
    shown = {"project": project, "document": document, "revision": earlier,
             "links": {}, "sections": list(kinds.sections(document, earlier.content))}  # fmt: skip
    return render(request, "projects/revision.html", shown)


@login_required
@require_GET
def compare(request: Request, project_id: UUID, kind: str) -> HttpResponse:
    """Any two versions of a document side by side, word by word."""
    project = load(request, project_id)
    document = one(project, kind)
    shown = {"project": project, "document": document, "revisions": list(document.revisions.all())}
    if len(shown["revisions"]) > 1:
        shown |= _compared(document, request.GET)
    return render(request, "projects/comparison.html", shown)


def _compared(document: Document, asked: Any) -> dict[str, Any]:
    """Compare the two versions *asked* for: by default the newest with the one before."""
    newest = document.current.number
    new = _chosen(document, asked.get("to"), newest)
    old = _chosen(document, asked.get("from"), new.number - 1 if new.number > 1 else newest)
    changes = comparing.compare(document.kind, old.content, new.content)
    return {
        "old": old,
        "new": new,
        "changed": [change for change in changes if change.mark != "same"],
        "same": [change for change in changes if change.mark == "same"],
    }


def _chosen(document: Document, number: str | None, default: int) -> Revision:
    """Return the version with *number*, as typed in an address, or 404."""
    if number and not (number.isascii() and number.isdigit() and len(number) < 9):
        raise Http404
    return get_object_or_404(document.revisions, number=int(number or default))


@login_required
@require_http_methods(["GET", "POST"])
def rewrite(request: Request, project_id: UUID, kind: str) -> HttpResponse:
    """Have a document written again, after saying what of the founder's would be reworded."""
    project = load(request, project_id)
    document = one(project, kind)
    if request.method == "POST":
        rewriting.again(document, by=request.user)
        messages.success(request, f"We’re writing the {document} again.")
        return redirect(document)
    why_not = rewriting.refusal(document)
    if why_not:
        raise NotAllowedNow(why_not)
    own = [kinds.label(name) for name in document.own_words]
    shown = {"project": project, "document": document, "own": own}
    return render(request, "projects/rewrite.html", shown)


@login_required
@require_POST
def go_back(request: Request, project_id: UUID, kind: str, number: int) -> HttpResponse:
    """Make an earlier version the newest again."""
    project = load(request, project_id)
    document = one(project, kind)
    earlier = get_object_or_404(document.revisions, number=number)
    now = rewriting.go_back(earlier, by=request.user)
    messages.success(request, f"Version {now.number} says what version {number} said.")
    return redirect(document)
