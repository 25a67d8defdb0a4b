"""The whole product as ``make run`` starts it, on a port and data of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def product():
    """The address of a running product with a fresh Postgres, Redis, workers and sandboxes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    var = Path(tempfile.mkdtemp(prefix="cofounder-browser-"))
    var.chmod(0o755)
    ours = {"DATABASE_URL", "REDIS_URL", "VAR_DIR", "SCRATCH", "BASE_URL"}
    env = {name: value for name, value in os.environ.items() if name not in ours}
    env |= {"VAR_DIR": str(var), "PORT": str(port), "WORKERS": "1"}
    log = var / "up.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "up"], cwd=ROOT, env=env, stdout=out, stderr=out
        )
    address = f"http://localhost:{port}"
    until = time.monotonic() + 90
    while "Cofounder is running" not in log.read_text():
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(log.read_text())
        time.sleep(0.1)
    yield address
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0, log.read_text()
    shutil.rmtree(var, ignore_errors=True)
