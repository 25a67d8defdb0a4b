"""From the text of an idea to what we understand: kind of product, things, people, limits."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cofounder.appspec.spec import Feature
from cofounder.runner.offline.archetypes.shape import Archetype
from cofounder.runner.offline.choosing import Thing, choose
from cofounder.runner.offline.mentions import mentions
from cofounder.runner.offline.people import Actor, actors, audience
from cofounder.runner.offline.recognising import archetype_of
from cofounder.runner.offline.tokens import prose, speaks_of_colours, tokens
from cofounder.runner.offline.wording import tidy

#: Coined words that name other people's products.
BRANDS = frozenset({
    "WeChat", "YouTube", "GitHub", "PowerPoint", "JavaScript", "TypeScript", "WhatsApp",
    "LinkedIn", "PayPal", "WordPress",
})  # fmt: skip

_BUDGET = re.compile(
    r"[$€£]\s?\d[\d.,]*\s?k?\b|\b\d[\d.,]*\s?k?\s?(?:dollars|euros?|pounds|usd|eur)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:in|within)\s+(?:the\s+next\s+)?(?:\d+|two|three|four|six|a"
    r" few)\s+(?:days|weeks|months)\b"
    r"|\b(?:by|before|until)\s+(?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december|spring|summer|autumn|christmas|next\s+\w+)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|around|across)\s+((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,2})")
_NEAR = re.compile(
    r"\b(?:nearby|near me|local|locally|in my (?:town|city|village|street|building|area|"
    r"neighbou?rhood)|our (?:village|town|city|street|building|neighbou?rhood))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:an?|the|implement|build|create|develop|my)\s+((?:[\w'’&-]+\s+){1,5}?)"
    r"(?:websites?|web ?sites?|web apps?|web"
    r" applications?|applications?|apps?|platform|system|tool|"
    r"dashboard|portal|mini-?program|software|service|site|page)\b",
    re.IGNORECASE,
)
_COINED = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z0-9]+|\d[A-Z]\w*)+\b|\b[A-Z]+\d[A-Z]+\b")
_CALLED = re.compile(r"\b(?:called|named)\s+[“\"'‘]?([A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,3})")
#: A name in quotation marks near the beginning: an "Easy Learning" app.
_QUOTED = re.compile(r"[“\"]([A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,3})[”\"]")
FEATURES: tuple[tuple[Feature, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("export", r"\b(?:csv|export|spreadsheet|excel|download)"),
        ("calendar", r"\b(?:calendar|schedul|agenda|timetable)"),
        ("board", r"\b(?:kanban|board view|pipeline|sprint)"),
        ("chart", r"\b(?:charts?|graphs?|statistics|analytics|visuali[sz])"),
        ("reviews", r"\b(?:reviews?|ratings?|rate)\b"),
        ("low_stock", r"\b(?:run(?:ning)? (?:out|low)|low on|low stock|reorder|restock)"),
        ("approval", r"\b(?:approv|confirm|accept or|moderat)"),
        ("progress", r"\b(?:progress|streaks?|goals?)\b"),
    )
)


@dataclass(frozen=True)
class Reading:
    """What we understand from a text alone."""

    text: str
    archetype: Archetype
    things: tuple[Thing, ...]
    offers: tuple[Thing, ...]
    actors: tuple[Actor, ...]
    audience: str
    features: tuple[Feature, ...]
    budget: str
    deadline: str
    place: str
    subject: str
    called: str
    colours: bool
    guessed: bool  # nothing in the text named a thing

    @property
    def lead(self) -> Thing:
        """The thing the app is about."""
        return self.things[0]


@lru_cache(maxsize=512)
def read(text: str) -> Reading:
    """Return what *text* says; any text gives a usable reading."""
    plain = prose(text)
    words = tokens(plain)
    found = mentions(words)
    people = actors(words)
    archetype = archetype_of(words, found)
    things, offers, guessed = choose(found, archetype)
    return Reading(
        text=tidy(text),
        archetype=archetype,
        things=things,
        offers=offers,
        actors=people,
        audience=audience(plain),
        features=tuple(name for name, pattern in FEATURES if pattern.search(plain)),
        budget=_first(_BUDGET, plain),
        deadline=_first(_DEADLINE, plain),
        place=_where(plain),
        subject=_subject(plain),
        called=_called(text),
        colours=speaks_of_colours(text),
        guessed=guessed,
    )


def budget_in(text: str) -> str:
    """Return the amount of money a text names, or nothing."""
    return _first(_BUDGET, text)


def things_in(text: str) -> tuple[Thing, ...]:
    """Return every thing a short text names or implies, in order."""
    found = mentions(tokens(prose(text)))
    return tuple(Thing(m.name, m.noun) for m in sorted(found.values(), key=lambda m: m.first))


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group().strip() if match else ""


def _where(text: str) -> str:
    match = _PLACE.search(text)
    return match.group(1) if match else _first(_NEAR, text)


def _called(text: str) -> str:
    match = _CALLED.search(tidy(text[:4000]))
    match = match or _QUOTED.search(tidy(text[:200]))
    if match:
        return match.group(1).rstrip(".")
    coined = _COINED.findall(text[:1500])
    # A coined word that is repeated is a name; once it may be somebody else's.
    return next((word for word in coined if coined.count(word) > 1 and word not in BRANDS), "")


def _subject(text: str) -> str:
    match = _SUBJECT.search(text)
    return tidy(match.group(1)) if match else ""
