"""What a change renames in the code of an app, so that migrations keep its rows."""

from collections.abc import Sequence

from cofounder.appspec import names
from cofounder.appspec.changes.applying import Step, steps
from cofounder.appspec.changes.operations import Operation, RenameEntity, RenameField
from cofounder.appspec.render.plan import App, Entity, resolve
from cofounder.appspec.spec import AppSpec

Renamed = tuple[str, str, str] | tuple[str, str, str, str]


def renames(spec: AppSpec, operations: Sequence[Operation]) -> tuple[Renamed, ...]:
    """Return what a migration has to rename, in the order in which it must be done.

    ``("model", OldClass, NewClass)`` and ``("field", Class, old, new)``: identifiers as the
    renderer writes them, *Class* as it is called at that point of the order. Links to a renamed
    entity are fields. What *operations* themselves add is not among them.
    """
    app = resolve(spec)
    known = {
        (names.key(entity.name), ident)
        for entity in app.entities
        for ident in ("", *_columns(app, entity))
    }
    found: list[Renamed] = []
    for step in steps(spec, operations):
        known = _follow(step, known, found)
    return tuple(found)


def _follow(step: Step, known: set[tuple[str, str]], found: list[Renamed]) -> set[tuple[str, str]]:
    """Add what *step* renames to *found*; return which (entity, column) hold rows after it."""
    before, after = resolve(step.before), resolve(step.after)
    olds = {names.key(entity.name): entity for entity in before.entities}
    pairs = [
        (olds[was], entity)
        for entity in after.entities
        if ((was := _name_before(step.operation, entity.name)), "") in known
    ]
    found += [("model", old.cls, new.cls) for old, new in pairs if old.cls != new.cls]
    still = {(names.key(new.name), "") for _, new in pairs}
    for old, new in pairs:
        was = names.key(old.name)
        by_name = {name: ident for ident, name in _columns(before, old).items()}
        for ident, name in _columns(after, new).items():
            former = by_name.get(_column_before(step.operation, was, name), "")
            if former and (was, former) in known:
                still.add((names.key(new.name), ident))
                if former != ident:
                    found.append(("field", new.cls, former, ident))
    return still


def _columns(app: App, entity: Entity) -> dict[str, str]:
    """Return the identifiers of fields and links, each with the key of its name."""
    fields = {field.ident: names.key(field.name) for field in entity.fields}
    return fields | {link.ident: f"@{names.key(to.name)}" for link, to in app.parents(entity)}


def _name_before(operation: Operation, name: str) -> str:
    """Return the key that the entity called *name* had before *operation*."""
    if isinstance(operation, RenameEntity) and names.key(operation.to) == names.key(name):
        return names.key(operation.entity)
    return names.key(name)


def _column_before(operation: Operation, entity: str, name: str) -> str:
    """Return what the column with key *name* was before *operation*."""
    if name.startswith("@"):
        return f"@{_name_before(operation, name[1:])}"
    if (
        isinstance(operation, RenameField)
        and names.key(operation.entity) == entity
        and names.key(names.shown(operation.to, 40)) == name
    ):
        return names.key(operation.field)
    return name
