"""Keeps programs running: starts them in order, revives them, and stops them in two stages.

One loop on one thread. A first Ctrl-C (or SIGTERM) asks everybody to finish, a second one ends
them at once. A program that dies is started again, more slowly each time; one that keeps dying
within seconds stops everything, with one sentence.
"""

import contextlib
import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from cofounder.services import ServiceError, places, programs
from cofounder.services.programs import Program

#: A program that lives shorter than this (seconds) died quickly.
QUICK = 10.0
#: After this many quick deaths in a row we give up.
QUICK_DEATHS = 5
#: Seconds between looks at the programs.
BEAT = 0.1


@dataclass
class Kept:
    """A program we keep running, and its life so far."""

    program: Program
    process: subprocess.Popen[bytes]
    started: float
    quick_deaths: int = 0
    #: When it is started again, while it is dead.
    revive_at: float | None = None


class Supervisor:
    """Runs programs until it is told to stop. *say* prints a line for people.

    *grace* is how long (seconds) programs may take to stop, *pause* the wait before a program
    that died once is started again; it doubles with every further quick death.
    """

    def __init__(
        self, say: Callable[[str], None], *, grace: float = 10, pause: float = 0.5
    ) -> None:
        self.say = say
        self.grace = grace
        self.pause = pause
        self.kept: list[Kept] = []
        self.stop_requests = 0

    @property
    def stopping(self) -> bool:
        """True once somebody asked us to stop."""
        return self.stop_requests > 0

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Let Ctrl-C, SIGTERM and a closed terminal ask us to stop."""
        signals = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # ignored: somebody said nohup
            signals.append(signal.SIGHUP)
        before = {number: signal.signal(number, self._asked_to_stop) for number in signals}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stop_requests += 1

    def start(self, *wanted: Program) -> None:
        """Start *wanted* side by side and return when all are ready, or we shall stop."""
        self.begin(*wanted)
        self.wait_for(*wanted)

    def begin(self, *wanted: Program) -> None:
        """Start *wanted* without waiting until they are ready."""
        for program in wanted:
            if not self.stopping:
                self.kept.append(Kept(program, programs.start(program), time.monotonic()))

    def wait_for(self, *wanted: Program) -> None:
        """Return when all of *wanted* are ready, or we shall stop."""
        for kept in self.kept:
            if kept.program in wanted:
                programs.wait_until_ready(kept.program, kept.process, give_up=lambda: self.stopping)

    def watch(self) -> None:
        """Keep everything running until we are asked to stop."""
        while not self.stopping:
            for kept in self.kept:
                self._look_after(kept)
            time.sleep(BEAT)

    def _look_after(self, kept: Kept) -> None:
        now = time.monotonic()
        if kept.revive_at is not None:
            if now >= kept.revive_at:
                kept.process = programs.start(kept.program)
                kept.started, kept.revive_at = now, None
            return
        code = kept.process.poll()
        if code is None:
            return
        title = kept.program.title
        kept.quick_deaths = kept.quick_deaths + 1 if now - kept.started < QUICK else 1
        if kept.quick_deaths >= QUICK_DEATHS:
            raise ServiceError(
                f"{title} ended {QUICK_DEATHS} times within seconds: "
                f"{programs.reason(kept.program)}"
            )
        kept.revive_at = now + self.pause * 2 ** (kept.quick_deaths - 1)
        self.say(f"{title} ended ({_how(code)}); starting it again.")

    def stop(self) -> None:
        """Stop everything: first what uses the services, then the services."""
        enough = self.stop_requests + 1
        for is_service in (False, True):
            group = [kept for kept in self.kept if kept.program.is_service == is_service]
            self._stop_together(group, enough)
        self.kept.clear()

    def _stop_together(self, group: list[Kept], enough: int) -> None:
        for kept in group:
            if kept.process.poll() is None:
                kept.process.send_signal(kept.program.stop_signal)
        deadline = time.monotonic() + self.grace
        while any(kept.process.poll() is None for kept in group):
            if time.monotonic() > deadline or self.stop_requests >= enough:
                break
            time.sleep(0.02)
        for kept in group:
            programs.kill(kept.process)


@contextlib.contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Hold the lock of *var*, so that nobody else runs on the same data."""
    path = places.made(var) / "up.lock"
    with path.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise ServiceError(
                f"Cofounder already runs on {var} (process {lock.read().strip() or 'unknown'}). "
                "Stop it first, or set VAR_DIR and PORT to run a second one."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _how(code: int) -> str:
    return str(signal.strsignal(-code)) if code < 0 else f"exit code {code}"
