"""What happens next: one sentence and one action, a pure function of the project's facts."""

from django.urls import reverse

from projects.facts import Facts
from projects.next_step import living, making
from projects.next_step.step import NextStep

__all__ = ["NextStep", "next_step"]

#: In the order of the journey; the first that has something to say speaks.
RULES = (
    making.parked,
    making.interview,
    making.documents_failed,
    making.brief,
    making.gate,
    making.plan,
    making.build,
    living.change,
    living.preview,
    living.solidification,
    living.followed,
)


def next_step(found: Facts) -> NextStep:
    """Return the first thing that stands open, in the order of the journey."""
    for rule in RULES:
        step = rule(found)
        if step:
            return step
    return NextStep(
        f"{found.version} is running.",
        "Look around, show it to somebody, and note what you would change.",
        f"Open {found.version}",
        reverse("builds:preview", args=[found.version.pk]),
    )
