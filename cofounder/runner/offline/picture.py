"""The whole picture: the idea as we read it, with what the founder answered laid over it."""

from dataclasses import dataclass, replace
from typing import Literal

from cofounder.appspec.spec import FieldSpec
from cofounder.runner.offline import direction, extras, naming, palettes, wishes
from cofounder.runner.offline.archetypes.shape import Archetype
from cofounder.runner.offline.choosing import Thing, place_of
from cofounder.runner.offline.fields import chosen_fields, usual_fields
from cofounder.runner.offline.lexicon.actors import ACTORS
from cofounder.runner.offline.lexicon.shape import DEPENDENT
from cofounder.runner.offline.people import short_audience
from cofounder.runner.offline.reading import Reading, read
from cofounder.runner.offline.roles import Role, proposed_roles, roles_from
from cofounder.runner.offline.things import own_thing, things_from, things_named
from cofounder.runner.offline.vocabulary import Vocabulary, vocabulary
from cofounder.runner.offline.wording import (
    plural,
    shorten,
    tidy,
    word_count,
)
from cofounder.runner.papers import Strength
from cofounder.runner.protocol import Known

Source = Literal["said", "chosen", "derived", "guessed"]
#: From this many words on, an answer is strong evidence.
MANY_WORDS = 8
#: Kinds of products people use for themselves.
NAMELESS = frozenset({"tracker", "recipe", "generic", "content"})


@dataclass(frozen=True)
class Stated:
    """Something we go by, and where it comes from."""

    text: str
    source: Source

    @property
    def strength(self) -> Strength:
        """How strong the evidence is."""
        if self.source == "chosen" or (
            self.source == "said" and word_count(self.text) >= MANY_WORDS
        ):
            return "strong"
        return "moderate" if self.source in ("said", "derived") else "needs_depth"

    @property
    def known(self) -> bool:
        """True when the founder said or chose it."""
        return self.source in ("said", "chosen")


@dataclass(frozen=True)
class Kept:
    """A thing the app keeps track of, with what it records."""

    thing: Thing
    fields: tuple[FieldSpec, ...]

    @property
    def name(self) -> str:
        """The thing's singular name."""
        return self.thing.name

    @property
    def names(self) -> str:
        """The thing's plural name."""
        return plural(self.thing.name)

    @property
    def dependent(self) -> bool:
        """True for records of something that happened, which hang on another thing."""
        return self.thing.group in DEPENDENT


@dataclass(frozen=True)
class Picture:
    """Everything the documents, the plans and the app are composed from."""

    idea: str
    name: str
    reading: Reading
    words: Vocabulary
    kept: tuple[Kept, ...]
    things_chosen: bool
    roles: tuple[Role, ...]
    roles_chosen: bool
    audience: Stated
    problem: Stated
    constraint: Stated
    day_one: Stated
    today: Stated
    earning: Stated
    palette: palettes.Palette
    narrowed: tuple[str, ...]
    pivot: str
    original: str
    focus: tuple[str, ...] = ()  # things a narrowing names; the others can wait
    wished: tuple[str, ...] = ()  # things and features a plan must have

    @property
    def archetype(self) -> Archetype:
        """The kind of product."""
        return self.reading.archetype

    @property
    def lead(self) -> Kept:
        """The thing the app is about."""
        return self.kept[0]

    @property
    def people(self) -> str:
        """Whom it is for, in two or three words, in the plural."""
        if self.words.people:
            return self.words.people
        # Nobody was named, and the archetype's word for a user would say nothing.
        nameless = not self.reading.actors and self.archetype.key in NAMELESS
        return "people" if nameless else self.words.seekers


def paint(known: Known, wish: wishes.Wish | None = None) -> Picture:
    """Return the picture of a project as far as it is known.

    *wish* is what plans are drawn up for; without it the chosen plan says what was wished.
    """
    wish = wish or wishes.in_plan(known.plan)
    turned = direction.directions(known.direction)
    original = read(known.idea)
    reading = read(turned.pivot) if turned.pivot else original
    idea = turned.pivot or original.text
    if turned.pivot:
        reading = _carried_over(reading, original)
    archetype = reading.archetype
    things, chosen = _things(known, reading, turned)
    audience = _audience(known, reading, pivoted=bool(turned.pivot))
    words = vocabulary(reading, things, short_audience(audience.text) if audience.known else "")
    things, focus = _focused(things, turned.narrow, archetype)
    things = _wished(things, wish)
    role_values = () if turned.pivot else known.answer("roles")
    roles = roles_from(role_values, words, things) or proposed_roles(words, things)
    kept = tuple(_kept(known, thing, lead=index == 0) for index, thing in enumerate(things))
    return Picture(
        idea=idea,
        name=naming.product_name(reading, things[0]),
        reading=reading,
        words=words,
        kept=kept,
        things_chosen=chosen,
        roles=roles,
        roles_chosen=bool(role_values),
        audience=audience,
        problem=_stated(known, "problem", words.fill(archetype.problems[0])),
        constraint=_constraint(known, reading),
        day_one=_stated(
            known, "day_one", words.fill(archetype.day_one[0]), stale=bool(turned.pivot)
        ),
        today=_stated(known, "today", words.fill(archetype.todays[0])),
        earning=_stated(known, "earning", words.fill(archetype.earnings[2])),
        palette=palettes.palette_in(" ".join(known.answer("look")))
        or palettes.suggested(original.text),
        narrowed=turned.narrow,
        pivot=turned.pivot,
        original=original.text,
        focus=tuple(name for name in focus if any(t.name == name for t in things)),
        wished=wish.wants,
    )


