"""Two or three honest ways to carry out the scope, side by side."""

from dataclasses import replace

from cofounder.runner.offline import shapes
from cofounder.runner.offline.features import planned
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.wording import listed, number_word, quoted, shorten
from cofounder.runner.papers import PlanOption, PlanSet
from cofounder.runner.protocol import Known


def propose(known: Known, picture: Picture, wish: str) -> PlanSet:
    """Return two or three plans, one recommended; *wish* changes them visibly."""
    options = shapes.shapes(picture)
    wish = shorten(wish, 160)
    if shapes.CHEAPER.search(wish) or shapes.FASTER.search(wish):
        options = tuple(_trimmed(shape) for shape in options)
    if shapes.SAFER.search(wish):
        options = tuple(
            replace(s, pilot_weeks=s.pilot_weeks + 1, pilot_size=s.pilot_size + 5) for s in options
        )
    chosen, reason = shapes.recommended(options, picture, wish)
    return PlanSet(
        options=tuple(
            _option(shape, picture, reason if shape.key == chosen else "", wish)
            for shape in options
        )
    )


def _trimmed(shape: shapes.Shape) -> shapes.Shape:
    """Return *shape* with less time in it: shorter pilot, shorter completion, fewer hours."""
    return replace(
        shape,
        hours_a_week=max(2, shape.hours_a_week - 2),
        pilot_weeks=max(1, shape.pilot_weeks - 2),
        rest_weeks=max(shape.rest_weeks - 1, min(shape.rest_weeks, 1)),
    )


def _option(shape: shapes.Shape, picture: Picture, reason: str, wish: str) -> PlanOption:
    features = planned(picture)
    held = [f for f in features if f.priority in shape.priorities]
    left = [f for f in features if f.priority not in shape.priorities]
    left_names = listed(f.name[:1].lower() + f.name[1:] for f in left)
    held_names = listed(f.name[:1].lower() + f.name[1:] for f in held)
    pros = [*([reason] if reason else []), *_pros(shape, picture)]
    cons = [
        *([f"It waits with {shorten(left_names, 200)}."] if left else []),
        *_cons(shape, picture),
    ]
    tradeoffs = [_tradeoff(shape, left_names)]
    if wish and not any(wish_words in " ".join(pros) for wish_words in (quoted(wish, 80),)):
        tradeoffs.append(f"You asked for {quoted(wish, 120)}. {_answer_to(wish, shape)}")
    return PlanOption(
        name=shape.name,
        recommended=bool(reason),
        time_to_ship=f"about {shape.weeks} weeks",
        complexity=(
            {"lean": "low", "pilot": "medium", "whole": "medium"}[shape.key]
            if len(features) < 7
            else {"lean": "low", "pilot": "medium", "whole": "high"}[shape.key]
        ),
        engineering_cost=f"about {shape.days} developer days, if you hired someone",
        cost_note=(
            f"Our rule of thumb: {shapes.DAYS_PER_FEATURE} days per feature and "
            f"{shapes.DAYS_PER_THING} per kind of record. The built-in co-founder writes this code "
            f"without charge; what remains is about {shape.hours_a_week} hours a week of your own "
            "time and the hosting after launch."
        ),
        risk_level={"lean": "low", "pilot": "low", "whole": "medium"}[shape.key],
        scope_coverage=shape.coverage,
        pros=tuple(pros),
        cons=tuple(cons),
        technical_approach=(
            f"One web app with accounts and a database, holding {shorten(held_names, 300)}."
        ),
        tradeoffs=tuple(tradeoffs),
        engineering_impact=(
            f"{number_word(len(held)).capitalize()} of {number_word(len(features))} features of the"
            " MVP scope, checked by their promises on every build."
        ),
    )


def _pros(shape: shapes.Shape, picture: Picture) -> tuple[str, ...]:
    lead = picture.lead.names
    return {
        "lean": (
            f"People can use it after the first week, with {lead} and nothing to distract.",
            "The least to explain, to test and to throw away if we are wrong.",
        ),
        "pilot": (
            (
                f"{shape.pilot_words.capitalize()} people we know show us what is wrong before"
                " strangers see it."
            ),
            "What we build last is decided by what they did, not by what we thought.",
        ),
        "whole": (
            "Nothing of the scope is missing at launch.",
            "One launch to prepare and one story to tell.",
        ),
    }[shape.key]


def _cons(shape: shapes.Shape, picture: Picture) -> tuple[str, ...]:
    return {
        "lean": ("Some visitors will ask for more than is there.",),
        "pilot": ("Somebody has to find, invite and call the pilot group.",),
        "whole": (
            "We learn last whether the most important part was right.",
            "More to change if it was not.",
        ),
    }[shape.key]


def _tradeoff(shape: shapes.Shape, left: str) -> str:
    return {
        "lean": (
            f"Speed against completeness: {shorten(left, 160)} can follow as changes."
            if left
            else "Speed against polish."
        ),
        "pilot": "Certainty against time: the pilot adds weeks and takes out the worst surprises.",
        "whole": (
            "Completeness against learning: the most is built before the first stranger uses it."
        ),
    }[shape.key]


def _answer_to(wish: str, shape: shapes.Shape) -> str:
    if shapes.CHEAPER.search(wish) or shapes.FASTER.search(wish):
        return (
            f"We shortened this one to {shape.weeks} weeks and {shape.hours_a_week} hours a week."
        )
    if shapes.SAFER.search(wish):
        return (
            "The pilot of this one has"
            f" {number_word(shape.pilot_size) if shape.pilot_size <= 12 else shape.pilot_size}"
            f" people and takes {shape.pilot_weeks} weeks."
        )
    if shapes.MORE.search(wish):
        return f"This one covers {shape.coverage} of 100 points of the scope."
    return "We keep this in mind when we build; it does not change the time of this option."
