"""The whole picture: the idea as we read it, with what the founder answered laid over it."""

from dataclasses import dataclass, replace
from typing import Literal

from cofounder.appspec.spec import FieldSpec
from cofounder.runner.offline import direction, focusing, naming, palettes, wishes
from cofounder.runner.offline.archetypes.shape import Archetype
from cofounder.runner.offline.choosing import Thing
from cofounder.runner.offline.fields import chosen_fields, usual_fields
from cofounder.runner.offline.lexicon.shape import DEPENDENT
from cofounder.runner.offline.people import short_audience
from cofounder.runner.offline.reading import Reading, read
from cofounder.runner.offline.roles import (
    Role,
    proposed_roles,
    roles_from,
    still_meant,
    with_own_words,
)
from cofounder.runner.offline.things import things_from, waiting
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
        if self.source == "guessed":
            return "needs_depth"
        many = word_count(self.text) >= MANY_WORDS
        return "strong" if self.source == "said" and many else "moderate"

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
    waiting: tuple[str, ...] = ()  # things that were chosen beyond the most an app begins with
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
    told = reading  # before anything is carried over
    idea = turned.pivot or original.text
    if turned.pivot:
        reading = _carried_over(reading, original)
    archetype = reading.archetype
    things, chosen = _things(known, reading, turned)
    audience = _audience(known, reading, pivoted=bool(turned.pivot))
    words = vocabulary(reading, things, short_audience(audience.text) if audience.known else "")
    things, focus = focusing.focused(things, turned.narrow, archetype)
    things = focusing.with_wish(things, wish)
    role_values = _role_values(known)
    if turned.pivot:
        role_values = still_meant(role_values, told)
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
        waiting=() if turned.pivot else waiting(known.answer("things")),
        wished=wish.wants,
    )


def _role_values(known: Known) -> tuple[str, ...]:
    answered = next((a for a in known.answers if a.question.key == "roles"), None)
    if answered is None:
        return ()
    return with_own_words(answered.values, answered.question.suggestions)


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
    offered = {tidy(chip).casefold().rstrip(" .") for chip in answered.question.suggestions}
    picked = not more and all(value.casefold().rstrip(" .") in offered for value in values)
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
    # What a kind of product usually has is not taken up unless the new text speaks of it.
    glue = reading.archetype.glue
    new = [t for t in reading.things if t.said or t.key in glue] or list(reading.things[:1])
    merged = {thing.key or thing.name: thing for thing in (*new, *held, *own)}
    if len(merged) < 2 and reading.guessed:
        merged |= {thing.key or thing.name: thing for thing in confirmed}
    return tuple(merged.values())[:8], True


def _carried_over(reading: Reading, original: Reading) -> Reading:
    """Return the reading of a new idea, with the old kind of product where it names none."""
    if reading.archetype.key != "generic" or not reading.guessed:
        # The same people, unless the new idea names others.
        if reading.actors or reading.audience:
            return reading
        return replace(reading, audience=original.audience, actors=original.actors)
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
