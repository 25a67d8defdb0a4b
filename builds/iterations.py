"""How many changes a founder's tier holds, and where a project stands in that."""

from dataclasses import dataclass

from builds.models import ChangeRequest
from cofounder.errors import TooMuch
from projects.models import Project


@dataclass(frozen=True)
class Iterations:
    """The next iteration of a project: its *number*, when we ask, and where it ends."""

    number: int
    asked_after: int
    at_most: int
    tier: str

    @property
    def label(self) -> str:
        """For example "Iteration 2 of 3 (Partner)"."""
        return f"{placed(self.number, self.asked_after)} ({self.tier})"

    @property
    def asks(self) -> bool:
        """True beyond the tier's batch: going on needs a word from the founder."""
        return self.number > self.asked_after

    @property
    def left(self) -> int:
        """How many more the tier holds, this one included."""
        return max(0, self.at_most - self.number + 1)


def placed(number: int, asked_after: int) -> str:
    """For example "Iteration 2 of 3", or "Iteration 4, 1 beyond"."""
    if number > asked_after:
        return f"Iteration {number}, {number - asked_after} beyond"
    return f"Iteration {number} of {asked_after}"


def upcoming(project: Project) -> Iterations:
    """Return the iteration that the next agreed change would be."""
    limits = project.owner.limits
    counted = ChangeRequest.objects.filter(project=project).counted().count()
    return Iterations(
        number=counted + 1,
        asked_after=limits.iterations_asked_after,
        at_most=limits.iterations_at_most,
        tier=project.owner.get_tier_display(),
    )


def require_room(project: Project, *, keep_going: bool) -> Iterations:
    """Return the next iteration, or raise ``TooMuch`` when there is none without a word for it."""
    following = upcoming(project)
    if not following.left:
        raise TooMuch(
            f"{following.tier} holds {following.at_most} iterations, and all are used. "
            "Launch what you have, or ask us for a higher tier."
        )
    if following.asks and not keep_going:
        raise TooMuch(
            f"That is beyond the {following.asked_after} iterations we planned for. "
            "Tick “keep going” if you want it; launching and learning may teach you more."
        )
    return following
