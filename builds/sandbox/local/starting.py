"""Start and stop a supervisor from another program."""

import os
import subprocess
import sys
import time
from pathlib import Path

from builds.sandbox.local.config import ROOT, scrubbed

#: Seconds a supervisor gets to come up, and to stop everything it owns.
PATIENCE = 30


def command() -> list[str]:
    """Return the command line of the supervisor; it wants ``environment`` and *ROOT* as cwd."""
    return [sys.executable, "-m", "builds.sandbox.local.supervisor"]


def environment(var: Path, **changes: str) -> dict[str, str]:
    """Return the environment of a supervisor of *var*: ours without secrets, with *changes*."""
    return scrubbed(os.environ) | {"VAR_DIR": str(var)} | changes


def start(var: Path, *, log: Path | None = None, **changes: str) -> subprocess.Popen[bytes]:
    """Start a supervisor of *var* and return it once it answers.

    Its messages go to the file *log*. Raises ``RuntimeError`` with them when it does not come up.
    """
    from builds.sandbox.local.driver import LocalDriver

    log = log or var / "sandbox.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as messages:
        process = subprocess.Popen(
            command(),
            cwd=ROOT,
            env=environment(var, **changes),
            stdin=subprocess.DEVNULL,
            stdout=messages,
            stderr=messages,
        )
    driver = LocalDriver(var)
    until = time.monotonic() + PATIENCE
    while driver.supervisor() != process.pid:  # another one may answer
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            process.wait()
            raise RuntimeError(f"The supervisor did not start: {log.read_text()[-2000:]}")
        time.sleep(0.02)
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a supervisor and all it owns."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
