"""A worker's way through a build: claim, work, and an end whatever happens."""

import logging
import os
import socket

from builds import admission, lifecycle
from builds.leases import Lease
from builds.models import Build
from builds.pipeline import graph
from builds.pipeline.bench import Bench
from builds.sandbox import get_driver
from cofounder.errors import CofounderError, NotAllowedNow, SandboxError, SandboxGone
from cofounder.runner import get_runner

logger = logging.getLogger(__name__)


def work() -> None:
    """Run the next build that may run. Its end rings for the one after it."""
    worker = f"{socket.gethostname()}:{os.getpid()}"
    if build := admission.claim(worker):
        carry_out(build)


def carry_out(build: Build) -> None:
    """Run *build* to its end. Whatever happens, it does not stay half-way."""
    logger.info("build %s (%s) is run by %s", build.pk, build.debug_id, build.worker)
    bench = Bench(build, get_runner(), get_driver())
    lease = Lease(build, on_lost=bench.stop)
    try:
        with lease:
            graph.run(bench)
    except NotAllowedNow as refusal:
        # Cancelled or taken over, as a rule: then ending it is refused as well.
        end_badly(build, "Something stood in the way of the last step.", details=str(refusal))
    except CofounderError as error:
        end_badly(build, error.args[0], details=" ".join(map(str, error.args[1:])))
    except Exception as error:
        if not lease.lost.is_set():
            logger.exception("debug id %s: build %s broke", build.debug_id, build.pk)
        end_badly(build, "Something broke on our side. We have been told.", details=repr(error))
    finally:
        if Build.objects.get(pk=build.pk).is_over:
            graph.forget(build)


def end_badly(held: Build, reason: str, *, details: str = "") -> None:
    """Fail the build that we *held*, unless it has ended or is somebody else's by now."""
    build = Build.objects.select_related("project").get(pk=held.pk)  # what we held may be stale
    if build.fence != held.fence:
        logger.info("build %s is running elsewhere", build.pk)
        return
    if build.is_over:
        logger.info("build %s has ended: %s", build.pk, build.stage)
        clear(build)
        return
    try:
        lifecycle.fail(build, reason, details=details)
    except NotAllowedNow:
        logger.info("build %s ended in the meantime", build.pk)
        return
    clear(build)


def clear(build: Build) -> None:
    """Remove what *build* left in a sandbox; the files are in the database."""
    if not build.sandbox_id or build.version_id:
        return
    try:
        get_driver().connect(build.sandbox_id).kill()
    except SandboxGone:
        return
    except SandboxError:
        # The tick removes strangers; a build's end must not fail on it.
        logger.warning("could not remove sandbox %s", build.sandbox_id, exc_info=True)
