"""Who runs right now, written down: a supervisor that died leaves a list to check."""

import contextlib
import json
import logging
import os
import signal
from pathlib import Path

from builds.sandbox.local.keeper import descendants

logger = logging.getLogger(__name__)


class Roll:
    """The processes of this supervisor in the file *path*, by number and time of birth."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._born: dict[int, str] = {}

    def enter(self, pid: int) -> None:
        """Write down *pid*."""
        self._born[pid] = born(pid)
        self._write()

    def leave(self, pid: int) -> None:
        """Strike out *pid*."""
        if self._born.pop(pid, None) is not None:
            self._write()

    def sweep(self) -> None:
        """Kill what survived the supervisor that wrote the file.

        Nothing should: lifelines and the kernel see to it. But an app could have stopped the
        process that watches its lifeline.
        """
        try:
            left = json.loads(self._path.read_text())
        except (FileNotFoundError, ValueError):
            left = {}
        for pid, when in left.items():
            if when and born(int(pid)) == when:
                logger.warning("process %s survived its supervisor", pid)
                for each in (*descendants(int(pid)), int(pid)):
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(each, signal.SIGKILL)
        self._write()

    def _write(self) -> None:
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(self._born))
        draft.replace(self._path)


def born(pid: int) -> str:
    """Return when the living process *pid* started, in the kernel's words, or nothing."""
    try:
        facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if facts[0] in "ZX" else facts[19]
