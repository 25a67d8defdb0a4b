"""What a plan means in weeks, hours and priorities, and which one we recommend."""

import re
from dataclasses import dataclass, replace

from cofounder.runner.offline.features import Priority, covers, planned
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.wishes import FEWER, MORE
from cofounder.runner.offline.wording import number_word, quoted
from cofounder.runner.protocol import Known

CHEAPER = re.compile(
    r"\b(?:cheap\w*|less money|low cost|budget|afford\w*|free|inexpensive)\b", re.IGNORECASE
)
FASTER = re.compile(
    r"\b(?:fast\w*|quick\w*|soon\w*|speed|less time|hurry|earlier)\b", re.IGNORECASE
)
SAFER = re.compile(
    r"\b(?:safe\w*|less risk\w*|careful\w*|test\w*|pilot|cautious\w*)\b", re.IGNORECASE
)
SCARCE = re.compile(
    r"\b(?:money|budget|cheap|evening|time|week|month|soon|alone|€|\$|£)", re.IGNORECASE
)
TRUST = re.compile(r"\b(?:trust|privat|safe|law|legal|sensitive|check)", re.IGNORECASE)

#: The names of the plans and what each delivers.
NAMES: dict[str, tuple[Priority, ...]] = {
    "The one thing done well": ("must",),
    "With a pilot group first": ("must", "should"),
    "The whole first version": ("must", "should", "could"),
}
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

    def shape(key: str, name: str, priorities: tuple[Priority, ...], **more: int) -> Shape:
        held = [feature for feature in features if feature.priority in priorities]
        return Shape(
            key=key,
            name=name,
            priorities=priorities,
            coverage=covers(features, priorities),
            days=sum(DAYS_PER_FEATURE + DAYS_PER_THING * len(f.holds) for f in held),
            first_weeks=1,
            **more,
        )

    lean = shape(
        "lean", "The one thing done well", ("must",),
        rest_weeks=0, pilot_weeks=1, pilot_size=5, hours_a_week=4,
    )  # fmt: skip
    pilot = shape(
        "pilot", "With a pilot group first", ("must", "should"),
        rest_weeks=1, pilot_weeks=3, pilot_size=10, hours_a_week=6,
    )  # fmt: skip
    whole = shape(
        "whole", "The whole first version", ("must", "should", "could"),
        rest_weeks=3, pilot_weeks=2, pilot_size=8, hours_a_week=6,
    )  # fmt: skip
    return (lean, pilot, whole) if lean.coverage < pilot.coverage < 100 else (lean, whole)


def recommended(options: tuple[Shape, ...], picture: Picture, wish: str) -> tuple[str, str]:
    """Return the key of the plan we recommend and why."""
    keys = {shape.key for shape in options}
    if MORE.search(wish):
        return "whole", f"We recommend it because you asked for {quoted(wish, 80)}."
    if CHEAPER.search(wish) or FASTER.search(wish) or FEWER.search(wish):
        return "lean", f"We recommend it because you asked for {quoted(wish, 80)}."
    if SAFER.search(wish) and "pilot" in keys:
        return "pilot", f"We recommend it because you asked for {quoted(wish, 80)}."
    limit = picture.constraint
    if limit.known and TRUST.search(limit.text) and "pilot" in keys:
        return (
            "pilot",
            (
                f"We recommend it because trust decides here: you named {quoted(limit.text, 80)} as"
                " the limit."
            ),
        )
    if limit.known and SCARCE.search(limit.text):
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
        return fitted(base, int(weeks.group(1)) if weeks else base.weeks)
    chosen, _ = recommended(options, picture, "")
    return next(s for s in options if s.key == chosen)


def fitted(shape: Shape, weeks: int) -> Shape:
    """Return *shape* in *weeks*, or in the fewest it can take; the pilot is what gives way."""
    spare = weeks - shape.weeks
    pilot = max(1, shape.pilot_weeks + spare)
    left = weeks - (shape.first_weeks + pilot + 1)
    rest = max(min(shape.rest_weeks, 1), min(shape.rest_weeks, left))
    if shape.first_weeks + rest + pilot + 1 > weeks:
        pilot = 0  # no time to try it with a few people first
    return replace(shape, pilot_weeks=pilot, rest_weeks=rest)
