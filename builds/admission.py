"""Which build runs next. RQ rings; Postgres decides."""

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from builds import lifecycle
from builds.models import Build
from builds.models.build import BuildQuerySet
from cofounder import live
from projects.models import Project

Stage = Build.Stage

#: A build that lost this many workers is not given another.
MOST_WORKERS = 4
#: Names the advisory lock under which claims are made, one at a time.
_CLAIMING = 0x636F66


def claim(worker: str) -> Build | None:
    """Take the next build that may run, for *worker*; None when there is none.

    An orphan, whose worker's lease ran out, comes first. Taking it over raises the fence, so that
    the earlier worker can no longer write. One that lost too many workers is failed instead.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CLAIMING])
        while (build := _orphan()) and build.fence >= MOST_WORKERS:
            lifecycle.fail(build, "This build ended its worker again and again. We looked away.")
        build = build or _next_in_line()
        if build is None:
            return None
        now = timezone.now()
        build.move(
            Stage.STARTING,
            worker=worker,
            lease_until=now + lifecycle.LEASE,
            fence=build.fence + 1,
            begun_at=build.begun_at or now,
        )
        for waiting in Build.objects.filter(stage=Stage.QUEUED).values_list("project", flat=True):
            live.touch(waiting)  # their place in line has changed
        live.touch(build.project_id)
        return build


def _free(builds: BuildQuerySet) -> BuildQuerySet:
    """Only those nobody is changing right now, such as a founder who cancels; they stay ours."""
    free = builds.select_for_update(skip_locked=True, no_key=True, of=("self",))
    return free.select_related("project__owner").order_by("created_at")


def _orphan() -> Build | None:
    """A running build whose worker has gone quiet."""
    late = Q(lease_until__lt=timezone.now()) | Q(lease_until__isnull=True)
    return _free(Build.objects.running().filter(late)).first()


def _next_in_line() -> Build | None:
    """The longest waiting build whose founder has room for another."""
    active = Build.objects.filter(stage=Stage.QUEUED, project__status=Project.Status.ACTIVE)
    for build in _free(active):
        founder = build.project.owner
        running = Build.objects.running().filter(project__owner=founder).count()
        if running < founder.limits.builds_at_once:
            return build
    return None
