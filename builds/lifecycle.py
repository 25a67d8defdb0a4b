"""What can happen to a build, from the founder's click to the preview. Its stage's one writer."""

import logging
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from builds import record, tasks
from builds.models import Build, ChangeRequest, Preview, Promise, Version
from builds.quotes import quote
from cofounder import jobs, live
from cofounder.errors import NotAllowedNow
from projects import journey, plans, timeline
from projects.models import Document, Project, User

logger = logging.getLogger(__name__)
Stage = Build.Stage

#: How long a claim holds without a heartbeat.
LEASE = timedelta(seconds=15)


@transaction.atomic
def start(project: Project, *, by: User, back_to: Version | None = None) -> Build:
    """Put the next build of *project* in line; a worker picks it up after commit.

    The first build follows the plan. Later ones carry out the change that was agreed on, or bring
    the files of the version *back_to* back. While that same build is waiting or running, it is
    returned: a double click starts one build. Raises ``NotAllowedNow`` while another one is.
    """
    project = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    require_ready(project)
    active = project.builds.active().first()
    if active:
        return _asked_for(active, back_to)
    offer = quote(project)
    newest, latest = project.builds.first(), project.versions.first()
    if back_to:
        _require_earlier(back_to, latest)
    change = _agreed(project) if latest and not back_to else None
    build = Build.objects.create(
        project=project,
        base=back_to or (latest if change else None),
        change=change,
        aims_for=f"v0.{latest.number + 1 if latest else 1}",
        number=newest.number + 1 if newest else 1,
        started_by=by,
        ceiling_cents=offer.ceiling_cents,
        likely_seconds=offer.likely_seconds,
        debug_id=secrets.token_hex(4),
    )
    if back_to:
        timeline.record(project, "version.returned", by=by, version=back_to, becomes=build.label)
    timeline.record(project, "build.started", by=by, version=build.label, debug_id=build.debug_id)
    ring()
    live.touch(project.pk)
    return build


def _asked_for(active: Build, back_to: Version | None) -> Build:
    """Return *active* when it is the build that is asked for, else raise ``NotAllowedNow``.

    No two changes are agreed on at once, so without *back_to* any build but a return is meant.
    """
    if back_to is None and not active.is_return:
        return active
    if back_to and active.is_return and active.base_id == back_to.pk:
        return active
    then = f"you can go back to {back_to}" if back_to else "ask for the next build"
    raise NotAllowedNow(f"We are building {active.label} right now. When it is done, {then}.")


def _require_earlier(version: Version, latest: Version | None) -> None:
    """Raise ``NotAllowedNow`` unless *version* is an earlier one of the same project."""
    if latest is None or version.project_id != latest.project_id:
        raise NotAllowedNow("That is not a version of this project.")
    if version == latest:
        raise NotAllowedNow(f"{version} is the newest version already.")


def _agreed(project: Project) -> ChangeRequest:
    """Return the change that was agreed on for the newest version and is not built yet.

    Raises ``NotAllowedNow`` when there is none.
    """
    change = project.changes.filter(stage=ChangeRequest.Stage.AGREED).first()
    latest = project.versions.first()
    if change and change.version != latest:
        raise NotAllowedNow(
            f"{change} was agreed on for {change.version}, and there is a newer version, {latest}. "
            "Open the change, and we look at it again before we build it."
        )
    if change is None:
        raise NotAllowedNow(f"{latest} is built. Ask for a change, and the next version follows.")
    return change


def require_ready(project: Project) -> None:
    """Raise ``NotAllowedNow`` unless direction, plan and scope are there.

    Once there is a version, the next one starts from its files and not from the scope.
    """
    plans.require_direction(project)
    if project.versions.exists():
        return
    if plans.chosen(project) is None:
        raise NotAllowedNow("Choose a plan first; it tells us what to build.")
    scope = project.documents.filter(kind=Document.Kind.MVP_SCOPE).first()
    if scope is None or scope.is_pending:
        raise NotAllowedNow("We are still writing the MVP scope. The build follows from it.")
    if scope.stage == Document.Stage.FAILED:
        raise NotAllowedNow("We could not write the MVP scope. Try that again first.")


