"""Which build runs next. RQ rings; Postgres decides."""

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from builds.lifecycle import LEASE
from builds.models import Build
from projects.models import Project

Stage = Build.Stage

#: Names the advisory lock under which claims are made, one at a time.
_CLAIMING = 0x636F66


def claim(worker: str) -> Build | None:
    """Take the next build that may run, for *worker*; None when there is none.

    An orphan, whose worker's lease ran out, comes first. Taking it over raises the fence, so that
    the earlier worker can no longer write.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CLAIMING])
        build = _orphan() or _next_in_line()
        if build is None:
            return None
        now = timezone.now()
        build.move(
            Stage.STARTING,
            worker=worker,
            lease_until=now + LEASE,
            fence=build.fence + 1,
            begun_at=build.begun_at or now,
        )
        return build


def _orphan() -> Build | None:
    """A running build whose worker has gone quiet."""
    late = Build.objects.running().filter(
        Q(lease_until__lt=timezone.now()) | Q(lease_until__isnull=True)
    )
    return late.select_related("project__owner").order_by("created_at").first()


def _next_in_line() -> Build | None:
    """The longest waiting build whose founder has room for another."""
    waiting = Build.objects.filter(
        stage=Stage.QUEUED, project__status=Project.Status.ACTIVE
    ).select_related("project__owner")
    for build in waiting.order_by("created_at"):
        founder = build.project.owner
        running = Build.objects.running().filter(project__owner=founder).count()
        if running < founder.limits.builds_at_once:
            return build
    return None


def place_in_line(build: Build) -> int:
    """Return how many builds wait before *build*, itself included; 0 when it does not wait."""
    if build.stage != Stage.QUEUED:
        return 0
    return Build.objects.filter(stage=Stage.QUEUED, created_at__lte=build.created_at).count()
