"""Who signs in and what they may do, as choices and as the app needs it."""

import re
from dataclasses import dataclass

from cofounder.runner.offline.choosing import Thing
from cofounder.runner.offline.lexicon.actors import ACTORS
from cofounder.runner.offline.lexicon.shape import Side
from cofounder.runner.offline.people import MODIFIERS
from cofounder.runner.offline.reading import Reading
from cofounder.runner.offline.vocabulary import Vocabulary
from cofounder.runner.offline.wording import (
    capitalised,
    is_latin,
    listed,
    plural,
    shorten,
    singular,
    tidy,
)

MOST = 4
#: What somebody adds who is also what the app keeps track of.
OWN_PAGE = "a page of their own"
_WHO = re.compile(r"\s+(?:who|that|which|can|may|must)\s+(?:can\s+|may\s+)?", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:change|edit|manage|confirm|answer|approve|update|moderate|handle)\b", re.IGNORECASE
)
_ADDS = re.compile(
    r"\b(?:add|post|create|book|write|offer|list|make|enter|order|upload|note)\w*\b", re.IGNORECASE
)
_READS = re.compile(r"\b(?:only read|just read|read along|look only|only look)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Role:
    """Somebody who signs in; things are named in the singular."""

    name: str
    side: Side
    may_add: tuple[str, ...]
    may_edit: tuple[str, ...]


def proposed_roles(words: Vocabulary, things: tuple[Thing, ...]) -> tuple[Role, ...]:
    """Return the roles we propose: one per side, every thing added by somebody."""
    sides = words.sides() or (("member", "seeker"),)
    roles = [_usual(name, side, things, alone=len(sides) == 1) for name, side in sides]
    return _complete(roles, things)


def _usual(name: str, side: Side, things: tuple[Thing, ...], *, alone: bool) -> Role:
    adds = tuple(t.name for t in things if alone or t.noun is None or side in t.noun.by)
    if side == "organiser" or alone:
        adds = edits = tuple(t.name for t in things)
    elif side == "provider":
        edits = tuple(
            t.name
            for t in things
            if t.group in ("deal", "work")
            and any(f.name == "status" for f in (t.noun.fields if t.noun else ()))
        )
    else:
        edits = ()
    return Role(name, side, adds, edits)


def _complete(roles: list[Role], things: tuple[Thing, ...]) -> tuple[Role, ...]:
    """Return *roles* so that every thing is added by at least one of them."""
    orphans = tuple(t.name for t in things if not any(t.name in role.may_add for role in roles))
    if orphans and roles:
        chosen = max(roles, key=lambda role: (role.side == "organiser", len(role.may_add)))
        fuller = Role(chosen.name, chosen.side, chosen.may_add + orphans, chosen.may_edit)
        roles = [fuller if role is chosen else role for role in roles]
    return tuple(roles)


def option(role: Role, things: tuple[Thing, ...]) -> str:
    """Return a role as a choice: "Dog owners who add bookings and reviews"."""
    many = capitalised(plural(role.name))
    if things and set(role.may_edit) >= {t.name for t in things}:
        return f"{many} who may add and change everything"
    if not role.may_add:
        return f"{many} who only read"
    adds = listed(OWN_PAGE if name == role.name else plural(name) for name in role.may_add)
    changes = listed(plural(name) for name in role.may_edit)
    tail = f", and change {changes}" if changes else ""
    return f"{many} who add {adds}{tail}"


def roles_from(
    values: tuple[str, ...], words: Vocabulary, things: tuple[Thing, ...]
) -> tuple[Role, ...]:
    """Return the chosen roles; own words are read by the same grammar as the choices."""
    found: dict[str, Role] = {}
    usual = {role.name: role for role in proposed_roles(words, things)}
    for value in values:
        who, *rest = _WHO.split(tidy(value), maxsplit=1)
        for part in re.split(r"\s*(?:,|;|/|\band\b)\s*", who) if not rest else [who]:
            name = _role_name(part)
            if name:
                found.setdefault(name, _told(name, rest[0] if rest else "", usual, things))
    return _complete(list(found.values())[:MOST], things) if found else ()


def still_meant(values: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """Return the confirmed roles that a new idea leaves standing: those who run it, those it names.

    An idea that names nobody is for the same people.
    """
    named = {actor.name: actor.side for actor in reading.actors}
    if reading.audience:
        who = singular(reading.audience)
        named.setdefault(who, ACTORS.get(who.rsplit(" ", 1)[-1], "seeker"))
    spoken = {singular(word) for word in tidy(reading.text).lower().split()}
    kept = []
    for value in values:
        last = _who(value).rsplit(" ", 1)[-1]
        side = ACTORS.get(last, "seeker")
        if last in spoken or side == "organiser" or side not in named.values():
            kept.append(value)
    heads = {_who(value).rsplit(" ", 1)[-1] for value in kept}
    new = [plural(name) for name in named if name.rsplit(" ", 1)[-1] not in heads]
    return (*kept, *new) if values else ()


def with_own_words(values: tuple[str, ...], proposed: tuple[str, ...]) -> tuple[str, ...]:
    """Return roles with those in own words first, and without guesses they make needless.

    A ticked guess goes when own words name the same people, when it is only a word for a kind of
    people ("Amateurs"), or when it lets somebody who runs nothing do everything.
    """
    own = tuple(value for value in values if value not in proposed)
    if not own or len(own) == len(values):
        return values
    named = {_who(value) for value in own}
    heads = {name.rsplit(" ", 1)[-1] for name in named}

    def stays(value: str) -> bool:
        name = _who(value)
        head = name.rsplit(" ", 1)[-1]
        same = name in named or head in heads or any(n.startswith(f"{name} ") for n in named)
        runs = ACTORS.get(head) == "organiser"
        return not (same or name in MODIFIERS or ("everything" in value and not runs))

    return (*own, *(value for value in values if value in proposed and stays(value)))


def _who(value: str) -> str:
    return _role_name(_WHO.split(tidy(value), maxsplit=1)[0])


def _role_name(words: str) -> str:
    words = re.sub(
        r"^(?:the|a|an|my|our|just|only|all)\s+", "", words.strip(" .!?:"), flags=re.IGNORECASE
    )
    if words.lower() in ("me", "myself", "i"):
        return "owner"
    short = shorten(words, 38)
    return singular(short.lower()) if is_latin(short) else short


def _told(name: str, rights: str, usual: dict[str, Role], things: tuple[Thing, ...]) -> Role:
    """Return the role with the rights that the words give it, or the usual ones."""
    side: Side = (
        usual[name].side if name in usual else ACTORS.get(name.rsplit(" ", 1)[-1], "seeker")
    )
    everything = tuple(t.name for t in things)
    lower = rights.lower()
    if "everything" in lower:
        return Role(name, side, everything, everything)
    if _READS.search(lower):
        return Role(name, side, (), ())
    edits_at = _CHANGES.search(lower)
    adding = lower[: edits_at.start()] if edits_at else lower
    changing = lower[edits_at.start() :] if edits_at else ""
    adds = _named(adding, things) if _ADDS.search(adding) else ()
    if OWN_PAGE in adding and name in everything and name not in adds:
        adds = tuple(thing for thing in everything if thing in (*adds, name))
    edits = _named(changing, things)
    if adds or edits:
        return Role(name, side, adds, edits)
    return usual.get(name) or _usual(name, side, things, alone=False)


def _named(text: str, things: tuple[Thing, ...]) -> tuple[str, ...]:
    return tuple(
        t.name
        for t in things
        if plural(t.name).lower() in text or f" {t.name.lower()}" in f" {text}"
    )
