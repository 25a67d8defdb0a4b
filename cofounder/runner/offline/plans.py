"""Two or three honest ways to carry out the scope, and what the chosen one means."""

import re
from dataclasses import dataclass, replace

from cofounder.runner.offline.features import PlannedFeature, Priority, covers, planned
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.wording import listed, number_word, quoted, shorten
from cofounder.runner.protocol import Known, PlanOption, PlanSet

_CHEAPER = re.compile(
    r"\b(?:cheap\w*|less money|low cost|budget|afford\w*|free|inexpensive)\b", re.IGNORECASE
)
_FASTER = re.compile(
    r"\b(?:fast\w*|quick\w*|soon\w*|speed|less time|hurry|earlier)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"\b(?:more|bigger|complete|everything|all features|ambitious|larger|full)\b", re.IGNORECASE
)
_SAFER = re.compile(
    r"\b(?:safe\w*|less risk\w*|careful\w*|test\w*|pilot|cautious\w*)\b", re.IGNORECASE
)
_SCARCE = re.compile(
    r"\b(?:money|budget|cheap|evening|time|week|month|soon|alone|€|\$|£)", re.IGNORECASE
)
_TRUST = re.compile(r"\b(?:trust|privat|safe|law|legal|sensitive|check)", re.IGNORECASE)

#: Our rule of thumb for what a hired developer would need.
DAYS_PER_FEATURE, DAYS_PER_THING = 2, 1


@dataclass(frozen=True)
class Shape:
    """What a plan means in weeks, hours and priorities."""

    key: str
    name: str
    priorities: tuple[Priority, ...]
    coverage: int
    days: int
    first_weeks: int
    rest_weeks: int
    pilot_weeks: int
    pilot_size: int
    hours_a_week: int

    @property
    def weeks(self) -> int:
        """The whole way to launch, in weeks."""
        return self.first_weeks + self.rest_weeks + self.pilot_weeks + 1

    @property
    def pilot_words(self) -> str:
        """How many take part in the pilot."""
        return number_word(self.pilot_size)


def shapes(picture: Picture) -> tuple[Shape, ...]:
    """Return the lean, the pilot and the whole plan, as far as they differ."""
    features = planned(picture)
    lean = Shape(
        "lean",
        "The one thing done well",
        ("must",),
        covers(features, ("must",)),
        _days(features, ("must",)),
        1,
        0,
        1,
        5,
        4,
    )
    pilot = Shape(
        "pilot",
        "With a pilot group first",
        ("must", "should"),
        covers(features, ("must", "should")),
        _days(features, ("must", "should")),
        1,
        1,
        3,
        10,
        6,
    )
    whole = Shape(
        "whole",
        "The whole first version",
        ("must", "should", "could"),
        100,
        _days(features, ("must", "should", "could")),
        1,
        2,
        2,
        8,
        6,
    )
    found = [lean]
    if lean.coverage < pilot.coverage < 100:
        found.append(pilot)
    found.append(whole)
    return tuple(found)


def propose(known: Known, picture: Picture, wish: str) -> PlanSet:
    """Return two or three plans, one recommended; *wish* changes them visibly."""
    options = shapes(picture)
    wish = shorten(wish, 160)
    if _CHEAPER.search(wish) or _FASTER.search(wish):
        options = tuple(
            replace(s, hours_a_week=max(2, s.hours_a_week - 2), pilot_weeks=max(1, s.pilot_weeks - 1),
                    rest_weeks=min(s.rest_weeks, 1))
            for s in options
        )  # fmt: skip
    if _SAFER.search(wish):
        options = tuple(
            replace(s, pilot_weeks=s.pilot_weeks + 1, pilot_size=s.pilot_size + 5) for s in options
        )
    chosen, reason = _recommended(options, picture, wish)
    return PlanSet(
        options=tuple(
            _option(shape, picture, reason if shape.key == chosen else "", wish)
            for shape in options
        )
    )


