"""Notes: what founders write beside a section, kept across its versions."""

from django.db import transaction

from cofounder import live
from cofounder.errors import NotAllowedNow, TooMuch
from projects import journey, kinds
from projects.models import Annotation, Document, User

#: How long a note may be, in characters, and how many stand beside one document.
LONGEST = 2_000
MOST = 100


@transaction.atomic
def add(document: Document, field: str, text: str, *, by: User) -> Annotation:
    """Put a note beside the section *field*.

    Raises ``NotAllowedNow`` for a section there is not and for a note that is empty or longer
    than ``LONGEST``, and ``TooMuch`` when the document has ``MOST`` notes.
    """
    journey.lock(document.project)
    text = text.strip()
    if field not in kinds.fields(document.kind) or field not in document.content:
        raise NotAllowedNow("That section is not there any more.")
    if not text:
        raise NotAllowedNow("Write the note first: a few words are enough.")
    if len(text) > LONGEST:
        raise NotAllowedNow(f"A note has at most {LONGEST:,} characters. Say the heart of it.")
    if document.annotations.count() >= MOST:
        raise TooMuch(f"There are {MOST} notes here already. Take one away to add another.")
    note = document.annotations.create(field=field, text=text, by=by)
    live.touch(document.project_id)
    return note


@transaction.atomic
def remove(note: Annotation) -> None:
    """Take a note away. Doing it twice is harmless."""
    project = journey.lock(note.document.project)
    Annotation.objects.filter(pk=note.pk).delete()
    live.touch(project.pk)
