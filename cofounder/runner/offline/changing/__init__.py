"""How the built-in co-founder understands a change: by rules that read a request whole or not.

Precision comes before recall: what no rule understands is kept as a wish and never guessed at.
"""

from cofounder.appspec.changes import AddField
from cofounder.runner.offline.changing import reading
from cofounder.runner.offline.changing.reading import read
from cofounder.runner.offline.changing.restating import goal, restated
from cofounder.runner.offline.changing.talk import MOST_QUESTIONS, Talk, question
from cofounder.runner.offline.wording import plural
from cofounder.runner.protocol import ChangePlan, Known, Question, Wanted

_OPTIONAL, _NEEDED = "No, it can be left empty", "Yes, always"


def ask_about_change(known: Known, wanted: Wanted) -> Question | None:
    """Return what is still unclear about a change: two questions at most, one at least."""
    if len(wanted.answers) >= MOST_QUESTIONS:
        return None
    talk = read(wanted)
    if talk.open:
        return talk.open[0]
    if not talk.operations:
        return None
    if wanted.answers:
        return None if talk.answer("change_goal") is not None else _required(talk)
    return _required(talk) or question(
        "goal", "What is this good for?", why="It helps us to check later whether it worked."
    )


def plan_change(known: Known, wanted: Wanted) -> ChangePlan:
    """Return what is to be done about a change, in operations and in honest wishes."""
    talk = read(wanted)
    _answered(talk)
    for still in talk.open:
        if not talk.operations and still.key != reading.AGAIN:
            talk.wish(talk.unmet.get(still.key) or f"We did not find out: {still.text}")
    told = ", ".join(talk.answer("change_goal") or ())
    return ChangePlan(
        restatement=restated(talk, wanted.spec),
        goal=goal(talk, told),
        operations=tuple(talk.operations),
        covered=talk.covered if talk.operations else "",
        wishes=tuple(talk.wishes),
    )


def _required(talk: Talk) -> Question | None:
    """Return the question whether a new field must be filled in, where there is one to ask."""
    for operation in talk.operations:
        if isinstance(operation, AddField) and operation.field.kind not in ("yes_no", "choice"):
            if operation.field.required:
                return None
            if talk.answer(f"change_required_{operation.field.name}"[:60]) is not None:
                return None  # asked, and answered or left open
            return question(
                f"required_{operation.field.name}",
                f"Must “{operation.field.name}” of {plural(operation.entity)} be filled in?",
                _OPTIONAL,
                _NEEDED,
                why="A form that insists on too much is left by many.",
                other=False,
            )
    return None


def _answered(talk: Talk) -> None:
    """Let the answer about a new field count, and what was answered about others."""
    for number, operation in enumerate(talk.operations):
        if not isinstance(operation, AddField):
            continue
        told = talk.answer(f"change_required_{operation.field.name}"[:60])
        if told and told[0] == _NEEDED:
            field = operation.field.model_copy(update={"required": True})
            talk.operations[number] = operation.model_copy(update={"field": field})
