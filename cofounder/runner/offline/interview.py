"""The interview as a decision tree: what to ask next, and what an edit leaves standing."""

from collections.abc import Iterator

from cofounder.runner.offline import questions
from cofounder.runner.offline.picture import paint
from cofounder.runner.offline.questions import answered, follow_up
from cofounder.runner.protocol import Answered, Known, Question

#: The interview in its order.
TREE: tuple[tuple[str, questions.Ask], ...] = (
    ("target_user", questions.target_user),
    (
        "target_user_more",
        follow_up(
            "target_user",
            "thesis",
            "You said {said}: which of them, and in what situation?",
            "The more clearly we see one person, the better the first version fits.",
        ),
    ),
    ("problem", questions.problem),
    (
        "problem_more",
        follow_up(
            "problem",
            "thesis",
            "You said {said}: can you tell us about the last time that happened?",
            "One real moment tells us more than a summary.",
        ),
    ),
    ("constraint", questions.constraint),
    (
        "constraint_more",
        follow_up(
            "constraint",
            "thesis",
            "You said {said}: how much, how soon, or how strict?",
            "A limit we can measure helps us to decide.",
        ),
    ),
    ("things", questions.things_kept),
    ("lead_fields", questions.lead_fields),
    ("roles", questions.who_signs_in),
    ("day_one", questions.day_one),
    ("today", questions.today),
    (
        "today_more",
        follow_up(
            "today",
            "understanding",
            "You said {said}: what is annoying about that?",
            "What annoys people now is our chance.",
        ),
    ),
    ("earning", questions.earning),
    ("look", questions.look),
)
#: Asked only when the second part stays within its length.
SPARE = frozenset({"today_more"})
#: The second part never has more questions than this.
MOST_DEEPER = 7


def next_question(known: Known) -> Question | None:
    """Return the first question of the tree that has no answer yet."""
    return next(_open(known), None)


def questions_left(known: Known) -> int:
    """Return how many questions of the tree have no answer yet."""
    return sum(1 for _ in _open(known))


def still_apply(known: Known) -> set[str]:
    """Return the keys whose question is still asked, with options that hold what was answered."""
    kept: set[str] = set()
    trusted: tuple[Answered, ...] = ()
    for key, ask in TREE:
        given = answered(known, key)
        if given is None:
            continue
        question = _asked(key, ask, _with(known, trusted))
        if question is not None and _compatible(given, question):
            kept.add(key)
            trusted = (*trusted, given)
    return kept


def _open(known: Known) -> Iterator[Question]:
    before: tuple[Answered, ...] = ()
    for key, ask in TREE:
        given = answered(known, key)
        if given is not None:
            before = (*before, given)
            continue
        question = _asked(key, ask, _with(known, before))
        if question is not None:
            yield question


def _asked(key: str, ask: questions.Ask, known: Known) -> Question | None:
    """Return what *ask* asks, unless the second part would become too long."""
    if key in SPARE and _deeper(known) > MOST_DEEPER:
        return None
    return ask(known, paint(known))


def _deeper(known: Known) -> int:
    """Return how many questions the second part has with every spare one in it."""
    picture = paint(known)
    steady = [ask for key, ask in TREE if key not in SPARE and not key.endswith("_more")][3:]
    return sum(1 for ask in steady if ask(known, picture) is not None) + len(SPARE)


def _compatible(given: Answered, now: Question) -> bool:
    """Tell whether an answer still fits the question as it would be asked now."""
    if given.question.kind != now.kind:
        return False
    if now.kind in ("text", "long_text"):
        return True
    offered_then = set(given.question.suggestions)
    picked = [value for value in given.values if value in offered_then]
    if given.question.key == "lead_fields" and given.question.text != now.text:
        return False
    return all(value in now.suggestions for value in picked)


def _with(known: Known, answers: tuple[Answered, ...]) -> Known:
    return Known(
        idea=known.idea,
        answers=answers,
        tier=known.tier,
        direction=known.direction,
        documents=known.documents,
        plan=known.plan,
    )
