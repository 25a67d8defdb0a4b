"""A short name for the product, from the founder's own words."""

import re

from cofounder.runner.offline.choosing import Thing
from cofounder.runner.offline.lexicon.words import ADJECTIVES, STOP
from cofounder.runner.offline.reading import Reading
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
    while words and words[-1].lower() in _FILLER | {"management-"}:
        words = words[:-1]
    if (
        not words
        or len(words) > 4
        or any(w.lower() in {"that", "which", "to", "where"} for w in words)
    ):
        return ""
    return titled(" ".join(words))


def _own_words(text: str) -> str:
    """Return the first telling words of a text we could not read further."""
    plain = re.sub(r"<[^<>]*>|\{[{%].*?[%}]\}|https?://\S+", " ", text[:600])
    words = [w for w in _TELLING.findall(plain) if w.lower() not in _FILLER and len(w) > 1]
    return capitalised(" ".join(words[:3]))


def _without_echo(name: str) -> str:
    """Return *name* without a word said twice in a row."""
    words = name.split()
    kept = [w for i, w in enumerate(words) if not i or w.lower() != words[i - 1].lower()]
    return " ".join(kept)
