"""Carrying operations out on a spec, one after another, each on what the ones before left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cofounder.appspec.changes import entities, extras, fields
from cofounder.appspec.changes.aging import marked
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
from cofounder.appspec.changes.promising import promised
from cofounder.appspec.lint import tidy
from cofounder.appspec.spec import AppSpec

#: What carries out each kind of operation on a tidy spec, its promises aside.
_HOW: dict[type, Callable[[AppSpec, Any], AppSpec]] = {
    AddField: fields.add,
    RenameField: fields.rename,
    RemoveField: fields.remove,
    SetRequired: fields.set_required,
    SetChoices: fields.set_choices,
    AddEntity: entities.add,
    RenameEntity: entities.rename,
    RemoveEntity: entities.remove,
    AddLink: entities.link,
    AddFeature: extras.add_feature,
    RemoveFeature: extras.remove_feature,
    SetText: extras.set_text,
    SetColour: extras.set_colour,
    SetLook: extras.set_look,
}


@dataclass(frozen=True)
class Step:
    """One operation, with the spec *before* and *after* it."""

    before: AppSpec
    operation: Operation
    after: AppSpec


def steps(spec: AppSpec, operations: Sequence[Operation]) -> Iterator[Step]:
    """Carry *operations* out one by one. Raises ``ChangeImpossible`` at the first that cannot."""
    before = tidy(spec)
    for operation in operations:
        changed = marked(before, operation, _HOW[type(operation)](before, operation))
        after = tidy(changed.model_copy(update={"promises": promised(before, operation, changed)}))
        yield Step(before, operation, after)
        before = after


def apply(spec: AppSpec, operations: Sequence[Operation]) -> AppSpec:
    """Return *spec*, made tidy, with *operations* carried out in order and promised.

    Raises ``ChangeImpossible``, with a sentence for the founder, when one of them cannot be done.
    """
    done = list(steps(spec, operations))
    return done[-1].after if done else tidy(spec)
