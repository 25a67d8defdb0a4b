"""Saying a change back: what exactly changes, what it is good for, and that all else stays."""

from cofounder.appspec.changes import (
    AddEntity,
    AddField,
    AddLink,
    Operation,
    SetColour,
    sentences,
)
from cofounder.appspec.changes.finding import KINDS, in_words
from cofounder.appspec.spec import AppSpec, FieldSpec
from cofounder.runner.offline.changing.talk import Talk
from cofounder.runner.offline.wording import capitalised, listed, plural, sentence, shorten


def restated(talk: Talk, spec: AppSpec) -> str:
    """Return *talk* about *spec* in one to three plain sentences."""
    if not talk.operations:
        return "Nothing changes: this is not something the built-in co-founder can make."
    done = sentences(spec, talk.operations)
    told = [_told(*pair) for pair in zip(talk.operations, done, strict=True)]
    stays = "Everything else stays as it is."
    if len(told) <= 2:
        return " ".join([*told, stays])
    # Three sentences at most are read; the changes go into one list.
    many = "; ".join(part.rstrip(".") for part in told)
    return f"{len(told)} changes: {many}. {stays}"


def _told(operation: Operation, done: str) -> str:
    """Return what *operation* will do, from what is said once it is *done*."""
    if isinstance(operation, AddField):
        field = operation.field
        must = "must be filled in from now on" if field.required else "optional"
        return (
            f"{capitalised(plural(operation.entity))} get a new field “{field.name}” "
            f"({_kind(field)}, {must})."
        )
    if isinstance(operation, AddEntity):
        entity = operation.entity
        fields = listed(f"“{field.name}”" for field in entity.fields)
        about = f", for each {entity.belongs_to[0]}" if entity.belongs_to else ""
        adders = capitalised(listed(plural(role) for role in operation.may_add))
        who = f" {adders} add them." if adders else ""
        return f"The app keeps track of {plural(entity.name)}{about}, with {fields}.{who}"
    if isinstance(operation, AddLink):
        return f"Each {operation.entity} belongs to one {operation.to} from then on."
    if isinstance(operation, SetColour):
        what = "main colour" if operation.what == "accent" else "background"
        return f"The {what} becomes {in_words(operation)} ({operation.to})."
    return done.replace(" now ", " ").replace(" is gone", " goes").replace(" are gone", " go")


def _kind(field: FieldSpec) -> str:
    if field.kind == "choice" and field.choices:
        return f"a choice of {shorten(listed(field.choices, 'or'), 120)}"
    return KINDS[field.kind]


def goal(talk: Talk, told: str) -> str:
    """Return what the change is good for: as *told*, as the words said, or from what changes."""
    if told:
        return sentence(shorten(told, 200))
    if talk.why:
        return sentence(shorten(f"So that {talk.why}", 200))
    if not talk.operations:
        return "To be kept as a wish."
    return _reason(talk.operations[0])


def _reason(operation: Operation) -> str:
    if isinstance(operation, AddField):
        return f"The app remembers “{operation.field.name}” of every {operation.entity}."
    if isinstance(operation, AddEntity):
        return f"The app also keeps track of {plural(operation.entity.name)}."
    entity = getattr(operation, "entity", "")
    return {
        "rename_field": "The app uses the words that people use.",
        "rename_entity": "The app uses the words that people use.",
        "remove_field": "Nobody is asked for what is not needed.",
        "remove_entity": "The app holds only what is needed.",
        "set_required": "Forms ask for what is needed, and no more.",
        "set_choices": "People find the option they need.",
        "add_link": f"Every {entity} says what it belongs to.",
        "add_feature": "People get done faster what they come for.",
        "remove_feature": "The app is simpler to use.",
        "set_text": "The app says what it is.",
    }.get(operation.op, "The app looks as you want it to.")
