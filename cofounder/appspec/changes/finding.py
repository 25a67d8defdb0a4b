"""What a change speaks of, found in a spec, and how it is named in a sentence."""

from cofounder.appspec import names
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec
from cofounder.errors import CofounderError


class ChangeImpossible(CofounderError):
    """A change that this app cannot take; the text says why."""


def entity_in(spec: AppSpec, name: str) -> EntitySpec:
    """Return the entity called *name*, or raise ``ChangeImpossible``."""
    for entity in spec.entities:
        if names.key(entity.name) in (names.key(name), names.key(names.shown(name, 40))):
            return entity
    raise ChangeImpossible(f"The app does not keep track of “{names.shown(name, 40)}”.")


def field_in(entity: EntitySpec, name: str) -> FieldSpec:
    """Return the field of *entity* called *name*, or raise ``ChangeImpossible``."""
    for field in entity.fields:
        if names.key(field.name) in (names.key(name), names.key(names.shown(name, 40))):
            return field
    shown = names.shown(name, 40)
    raise ChangeImpossible(f"{several(entity, start=True)} have no “{shown}”.")


def several(entity: EntitySpec, *, start: bool = False) -> str:
    """Return the plural of *entity* as it stands in a sentence, or at its *start*."""
    words = entity.plural or names.plural(entity.name)
    return names.label(words) if start else names.inside(words)


def quoted(words: str, *, start: bool = False) -> str:
    """Return a field's name in quotes: “phone”, or “Phone” at the *start* of a sentence."""
    return f"“{names.label(words) if start else words}”"


def listed(items: list[str]) -> str:
    """Return *items* as “a, b and c”."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
