"""What a founder wishes of the plans, and how a plan remembers what it took up."""

import re
from dataclasses import dataclass
from datetime import date

from cofounder.runner.offline import extras
from cofounder.runner.offline.choosing import Thing
from cofounder.runner.offline.reading import FEATURES, budget_in, things_in
from cofounder.runner.offline.things import things_named
from cofounder.runner.offline.tokens import tokens
from cofounder.runner.offline.wording import lowered, plural, singular

FEWER = re.compile(
    r"\b(?:fewer|less (?:features|things|work)|simpl\w*|smaller|minimal|bare)\b", re.IGNORECASE
)
MORE = re.compile(
    r"\b(?:more|bigger|complete|everything|all features|ambitious|larger|full)\b", re.IGNORECASE
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
            "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}  # fmt: skip
_SPAN = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(day|week|month)s?\b", re.IGNORECASE)
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december"]  # fmt: skip
_UNTIL = re.compile(
    rf"\b(?:by|before|until)\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?({'|'.join(_MONTHS)})\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"^As you asked, from the start: (.+)\.$")
_LEFT_OUT = re.compile(r"^As you asked, left out: (.+)\.$")


@dataclass(frozen=True)
class Wish:
    """A wish as far as rules can read it: names of things and features, and limits."""

    wants: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    weeks: int = 0  # 0: no limit
    money: str = ""


def read_wish(text: str, things: tuple[Thing, ...], today: date) -> Wish:
    """Return what *text* asks for; *things* are those the app keeps track of so far."""
    without, _ = things_named(text)
    named = named_in(text, things)
    dropped = tuple(t.name for t in named if {t.key, t.name} & without and t in things)
    wanted = [t.name for t in named if not {t.key, t.name} & without]
    titles = [extras.TITLES[name][0] for name, cue in FEATURES if cue.search(text)]
    return Wish((*wanted, *titles), dropped, _weeks(text, today), budget_in(text))


def named_in(text: str, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Return the things *text* names in so many words: those of *things* first, then others."""
    said = {lemma for token in tokens(text) for lemma in (token.lemma, token.word)}

    def literal(name: str) -> bool:
        return singular(name.rsplit(" ", 1)[-1].lower()) in said

    held = [thing for thing in things if literal(thing.name) or thing.name.lower() in text.lower()]
    have = {mark for thing in things for mark in (thing.key, thing.name) if mark}
    new = [t for t in things_in(text) if literal(t.name) and not {t.key, t.name} & have]
    return (*held, *new)


def taken_up(name: str) -> str:
    """Return the sentence by which a plan remembers that it holds *name*."""
    return f"As you asked, from the start: {_shown(name)}."


def left_out(name: str) -> str:
    """Return the sentence by which a plan remembers that it leaves *name* out."""
    return f"As you asked, left out: {plural(name)}."


def in_plan(plan: dict | None) -> Wish:
    """Return what a chosen plan remembers of the wish it was drawn up with."""
    sentences = [str(text) for text in (plan or {}).get("pros") or ()]
    wants = [found.group(1) for text in sentences if (found := _ADDED.match(text))]
    drops = [found.group(1) for text in sentences if (found := _LEFT_OUT.match(text))]
    titles = {lowered(title): title for title, _ in extras.TITLES.values()}
    return Wish(
        tuple(titles.get(words) or singular(words) for words in wants),
        tuple(singular(words) for words in drops),
    )


def _shown(name: str) -> str:
    titles = {title for title, _ in extras.TITLES.values()}
    return lowered(name) if name in titles else plural(name)


def _weeks(text: str, today: date) -> int:
    """Return the weeks that a limit leaves, at least 1, or 0 without one."""
    found = _SPAN.search(text)
    if found:
        count = found.group(1).lower()
        number = _NUMBERS.get(count) or int(count)
        days = {"day": 1, "week": 7, "month": 30}[found.group(2).lower()] * number
        return max(1, days // 7)
    found = _UNTIL.search(text)
    if found:
        month = _MONTHS.index(found.group(1).lower()) + 1
        year = today.year + (month <= today.month)
        return max(1, (date(year, month, 1) - today).days // 7)
    return 0
