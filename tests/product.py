"""The whole product as ``make run`` starts it, on a port and data of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = {"DATABASE_URL", "REDIS_URL", "VAR_DIR", "SCRATCH", "BASE_URL", "DJANGO_SETTINGS_MODULE"}
#: Seconds a product may take to start.
PATIENCE = 90


@dataclass(frozen=True)
class Product:
    """A running product: where it is, and the environment its commands need."""

    address: str
    env: dict[str, str]

    def command(self, *words: str) -> str:
        """Run a management command on its data and return what it printed."""
        ran = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT, env=self.env, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return ran.stdout


@contextmanager
def running(workers: int = 1) -> Iterator[Product]:
    """Start a product with a fresh Postgres, Redis, workers and sandboxes; stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="cofounder-", ignore_cleanup_errors=True) as folder:
        var = Path(folder)
        var.chmod(0o755)
        env = {name: value for name, value in os.environ.items() if name not in OURS}
        env |= {"VAR_DIR": folder, "PORT": str(port), "WORKERS": str(workers)}
        log = var / "up.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "up"], cwd=ROOT, env=env, stdout=out, stderr=out
            )
        until = time.monotonic() + PATIENCE
        while "Cofounder is running" not in log.read_text():
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(log.read_text())
            time.sleep(0.1)
        yield Product(f"http://localhost:{port}", env)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0, log.read_text()


@pytest.fixture(scope="session")
def product() -> Iterator[str]:
    """The address of a running product."""
    with running() as started:
        yield started.address
