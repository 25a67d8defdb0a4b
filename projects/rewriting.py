"""A document written anew over what is there, or brought back as it was. Nothing is deleted."""

from django.db import transaction

from cofounder import live
from cofounder.errors import NotAllowedNow
from projects import documents, journey, timeline
from projects.models import Document, Project, Revision, User

Kind = Document.Kind


def refusal(document: Document) -> str:
    """Say why *document* cannot be written again right now, or "" when it can."""
    project = document.project
    if project.is_parked:
        return "This project is parked. Take it up again first."
    if document.number:
        return "A change request is written once, as you agreed on it."
    if document.is_pending:
        return "We are writing it already. Read it in a moment."
    if document.current is None:
        return "There is nothing to write again yet."
    if document.kind == Kind.MVP_SCOPE and project.builds.active().exists():
        return "We are building along this scope right now. Write it again once the build is over."
    return ""


@transaction.atomic
def again(document: Document, *, by: User) -> None:
    """Have *document* written anew. The version there is stays readable, before and after.

    Raises ``NotAllowedNow`` with the sentence of ``refusal``.
    """
    project, document = _hold(document)
    why_not = refusal(document)
    if why_not:
        raise NotAllowedNow(why_not)
    timeline.record(project, "document.asked", by=by, document=document)
    documents.request(project, [document.kind])


@transaction.atomic
def go_back(earlier: Revision, *, by: User) -> Revision:
    """Make what *earlier* says the newest version again. When it says that already, do nothing.

    Raises ``NotAllowedNow`` on a parked project and while the document is being written.
    """
    project, document = _hold(earlier.document)
    journey.require_active(project)
    if document.is_pending or document.current is None:
        raise NotAllowedNow("This document is being written. Go back in a moment.")
    if document.content == earlier.content:
        return document.current
    revision = documents.keep(document, earlier.content, origin=Revision.Origin.EDITED, by=by)
    timeline.record(project, "document.returned", by=by, document=document, number=earlier.number)
    live.touch(project.pk)
    return revision


def _hold(document: Document) -> tuple[Project, Document]:
    """Lock the project, then the document, and return both as they are now."""
    project = journey.lock(document.project)
    held = project.documents.select_for_update(no_key=True).get(pk=document.pk)
    return project, held
