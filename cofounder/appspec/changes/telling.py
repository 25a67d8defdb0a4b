"""What a change does, in a founder's words: done, touched, and forgotten."""

from collections.abc import Sequence

from cofounder.appspec import names
from cofounder.appspec.changes import extras
from cofounder.appspec.changes.applying import Step, steps
from cofounder.appspec.changes.finding import (
    KINDS,
    entity_in,
    field_in,
    in_words,
    listed,
    quoted,
    several,
)
from cofounder.appspec.changes.operations import (
    AddEntity,
    AddFeature,
    AddField,
    AddLink,
    Operation,
    RemoveEntity,
    RemoveFeature,
    RemoveField,
    RenameEntity,
    RenameField,
    SetChoices,
    SetColour,
    SetLook,
    SetRequired,
    SetText,
)
from cofounder.appspec.spec import AppSpec, FieldSpec


def sentences(spec: AppSpec, operations: Sequence[Operation]) -> tuple[str, ...]:
    """Return what *operations* change in *spec*, one sentence for each, for the versions page.

    Raises ``ChangeImpossible`` like ``apply``.
    """
    return tuple(_told(step) for step in steps(spec, operations))


def touches(spec: AppSpec, operations: Sequence[Operation]) -> tuple[str, ...]:
    """Return the names of what *operations* change: entities as they are called after, features
    and places such as “first page” or “look”, each once.
    """
    found: list[str] = []
    for step in steps(spec, operations):
        operation = step.operation
        if isinstance(operation, RenameEntity):
            old = entity_in(step.before, operation.entity).name
            new = entity_in(step.after, operation.to).name
            found = [new if name == old else name for name in found] + [new]
            found += [e.name for e in step.after.entities if new in e.belongs_to]
        elif isinstance(operation, AddEntity):
            found.append(entity_in(step.after, operation.entity.name).name)
        elif isinstance(operation, AddFeature | RemoveFeature):
            found.append(operation.feature.replace("_", " "))
        elif isinstance(operation, SetText):
            found.append("first page")
        elif isinstance(operation, SetColour | SetLook):
            found.append("look")
        else:
            found.append(entity_in(step.before, operation.entity).name)
    return tuple(dict.fromkeys(found))


def loses_data(spec: AppSpec, operations: Sequence[Operation]) -> tuple[str, ...]:
    """Return a sentence for each thing entered before that *operations* would forget."""
    lost = []
    for step in steps(spec, operations):
        operation = step.operation
        if isinstance(operation, RemoveEntity):
            entity = entity_in(step.before, operation.entity)
            lost.append(f"All {several(entity)} that were entered would be forgotten.")
            for child in step.before.entities:
                if entity.name in child.belongs_to:
                    lost.append(
                        f"{several(child, start=True)} would no longer say which "
                        f"{names.inside(entity.name)} they belong to."
                    )
        elif isinstance(operation, RemoveField):
            entity = entity_in(step.before, operation.entity)
            field = field_in(entity, operation.field)
            lost.append(f"What was entered as {quoted(field.name)} of {several(entity)} would be "
                        "forgotten.")  # fmt: skip
        elif isinstance(operation, SetChoices):
            entity = entity_in(step.before, operation.entity)
            field = field_in(entity, operation.field)
            now = {names.key(choice) for choice in field_in(
                entity_in(step.after, entity.name), field.name).choices}  # fmt: skip
            gone = [f"“{choice}”" for choice in field.choices if names.key(choice) not in now]
            if gone:
                lost.append(
                    f"Where {listed(gone, 'or')} was chosen as {quoted(field.name)} of "
                    f"{several(entity)}, it stays until somebody changes it; "
                    "nobody can choose it any more."
                )
    return tuple(lost)


