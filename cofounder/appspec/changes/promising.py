"""What a change promises, and what becomes of the promises made before it."""

import re
from collections.abc import Sequence

from cofounder.appspec import names, paths
from cofounder.appspec.changes.finding import ChangeImpossible, entity_in, quoted, several
from cofounder.appspec.changes.operations import (
    AddEntity,
    AddField,
    AddLink,
    Operation,
    RemoveEntity,
    RemoveFeature,
    RemoveField,
    RenameEntity,
    RenameField,
    SetChoices,
    SetRequired,
    SetText,
)
from cofounder.appspec.changes.promised import FEATURES, made
from cofounder.appspec.lint import checked
from cofounder.appspec.spec import (
    AppSpec,
    ChoicesOffered,
    EntityGone,
    FeatureGone,
    FieldGone,
    FieldKept,
    FieldProbe,
    FieldRequired,
    LookIs,
    NotOffered,
    NotTestable,
    PageShows,
    PromiseSpec,
    SignUp,
)


def promises(spec: AppSpec, operations: Sequence[Operation]) -> tuple[PromiseSpec, ...]:
    """Return the promises that *operations* made, from the *spec* that they led to."""
    wanted = []
    for number, operation in enumerate(operations):
        called = _called_later(operation, operations[number + 1 :])
        if isinstance(called, RemoveEntity):
            gone = PromiseSpec(text="", check=EntityGone(entity=called.entity, path=""))
            wanted.append(about(gone))
            continue
        try:
            wanted.append(about(_checked(made(spec, called, spec), spec)))
        except ChangeImpossible:
            continue  # removed again by a later operation
    return tuple(promise for promise in spec.promises if about(promise) in wanted)


def promised(before: AppSpec, operation: Operation, after: AppSpec) -> tuple[PromiseSpec, ...]:
    """Return the promises after *operation*.

    Those that still hold, in the names of now, then its own in place of older ones about the same.
    """
    own = _checked(made(before, operation, after), after)
    kept = []
    for promise in before.promises:
        carried = _carried(promise, operation, before, after)
        was_tried = not isinstance(promise.check, NotTestable)
        # What could be tried before and no longer can is a promise about something gone.
        lost = was_tried and isinstance(checked(carried.check, after), NotTestable)
        gone = not was_tried and _speaks_of_removed(promise.text, operation, before)
        replaced = about(carried) == about(own) or same(carried.text, own.text)
        if not (lost or gone or replaced or _is_old_text(carried, operation, before)):
            kept.append(carried)
    return (*kept, own)


def about(promise: PromiseSpec) -> tuple[str, ...]:
    """Return what *promise* is about; of two about the same the newer one counts."""
    check = promise.check
    if isinstance(check, NotTestable):
        return ("words", names.key(promise.text))
    if isinstance(check, FieldKept | FieldGone):
        return ("field", names.key(check.entity), names.key(check.field))
    if isinstance(check, FieldRequired | ChoicesOffered):
        return (check.probe, names.key(check.entity), names.key(check.field))
    if isinstance(check, LookIs):
        return ("look", check.what)
    if isinstance(check, FeatureGone):
        return ("feature", check.feature)
    if isinstance(check, PageShows):
        return ("text", check.path, names.key(check.text))
    entity = names.key(getattr(check, "entity", ""))
    return (check.probe, entity, names.key(getattr(check, "role", "")))


def _checked(promise: PromiseSpec, spec: AppSpec) -> PromiseSpec:
    return promise.model_copy(update={"check": checked(promise.check, spec)})


def _called_later(operation: Operation, later: Sequence[Operation]) -> Operation:
    """Return *operation* speaking of things by the names that *later* ones gave them."""
    for change in later:
        if isinstance(change, RenameField) and isinstance(operation, AddField | RenameField):
            slot = "to" if isinstance(operation, RenameField) else "field"
            held = operation.to if isinstance(operation, RenameField) else operation.field.name
            if same(operation.entity, change.entity) and same(held, change.field):
                field = operation.field
                new = change.to if slot == "to" else field.model_copy(update={"name": change.to})
                operation = operation.model_copy(update={slot: new})
        elif isinstance(change, RenameField) and isinstance(operation, SetRequired | SetChoices):
            if same(operation.entity, change.entity) and same(operation.field, change.field):
                operation = operation.model_copy(update={"field": change.to})
        elif isinstance(change, RenameEntity):
            operation = _entity_renamed(operation, change)
    return operation


