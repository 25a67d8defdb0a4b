"""From the text of an idea to what we understand: kind of product, things, people, limits."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cofounder.appspec.spec import Feature
from cofounder.runner.offline.archetypes import ARCHETYPES
from cofounder.runner.offline.archetypes.shape import Archetype
from cofounder.runner.offline.lexicon import NOUNS, Noun
from cofounder.runner.offline.lexicon.actors import ACTORS
from cofounder.runner.offline.lexicon.shape import DEPENDENT
from cofounder.runner.offline.mentions import Mention, mentions
from cofounder.runner.offline.people import ORGANISATIONS, Actor, actors, audience
from cofounder.runner.offline.tokens import Token, prose, speaks_of_colours, tokens
from cofounder.runner.offline.wording import tidy

#: How many things we propose, and how many more we offer.
PROPOSED, OFFERED = 5, 4
#: Below this an archetype is a guess we do not make.
ENOUGH = 4
#: Coined words that name other people's products.
BRANDS = frozenset(
    [
        "WeChat",
        "YouTube",
        "GitHub",
        "PowerPoint",
        "JavaScript",
        "TypeScript",
        "WhatsApp",
        "LinkedIn",
        "PayPal",
        "WordPress",
    ]
)
#: What we propose when a text names nothing, as (name, noun).
GUESSED = (("entry", "note"), ("category", "category"))
#: What we propose when a text names nothing, as (name, noun).
#: What a verb alone may add to any kind of product.
IMPLIED_ANYWHERE = frozenset(["booking", "order", "review", "application", "donation", "loan", "message"])
#: Nouns for businesses: in the singular, the founder's own.
ONES_OWN = frozenset({"shop", "clinic", "company"})
#: The place of what has none among an archetype's leads.
NOWHERE = 99
#: Things that sort others, and so never lead.
NEVER_FIRST = frozenset({"category"})
#: What a thing that is typical of an archetype counts, beside its cues.
TELLS = 2

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
_FEATURES: tuple[tuple[Feature, re.Pattern[str]], ...] = tuple(
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
class Thing:
    """A kind of record, under the founder's own singular name for it."""

    name: str
    noun: Noun | None = None
    said: bool = True  # the founder spoke of it, in a noun or a verb

    @property
    def key(self) -> str:
        """The lexicon key, or nothing for what we do not know."""
        return self.noun.key if self.noun else ""

    @property
    def group(self) -> str:
        """The sort of thing it is."""
        return self.noun.group if self.noun else "thing"


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
    archetype = _archetype(words, found)
    things, offers, guessed = _things(found, archetype)
    return Reading(
        text=tidy(text),
        archetype=archetype,
        things=things,
        offers=offers,
        actors=people,
        audience=audience(plain),
        features=tuple(name for name, pattern in _FEATURES if pattern.search(plain)),
        budget=_first(_BUDGET, plain),
        deadline=_first(_DEADLINE, plain),
        place=_where(plain),
        subject=_subject(plain),
        called=_called(text),
        colours=speaks_of_colours(text),
        guessed=guessed,
    )


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
    if match:
        return match.group(1).rstrip(".")
    coined = _COINED.findall(text[:1500])
    # A coined word that is repeated is a name; once it may be somebody else's.
    return next((word for word in coined if coined.count(word) > 1 and word not in BRANDS), "")


def _subject(text: str) -> str:
    match = _SUBJECT.search(text)
    return tidy(match.group(1)) if match else ""


def _archetype(words: list[Token], found: dict[str, Mention]) -> Archetype:
    """Return the archetype that cues and things speak for; early words weigh more."""
    lemmas = f" {' '.join(t.lemma for t in words)} "
    raw = f" {' '.join(t.word for t in words)} "
    roots = f" {' '.join(_root(t.word) for t in words)} "
    early = (
        f" {' '.join(t.lemma for t in words[:30])} {' '.join(_root(t.word) for t in words[:30])} "
    )

    def weight(cue: str) -> int:
        needle = f" {cue} "
        times = max(lemmas.count(needle), raw.count(needle), roots.count(needle))
        return min(times, 2) + (1 if needle in early else 0)

    def told_by_things(archetype: Archetype) -> int:
        typical = sum(TELLS for key in found if key in (*archetype.fallback, *archetype.glue))
        sought = any(m.kept and m.noun and m.noun.group == "provider" for m in found.values())
        return typical + (TELLS if sought and archetype.key == "directory" else 0)

    scores = {
        key: sum(points * weight(cue) for cue, points in archetype.cues.items())
        + told_by_things(archetype)
        for key, archetype in ARCHETYPES.items()
        if archetype.cues
    }
    best = max(scores, key=lambda key: (scores[key], -list(ARCHETYPES).index(key)))
    return ARCHETYPES[best if scores[best] >= ENOUGH else "generic"]


