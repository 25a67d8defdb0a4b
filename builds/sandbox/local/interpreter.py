"""Which Python the apps run on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builds.sandbox.local.staging import Places
from cofounder.errors import SandboxError

OLDEST = (3, 11)
SYSTEM = Path("/usr/bin/python3")
#: Prints version and prefix of an interpreter that has what apps need.
QUESTION = "import sys, ssl, sqlite3, ctypes, venv; print(*sys.version_info[:3], sys.base_prefix)"


@dataclass(frozen=True)
class Interpreter:
    """A Python, its *prefix* (everything it consists of) and its *version* ("3.11.2").

    *moved* says that apps reach it elsewhere than where it was made.
    """

    path: Path
    prefix: Path
    version: str
    moved: bool = False

    @property
    def belongs_to_system(self) -> bool:
        """True when it lies in ``/usr``, which every sandbox sees anyway."""
        return self.prefix.is_relative_to("/usr")

    def reached(self, places: Places) -> "Interpreter":
        """Return this interpreter as apps reach it."""
        path, prefix = places.reach(self.path), places.reach(self.prefix)
        return Interpreter(path, prefix, self.version, moved=path != self.path)


def choose(wish: str = "") -> Interpreter:
    """Return the Python apps run on: *wish*, else the system's, else the one we run on."""
    tried = []
    for candidate in _candidates(wish):
        found = _inspect(candidate)
        if found:
            return found
        tried.append(str(candidate))
    version = ".".join(map(str, OLDEST))
    raise SandboxError(
        f"Apps need Python {version} or newer with ssl and sqlite3; tried {', '.join(tried)}. "
        "Set SANDBOX_PYTHON to one."
    )


def _candidates(wish: str) -> Iterator[Path]:
    if wish:
        yield Path(wish)
        return
    yield SYSTEM
    yield Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"


def _inspect(path: Path) -> Interpreter | None:
    try:
        answer = subprocess.run(
            [path, "-I", "-c", QUESTION],
            env={"PATH": os.defpath},
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        ).stdout.split(maxsplit=3)
    except (OSError, subprocess.SubprocessError):
        return None
    version = tuple(map(int, answer[:3]))
    prefix = Path(answer[3].strip()).resolve()
    # Its real name: a link elsewhere may not exist where the app runs.
    real = prefix / "bin" / f"python{version[0]}.{version[1]}"
    if version < OLDEST or not real.exists():
        return None
    return Interpreter(real, prefix, ".".join(answer[:3]))
