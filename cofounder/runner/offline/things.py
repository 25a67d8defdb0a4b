"""From the things a founder ticked or typed to the things an app keeps track of."""

import re

from cofounder.runner.offline.choosing import NEVER_FIRST, Thing
from cofounder.runner.offline.lexicon import noun_for
from cofounder.runner.offline.lexicon.shape import DEPENDENT
from cofounder.runner.offline.reading import Reading, things_in
from cofounder.runner.offline.wording import is_latin, lowered, plural, shorten, singular, tidy

#: An app with more kinds of records is no first version.
MOST = 12
#: What counts or points and so is no part of a name: "our eleven wheels".
_LEADING = re.compile(
    r"^(?:(?:the|a|an|my|our|their|his|her|your|all|some|also|every|each|many|few|several|both|any|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"twenty|thirty|forty|fifty|hundreds? of|"
    r"dozens? of|a dozen|lots of|\d+)\s+)+(?=\S)",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|no|drop|leave out|skip|not)\s+([^.;]+)", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|just|nothing but)\s+([^.;]+)", re.IGNORECASE)


def option(thing: Thing) -> str:
    """Return how a thing is offered as a choice: its plural, with a capital."""
    many = plural(thing.name)
    return many[:1].upper() + many[1:]


def things_from(values: tuple[str, ...], reading: Reading) -> tuple[Thing, ...]:
    """Return the chosen things, lead first. Unknown words become things of their own."""
    offered = {option(thing): thing for thing in (*reading.things, *reading.offers)}
    found: dict[str, Thing] = {}
    for value in values:
        if value in offered:
            thing = offered[value]
            found.setdefault(thing.name.lower(), thing)
            continue
        thing = own_thing(value)
        if thing is not None:
            found.setdefault(thing.name.lower(), thing)
    chosen = tuple(found.values())[:MOST]
    if not chosen:
        return reading.things
    return _lead_first(chosen, reading)


def waiting(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the chosen things that are more than an app can begin with."""
    known: dict[str, str] = {}
    for value in values:
        thing = own_thing(value)
        if thing is not None:
            known.setdefault(thing.name.lower(), plural(thing.name))
    return tuple(known.values())[MOST:]


def own_thing(words: str) -> Thing | None:
    """Return the thing somebody typed: "Puppies" is a puppy, known as a pet."""
    words = _LEADING.sub("", tidy(words).strip(" .!?:"))
    if not any(c.isalnum() or (c > "\x7f" and c.isprintable()) for c in words):
        return None
    short = shorten(words, 38)
    name = singular(_small(short)) if is_latin(short) else short
    return Thing(name, noun_for(name.lower()))


def _small(words: str) -> str:
    """Return *words* for the inside of a sentence; "PDF" and "iPad" stay as they are."""
    return " ".join(lowered(word) for word in words.split())


def things_named(words: str) -> tuple[set[str], set[str]]:
    """Return what a narrowing leaves out and what alone it keeps, by key and by name."""
    without = {mark for found in _WITHOUT.findall(words) for mark in _marks(found)}
    kept = {mark for found in _ONLY.findall(words) for mark in _marks(found)}
    return without, kept - without


def _marks(words: str) -> set[str]:
    things = things_in(words)
    return {mark for thing in things for mark in (thing.key, thing.name) if mark}


def _lead_first(things: tuple[Thing, ...], reading: Reading) -> tuple[Thing, ...]:
    """Return *things* with the one the app is about in front."""
    lead = next((thing for thing in things if thing.name == reading.lead.name), None)
    if lead is None:
        order = reading.archetype.lead

        def place(thing: Thing) -> tuple[bool, int]:
            ranks = [order.index(m) for m in (thing.key, f"@{thing.group}") if m in order]
            return thing.group in DEPENDENT or thing.key in NEVER_FIRST, min(
                ranks, default=len(order)
            )

        lead = min(things, key=place)
    return (lead, *(thing for thing in things if thing is not lead))
