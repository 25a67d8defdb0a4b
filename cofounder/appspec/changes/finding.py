"""What a change speaks of, found in a spec, and how it is named in a sentence."""

from cofounder.appspec import colours, names
from cofounder.appspec.changes.operations import SetColour
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldKind, FieldSpec
from cofounder.errors import CofounderError

#: What people enter into a field of each kind.
KINDS: dict[FieldKind, str] = {
    "text": "a few words", "long_text": "a longer text", "number": "a number",
    "decimal": "a number", "money": "an amount of money", "date": "a date", "time": "a time",
    "yes_no": "yes or no", "choice": "a choice", "email": "an e-mail address",
    "phone": "a phone number", "link": "a web address", "rating": "one to five stars",
}  # fmt: skip


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


def listed(items: list[str], last: str = "and") -> str:
    """Return *items* as “a, b and c”."""
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def in_words(change: SetColour) -> str:
    """Return what the colour of *change* looks like: “dark green”."""
    return colours.called(change.to, ground=change.what == "background")
