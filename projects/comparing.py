"""Two versions of a document, compared section by section. Pure: content in, changes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from projects import kinds
from projects.wordwise import Budget, Piece, alike, pair, plain, words

Mark = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True)
class Line:
    """A text, or one line of a list."""

    mark: Mark
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Field:
    """One field of an item: its label and its lines."""

    label: str
    mark: Mark
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Item:
    """One feature, risk, milestone or step, matched by its name or title."""

    mark: Mark
    title: tuple[Piece, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Change:
    """What happened to one section. *evidence* is its strength before and after, if it moved."""

    name: str
    mark: Mark
    lines: tuple[Line, ...] = ()
    items: tuple[Item, ...] = ()
    evidence: tuple[str, str] | None = None

    @property
    def label(self) -> str:
        """The section's heading."""
        return kinds.label(self.name)


def compare(kind: str, old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Return what changed from *old* to *new*, for every section either of them has."""
    budget = Budget()
    return [
        _section(kind, name, old, new, budget)
        for name in kinds.fields(kind)
        if name in old or name in new
    ]  # fmt: skip


def _section(
    kind: str, name: str, old: dict[str, Any], new: dict[str, Any], budget: Budget
) -> Change:
    info = kinds.fields(kind)[name]
    before, after = old.get(name), new.get(name)
    if kinds.shape(info) == "items":
        found: tuple[Line, ...] = ()
        items = tuple(_items(kinds.item_type(info), before or [], after or [], budget))
        mark = _whole(item.mark for item in items)
    else:
        found, items = tuple(_lines(before, after, budget)), ()
        mark = _whole(line.mark for line in found)
    evidence = _evidence(name, old, new)
    return Change(name, "changed" if evidence and mark == "same" else mark, found, items, evidence)


def _evidence(name: str, old: dict[str, Any], new: dict[str, Any]) -> tuple[str, str] | None:
    """The strength of its evidence before and after, in words, when both are known and differ."""
    before, after = (content.get("confidence", {}).get(name) for content in (old, new))
    if not before or not after or before == after:
        return None
    return kinds.STRENGTHS.get(before, before), kinds.STRENGTHS.get(after, after)


def _whole(marks: Iterable[Mark]) -> Mark:
    """The mark of something made of parts: theirs when they agree."""
    found = set(marks)
    if not found:
        return "same"
    return found.pop() if len(found) == 1 else "changed"


def _lines(before: Any, after: Any, budget: Budget) -> Iterator[Line]:
    """Compare two values that are texts, numbers, or lists of texts."""
    if isinstance(before, list) or isinstance(after, list):
        for old, new in pair([plain(v) for v in before or []], [plain(v) for v in after or []]):
            yield _line(old, new, budget)
    elif plain(before) or plain(after):
        yield _line(plain(before) or None, plain(after) or None, budget)


def _line(old: str | None, new: str | None, budget: Budget) -> Line:
    """Compare two texts, one of which may not be there."""
    if old is None or new is None:
        mark: Mark = "added" if old is None else "removed"
        return Line(mark, (Piece(mark, (new if old is None else old) or ""),))
    return Line("same" if old == new else "changed", tuple(words(old, new, budget)))


def _items(
    inner: type[BaseModel] | None,
    before: list[dict[str, Any]],
    after: list[dict[str, Any]],
    budget: Budget,
) -> Iterator[Item]:
    """Compare two lists of items: those of *after* in their order, then those that went."""
    left = list(before)
    for new in after:
        old = _partner(new, left, after)
        if old is not None:
            left.remove(old)
        yield _item(inner, old, new, budget)
    for old in left:
        yield _item(inner, old, None, budget)


def _partner(
    new: dict[str, Any], left: list[dict[str, Any]], after: list[dict[str, Any]]
) -> dict[str, Any] | None:
    """Find what *new* was: the item of its name, or one whose name is gone but says the same."""
    name = _key(new)
    for old in left:
        if _key(old) == name:
            return old
    names = {_key(item) for item in after}
    gone = (old for old in left if _key(old) not in names)
    text = plain(new.get("description"))
    return next((old for old in gone if alike(plain(old.get("description")), text, 0.75)), None)


def _key(item: dict[str, Any]) -> str:
    return kinds.title_of(item).casefold().strip()


def _item(
    inner: type[BaseModel] | None,
    old: dict[str, Any] | None,
    new: dict[str, Any] | None,
    budget: Budget,
) -> Item:
    """Compare two items field by field; one of them may not be there."""
    either = new or old or {}
    shown = [n for n in (inner.model_fields if inner else either) if n != kinds.title_field(either)]
    fields = []
    for name in shown:
        values = (kinds.said(name, (item or {}).get(name)) for item in (old, new))
        lines = tuple(_lines(*values, budget))
        if lines:
            fields.append(Field(kinds.label(name), _whole(line.mark for line in lines), lines))
    title = _line(
        kinds.title_of(old) if old is not None else None,
        kinds.title_of(new) if new is not None else None,
        budget,
    )
    if title.mark in {"added", "removed"}:
        return Item(title.mark, title.pieces, tuple(fields))
    mark = "same" if {title.mark, *(f.mark for f in fields)} == {"same"} else "changed"
    return Item(mark, title.pieces, tuple(fields))
