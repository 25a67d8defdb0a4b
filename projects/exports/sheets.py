"""What an export holds: documents as plain data, the same for every format."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.text import slugify

from projects import kinds
from projects.models import Document, Project

Kind = Document.Kind


@dataclass(frozen=True)
class Sheet:
    """One document as it stands: what it is, which version, and its sections."""

    id: int
    kind: str
    number: int
    title: str
    version: int
    origin: str
    written_at: datetime
    sections: tuple[kinds.Section, ...]

    @property
    def day(self) -> str:
        """When it was written, as people write days."""
        return f"{self.written_at.day} {self.written_at:%B %Y}"


def available(project: Project) -> list[Document]:
    """Return the documents of *project* that hold something: the seven, then change requests."""
    found = [d for d in project.documents.prefetch_related("revisions") if d.current]
    return sorted(found, key=lambda d: (Kind.values.index(d.kind), d.number))


def gather(project: Project, chosen: Collection[str]) -> list[Sheet]:
    """Return the sheets of the *chosen* kinds, in reading order."""
    return [_sheet(document) for document in available(project) if document.kind in chosen]


def _sheet(document: Document) -> Sheet:
    current = document.current
    assert current, "only what is written is available"
    return Sheet(
        id=document.pk,
        kind=document.kind,
        number=document.number,
        title=str(document),
        version=current.number,
        origin=current.origin,
        written_at=current.created_at,
        sections=tuple(
            _in_order(document.kind, s) for s in kinds.sections(document, current.content)
        ),
    )


def _in_order(kind: str, section: kinds.Section) -> kinds.Section:
    """Return *section* with the fields of its items in their order, which Postgres forgets."""
    inner = kinds.item_type(kinds.fields(kind)[section.name])
    if inner is None or not section.value:
        return section
    items = [
        {name: item[name] for name in [*inner.model_fields, *item] if name in item}
        for item in section.value
    ]
    return replace(section, value=items)


def filename(project: Project, sheets: list[Sheet], ending: str) -> str:
    """Name the file: readable, and safe on every disk. ``dog-walkers-mvp-scope-v2.pdf``."""
    name = slugify(project.name)[:50].strip("-") or "project"
    if len(sheets) == 1:
        return f"{name}-{slugify(sheets[0].title)}-v{sheets[0].version}{ending}"
    return f"{name}-documents{ending}"
