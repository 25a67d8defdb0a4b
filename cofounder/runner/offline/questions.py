"""The interview's questions, each a function of what is known before it is asked."""

import re
from collections.abc import Callable, Iterable
from typing import Literal

from cofounder.runner.offline import palettes, roles, things
from cofounder.runner.offline.fields import TICKED, known_fields
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.wording import (
    capitalised,
    lowered,
    quoted,
    shorten,
    with_article,
    word_count,
)
from cofounder.runner.protocol import Answered, Known, Question

Ask = Callable[[Known, Picture], Question | None]
#: An own answer with fewer words than this gets a follow-up.
FEW_WORDS = 3
#: Kinds of products that live from people being close to each other.
NEARBY = frozenset({"booking", "marketplace", "rental", "directory", "event", "social", "store"})

_EARNS = re.compile(
    r"\b(?:commission|subscription fee|monthly fee|paid plan|advertis\w+|ads|freemium|for"
    r" free|non-?profit|"
    r"charge \w+|we take \d+|\d+ ?%)\b",
    re.IGNORECASE,
)


def target_user(known: Known, picture: Picture) -> Question:
    """Who is it for?"""
    words = picture.words
    chips = [words.fill(audience) for audience in picture.archetype.audiences]
    said = picture.reading.audience
    if said and word_count(said) >= FEW_WORDS:
        chips.insert(0, capitalised(said))
    elif said and picture.reading.place[:1].isupper():
        chips.insert(0, f"{capitalised(said)} in {picture.reading.place}")
    elif said and picture.archetype.key in NEARBY:
        chips.insert(0, f"{capitalised(said)} in one part of town")
    elif said:
        chips.insert(0, f"{capitalised(said)} who need this every week")
    return Question(
        key="target_user",
        part="thesis",
        kind="text",
        text="Who should we build this for first?",
        why=(
            "A first version that fits one kind of person well is worth more than one that fits"
            " everybody a little."
        ),
        suggestions=_some(chips),
        required=True,
    )


def problem(known: Known, picture: Picture) -> Question:
    """What goes wrong today?"""
    people = _people(picture)
    return Question(
        key="problem",
        part="thesis",
        kind="long_text",
        text=f"What goes wrong today for {people}, without this?",
        why="If we know what hurts, we can tell later whether the app helps.",
        suggestions=_some(picture.words.fill(text) for text in picture.archetype.problems),
        required=True,
    )


def constraint(known: Known, picture: Picture) -> Question:
    """What limits us?"""
    reading = picture.reading
    chips = []
    if reading.budget:
        chips.append(f"We have {reading.budget} and not more")
    if reading.deadline:
        chips.append(f"It has to work {lowered(reading.deadline)}")
    if reading.place:
        place = reading.place if reading.place[:1].isupper() else "one neighbourhood"
        chips.append(f"It only has to work in {place} at first")
    if picture.archetype.key == "health":
        chips.append("What people write must stay private")
    elif picture.archetype.seeker and picture.archetype.provider:
        trusted = picture.lead.names if picture.lead.thing.group == "provider" else "each other"
        chips.append(f"People must be able to trust {trusted}")
    chips += [
        "Hardly any money until people use it",
        "I can give it a few evenings a week",
        "It has to work well on a phone",
        "It must be ready within four weeks",
    ]
    return Question(
        key="constraint",
        part="thesis",
        kind="text",
        text="What is the one limit we must respect: time, money, trust or something else?",
        why="A limit decides what we leave out, so we would rather know it now.",
        suggestions=_some(chips),
        required=True,
    )


def things_kept(known: Known, picture: Picture) -> Question:
    """What does it keep track of?"""
    reading = picture.reading
    proposed = [things.option(thing) for thing in reading.things]
    offered = [things.option(thing) for thing in reading.offers]
    return Question(
        key="things",
        part="understanding",
        kind="multiple",
        text=f"What should {picture.name} keep track of?",
        why=(
            "We could not read this from your idea, so these are only suggestions: name the things"
            " in your own words."
            if reading.guessed
            else (
                "Each of these gets its own list and its own form in the app; we ticked what we"
                " read in your idea."
            )
        ),
        suggestions=tuple(dict.fromkeys((*proposed, *offered))),
        preselected=tuple(proposed),
        required=True,
    )