def _root(word: str) -> str:
    """Return "swap" for "swapping": the verb that cues are written with."""
    if not word.endswith("ing") or len(word) < 6:
        return word
    root = word[:-3]
    return root[:-1] if root[-1] == root[-2] and root[-1] not in "ls" else root


def _things(
    found: dict[str, Mention], archetype: Archetype
) -> tuple[tuple[Thing, ...], tuple[Thing, ...], bool]:
    """Return what we propose to keep track of, lead first, what else we offer, and if we guessed."""
    said = [m for m in found.values() if _belongs(m, archetype)]
    said.sort(key=lambda m: (-_rank(m, archetype), m.first))
    things = [_thing(m, archetype) for m in sorted(said[:PROPOSED], key=lambda m: m.first)]
    guessed = not things
    for key in archetype.glue:
        _add(things, key)
    if guessed:
        for key in archetype.fallback:
            if len(things) < 3:
                _add(things, key)
    elif _place(archetype, _lead(things, archetype, said)) >= NOWHERE and archetype.cues:
        _add(things, archetype.fallback[0])
    if guessed and archetype.key == "generic":
        things = [Thing(key, NOUNS[known], said=False) for key, known in GUESSED]
    if len(things) < 2:
        dependent = [k for k in archetype.fallback if NOUNS[k].group in DEPENDENT]
        spare = dependent if things[0].group not in DEPENDENT else []
        _add(things, next(iter(spare), "category" if things[0].key != "category" else "note"))
    things = [_lead(things, archetype, said), *things]
    things = list({thing.name: thing for thing in things}.values())[: PROPOSED + 1]
    offers = [_thing(m, archetype) for m in said[PROPOSED : PROPOSED + 2]]
    offers = [offer for offer in offers if offer not in things]
    for key in (*archetype.extras, "note", "category", "document", "message"):
        if len(offers) < OFFERED and all(t.key != key for t in (*things, *offers)):
            offers.append(Thing(key, NOUNS[key], said=False))
    return tuple(things), tuple(offers), guessed


def _thing(mention: Mention, archetype: Archetype) -> Thing:
    """Return a mention as a thing; a word that means something else here is only a name."""
    noun = mention.noun
    if noun is not None and noun.only and not _at_home(noun, archetype):
        return Thing(mention.name, None)
    return Thing(mention.name, noun)


def _at_home(noun: Noun, archetype: Archetype) -> bool:
    """Tell whether a noun means what we know in this kind of product."""
    named = (*archetype.glue, *archetype.fallback, *archetype.extras, *archetype.lead)
    return not noun.only or archetype.key in noun.only or noun.key in named


def _add(things: list[Thing], key: str) -> None:
    if all(thing.key != key for thing in things):
        things.append(Thing(key, NOUNS[key], said=False))


def _belongs(mention: Mention, archetype: Archetype) -> bool:
    """Tell whether a mention is a thing to keep track of in this kind of product."""
    noun = mention.noun
    if noun is None:
        return True
    wanted = noun.key in (*archetype.glue, *archetype.fallback, *archetype.extras, *archetype.lead)
    if mention.implied:
        return wanted or noun.key in IMPLIED_ANYWHERE
    if not _at_home(noun, archetype):
        return mention.kept and mention.many
    last = mention.name.rsplit(" ", 1)[-1]
    if noun.key in ONES_OWN and not mention.many and last in ORGANISATIONS:
        return False  # "my bakery": the founder's own, of which there is one
    if last in ACTORS and noun.group == "person":
        # Customers and members use the app; it keeps track of them only where that is its work.
        return mention.kept or noun.key in (*archetype.glue, *archetype.lead)
    if last in ACTORS and noun.group == "provider":
        return mention.kept or f"@{noun.group}" in archetype.lead or wanted
    return True


def _rank(mention: Mention, archetype: Archetype) -> int:
    key = mention.noun.key if mention.noun else ""
    return (
        min(mention.count, 3)
        + (3 if mention.kept else 0)
        + (4 if key in archetype.glue else 0)
        + (3 if key in archetype.lead else 0)
        + (1 if mention.noun else -1)
    )


def _place(archetype: Archetype, thing: Thing) -> int:
    """Return how near to the front a thing stands in this kind of product."""
    order = archetype.lead
    if thing.key in NEVER_FIRST:
        return NOWHERE + 2
    if thing.group in DEPENDENT and not {thing.key, f"@{thing.group}"} & set(order):
        return NOWHERE + 1
    ranks = [order.index(mark) for mark in (thing.key, f"@{thing.group}") if mark in order]
    return min(ranks, default=NOWHERE)


def _lead(things: list[Thing], archetype: Archetype, said: list[Mention]) -> Thing:
    """Return the thing the home page leads with: what was said, unless nothing said can lead."""
    kept = {m.name for m in said if m.kept}

    def order(thing: Thing) -> tuple[bool, int, bool]:
        place = _place(archetype, thing)
        return (place >= NOWHERE or not thing.said, place, thing.name not in kept)

    return min(things, key=order)
