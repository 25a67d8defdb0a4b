"""The shape of a known noun, and the short notation the tables are written in."""

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from cofounder.appspec.spec import FieldKind, FieldSpec

#: What sort of thing a noun is; archetypes say which sort leads the home page.
Group = Literal["provider", "person", "place", "thing", "happening", "work", "deal", "note"]
#: Which side of the app somebody stands on.
Side = Literal["seeker", "provider", "organiser"]

#: Records of something that happened: they hang on another noun and never lead.
DEPENDENT: frozenset[Group] = frozenset({"deal", "note"})

_FIELD = re.compile(r"([^:!(]+)(!?)(?::\s*(\w+))?(?:\(([^)]*)\))?$")


@dataclass(frozen=True)
class Noun:
    """Something an app may keep track of.

    *own* words are shown as the founder said them, *means* words are shown as *key*. *of* names
    the nouns (or ``@groups``) it belongs to, best first; *by* the sides that add it; *only* the
    archetypes in which its words mean this at all (empty: everywhere).
    """

    key: str
    group: Group
    fields: tuple[FieldSpec, ...]
    own: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    by: tuple[Side, ...] = ("provider", "organiser")
    only: tuple[str, ...] = ()


def field(notation: str) -> FieldSpec:
    """Read one field: ``name``, ``name: kind``, ``name!: kind`` or ``name: choice(a, b)``."""
    found = _FIELD.match(notation.strip())
    if found is None:
        raise ValueError(f"not a field: {notation!r}")
    name, required, kind, choices = found.groups()
    kind = kind or "text"
    if kind not in get_args(FieldKind):
        raise ValueError(f"not a kind of field: {kind!r}")
    return FieldSpec(
        name=name.strip(),
        kind=cast(FieldKind, kind),
        required=bool(required),
        choices=tuple(choice.strip() for choice in choices.split(",")) if choices else (),
    )


def fields(notation: str) -> tuple[FieldSpec, ...]:
    """Read fields separated by semicolons."""
    return tuple(field(part) for part in notation.split(";"))


def words(notation: str) -> tuple[str, ...]:
    """Read words or phrases separated by semicolons."""
    return tuple(part.strip() for part in notation.split(";") if part.strip())


def noun(
    key: str,
    group: Group,
    holds: str,
    *,
    own: str = "",
    means: str = "",
    of: str = "",
    by: str = "provider organiser",
    only: str = "",
) -> Noun:
    """Make a noun from the tables' notation."""
    return Noun(
        key=key,
        group=group,
        fields=fields(holds),
        own=words(own),
        means=words(means),
        of=words(of),
        by=cast(tuple[Side, ...], tuple(by.split())),
        only=tuple(only.split()),
    )
