"""Reading a wish clause by clause; whatever no rule understands whole becomes an honest wish."""

from collections.abc import Callable

from cofounder.runner.offline.changing import adding, altering, extras, looks, things, wishing
from cofounder.runner.offline.changing.clauses import LONGEST, Clause, clauses, is_english
from cofounder.runner.offline.changing.talk import Talk, question
from cofounder.runner.offline.wording import quoted, tidy
from cofounder.runner.protocol import Wanted

#: Rules that read what is denied themselves: “no longer needed”.
_DENYING: tuple[Callable[[Talk, str], bool], ...] = (
    looks.words, altering.require, extras.features, altering.remove, altering.rename, looks.looks,
)  # fmt: skip
_RULES: tuple[Callable[[Talk, str], bool], ...] = (
    looks.words,
    looks.looks,
    altering.require,
    adding.options,
    extras.features,
    altering.remove,
    things.link,
    adding.fields,
    things.two_readings,
    altering.rename,
    things.things,
    adding.homeless,
)
#: The question we ask when we understood nothing.
AGAIN = "change_again"


def read(wanted: Wanted) -> Talk:
    """Return what the founder's words and answers come to."""
    talk = Talk(wanted.spec, wanted.answers)
    _read_words(talk, wanted.words)
    if not talk.operations and talk.unclear and not talk.open:
        told = talk.ask(
            question(
                AGAIN.removeprefix("change_"),
                "In one sentence: what should be different in the app?",
                why="For example “Add a phone number to walkers” or “Make it green”.",
            )
        )
        if told:
            talk.wishes.clear()
            _read_words(talk, told)
    return talk


def _read_words(talk: Talk, words: str) -> None:
    if not tidy(words):
        talk.unclear = True
        return
    if len(words) > LONGEST or not is_english(words):
        talk.wish(wishing.wish(tidy(words)))
        talk.unclear = len(words) <= LONGEST
        return
    for clause in clauses(words)[:12]:
        talk.why = talk.why or clause.why
        _read_clause(talk, clause)


def _read_clause(talk: Talk, clause: Clause) -> None:
    if clause.question:
        talk.wish(wishing.asked(clause.said))
        talk.unclear = True
        return
    before = len(talk.operations), len(talk.open), len(talk.wishes)
    rules = _DENYING if clause.negated else _RULES
    understood = any(rule(talk, clause.text) for rule in rules)
    if understood and (len(talk.operations), len(talk.open), len(talk.wishes)) == before:
        # We asked what we had to, twice already, and still do not know.
        talk.wish(f"{quoted(clause.said, 140)}: we did not find out what exactly is meant.")
    if understood:
        return
    if clause.negated and clause.text.lower().startswith(("don't", "do not", "never", "no ")):
        talk.wish(wishing.refused(clause.said))
        return
    talk.wish(wishing.wish(clause.said))
    talk.unclear = talk.unclear or not wishing.is_known(clause.said)
