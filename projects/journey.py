"""Where a project stands on its way. The one writer of a project's stage and status."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cofounder import live
from cofounder.errors import NotAllowedNow, TooMuch
from cofounder.runner import get_runner
from cofounder.runner.protocol import Known
from projects import timeline
from projects.models import Interview, Project, User
from projects.signals import stage_entered

#: How much of an idea we read and keep, in characters.
LONGEST_IDEA = 20_000
#: Within this time, the same idea from the same founder is a second click.
SECOND_CLICK = timedelta(minutes=1)


def lock(project: Project) -> Project:
    """Return *project* as it is now, held until the transaction ends.

    Whoever decides by a project's stage or status holds it first, then rows that belong to it.
    """
    return Project.objects.select_for_update(no_key=True).get(pk=project.pk)


@transaction.atomic
def begin(idea: str, *, by: User) -> Project:
    """Start a project from an idea in the founder's own words. A double click starts one."""
    # Two clicks at once must not both find room: founders queue up on their own row.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    just_now = timezone.now() - SECOND_CLICK
    same = by.projects.active().filter(idea=idea, created_at__gte=just_now).first()
    if same:
        return same
    require_room(by)
    require_conversation(by)
    project = Project.objects.create(owner=by, idea=idea, name=_first_name(idea))
    timeline.record(project, "project.started", by=by)
    return project


def require_room(founder: User) -> None:
    """Raise ``TooMuch`` when the tier holds no further active project."""
    most = founder.limits.active_projects
    if most is not None and founder.projects.active().count() >= most:
        raise TooMuch(
            f"You have {most} active projects, which is what {founder.get_tier_display()} holds. "
            "Park one of them to make room for the next."
        )


def require_conversation(founder: User) -> None:
    """Raise ``TooMuch`` when the tier holds no further unfinished interview."""
    most = founder.limits.open_interviews
    unfinished = founder.projects.active().exclude(interviews__stage=Interview.Stage.DONE)
    if most is not None and unfinished.count() >= most:
        raise TooMuch(
            f"One conversation at a time: first finish the one for “{unfinished.first()}”."
            if most == 1
            else f"You have {most} open interviews. Finish one of them first."
        )


def _first_name(idea: str) -> str:
    """Name a project before we have thought about it."""
    runner = get_runner()
    if runner.instant:
        return runner.name_project(Known(idea=idea))[:60]
    return " ".join(idea.split()[:5])[:60]


@transaction.atomic
def rename(project: Project, name: str, *, by: User) -> None:
    """Give *project* the name the founder chose."""
    project.name = name
    project.save(update_fields=["name"])
    timeline.record(project, "project.renamed", by=by, name=name)
    live.touch(project.pk)


@transaction.atomic
def advance(project: Project, to: Project.Stage, *, by: User | None = None) -> None:
    """Move *project* to the stage *to* and tell whoever stands to the right."""
    require_active(project)
    project.move(to)
    timeline.record(project, "stage.entered", by=by, stage=Project.Stage(to).label)
    stage_entered.send(Project, project=project, stage=to, by=by)
    live.touch(project.pk)


@transaction.atomic
def redirect(project: Project, how: str, words: str) -> None:
    """Keep what was asked for; what we write from now on follows it. *how*: narrow or pivot."""
    line = f"{how}: {' '.join(words.split())}"
    project.direction = f"{project.direction}\n{line}".strip()
    project.save(update_fields=["direction"])


@transaction.atomic
def park(project: Project, *, by: User) -> None:
    """Put *project* aside; nothing runs on it until it is taken up again."""
    if lock(project).builds.active().exists():
        raise NotAllowedNow("We are building it right now. Stop the build first, then park it.")
    _set_status(project, Project.Status.PARKED)
    timeline.record(project, "project.parked", by=by)


@transaction.atomic
def unpark(project: Project, *, by: User) -> None:
    """Take a parked project up again where it stood."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    require_room(by)
    _set_status(project, Project.Status.ACTIVE)
    timeline.record(project, "project.unparked", by=by)
    stage_entered.send(Project, project=project, stage=project.stage, by=by)


def _set_status(project: Project, to: Project.Status) -> None:
    """Compare-and-set the status, so that a double click acts once."""
    if not Project.objects.filter(pk=project.pk).exclude(status=to).update(status=to):
        raise NotAllowedNow(f"The project is already {Project.Status(to).label.lower()}.")
    project.status = to
    live.touch(project.pk)


def require_active(project: Project) -> None:
    """Raise ``NotAllowedNow`` on a parked project."""
    if project.is_parked:
        raise NotAllowedNow("This project is parked. Take it up again first.")
