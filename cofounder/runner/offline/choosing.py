"""Choosing, from all that a text mentions, the things an app should keep track of."""

from dataclasses import dataclass

from cofounder.runner.offline.archetypes.shape import Archetype
from cofounder.runner.offline.lexicon import NOUNS, Noun
from cofounder.runner.offline.lexicon.actors import ACTORS
from cofounder.runner.offline.lexicon.shape import DEPENDENT
from cofounder.runner.offline.mentions import Mention
from cofounder.runner.offline.people import ORGANISATIONS

#: How many things we propose, and how many more we offer.
PROPOSED, OFFERED = 5, 4
#: With fewer sure things than this, unsure ones are proposed as well.
FEW = 2
#: What we propose when a text names nothing, as (name, noun).
GUESSED = (("entry", "note"), ("category", "category"))
#: With fewer sure things than this, unsure ones are proposed as well.
FEW = 2
#: What we propose when a text names nothing, as (name, noun).
#: What a verb alone may add to any kind of product.
IMPLIED_ANYWHERE = frozenset({
    "booking", "order", "review", "application", "donation", "loan", "message",
})  # fmt: skip
#: Nouns for businesses: in the singular, the founder's own.
ONES_OWN = frozenset({"shop", "clinic", "company"})
#: The place of what has none among an archetype's leads.
NOWHERE = 99
#: Things that sort others, and so never lead.
NEVER_FIRST = frozenset({"category"})


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


def choose(
    found: dict[str, Mention], archetype: Archetype
) -> tuple[tuple[Thing, ...], tuple[Thing, ...], bool]:
    """Return what we propose to keep track of (lead first), what we offer, and if we guessed."""
    said = [m for m in found.values() if not m.weak and _belongs(m, archetype)]
    said.sort(key=lambda m: (-_rank(m, archetype), m.first))
    if len(said) < FEW:
        said += [m for m in found.values() if m.weak][: FEW - len(said)]
    things = [_thing(m, archetype) for m in sorted(said[:PROPOSED], key=lambda m: m.first)]
    guessed = not things
    for key in archetype.glue:
        _add(things, key)
    if guessed:
        for key in archetype.fallback:
            if len(things) < 3:
                _add(things, key)
    elif place_of(archetype, _lead(things, archetype, said)) >= NOWHERE and archetype.cues:
        _add(things, archetype.fallback[0])
    if guessed and archetype.key == "generic":
        things = [Thing(key, NOUNS[known], said=False) for key, known in GUESSED]
    if len(things) < 2:
        first = things[0]
        marks = {first.key, f"@{first.group}"}
        spare = [k for k in archetype.fallback if k != first.key and marks & set(NOUNS[k].of)]
        if not spare and first.group not in DEPENDENT:
            spare = [k for k in archetype.fallback if NOUNS[k].group in DEPENDENT]
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
        return mention.kept and mention.many and noun.group not in ("person", "deal")
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


def place_of(archetype: Archetype, thing: Thing) -> int:
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
        place = place_of(archetype, thing)
        return (place >= NOWHERE or not thing.said, place, thing.name not in kept)

    return min(things, key=order)