def lead_fields(known: Known, picture: Picture) -> Question:
    """What is remembered about the main thing?"""
    lead = picture.lead
    names = [field.name for field in known_fields(lead.name, lead.thing.noun)][1:]
    chips = [capitalised(name) for name in names]
    return Question(
        key="lead_fields",
        part="understanding",
        kind="multiple",
        text=f"What do you want to remember about each {lead.name}?",
        why=(
            f"These become the fields of {with_article(lead.name)}; its"
            f" {known_fields(lead.name, lead.thing.noun)[0].name} is always there."
        ),
        suggestions=tuple(chips),
        preselected=tuple(chips[:TICKED]),
    )


def who_signs_in(known: Known, picture: Picture) -> Question:
    """Who may do what?"""
    kept = tuple(entry.thing for entry in picture.kept)
    proposed = roles.proposed_roles(picture.words, kept)
    ticked = [roles.option(role, kept) for role in proposed]
    everything = tuple(thing.name for thing in kept)
    spare = [
        roles.Role("organiser", "organiser", everything, everything),
        roles.Role("helper", "provider", everything, ()),
        roles.Role("guest", "seeker", (), ()),
    ]
    taken = {role.name for role in proposed}
    if any(role.side == "organiser" for role in proposed):
        spare = spare[1:]
    others = [roles.option(role, kept) for role in spare if role.name not in taken]
    return Question(
        key="roles",
        part="understanding",
        kind="multiple",
        text="Who signs in, and what may they do?",
        why="Everybody else can look around, and only these people can add or change something.",
        suggestions=tuple(dict.fromkeys((*ticked, *others)))[:5],
        preselected=tuple(ticked),
        required=True,
    )


def day_one(known: Known, picture: Picture) -> Question:
    """The one thing that must work."""
    chips = [picture.words.fill(text) for text in picture.archetype.day_one]
    lead = picture.lead
    chips.append(f"Add {with_article(lead.name)} and find it again later")
    return Question(
        key="day_one",
        part="understanding",
        kind="single",
        text=f"What is the one thing {_people(picture)} must be able to do on day one?",
        why="We build this first and check it on every build.",
        suggestions=_some(chips),
        required=True,
    )


def today(known: Known, picture: Picture) -> Question:
    """How do they manage now?"""
    return Question(
        key="today",
        part="understanding",
        kind="long_text",
        text=(
            f"How do {_people(picture)} manage today, and what will {picture.name} do differently?"
        ),
        why="What people do now is what we compete with, even when it is paper.",
        suggestions=_some(picture.words.fill(text) for text in picture.archetype.todays),
    )


def earning(known: Known, picture: Picture) -> Question | None:
    """How it earns; not asked when the idea already says so."""
    if _EARNS.search(known.idea[:6000]):
        return None
    return Question(
        key="earning",
        part="understanding",
        kind="text",
        text=f"How should {picture.name} earn money, or how will we see that it works?",
        why="It need not earn from the first day, but we should know what success looks like.",
        suggestions=_some(picture.words.fill(text) for text in picture.archetype.earnings),
    )


def look(known: Known, picture: Picture) -> Question | None:
    """Which colours; not asked when the idea already says so."""
    if picture.reading.colours and palettes.palette_in(known.idea):
        return None
    return Question(
        key="look",
        part="understanding",
        kind="single",
        text="Which look suits it best?",
        why="It sets colours and letters; we can change it at any time.",
        suggestions=palettes.NAMES,
        allow_other=True,
    )


def follow_up(key: str, part: Literal["thesis", "understanding"], text: str, why: str) -> Ask:
    """Return a question that is asked only after a thin answer to *key*."""

    def ask(known: Known, picture: Picture) -> Question | None:
        answer = answered(known, key)
        if answer is None or not is_thin(answer):
            return None
        said = quoted(answer.text, 60)
        return Question(
            key=f"{key}_more",
            part=part,
            kind="text",
            text=text.format(said=said),
            why=why,
        )

    return ask


def is_thin(answer: Answered) -> bool:
    """Tell whether an answer in own words is too short to build on."""
    if not answer.text.strip() or all(v in answer.question.suggestions for v in answer.values):
        return False
    return word_count(answer.text) < FEW_WORDS


def answered(known: Known, key: str) -> Answered | None:
    """Return the answer to *key*, if there is one."""
    return next((a for a in known.answers if a.question.key == key), None)


def _people(picture: Picture) -> str:
    """Return whom we ask about, in words that fit into a question."""
    return shorten(picture.people, 40)


def _some(chips: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """Return three to five different suggestions, each starting with a capital."""
    return tuple(dict.fromkeys(capitalised(chip) for chip in chips))[:most]
