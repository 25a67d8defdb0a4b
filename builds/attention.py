"""What staff should look at today, counted from the rows for the admin's start page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum
from django.utils import timezone

from builds.models import Build
from gates.models import Gate
from projects.models import Project, User

#: A decision that waits this long is one we should ask about.
LONG = timedelta(days=7)
#: How many rows of each kind the page names; the rest is behind a link.
NAMED = 5


@dataclass(frozen=True)
class Attention:
    """Counts of today, in cents where it is money; and the rows most worth a look."""

    since: datetime
    builds: int
    failed: int
    waiting: int
    running: int
    spent_cents: int
    decisions: int
    active: int
    founders: int
    failures: list[Build]
    queue: list[Build]
    gates: list[Gate]

    @property
    def is_calm(self) -> bool:
        """True when nothing waits for staff."""
        return not (self.failed or self.waiting or self.decisions)


def attention(now: datetime | None = None) -> Attention:
    """Count what happened since midnight and what waits *now*."""
    now = now or timezone.now()
    since = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    named = Build.objects.select_related("project").defer("spec", "manifest", "checks", "details")
    failed = named.filter(stage=Build.Stage.FAILED, ended_at__gte=since)
    waiting = named.filter(stage__in=[Build.Stage.QUEUED, Build.Stage.SCHEDULED])
    today, charged = Build.objects.filter(created_at__gte=since), Build.objects.charged_today(now)
    gates = Gate.objects.open().filter(asked_at__lte=now - LONG, project__status="active")
    return Attention(
        since=since,
        builds=today.count(),
        failed=failed.count(),
        waiting=waiting.count(),
        running=Build.objects.running().count(),
        spent_cents=charged.aggregate(cents=Sum("spent_cents"))["cents"] or 0,
        decisions=gates.count(),
        active=Project.objects.active().count(),
        founders=User.objects.filter(date_joined__gte=since).count(),
        failures=list(failed.order_by("-ended_at")[:NAMED]),
        queue=list(waiting.order_by("created_at")[:NAMED]),
        gates=list(gates.select_related("project").order_by("asked_at")[:NAMED]),
    )
