"""The founder's way to a launch: a path chosen, an address told, steps ticked off."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from builds.models import Version
from cofounder import live
from cofounder.errors import NotAllowedNow
from deploy import guides
from deploy.models import Launch, Tick
from deploy.needs import Needs, needs
from deploy.paths import BY_KEY, Path
from deploy.steps import Step
from projects import journey, timeline
from projects.models import Project, User

#: The guide whose steps are the settings of an app.
SECRETS = "secrets"


@dataclass(frozen=True)
class Progress:
    """Which steps of a guide are done, of those there are."""

    done: frozenset[str]
    total: int

    @property
    def count(self) -> int:
        """How many are done."""
        return len(self.done)

    @property
    def is_over(self) -> bool:
        """True when all are."""
        return self.count == self.total > 0


def of(project: Project) -> Launch:
    """Return how *project* is to be launched as far as it was said; nothing is saved."""
    return Launch.objects.filter(project=project).first() or Launch(project=project)


def newest(project: Project) -> Version:
    """Return the version that would be launched; ``NotAllowedNow`` before there is one."""
    version = project.versions.select_related("project").first()
    if version is None:
        raise NotAllowedNow("There is nothing to launch yet. Build your first version first.")
    return version


@transaction.atomic
def choose(project: Project, path: Path, *, by: User) -> None:
    """Decide on *path*. It can be changed at any time; ticks of other paths are kept."""
    project = journey.lock(project)
    journey.require_active(project)
    newest(project)
    launch, _ = Launch.objects.get_or_create(project=project)
    if launch.path == path.key:
        return
    launch.path = path.key
    launch.save()
    timeline.record(project, "launch.chosen", by=by, path=path.name)
    live.touch(project.pk)


@transaction.atomic
def tell_address(project: Project, address: str) -> None:
    """Keep the *address* people will type, so that the guide can name it; "" forgets it."""
    project = journey.lock(project)
    journey.require_active(project)
    launch, _ = Launch.objects.get_or_create(project=project)
    launch.address = address
    launch.save()
    live.touch(project.pk)


def step_keys(version: Version, guide: str, found: Needs | None = None) -> list[str]:
    """Return the keys of all steps of *guide* for *version*; ``KeyError`` for an unknown guide."""
    found = found or needs(version)
    if guide == SECRETS:
        return [variable.name for variable in found.variables if variable.is_task]
    return [step.key for step in guides.guide(BY_KEY[guide], found)]


def progress(version: Version, guide: str, keys: Iterable[str]) -> Progress:
    """Return what is done of the steps *keys* of *guide*."""
    keys = list(keys)
    done = version.ticks.filter(guide=guide, step__in=keys).values_list("step", flat=True)
    return Progress(frozenset(done), len(keys))


@transaction.atomic
def tick(
    version: Version, guide: str, *, done: Iterable[str], was: Iterable[str], by: User
) -> Progress:
    """Keep which steps of *guide* are done.

    *done* are those ticked now, *was* those that were ticked when the page was drawn: only the
    difference is saved, so that a second window takes nothing back. Unknown steps are passed over.
    """
    project = journey.lock(version.project)
    journey.require_active(project)
    keys = step_keys(version, guide)
    before = progress(version, guide, keys)
    done, was = set(done) & set(keys), set(was)
    Tick.objects.bulk_create(
        [Tick(version=version, guide=guide, step=step) for step in keys if step in done - was],
        ignore_conflicts=True,
    )
    version.ticks.filter(guide=guide, step__in=was - done).delete()
    after = progress(version, guide, keys)
    if after.is_over and not before.is_over and guide in BY_KEY:
        path = BY_KEY[guide].name
        timeline.record(project, "launch.followed", by=by, version=version, path=path)
    if after != before:
        live.touch(project.pk)
    return after


def earlier(version: Version, path: Path) -> tuple[Version, int] | None:
    """Return the last version before *version* with ticks on *path*, and how many; or None."""
    ticks = Tick.objects.filter(version__project=version.project_id, guide=path.key)
    before = ticks.filter(version__number__lt=version.number).select_related("version")
    last = before.order_by("-version__number").first()
    return (last.version, before.filter(version=last.version).count()) if last else None


def steps(project: Project, path: Path, found: Needs) -> list[Step]:
    """Return the guide of *path* with the address the founder told us."""
    return guides.guide(path, found, of(project).address)
