"""Documents that are not written by us but recorded, as something is agreed on."""

from typing import Any

from projects.models import Document, Project, Revision, User


def record(
    project: Project, kind: str, number: int, content: dict[str, Any], *, by: User
) -> Document:
    """Keep *content* as the document *number* of *kind*; again: a revision.

    Call it in the transaction of what it records, with the project locked.
    """
    document, _ = Document.objects.get_or_create(
        project=project, kind=kind, number=number, defaults={"stage": Document.Stage.READY}
    )
    newest = document.current
    if newest is None or newest.content != content:
        following = newest.number + 1 if newest else 1
        Revision.objects.create(document=document, number=following, content=content, by=by)
    return document