def ring() -> None:
    """Wake a worker to look for the next build that may run."""
    jobs.enqueue(tasks.work, queue="builds")


def enter(build: Build, stage: str, **changes: Any) -> None:
    """Move *build* to *stage* and redraw its progress wherever it is on screen."""
    with transaction.atomic():
        build.move(stage, **changes)
        live.push(build.project_id, "builds/_progress.html", build=build)


def ready(
    build: Build,
    *,
    manifest: dict[str, str],
    promises: Sequence[dict[str, str]],
    checks: Sequence[dict[str, Any]],
    news: Sequence[str] = (),
    kept_data: str = "",
) -> Version:
    """End *build* well: the version, its preview, the stage and the timeline in one transaction.

    Call it only after the app answered over HTTP. *news* says in plain words what is different
    from the version before; *kept_data* is the sha of a copy of what was entered so far.
    """
    project = build.project
    with transaction.atomic():
        Project.objects.select_for_update(no_key=True).get(pk=project.pk)
        newest = project.versions.first()
        version = Version.objects.create(
            project=project,
            number=newest.number + 1 if newest else 1,
            parent=newest,
            manifest=manifest,
            spec=build.spec,
            news=list(news),
        )
        preview = Preview.objects.create(
            version=version,
            slug=build.slug,
            sandbox_id=build.sandbox_id,
            isolation=build.isolation,
            kept_data=kept_data,
            kept_at=timezone.now() if kept_data else None,
        )
        build.move(
            Stage.READY,
            version=version,
            preview=preview,
            manifest=manifest,
            checks=list(checks),
            ended_at=timezone.now(),
            lease_until=None,
        )
        Promise.objects.bulk_create(
            Promise(build=build, position=position, **promise)
            for position, promise in enumerate(promises, start=1)
        )
        timeline.record(
            project, "build.ready", by=build.started_by, version=version, debug_id=build.debug_id
        )
        if build.change:
            build.change.move(ChangeRequest.Stage.BUILT)
        project.refresh_from_db()
        if not project.has_reached(Project.Stage.MVP):
            journey.advance(project, Project.Stage.MVP, by=build.started_by)
        record.tell(build, f"{version} is ready.")
        ring()
        live.touch(project.pk)
    return version


def fail(build: Build, reason: str, *, details: str = "") -> None:
    """End *build* badly: say why, keep what was written, let the next one run."""
    with transaction.atomic():
        build.move(
            Stage.FAILED,
            failure=record.clean(reason),
            details=record.clean(details),
            ended_at=timezone.now(),
            lease_until=None,
        )
        timeline.record(
            build.project,
            "build.failed",
            version=build.label,
            failure=build.failure,
            debug_id=build.debug_id,
        )
        record.tell(build, reason)
        ring()
        live.touch(build.project_id)


def cancel(build: Build, *, by: User) -> None:
    """Stop *build*, wherever it is. Cancelling twice is harmless; a finished one stays finished."""
    with transaction.atomic():
        build = Build.objects.select_for_update(no_key=True).get(pk=build.pk)
        if build.stage == Stage.CANCELLED:
            return
        if build.is_over:
            raise NotAllowedNow("This build has already ended.")
        mine = by is None or by.pk == build.project.owner_id
        who = "You" if mine else "Our staff"
        build.move(
            Stage.CANCELLED,
            ended_at=timezone.now(),
            lease_until=None,
            failure="" if mine else "Our staff stopped this build.",
        )
        timeline.record(
            build.project,
            "build.cancelled",
            by=by,
            who=who,
            version=build.label,
            debug_id=build.debug_id,
        )
        record.tell(build, f"{who} stopped the build. What was written so far is kept.")
        jobs.enqueue(tasks.clear, build.pk)
        ring()
        live.touch(build.project_id)
