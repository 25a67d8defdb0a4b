"""Two or three honest ways to carry out the scope, side by side."""

from dataclasses import replace
from datetime import date

from cofounder.runner.offline import shapes, wishes
from cofounder.runner.offline.features import planned
from cofounder.runner.offline.picture import Picture, paint
from cofounder.runner.offline.wording import listed, number_word, quoted, shorten
from cofounder.runner.papers import PlanOption, PlanSet
from cofounder.runner.protocol import Known


def propose(known: Known, picture: Picture, wish: str) -> PlanSet:
    """Return two or three plans, one recommended; *wish* changes them visibly."""
    words = shorten(wish, 160)
    # A new round starts from the scope, not from what an earlier plan took up.
    before = paint(replace(known, plan=None))
    asked = wishes.read_wish(words, tuple(kept.thing for kept in before.kept), date.today())
    picture = paint(known, asked) if words else picture
    asked = _possible(asked, before, picture)
    options = shapes.shapes(picture)
    if shapes.CHEAPER.search(words) or shapes.FASTER.search(words) or asked.money:
        options = tuple(_trimmed(shape) for shape in options)
    if shapes.SAFER.search(words):
        options = tuple(
            replace(s, pilot_weeks=s.pilot_weeks + 1, pilot_size=s.pilot_size + 5) for s in options
        )
    if len(options) > 2 and wishes.MORE.search(words):
        options = options[1:]
    elif len(options) > 2 and wishes.FEWER.search(words):
        options = options[:-1]
    if asked.weeks:
        options = tuple(
            shapes.fitted(s, asked.weeks) if s.weeks > asked.weeks else s for s in options
        )
    chosen, reason = shapes.recommended(options, picture, words)
    if asked.money or (asked.weeks and not any(s.weeks <= asked.weeks for s in options[1:])):
        chosen, reason = "lean", f"We recommend it because you asked for {quoted(words, 80)}."
    return PlanSet(
        options=tuple(
            _option(shape, picture, reason if shape.key == chosen else "", words, asked)
            for shape in options
        )
    )


def _possible(asked: wishes.Wish, before: Picture, picture: Picture) -> wishes.Wish:
    """Return *asked* with only what came true: wanted and there, unwanted and gone."""
    features = planned(picture)
    there = {name for feature in features for name in (feature.name, *feature.holds)}
    had = {kept.name for kept in before.kept}
    names = {kept.name for kept in picture.kept}
    return replace(
        asked,
        wants=tuple(name for name in asked.wants if name in there),
        drops=tuple(name for name in asked.drops if name in had - names),
    )


def _trimmed(shape: shapes.Shape) -> shapes.Shape:
    """Return *shape* with less time in it: shorter pilot, shorter completion, fewer hours."""
    return replace(
        shape,
        hours_a_week=max(2, shape.hours_a_week - 2),
        pilot_weeks=max(1, shape.pilot_weeks - 2),
        rest_weeks=max(shape.rest_weeks - 1, min(shape.rest_weeks, 1)),
    )


def _option(
    shape: shapes.Shape, picture: Picture, reason: str, wish: str, asked: wishes.Wish
) -> PlanOption:
    features = planned(picture)
    held = [f for f in features if f.priority in shape.priorities]
    left = [f for f in features if f.priority not in shape.priorities]
    left_names = listed(f.name[:1].lower() + f.name[1:] for f in left)
    held_names = listed(f.name[:1].lower() + f.name[1:] for f in held)
    in_time, too_long = _in_time(shape, asked)
    pros = [
        *([reason] if reason else []),
        *(wishes.taken_up(name) for name in asked.wants),
        *(wishes.left_out(name) for name in asked.drops),
        *in_time,
        *_pros(shape, picture),
    ]
    cons = [
        *([f"It waits with {shorten(left_names, 200)}."] if left else []),
        *too_long,
        *_cons(shape, picture),
    ]
    tradeoffs = [_tradeoff(shape, left_names)]
    if wish and not _understood(wish, asked):
        tradeoffs.append(
            f"We could not turn {quoted(wish, 120)} into a different plan without an AI model."
        )
    elif wish:
        tradeoffs.append(f"You asked for {quoted(wish, 120)}. {_answer_to(wish, shape, asked)}")
    return PlanOption(
        name=shape.name,
        recommended=bool(reason),
        time_to_ship=(
            f"about {shape.weeks} weeks until the first people use it: trying it, inviting them,"
            " launching"
        ),
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
            f"People use it soonest, with {lead} and nothing to distract.",
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


def _in_time(shape: shapes.Shape, asked: wishes.Wish) -> tuple[list[str], list[str]]:
    """Return what speaks for and against *shape* where a time was named."""
    if not asked.weeks:
        return [], []
    limit = f"{number_word(asked.weeks)} week{'s' if asked.weeks > 1 else ''}"
    if shape.weeks > asked.weeks:
        return [], [f"It needs {number_word(shape.weeks)} weeks, more than the {limit} you named."]
    return [f"It fits into the {limit} you named."], (
        [] if shape.pilot_weeks else ["There is no time to try it with a few people first."]
    )


def _understood(wish: str, asked: wishes.Wish) -> bool:
    """Tell whether anything of a wish changed the plans."""
    kinds = (shapes.CHEAPER, shapes.FASTER, shapes.SAFER, wishes.FEWER, wishes.MORE)
    return asked != wishes.Wish() or any(kind.search(wish) for kind in kinds)


def _answer_to(wish: str, shape: shapes.Shape, asked: wishes.Wish) -> str:
    if shapes.CHEAPER.search(wish) or shapes.FASTER.search(wish) or asked.money:
        return (
            f"We shortened this one to {shape.weeks} weeks and {shape.hours_a_week} hours a week."
        )
    if shapes.SAFER.search(wish):
        size = number_word(shape.pilot_size)
        return f"The pilot of this one has {size} people and takes {shape.pilot_weeks} weeks."
    if asked.wants or asked.drops:
        return f"The scope changed with it; this one covers {shape.coverage} of 100 points."
    if asked.weeks:
        return f"This one takes {number_word(shape.weeks)} weeks."
    return f"This one covers {shape.coverage} of 100 points of the scope."
