"""What is due now and then: orphans back to the line, stray sandboxes removed."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from builds import changes, entered, lifecycle, workspaces
from builds.models import Build, Preview, Version
from builds.previews import waking
from builds.sandbox import get_driver
from cofounder.errors import SandboxError
from projects import documents, interview, plans

logger = logging.getLogger(__name__)

#: How often what was entered is copied, and how many apps at a time.
COPIED_EVERY = timedelta(minutes=2)
MOST_COPIES = 4
#: A document, a round of plans or a change that nobody finished within this time is asked for
#: again. Longer than RQ lets a writer run, so that a slow one is not overtaken.
PATIENCE = timedelta(minutes=6)


def look() -> list[str]:
    """Do everything that is due; return a line for each thing done."""
    due: tuple[Callable[[], list[str]], ...] = (
        ring_for_waiting,
        ask_again,
        keep_entered,
        sweep_sandboxes,
    )
    return [line for act in due for line in act()]


def ring_for_waiting() -> list[str]:
    """Wake a worker while a build waits or its worker has gone quiet: rings may get lost."""
    waiting = Q(stage=Build.Stage.QUEUED)
    orphaned = Q(pk__in=Build.objects.running().values("pk")) & (
        Q(lease_until__lt=timezone.now()) | Q(lease_until__isnull=True)
    )
    count = Build.objects.filter(waiting | orphaned).count()
    if not count:
        return []
    lifecycle.ring()
    return [f"Rang for {count} waiting builds."]


def ask_again() -> list[str]:
    """Ask again for papers and changes whose worker died half-way, or whose ring got lost."""
    before = timezone.now() - PATIENCE
    count = documents.ask_again(before) + plans.ask_again(before) + interview.ask_again(before)
    lines = [f"Asked again for the papers of {count} projects."] * bool(count)
    late = changes.ask_again(before)
    return lines + [f"Asked again for {late} changes."] * bool(late)


def keep_entered() -> list[str]:
    """Copy what people entered into the newest versions, for the day a sandbox is lost.

    Only of apps that are awake, each every few minutes at most, a few at a time.
    """
    try:
        awake = {there.id for there in get_driver().list() if there.state == "running"}
    except SandboxError:
        return []  # nobody to ask; see sweep_sandboxes
    before = timezone.now() - COPIED_EVERY
    late = Q(kept_at=None) | Q(kept_at__lt=before)
    newest = Version.objects.order_by("project_id", "-number").distinct("project_id").values("pk")
    due = Preview.objects.filter(late, version__in=newest, sandbox_id__in=awake)
    done = 0
    for preview in due.order_by(F("kept_at").asc(nulls_first=True))[:MOST_COPIES]:
        try:
            packed = entered.take(get_driver().connect(preview.sandbox_id))
        except SandboxError:
            logger.warning("what was entered into %s was not copied", preview, exc_info=True)
            continue
        if packed:  # a time without its copy would be a lie on the day it is needed
            sha = workspaces.keep({waking.KEPT: packed})[waking.KEPT]
            Preview.objects.filter(pk=preview.pk).update(kept_data=sha, kept_at=timezone.now())
            done += 1
    return [f"Copied what was entered into {done} apps."] * bool(done)


def sweep_sandboxes() -> list[str]:
    """Remove sandboxes that belong to no running build and to no preview."""
    try:
        there = get_driver().list()
    except SandboxError:
        return []  # nobody to ask: the supervisor says so on the pages that need it
    # In this order: a build that becomes ready in between is a preview by the second question.
    running = list(Build.objects.active().values_list("sandbox_id", "slug"))
    shown = list(Preview.objects.values_list("sandbox_id", "slug"))
    wanted = {sandbox_id for sandbox_id, _ in running + shown}
    wanted |= {f"build-{slug}" for _, slug in running} | {f"preview-{slug}" for _, slug in shown}
    strays = [sandbox for sandbox in there if sandbox.id not in wanted]
    for stray in strays:
        get_driver().connect(stray.id).kill()
    return [f"Removed {len(strays)} stray sandboxes."] * bool(strays)
