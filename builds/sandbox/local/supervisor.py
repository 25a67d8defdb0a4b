"""The process that owns all local sandboxes: ``python -m builds.sandbox.local.supervisor``.

It needs no database and has none of the platform's secrets. Whatever it started dies with it;
when it starts again all sandboxes are asleep, and wake from their files.
"""

import asyncio
import ctypes
import fcntl
import logging
import os
import signal
import sys
from pathlib import Path
from typing import IO

from builds.sandbox.local import bubblewrap, interpreter, isolation, staging
from builds.sandbox.local.boxes import Boxes, free_uid
from builds.sandbox.local.config import Config, scrubbed
from builds.sandbox.local.control import LONGEST_LINE, Control
from builds.sandbox.local.launches import Ground
from builds.sandbox.local.layers import Layers
from builds.sandbox.local.limits import raise_open_files
from builds.sandbox.local.roll import Roll
from cofounder.errors import SandboxError
from cofounder.services.sockets import private_folder, socket_path

logger = logging.getLogger(__name__)

CONTROL = "sandbox/control.sock"
SET_CHILD_SUBREAPER = 36
#: Says that the environment was scrubbed, so that nobody tries for ever.
SCRUBBED = "--scrubbed"


def prepare(config: Config) -> tuple[Ground, Layers]:
    """Lay the ground all sandboxes stand on; call it from the main thread, before any other."""
    places = staging.prepare(config.home, config.layers)
    python = interpreter.choose(config.python)
    if not python.belongs_to_system:
        places = places.also(python.prefix)
        python = python.reached(places)
    etc = config.home / ".etc"
    bubblewrap.account_files(etc)
    roll = Roll(config.home / ".running.json")
    ground = Ground(3, places, python, config.limits, etc, roll)
    return ground, Layers(places, python, config.installer, config.layers_max)


async def supervise(config: Config) -> None:
    """Own the sandboxes of *config* until told to stop."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    ground, layers = prepare(config)
    ground.roll.sweep()
    layers.clean()
    found = await isolation.detect(ground, config, free_uid(set()))
    logger.info("level %s. %s", found.level, " ".join(found.obstacles))
    boxes = Boxes(config, ground.at(found.level), layers)
    await boxes.open()
    control = Control(config, found, boxes, layers)
    path = socket_path(config.var, CONTROL)
    if not path.parent.exists():
        private_folder(path.parent)
    server = await asyncio.start_unix_server(control.visit, path, limit=LONGEST_LINE)
    path.chmod(0o600)
    looking_after = asyncio.create_task(boxes.tick())
    await stop.wait()
    looking_after.cancel()
    server.close()
    path.unlink(missing_ok=True)
    await boxes.close()


def alone(home: Path) -> IO[str]:
    """Hold *home* for ourselves, or exit: two supervisors would fight over the same files."""
    home.mkdir(parents=True, exist_ok=True)
    file = (home / ".lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"Another supervisor looks after the sandboxes in {home}.")
    return file


def main() -> None:
    """Start, with nothing in the environment that is not ours to have."""
    clean = scrubbed(os.environ)
    if clean != dict(os.environ) and SCRUBBED not in sys.argv:
        # Not just ``del``: the kernel shows a process' first environment for as long as it lives.
        command = [sys.executable, "-m", "builds.sandbox.local.supervisor", SCRUBBED]
        os.execve(sys.executable, command, clean)
    logging.basicConfig(
        level=clean.get("LOG_LEVEL", "INFO"), format="%(asctime)s %(levelname)s %(message)s"
    )
    config = Config.from_environment(clean)
    held = alone(config.home)
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    raise_open_files()
    try:
        asyncio.run(supervise(config))
    except SandboxError as error:
        sys.exit(str(error))
    finally:
        held.close()


if __name__ == "__main__":
    main()