def _told(step: Step) -> str:
    operation, before, after = step.operation, step.before, step.after
    if isinstance(operation, AddEntity):
        added = entity_in(after, operation.entity.name)
        holding = listed([quoted(field.name) for field in added.fields])
        return f"The app now keeps track of {several(added)}, with {holding}."
    if isinstance(operation, RenameEntity):
        old, new = entity_in(before, operation.entity), entity_in(after, operation.to)
        return (
            f"{several(old, start=True)} are now called {several(new)}; what was entered is kept."
        )
    if isinstance(operation, RemoveEntity):
        gone = entity_in(before, operation.entity)
        told = f"{several(gone, start=True)} are gone, and what was entered in them."
        return " ".join([told, *_rights(step, gone.name)])
    if isinstance(operation, AddFeature):
        return f"The app now has {extras.FEATURES[operation.feature][0]}."
    if isinstance(operation, RemoveFeature):
        return f"The app no longer has {extras.FEATURES[operation.feature][0]}."
    if isinstance(operation, SetText):
        return _text(operation)
    if isinstance(operation, SetColour):
        what = "main colour" if operation.what == "accent" else "background"
        return f"The {what} is now {in_words(operation)} ({operation.to})."
    if isinstance(operation, SetLook):
        return _look(operation)
    return _field(step)


def _rights(step: Step, removed: str) -> list[str]:
    """Return what a removal changed about who may change what, beside what is removed."""
    told = []
    for old, new in zip(step.before.roles, step.after.roles, strict=True):
        lost = [name for name in old.may_edit if name not in (*new.may_edit, removed)]
        won = [name for name in new.may_edit if name not in old.may_edit]
        for change, found in (("no longer", lost), ("now", won)):
            if found:
                many = listed([several(entity_in(step.after, name)) for name in found])
                told.append(f"To stay as trusted as it was, “{old.name}” {change} changes {many} "
                            "of others.")  # fmt: skip
    return told


def _field(step: Step) -> str:
    operation = step.operation
    entity = entity_in(step.before, operation.entity)
    start, many = several(entity, start=True), several(entity)
    if isinstance(operation, AddField):
        added = field_in(entity_in(step.after, entity.name), operation.field.name)
        return f"{start} now have {quoted(added.name)}{_of_kind(added)}."
    if isinstance(operation, AddLink):
        parent = entity_in(step.after, operation.to)
        return f"{start} now belong to {several(parent)}."
    field = field_in(entity, operation.field)
    told = quoted(field.name, start=True)
    if isinstance(operation, RenameField):
        new = quoted(names.shown(operation.to, 40), start=True)
        return f"{told} of {many} is now called {new}; what was entered is kept."
    if isinstance(operation, RemoveField):
        return f"{start} no longer have {quoted(field.name)}."
    if isinstance(operation, SetRequired):
        must = "must now be filled in" if operation.required else "need no longer be filled in"
        return f"{told} of {many} {must}."
    if isinstance(operation, SetChoices):
        now = field_in(entity_in(step.after, entity.name), field.name)
        return f"{told} of {many} now offers {listed(list(now.choices))}."
    raise TypeError(operation)


def _of_kind(field: FieldSpec) -> str:
    """Return what a new field holds, where its name alone does not say it."""
    if field.kind == "choice":
        return f" ({listed(list(field.choices), 'or')})"
    told = KINDS[field.kind]
    same = (
        {"date", "time", "number"}
        & set(names.ascii_words(told))
        & set(names.ascii_words(field.name))
    )
    return "" if field.kind == "text" or same else f" ({told})"


def _text(operation: SetText) -> str:
    text = names.shown(operation.to, 200)
    if operation.what == "name":
        return f"The app is now called “{text}”."
    return f"The line under the name now reads “{text}”." if text else "The tagline is gone."


def _look(operation: SetLook) -> str:
    if operation.what == "layout":
        return f"The menu is now at the {operation.to}."
    fonts = {"sans": "plain letters", "serif": "letters with serifs", "rounded": "round letters",
             "humanist": "soft, hand-drawn letters"}  # fmt: skip
    return f"The app is now set in {fonts[operation.to]}."