def _stated(known: Known, key: str, guess: str, *, stale: bool = False) -> Stated:
    """Return the answer to a question, with its follow-up; else our guess."""
    answered = next((a for a in known.answers if a.question.key == key), None)
    values = tuple(tidy(value) for value in answered.values if value.strip()) if answered else ()
    if not values or answered is None or stale:
        return Stated(guess, "guessed")
    more = tidy(" ".join(known.answer(f"{key}_more")))
    text = ". ".join(value.rstrip(" .") for value in values)
    if more:
        text = f"{text}: {more}"
    picked = all(value in answered.question.suggestions for value in answered.values if value)
    return Stated(text, "chosen" if picked else "said")


def _audience(known: Known, reading: Reading, *, pivoted: bool) -> Stated:
    if pivoted and reading.audience:
        return Stated(reading.audience, "derived")
    words = vocabulary(reading, reading.things, "")
    guess = reading.audience or words.seekers
    stated = _stated(known, "target_user", guess)
    if stated.known:
        return stated
    return Stated(guess, "derived" if reading.audience or reading.actors else "guessed")


def _constraint(known: Known, reading: Reading) -> Stated:
    stated = _stated(known, "constraint", "")
    if stated.known:
        return stated
    limits = [limit for limit in (reading.budget, reading.deadline, reading.place) if limit]
    if limits:
        return Stated(f"The idea itself names a limit: {', '.join(limits)}", "derived")
    return Stated(
        "Time and money for a first version are limited, and we do not know how much", "guessed"
    )


def _things(
    known: Known, reading: Reading, turned: direction.Direction
) -> tuple[tuple[Thing, ...], bool]:
    """Return what the app keeps track of, lead first, and whether the founder confirmed it."""
    values = known.answer("things")
    if not values:
        return reading.things, False
    confirmed = things_from(values, reading)
    if not turned.pivot:
        return confirmed, True
    # A new idea leads; what was confirmed before stays where the new idea still speaks of it.
    spoken = {thing.key or thing.name for thing in reading.things}
    held = [t for t in confirmed if (t.key or t.name) in spoken and t not in reading.things]
    own = [t for t in confirmed if not t.key and t.name in turned.pivot.lower()]
    merged = {thing.key or thing.name: thing for thing in (*reading.things, *held, *own)}
    return tuple(merged.values())[:8], True


def _focused(
    things: tuple[Thing, ...], narrow: tuple[str, ...], archetype: Archetype
) -> tuple[tuple[Thing, ...], tuple[str, ...]]:
    """Return the things after narrowing, and the names of those it is now about.

    What a narrowing names leads or joins; what it does not name stays and can wait.
    """
    focus: tuple[str, ...] = ()
    for words in narrow:
        without, _ = things_named(words)
        lead, rest = things[0], things[1:]
        rest = tuple(t for t in rest if not {t.key or t.name, t.name} & without)
        things = (lead, *rest)
        named = [t for t in wishes.named_in(words, things) if not {t.key, t.name} & without]
        new = [t for t in named if t not in things and t.name.rsplit(" ", 1)[-1] not in ACTORS][:2]
        held = [t for t in named if t in things]
        if not held and not new:
            continue
        leads = [t for t in held if t.group not in DEPENDENT] or [
            lead,
            *(t for t in new if place_of(archetype, t) <= place_of(archetype, lead)),
        ][-1:]
        things = tuple(dict.fromkeys((leads[0], *held, *new, *things)))
        focus = tuple(dict.fromkeys(t.name for t in (*held, *new)))
    return things, focus


def _wished(things: tuple[Thing, ...], wish: wishes.Wish) -> tuple[Thing, ...]:
    """Return *things* with those a plan adds, and without those it leaves out; the lead stays."""
    titles = {title for title, _ in extras.TITLES.values()}
    have = {thing.name for thing in things}
    new = [own_thing(name) for name in wish.wants if name not in titles | have]
    kept = [t for t in things[1:] if t.name not in wish.drops]
    return (things[0], *kept, *(t for t in new if t is not None))


def _carried_over(reading: Reading, original: Reading) -> Reading:
    """Return the reading of a new idea, with the old kind of product where it names none."""
    if reading.archetype.key != "generic" or not reading.guessed:
        return reading
    return replace(
        original,
        text=reading.text,
        audience=reading.audience or original.audience,
        actors=reading.actors or original.actors,
    )


def _kept(known: Known, thing: Thing, *, lead: bool) -> Kept:
    values = known.answer("lead_fields") if lead else ()
    question = next((a.question for a in known.answers if a.question.key == "lead_fields"), None)
    if values and question is not None and thing.name.lower() in question.text.lower():
        return Kept(thing, chosen_fields(thing.name, thing.noun, values))
    return Kept(thing, usual_fields(thing.name, thing.noun))


def shown(text: str, limit: int = 240) -> str:
    """Return founder's words shortened for the inside of a sentence."""
    return shorten(text, limit)
