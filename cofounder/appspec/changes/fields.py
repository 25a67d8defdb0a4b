"""What becomes of the fields of an entity."""

from cofounder.appspec import names, parts
from cofounder.appspec.changes.finding import (
    ChangeImpossible,
    entity_in,
    field_in,
    quoted,
    several,
)
from cofounder.appspec.changes.operations import (
    AddField,
    RemoveField,
    RenameField,
    SetChoices,
    SetRequired,
)
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec
from cofounder.appspec.whole import MOST_CHOICES, MOST_FIELDS

#: Features that know the field they are about by its name.
_BY_NAME = ("calendar_shows", "board_moves", "approval_waits", "low_stock_warns")


def add(spec: AppSpec, change: AddField) -> AppSpec:
    """Return *spec* with one field more."""
    entity = entity_in(spec, change.entity)
    if len(entity.fields) >= MOST_FIELDS:
        raise ChangeImpossible(
            f"{several(entity, start=True)} have {MOST_FIELDS} fields, the most there can be."
        )
    added = change.field.model_copy(update={"name": free_name(entity, change.field.name)})
    if added.kind == "choice" and added.choices:
        added = added.model_copy(update={"choices": options(added.choices)})
    return put(spec, entity, fields=(*entity.fields, added))


def rename(spec: AppSpec, change: RenameField) -> AppSpec:
    """Return *spec* with a field called something else."""
    entity = entity_in(spec, change.entity)
    field = field_in(entity, change.field)
    name = free_name(entity, change.to, besides=field)
    if name == field.name:
        raise ChangeImpossible(f"{quoted(field.name, start=True)} is already called that.")
    renamed = field.model_copy(update={"name": name})
    changed = put(spec, entity, fields=_replaced(entity, field, renamed))
    for probe in _BY_NAME:
        if entity.name in parts.having(spec, probe) and not parts.having(changed, probe):
            raise ChangeImpossible(
                f"The app knows {quoted(field.name)} by its name and does something with it, "
                f"which it could not do with {quoted(name)}."
            )
    return changed


def remove(spec: AppSpec, change: RemoveField) -> AppSpec:
    """Return *spec* without a field."""
    entity = entity_in(spec, change.entity)
    field = field_in(entity, change.field)
    if len(entity.fields) == 1:
        raise ChangeImpossible(
            f"{quoted(field.name, start=True)} is all that {several(entity)} hold."
        )
    return put(spec, entity, fields=tuple(f for f in entity.fields if f is not field))


def set_required(spec: AppSpec, change: SetRequired) -> AppSpec:
    """Return *spec* with a field that must be filled in, or need not be."""
    entity = entity_in(spec, change.entity)
    field = field_in(entity, change.field)
    told = quoted(field.name, start=True)
    if field.kind in ("yes_no", "choice"):
        raise ChangeImpossible(f"{told} always has an answer, so it is neither left out nor asked.")
    changed = put(
        spec,
        entity,
        fields=_replaced(entity, field, field.model_copy(update={"required": change.required})),
    )
    if change.required == parts.asked(spec, entity.name, field.name):
        state = "must already" if change.required else "already need not"
        raise ChangeImpossible(f"{told} {state} be filled in.")
    if not change.required and parts.asked(changed, entity.name, field.name):
        raise ChangeImpossible(
            f"{several(entity, start=True)} are listed by {quoted(field.name)}, "
            "so it stays asked for."
        )
    return changed


def set_choices(spec: AppSpec, change: SetChoices) -> AppSpec:
    """Return *spec* with other options of a choice."""
    entity = entity_in(spec, change.entity)
    field = field_in(entity, change.field)
    if field.kind != "choice":
        raise ChangeImpossible(f"{quoted(field.name, start=True)} has no options to choose from.")
    choices = options(change.choices)
    if choices == field.choices:
        raise ChangeImpossible(f"{quoted(field.name, start=True)} already offers exactly that.")
    # Rows keep what they say, so an option is known for ever, in the place where it came.
    known = {names.key(option): option for option in (*choices, *field.choices, *field.history)}
    order = dict.fromkeys(map(names.key, (*field.history, *field.choices, *choices)))
    history = tuple(known[option] for option in order)
    changed = field.model_copy(
        update={"choices": choices, "history": history if history != choices else ()}
    )
    return put(spec, entity, fields=_replaced(entity, field, changed))


def options(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return usable options, or raise ``ChangeImpossible``."""
    shown = [names.shown(option, 40) for option in wanted]
    if not shown or not all(shown):
        raise ChangeImpossible("A choice needs options, and each of them a name.")
    if len({names.key(option) for option in shown}) < len(shown):
        raise ChangeImpossible("Two options of a choice cannot have the same name.")
    if len(shown) > MOST_CHOICES:
        raise ChangeImpossible(f"A choice offers {MOST_CHOICES} options at most.")
    return tuple(shown)


def free_name(entity: EntitySpec, wanted: str, besides: FieldSpec | None = None) -> str:
    """Return *wanted* as a field of *entity* may be called, or raise ``ChangeImpossible``."""
    name = names.shown(wanted, 40)
    if not name:
        raise ChangeImpossible("A field needs a name.")
    # A field that repeats a link would say the same thing twice.
    taken = [*(f.name for f in entity.fields if f is not besides), *entity.belongs_to]
    if names.key(name) in map(names.key, taken):
        raise ChangeImpossible(f"{several(entity, start=True)} already have {quoted(name)}.")
    return name


def put(spec: AppSpec, entity: EntitySpec, **changes: object) -> AppSpec:
    """Return *spec* with *changes* to one *entity*."""
    changed = entity.model_copy(update=changes)
    return spec.model_copy(
        update={"entities": tuple(changed if e is entity else e for e in spec.entities)}
    )


def _replaced(entity: EntitySpec, field: FieldSpec, by: FieldSpec) -> tuple[FieldSpec, ...]:
    return tuple(by if f is field else f for f in entity.fields)
