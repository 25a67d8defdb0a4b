"""Waking a preview: from sleep, or from the stored files when that is of no use."""

import contextlib
import logging

from django.db import connection, transaction
from django.utils import timezone

from builds import entered, running, workspaces
from builds.models import Preview
from builds.sandbox import get_driver
from builds.sandbox.protocol import Sandbox
from cofounder import live
from cofounder.errors import SandboxError, SandboxGone
from projects import timeline

logger = logging.getLogger(__name__)

#: The name under which a packed copy of an app's data is kept.
KEPT = "data.sqlite3.z"

#: Seconds an app gets to show that somebody else has just brought it up.
MOMENT = 1.0


def ensure(preview: Preview, *, patience: float = running.PATIENCE) -> None:
    """Make the app of *preview* answer again, or raise ``SandboxError`` with the reason.

    An app that does not answer within *patience* seconds is made again from its stored files.
    """
    try:
        sandbox = get_driver().connect(preview.sandbox_id)
        sandbox.wake()
    except SandboxGone:
        rebuild(preview)
        return
    try:
        running.await_answer(sandbox, seconds=patience)
    except SandboxError as error:
        logger.warning("Preview %s was woken, and made again: %s", preview.pk, error)
        rebuild(preview)


@transaction.atomic
def rebuild(preview: Preview) -> None:
    """Bring the version up from its stored files, in a new sandbox.

    One process at a time does it for a preview; who had to wait finds the app answering.
    """
    with connection.cursor() as cursor:
        name = f"preview {preview.slug}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
    preview.refresh_from_db(fields=["sandbox_id", "isolation", "kept_data", "kept_at"])
    if _answers(preview):
        return
    people, is_lost = _people(preview)
    sandbox = _fresh(preview)
    files = running.materialise(sandbox, preview.version.manifest)
    env = running.environment(preview.slug)
    if not running.install(sandbox, files).ok:
        raise SandboxError(
            "We could not install what the app needs. The files of the version are safe."
        )
    if people:
        entered.put(sandbox, people)
    steps = running.SCHEMA_ONLY if people else running.DATA_ONLY
    if not running.prepare(sandbox, env, steps).ok:
        raise SandboxError(
            "We could not prepare the app's data. The files of the version are safe."
        )
    sandbox.serve(running.start_command(files), env=env)
    running.await_answer(sandbox)
    preview.sandbox_id, preview.isolation = sandbox.id, sandbox.isolation.label
    preview.save(update_fields=["sandbox_id", "isolation"])
    if is_lost:
        _tell(preview)


def _answers(preview: Preview) -> bool:
    try:
        running.await_answer(get_driver().connect(preview.sandbox_id), seconds=MOMENT)
    except SandboxError:
        return False
    return True


def _people(preview: Preview) -> tuple[bytes, bool]:
    """Return what people entered, packed, and whether the machine that held it is gone.

    A machine that is still there is never replaced without what is in it: a copy that cannot be
    had is a ``SandboxError``. One that is gone leaves the last copy that we kept.
    """
    kept = workspaces.read({KEPT: preview.kept_data})[KEPT] if preview.kept_data else b""
    try:
        sandbox = get_driver().connect(preview.sandbox_id)
    except SandboxGone:
        return kept, True
    return entered.take(sandbox) or kept, False


def _tell(preview: Preview) -> None:
    """Say in the timeline that a machine was lost, and what its app was made again with."""
    project = preview.version.project
    until = preview.kept_at and timezone.localtime(preview.kept_at)
    since = f"what was entered until {until:%H:%M}" if until else "sample data"
    timeline.record(project, "preview.lost", version=preview.version, since=since)
    live.touch(project.pk)


def _fresh(preview: Preview) -> Sandbox:
    """Return a new sandbox under the name that the sweep of strays spares for *preview*.

    What stands there did not come up, or was never finished: a driver would hand it out again.
    """
    key = f"preview-{preview.slug}"
    with contextlib.suppress(SandboxGone):
        get_driver().connect(key).kill()
    return get_driver().create(
        key, {"preview": preview.slug, "project": str(preview.version.project_id)}
    )
