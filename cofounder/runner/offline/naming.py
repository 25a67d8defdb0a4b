"""A short name for the product, from the founder's own words."""

import re
from itertools import pairwise

from cofounder.runner.offline.choosing import Thing
from cofounder.runner.offline.lexicon.words import (
    ADJECTIVES,
    BEFORE_A_VERB,
    BOTH,
    JUNK,
    KEEPING_VERBS,
    STOP,
    VERBS,
)
from cofounder.runner.offline.people import ORGANISATIONS, PRODUCTS
from cofounder.runner.offline.reading import Reading
from cofounder.runner.offline.tokens import Token, prose, tokens
from cofounder.runner.offline.wording import capitalised, plural, shorten, singular, titled

LONGEST = 60
#: Things many apps have: they say nothing about this one.
ANYBODYS = frozenset({
    "post", "group", "article", "entry", "note", "member", "category", "comment", "message",
    "goal",
})  # fmt: skip
_FILLER = STOP | ADJECTIVES | {
    "based", "web", "web-based", "online", "mobile", "comprehensive", "full-stack",
    "management", "uber", "airbnb", "tinder", "netflix", "amazon", "instagram", "facebook",
}  # fmt: skip
_TELLING = re.compile(r"[^\W\d_][\w'’&-]*")


def product_name(reading: Reading, lead: Thing) -> str:
    """Return a name of one to four words: the one the founder gave, or a descriptive one."""
    if reading.called:
        return shorten(reading.called, LONGEST)
    subject = _subject_name(reading)
    place = _own_place(reading) if lead.key in ("", *ANYBODYS) else ""
    if place:
        return shorten(place, LONGEST)
    if subject and (not lead.said or reading.guessed or len(reading.text) > 200):
        return shorten(subject, LONGEST)
    if reading.archetype.key == "generic" and (not lead.said or reading.guessed):
        words = _own_words(reading.text)
        if words:
            return shorten(words, 40)
    telling = _telling_thing(reading, lead)
    name = reading.archetype.title.format(
        Lead=titled(telling), Leads=titled(plural(telling)), lead=telling
    )
    return shorten(_without_echo(name), LONGEST)


def _telling_thing(reading: Reading, lead: Thing) -> str:
    """Return the name that tells most: the lead's, unless that could be any app's."""
    if lead.said and lead.key not in ANYBODYS:
        return lead.name
    said = [thing for thing in reading.things if thing.said and thing.key not in ANYBODYS]
    if said:
        return said[0].name
    # A group of dog lovers is better named for them than for being a group.
    return singular(reading.audience) if 0 < len(reading.audience.split()) < 3 else lead.name


def _subject_name(reading: Reading) -> str:
    """Return "Wheel of Fortune" for "implement a wheel of fortune website"."""
    words = reading.subject.split()
    while words and words[0].lower() in _FILLER:
        words = words[1:]
    while words and _names_nothing(words[0]):
        words = words[1:]
    while words and words[-1].lower() in _FILLER | {"management-"}:
        words = words[:-1]
    if (
        not words
        or len(words) > 4
        or all(_names_nothing(w) or w.lower() in JUNK for w in words)
        or any(_is_verb(w) for w in words)
        or any(w.lower() in {"that", "which", "to", "where"} for w in words)
    ):
        return ""
    return titled(" ".join(words))


def _own_words(text: str) -> str:
    """Return the first telling nouns of a text we could not read further."""
    if text.isascii():
        runs = _noun_runs(tokens(prose(text[:2000])))
        best = next((run for run in runs if len(run) > 1), runs[0] if runs else [])
        return titled(" ".join(best[-3:]))
    plain = re.sub(r"<[^<>]*>|\{[{%].*?[%}]\}|https?://\S+", " ", text[:600])
    words = [w for w in _TELLING.findall(plain) if w.lower() not in _FILLER and len(w) > 1]
    return capitalised(" ".join(words[:3]))


def _noun_runs(words: list[Token]) -> list[list[str]]:
    """Return the stretches of words that name something: neither verbs nor quantities."""
    runs: list[list[str]] = []
    open_run = False
    for index, token in enumerate(words):
        before = words[index - 1].word if index else ""
        verb = _is_verb(token.word) or (
            token.word in BOTH and (not before or before in BEFORE_A_VERB)
        )
        noun = len(token.word) > 2 and not verb and not _names_nothing(token.word)
        if noun and token.word not in JUNK | PRODUCTS:
            if not open_run or not token.joined:
                runs.append([])
            runs[-1].append(token.word)
            open_run = True
        else:
            open_run = False
    return runs


def _names_nothing(word: str) -> bool:
    """Tell whether a word only colours or counts: "combined", "clearly", "eleven"."""
    lower = word.lower()
    return lower in _FILLER or lower.isdigit() or (lower.endswith(("ly", "ed")) and len(lower) > 4)


def _is_verb(word: str) -> bool:
    lower = word.lower()
    return bool({lower, singular(lower)} & (VERBS | KEEPING_VERBS)) and lower not in BOTH


def _own_place(reading: Reading) -> str:
    """Return the place an idea is about, with what kind it is: "Pottery Studio"."""
    words = tokens(prose(reading.text[:1000]))
    for before, token in pairwise(words):
        kind = (
            len(before.word) > 2
            and before.word not in JUNK
            and not _is_verb(before.word)
            and not _names_nothing(before.word)
        )
        if token.word in ORGANISATIONS and token.joined and kind and not before.many:
            return titled(f"{before.word} {token.word}")
    return ""


def _without_echo(name: str) -> str:
    """Return *name* without a word said twice in a row."""
    words = name.split()
    kept = [w for i, w in enumerate(words) if not i or w.lower() != words[i - 1].lower()]
    return " ".join(kept)
