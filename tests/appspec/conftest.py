"""A machine for built apps: a folder in which the pinned requirements are installed."""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cofounder.appspec import lock


@pytest.fixture(scope="session")
def app_python() -> Path:
    """Return a Python that has ``LOCK`` installed; made once and kept for the next run."""
    layers = Path(os.environ.get("LAYERS_DIR") or Path(tempfile.gettempdir()) / "cofounder-layers")
    name = f"{hashlib.sha256(lock.LOCK.encode()).hexdigest()[:16]}-py{sys.version_info[1]}"
    home = layers / name
    done = home / "installed"
    if not done.exists():
        pins = layers / f"{name}.txt"
        layers.mkdir(parents=True, exist_ok=True)
        pins.write_text(lock.LOCK)
        uv = [str(Path(sys.executable).with_name("uv"))]
        subprocess.run([*uv, "venv", "-q", "--clear", "-p", sys.executable, home], check=True)
        subprocess.run([*uv, "pip", "install", "-q", "-p", home, "-r", pins], check=True)
        done.touch()
    return home / "bin" / "python"
