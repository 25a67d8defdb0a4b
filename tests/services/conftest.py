"""What the tests of the services need: folders, ports, and programs that are surely stopped."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from cofounder.services import programs
from cofounder.services.programs import Program

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 90


def until(condition: Callable[[], object], what: str) -> None:
    """Wait until *condition* holds; fail saying *what* did not come true."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"{what}: not within {PATIENCE} seconds")
        time.sleep(0.05)


class Running:
    """A ``manage.py up`` and what it prints."""

    def __init__(self, var: Path, port: int) -> None:
        self.var = var
        self.port = port
        self.output = var.with_name(f"{var.name}.output")
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up", "--workers", "1"],
                cwd=ROOT,
                env=ordinary_environment() | {"VAR_DIR": str(var), "PORT": str(port)},
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )

    @property
    def said(self) -> str:
        return self.output.read_text()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def wait_until_running(self) -> None:
        until(lambda: "running at" in self.said or self.process.poll() is not None, "up runs")
        assert self.process.poll() is None, self.said

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def ordinary_environment() -> dict[str, str]:
    """The environment without what the tests put into it: as a person has it."""
    ours = {"DATABASE_URL", "REDIS_URL", "VAR_DIR", "SCRATCH", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in ours}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder every account may pass through, with a short name."""
    path = Path(tempfile.mkdtemp(prefix="cofounder-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def var(folder: Path) -> Path:
    """A fresh ``VAR_DIR``."""
    parent = Path(tempfile.mkdtemp(dir=folder))
    parent.chmod(0o711)
    return parent / "var"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def launch(folder: Path) -> Iterator[Callable[..., Running]]:
    """Start ``manage.py up``; whatever still runs at the end is stopped."""
    launched = []

    def start(var: Path, port: int | None = None) -> Running:
        launched.append(Running(var, port or free_port()))
        return launched[-1]

    yield start
    for running in launched:
        if running.process.poll() is None:
            running.stop()


@pytest.fixture
def start() -> Iterator[Callable[[Program], subprocess.Popen[bytes]]]:
    """Start a program and wait until it is ready; it is stopped at the end."""
    started = []

    def start(program: Program) -> subprocess.Popen[bytes]:
        process = programs.start(program)
        started.append((program, process))
        programs.wait_until_ready(program, process)
        return process

    yield start
    for program, process in started:
        programs.stop(program, process, grace=10)
