"""What may go wrong if nobody looks: four rules, each with one thing to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from projects.facts import Facts
from projects.next_step import NextStep

#: A decision that waited this long holds everything up.
LONGEST_WAIT = timedelta(days=7)
#: Nothing happened for this long.
SILENCE = timedelta(days=14)
#: So many builds in a row that failed are no accident.
FAILURES = 3
#: From this share of the day's budget on we say so, in percent.
BUDGET_PERCENT = 80


@dataclass(frozen=True)
class Risk:
    """One risk as the founder reads it. *post* marks an action that changes something."""

    kind: str
    title: str
    text: str
    action: str
    url: str
    post: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The risk for pages and JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Signs:
    """What the risks are seen by, beside the facts.

    *ends* are the stages of finished builds, the newest first. *quiet_since* is when something last
    happened. Money in US cents: spent on today's builds of the founder, and the tier's budget.
    """

    now: datetime
    ends: Sequence[str]
    quiet_since: datetime
    spent_cents: int
    budget_cents: int


def risks(found: Facts, signs: Signs, step: NextStep) -> list[Risk]:
    """Return the risks there are, the most pressing first. A parked project has none."""
    if found.project.is_parked:
        return []
    return [
        *_waiting(found, signs),
        *_failing(found, signs),
        *_spending(found, signs),
        *_silent(found, signs, step),
    ]


def _waiting(found: Facts, signs: Signs) -> Iterator[Risk]:
    for gate in found.open_gates:
        days = (signs.now - gate.asked_at).days
        if days >= LONGEST_WAIT.days:
            yield Risk(
                "decision_waiting",
                f"A decision has been waiting for {days} days.",
                f"Only you can decide on the {gate.get_kind_display().lower()}, and it gets harder "
                "the longer it lies.",
                "Decide now",
                gate.get_absolute_url(),
            )


def _failing(found: Facts, signs: Signs) -> Iterator[Risk]:
    """A build that was stopped says nothing about the next; it neither counts nor ends the row."""
    told = [stage for stage in signs.ends if stage != "cancelled"]
    row = next((n for n, stage in enumerate(told) if stage != "failed"), len(told))
    if row >= FAILURES:
        yield Risk(
            "builds_failing",
            f"The last {row} builds failed.",
            "Trying the same once more will hardly help. See what stopped them"
            + (f"; {found.version} still works as it was." if found.version else "."),
            "See what happened",
            reverse("builds:list", args=[found.project.pk]),
        )


def _spending(found: Facts, signs: Signs) -> Iterator[Risk]:
    """Failed and stopped builds are not charged, so they do not count."""
    if not signs.budget_cents:
        return
    percent = 100 * signs.spent_cents // signs.budget_cents
    if percent >= BUDGET_PERCENT:
        yield Risk(
            "budget",
            f"{percent}% of today’s budget is spent.",
            "The next build may have to wait until tomorrow.",
            "See the builds",
            reverse("builds:list", args=[found.project.pk]),
        )


def _silent(found: Facts, signs: Signs, step: NextStep) -> Iterator[Risk]:
    days = (signs.now - signs.quiet_since).days
    if days >= SILENCE.days:
        yield Risk(
            "silence",
            f"Nothing happened here for {days} days.",
            "Ideas cool down. The smallest next step is enough to go on.",
            step.action or "Open the timeline",
            step.url or reverse("projects:timeline", args=[found.project.pk]),
            step.post if step.url else False,
        )
