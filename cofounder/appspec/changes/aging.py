"""Rows that are there already: what comes to be asked of them later is not invented for them."""

from cofounder.appspec import names
from cofounder.appspec.changes.following import column_after, columns, entity_after
from cofounder.appspec.changes.operations import Operation
from cofounder.appspec.render.models import needed
from cofounder.appspec.render.plan import Entity, Field, resolve
from cofounder.appspec.spec import AppSpec, EntitySpec

#: Kinds that always have a value, whether they are required or not.
_ALWAYS = ("choice", "yes_no")


def marked(before: AppSpec, operation: Operation, after: AppSpec) -> AppSpec:
    """Return *after* with every field marked that rows from *before* may have nothing in.

    Those are fields that *operation* added, and fields that forms insist on from now on, whatever
    the reason. To mark one can make another name the rows, so we look until all are found.
    """
    while True:
        found = _once(before, operation, after)
        if found == after:
            return after
        after = found


def _once(before: AppSpec, operation: Operation, after: AppSpec) -> AppSpec:
    old, new = resolve(before), resolve(after)
    was = {entity_after(operation, names.key(e.name)): e for e in old.entities}
    now = {names.key(e.name): e for e in new.entities}

    def aged(entity: EntitySpec) -> EntitySpec:
        key = names.key(names.shown(entity.name, 40))
        if key not in was or key not in now:
            return entity
        first = names.key(was[key].name)
        by_ident = {field.ident: field for field in was[key].fields}
        before_it = {
            column_after(operation, first, name): by_ident[ident]
            for name, ident in columns(old, was[key]).items()
            if ident in by_ident
        }
        fields = {names.key(field.name): field for field in now[key].fields}
        return entity.model_copy(
            update={
                "fields": tuple(
                    field.model_copy(update={"later": True})
                    if (name := names.key(names.shown(field.name, 40))) in fields
                    and not field.later
                    and _may_lack(was[key], before_it.get(name), now[key], fields[name])
                    else field
                    for field in entity.fields
                )
            }
        )

    return after.model_copy(update={"entities": tuple(map(aged, after.entities))})


def _may_lack(old: Entity, before: Field | None, new: Entity, field: Field) -> bool:
    """Tell whether rows from before may have nothing in *field*, or what it no longer takes."""
    if before is None:
        return True
    if field.kind in _ALWAYS:
        return False
    counted = field in (new.stock, new.percent) and before not in (old.stock, old.percent)
    return counted or (needed(new, field) and not needed(old, before))
