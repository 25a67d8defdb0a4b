"""What a build will likely take, said before it starts."""

from dataclasses import dataclass
from statistics import median

from builds.models import Build
from cofounder.runner import get_runner
from projects.models import Project

#: Seconds we expect without any history.
FIRST_GUESS = 20


@dataclass(frozen=True)
class Quote:
    """Time in seconds, money in US cents; *from_builds* counts the builds it is drawn from."""

    likely_seconds: int
    longest_seconds: int | None  # None without history
    likely_cents: int | None  # None while we cannot know
    ceiling_cents: int
    from_builds: int


def quote(project: Project) -> Quote:
    """Quote the next build of *project*, from the last 20 that became ready."""
    ready = Build.objects.filter(stage=Build.Stage.READY).order_by("-ended_at")[:20]
    seconds = [max(1, build.seconds) for build in ready]
    likely = round(median(seconds)) if seconds else FIRST_GUESS
    return Quote(
        likely_seconds=likely,
        longest_seconds=max(seconds, default=None),
        likely_cents=0 if get_runner().instant else None,
        ceiling_cents=project.owner.limits.cents_per_build,
        from_builds=len(seconds),
    )
