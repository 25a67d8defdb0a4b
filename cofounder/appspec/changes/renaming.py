"""What a change does to the tables of an app, so that a migration keeps their rows."""

from collections.abc import Iterable, Iterator, Sequence

from cofounder.appspec import names
from cofounder.appspec.changes.applying import steps
from cofounder.appspec.changes.following import column_after, columns, entity_after
from cofounder.appspec.changes.operations import Operation
from cofounder.appspec.render.models import parents_first
from cofounder.appspec.render.plan import App, resolve
from cofounder.appspec.spec import AppSpec

Renamed = tuple[str, str, str] | tuple[str, str, str, str]
#: (key of an entity, key of a column): where rows are kept.
Place = tuple[str, str]


def renames(spec: AppSpec, operations: Sequence[Operation]) -> tuple[Renamed, ...]:
    """Return what a migration has to do by hand, in the order in which it must be done.

    ``("gone", Class, field)``, ``("gone", Class, "")``, ``("model", OldClass, NewClass)`` and
    ``("field", Class, old, new)``: identifiers as the renderer writes them, *Class* as it is called
    at that point of the order. Links are fields. What is gone goes first, so that what comes may
    take its name; whatever *operations* add is left to the framework.
    """
    done = list(steps(spec, operations))
    if not done:
        return ()
    first, last = resolve(done[0].before), resolve(done[-1].after)
    entities = {names.key(e.name): names.key(e.name) for e in first.entities}
    places = {
        (names.key(e.name), column): (names.key(e.name), column)
        for e in first.entities
        for column in columns(first, e)
    }
    for step in done:
        entities, places = _followed(step.operation, resolve(step.after), entities, places)
    return tuple(_ordered(first, last, entities, places))


def _followed(
    operation: Operation, after: App, entities: dict[str, str], places: dict[Place, Place]
) -> tuple[dict[str, str], dict[Place, Place]]:
    """Return where what was there at first is after one more *operation*; what is gone is not."""
    left = {names.key(e.name): columns(after, e) for e in after.entities}
    moved = {
        start: now
        for start, was in entities.items()
        if (now := entity_after(operation, was)) in left
    }
    kept = {
        start: (entity_after(operation, entity), now)
        for start, (entity, column) in places.items()
        if start[0] in moved
        and (now := column_after(operation, entity, column)) in left[moved[start[0]]]
    }
    return moved, kept


def _ordered(
    first: App, last: App, entities: dict[str, str], places: dict[Place, Place]
) -> Iterator[Renamed]:
    """Give what is gone, links before what they lead to; then models, then their columns."""
    olds = [(names.key(e.name), e) for e in reversed(parents_first(first))]
    news = {names.key(e.name): e for e in last.entities}
    for key, entity in olds:
        for column, ident in columns(first, entity).items():
            # The framework forgets a model only when its links are forgotten first.
            if (key, column) not in places and (key in entities or column.startswith("@")):
                yield ("gone", entity.cls, ident)
    for key, entity in olds:
        if key not in entities:
            yield ("gone", entity.cls, "")
    pairs = [(e.cls, news[entities[key]].cls) for key, e in olds if key in entities]
    for old, new in _without_collision(reversed(pairs), "Moving"):
        yield ("model", old, new)
    for key, entity in reversed(olds):
        if key not in entities:
            continue
        new_entity = news[entities[key]]
        now = columns(last, new_entity)
        own = [
            (ident, now[places[key, column][1]])
            for column, ident in columns(first, entity).items()
            if (key, column) in places
        ]
        for old, new in _without_collision(own, "moving_"):
            yield ("field", new_entity.cls, old, new)


def _without_collision(pairs: Iterable[tuple[str, str]], aside: str) -> Iterator[tuple[str, str]]:
    """Give (old, new) so that no name is taken when its turn comes; circles step *aside*."""
    left = dict(pairs)
    taken = {name.lower() for name in (*left, *left.values())}
    while left:
        for old, new in list(left.items()):
            if old == new:
                del left[old]
                break
            if new.lower() not in {name.lower() for name in left}:
                yield old, new
                del left[old]
                break
        else:
            # What steps aside goes to its place once that is free.
            old, new = next((o, n) for o, n in left.items() if o != n)
            number = next(n for n in range(2, 99) if f"{aside}{n}".lower() not in taken)
            yield old, f"{aside}{number}"
            del left[old]
            left[f"{aside}{number}"] = new
            taken.add(f"{aside}{number}".lower())
