"""Waking a preview: from sleep, or from the stored files when that is of no use."""

import contextlib
import logging

from django.db import connection, transaction

from builds import running, workspaces
from builds.models import Preview
from builds.sandbox import get_driver
from builds.sandbox.protocol import Sandbox
from cofounder.errors import SandboxError, SandboxGone

logger = logging.getLogger(__name__)

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
    preview.refresh_from_db(fields=["sandbox_id", "isolation"])
    if _answers(preview):
        return
    entered = _entered(preview)
    sandbox = _fresh(preview)
    files = running.materialise(sandbox, preview.version.manifest)
    sandbox.write(entered)
    env = running.environment(preview.slug)
    for what, result in (
        ("install what the app needs", running.install(sandbox, files)),
        ("prepare the app's data", running.prepare(sandbox, env, running.DATA_ONLY)),
    ):
        if not result.ok:
            raise SandboxError(f"We could not {what}. The files of the version are safe.")
    sandbox.serve(running.start_command(files), env=env)
    running.await_answer(sandbox)
    preview.sandbox_id, preview.isolation = sandbox.id, sandbox.isolation.label
    preview.save(update_fields=["sandbox_id", "isolation"])


def _answers(preview: Preview) -> bool:
    try:
        running.await_answer(get_driver().connect(preview.sandbox_id), seconds=MOMENT)
    except SandboxError:
        return False
    return True


def _entered(preview: Preview) -> dict[str, bytes]:
    """Return what people entered: from its sandbox, or the copy we kept when it was made."""
    try:
        files = get_driver().connect(preview.sandbox_id).read()
    except SandboxError:
        return workspaces.read({running.DATA: preview.kept_data} if preview.kept_data else {})
    return {path: content for path, content in files.items() if path == running.DATA}


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
