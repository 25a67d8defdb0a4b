"""Programs we start: how each is started, how it hears that we died, and how it is stopped.

A program gets a session of its own, so that Ctrl-C in the terminal reaches only us, and a signal
from the kernel when we are gone, so that even ``kill -9`` leaves nothing behind.
"""

import ctypes
import functools
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cofounder.services import ServiceError, places

_PR_SET_PDEATHSIG = 1
#: Bytes after which a log begins anew when its program starts; the old one is kept once.
LOG_LIMIT = 10_000_000
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Program:
    """One program. *ready* tells whether it does its work yet; *title* names it to people."""

    name: str
    title: str
    argv: Sequence[str]
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    account: places.Account | None = None
    ready: Callable[[], bool] = lambda: True
    #: Seconds it may take until it is ready.
    patience: float = 60
    stop_signal: signal.Signals = signal.SIGTERM
    #: Others need it: it stops last.
    is_service: bool = False
    #: What the kernel sends it when we die.
    death_signal: signal.Signals = signal.SIGTERM


def start(program: Program) -> subprocess.Popen[bytes]:
    """Start *program*. Call it on the main thread: the kernel watches the thread that forks."""
    program.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if program.log.exists() and program.log.stat().st_size > LOG_LIMIT:
        program.log.replace(program.log.with_suffix(".old"))
    account = program.account
    as_account = {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
    with program.log.open("ab") as log:
        return subprocess.Popen(
            program.argv,
            env=os.environ | program.env,
            cwd=program.cwd,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=functools.partial(die_with, os.getpid(), program.death_signal),
            **as_account,
        )


def die_with(parent: int, death_signal: signal.Signals) -> None:
    """Ask the kernel to send us *death_signal* when *parent* dies (Linux only)."""
    if not places.is_linux():
        return
    _libc.prctl(_PR_SET_PDEATHSIG, int(death_signal))
    if os.getppid() != parent:  # it died before we could ask
        os.kill(os.getpid(), signal.SIGKILL)


def wait_until_ready(
    program: Program,
    process: subprocess.Popen[bytes],
    *,
    give_up: Callable[[], bool] = lambda: False,
) -> None:
    """Return when *program* is ready or *give_up* says so.

    Raises ServiceError when it ended or took longer than its patience.
    """
    deadline = time.monotonic() + program.patience
    while not give_up() and not program.ready():
        if process.poll() is not None:
            raise ServiceError(f"{program.title} did not start: {reason(program)}")
        if time.monotonic() > deadline:
            raise ServiceError(
                f"{program.title} was not ready after {program.patience:.0f} seconds: "
                f"{reason(program)}"
            )
        time.sleep(0.02)


def stop(program: Program, process: subprocess.Popen[bytes], *, grace: float) -> None:
    """Stop *program*, with force after *grace* seconds."""
    if process.poll() is None:
        process.send_signal(program.stop_signal)
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End *process* and all it started in its session, at once."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def reason(program: Program) -> str:
    """Return the last telling line of the log of *program*, and where the log is."""
    lines = [line.strip() for line in _tail(program.log).splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "Error" in line]
    return f"“{(telling or lines or ['it said nothing'])[-1][:300]}” (see {program.log})"


def _tail(log: Path) -> str:
    if not log.exists():
        return ""
    with log.open("rb") as lines:
        lines.seek(max(0, log.stat().st_size - 4000))
        return lines.read().decode(errors="replace")