def shape_of(known: Known, picture: Picture) -> Shape:
    """Return the shape of the chosen plan; without one, of the one we would recommend."""
    options = shapes(picture)
    plan = known.plan
    if plan:
        name = str(plan.get("name", ""))
        coverage = int(plan.get("scope_coverage", 100))
        by_name = next((s for s in options if s.name == name), None)
        base = by_name or min(options, key=lambda s: abs(s.coverage - coverage))
        weeks = re.search(r"(\d+)\s+weeks?", str(plan.get("time_to_ship", "")))
        return _fitted(base, int(weeks.group(1)) if weeks else base.weeks)
    chosen, _ = _recommended(options, picture, "")
    return next(s for s in options if s.key == chosen)


def _fitted(shape: Shape, weeks: int) -> Shape:
    """Return *shape* with its weeks changed so that they add up to what the plan said."""
    spare = weeks - shape.weeks
    pilot = max(1, shape.pilot_weeks + spare)
    left = weeks - (shape.first_weeks + pilot + 1)
    return replace(shape, pilot_weeks=pilot, rest_weeks=max(0, min(shape.rest_weeks, left)))


def _days(features: tuple[PlannedFeature, ...], priorities: tuple[Priority, ...]) -> int:
    held = [f for f in features if f.priority in priorities]
    return sum(DAYS_PER_FEATURE + DAYS_PER_THING * len(f.holds) for f in held)


def _recommended(options: tuple[Shape, ...], picture: Picture, wish: str) -> tuple[str, str]:
    """Return the key of the plan we recommend and why."""
    keys = {shape.key for shape in options}
    if _MORE.search(wish):
        return "whole", f"We recommend it because you asked for {quoted(wish, 80)}."
    if _CHEAPER.search(wish) or _FASTER.search(wish):
        return "lean", f"We recommend it because you asked for {quoted(wish, 80)}."
    if _SAFER.search(wish) and "pilot" in keys:
        return "pilot", f"We recommend it because you asked for {quoted(wish, 80)}."
    limit = picture.constraint
    if limit.known and _TRUST.search(limit.text) and "pilot" in keys:
        return (
            "pilot",
            (
                f"We recommend it because trust decides here: you named {quoted(limit.text, 80)} as"
                " the limit."
            ),
        )
    if limit.known and _SCARCE.search(limit.text):
        return (
            "lean",
            f"We recommend it because it respects the limit you named: {quoted(limit.text, 80)}.",
        )
    if "pilot" in keys and picture.archetype.seeker and picture.archetype.provider:
        return (
            "pilot",
            (
                "We recommend it because two kinds of people have to meet, and ten of them tell us"
                " whether they do."
            ),
        )
    return (
        "whole",
        (
            "We recommend it because the scope is small enough"
            f" ({number_word(len(planned(picture)))} features) to be built in one go."
        ),
    )


def _option(shape: Shape, picture: Picture, reason: str, wish: str) -> PlanOption:
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
            f"Our rule of thumb: {DAYS_PER_FEATURE} days per feature and {DAYS_PER_THING} per kind"
            " of record. The built-in co-founder writes this code without charge; what remains is"
            f" about {shape.hours_a_week} hours a week of your own time and the hosting after"
            " launch."
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


def _pros(shape: Shape, picture: Picture) -> tuple[str, ...]:
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


def _cons(shape: Shape, picture: Picture) -> tuple[str, ...]:
    return {
        "lean": ("Some visitors will ask for more than is there.",),
        "pilot": ("Somebody has to find, invite and call the pilot group.",),
        "whole": (
            "We learn last whether the most important part was right.",
            "More to change if it was not.",
        ),
    }[shape.key]


def _tradeoff(shape: Shape, left: str) -> str:
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


def _answer_to(wish: str, shape: Shape) -> str:
    if _CHEAPER.search(wish) or _FASTER.search(wish):
        return (
            f"We shortened this one to {shape.weeks} weeks and {shape.hours_a_week} hours a week."
        )
    if _SAFER.search(wish):
        return (
            "The pilot of this one has"
            f" {number_word(shape.pilot_size) if shape.pilot_size <= 12 else shape.pilot_size}"
            f" people and takes {shape.pilot_weeks} weeks."
        )
    if _MORE.search(wish):
        return f"This one covers {shape.coverage} of 100 points of the scope."
    return "We keep this in mind when we build; it does not change the time of this option."