def _entity_renamed(operation: Operation, change: RenameEntity) -> Operation:
    if isinstance(operation, RemoveEntity):
        return operation
    if isinstance(operation, AddEntity):
        if same(operation.entity.name, change.entity):
            entity = operation.entity.model_copy(update={"name": change.to})
            return operation.model_copy(update={"entity": entity})
        return operation
    updates = {}
    if same(getattr(operation, "entity", ""), change.entity):
        updates["entity"] = change.to
    if isinstance(operation, AddLink | RenameEntity) and same(operation.to, change.entity):
        updates["to"] = change.to
    return operation.model_copy(update=updates)


def same(one: str, other: str) -> bool:
    """Tell whether two names are spellings of one."""
    return names.key(one) == names.key(other)


def _carried(
    promise: PromiseSpec, operation: Operation, before: AppSpec, after: AppSpec
) -> PromiseSpec:
    """Return *promise* with what was renamed called as it is now."""
    check, text = promise.check, promise.text
    if isinstance(operation, RenameEntity):
        updates: dict[str, str] = {}
        if same(getattr(check, "entity", ""), operation.entity):
            updates["entity"] = operation.to
        if isinstance(check, FieldKept) and same(check.field, operation.entity):
            updates["field"] = operation.to
        if isinstance(check, PageShows):
            updates = _page_renamed(check, operation, before, after)
        if not isinstance(check, SignUp | NotOffered):
            text = _retold(text, operation, before, after)
        return promise.model_copy(update={"check": check.model_copy(update=updates), "text": text})
    if (
        isinstance(operation, RenameField)
        and isinstance(check, FieldProbe)
        and same(check.entity, operation.entity)
        and same(check.field, operation.field)
    ):
        old, new = check.field, names.shown(operation.to, 40)
        for start in (False, True):
            text = text.replace(quoted(old, start=start), quoted(new, start=start))
        renamed = check.model_copy(update={"field": new})
        return promise.model_copy(update={"check": renamed, "text": text})
    return promise


def _page_renamed(
    check: PageShows, operation: RenameEntity, before: AppSpec, after: AppSpec
) -> dict[str, str]:
    old, new = entity_in(before, operation.entity), entity_in(after, operation.to)
    was = paths.list_path(before, old.name)
    updates = {}
    if check.path.startswith(was):
        updates["path"] = paths.list_path(after, new.name) + check.path[len(was) :]
        updates["text"] = _retold(check.text, operation, before, after)
    return updates


def _retold(text: str, operation: RenameEntity, before: AppSpec, after: AppSpec) -> str:
    """Return *text* with the renamed entity called as it is now, alone or in the plural."""
    old, new = entity_in(before, operation.entity), entity_in(after, operation.to)
    now = {names.key(several(old)): several(new), names.key(old.name): names.inside(new.name)}
    # A “dog walker” is no pet walker because dogs are called pets.
    others = [e for e in before.entities if e is not old]
    fixed = [before.name, *(role.name for role in before.roles), *(e.name for e in others)]
    fixed += [several(e) for e in others] + [names.plural(role.name) for role in before.roles]
    fixed = [words for words in fixed if words and names.key(words) not in now]
    options = sorted([*fixed, *now], key=len, reverse=True)
    words = "|".join(re.escape(option) for option in options)

    def renamed(found: re.Match[str]) -> str:
        article, said = found.group(1) or "", found.group(2)
        word = now.get(names.key(said))
        if word is None:
            return found.group()
        if said[:1].isupper():
            word = names.label(word)
        if article:
            an = "an" if word[:1].lower() in "aeiou" else "a"
            article = (an.capitalize() if article[0].isupper() else an) + " "
        return article + word

    return re.sub(rf"(?<!\w)(an?\s+)?({words})(?!\w)", renamed, text, flags=re.IGNORECASE)


def _speaks_of_removed(text: str, operation: Operation, before: AppSpec) -> bool:
    """Tell whether a promise in words alone is about what *operation* takes away."""
    if isinstance(operation, RemoveFeature):
        return names.key(text) == names.key(FEATURES[operation.feature][1])
    if not isinstance(operation, RemoveEntity | RemoveField):
        return False
    entity = entity_in(before, operation.entity)
    about_it = _says(text, entity.name, several(entity))
    return about_it and (isinstance(operation, RemoveEntity) or _says(text, operation.field))


def _says(text: str, *words: str) -> bool:
    said = "|".join(re.escape(names.key(word)) for word in words)
    return bool(re.search(rf"(?<!\w)(?:{said})(?!\w)", names.key(text)))


def _is_old_text(promise: PromiseSpec, operation: Operation, before: AppSpec) -> bool:
    """Tell whether *promise* is that visitors read what *operation* put other words for."""
    return (
        isinstance(operation, SetText)
        and isinstance(promise.check, PageShows)
        and same(promise.check.text, getattr(before, operation.what))
    )
