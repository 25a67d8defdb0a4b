"""One start of a command in a sandbox: what is asked, and what every start stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from builds.sandbox.local.interpreter import Interpreter
from builds.sandbox.local.limits import Limits
from builds.sandbox.local.roll import Roll
from builds.sandbox.local.staging import Places

#: Where dependencies lie inside, at the levels that have mounts.
VENV = "/opt/venv"


@dataclass(frozen=True)
class Ground:
    """What the supervisor found this machine to be able to do."""

    level: int
    places: Places
    interpreter: Interpreter
    limits: Limits
    #: Small files that stand for the machine's in ``/etc``.
    etc: Path
    roll: Roll

    def at(self, level: int) -> "Ground":
        """Return this ground with walls of *level*."""
        return replace(self, level=level)


@dataclass(frozen=True)
class Launch:
    """A *command* for ``/bin/sh`` with its files, dependencies and environment.

    *uid* is the account it runs as, None for ours. *port* is 0 for commands that are run to
    their end: only apps may listen.
    """

    command: str
    workspace: Path
    layer: Path | None
    tmp: Path
    uid: int | None = None
    port: int = 0
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def batch(self) -> bool:
        """True for a command that is run to its end."""
        return not self.port


def environment(
    ground: Ground, launch: Launch, *, home: str, venv: str | None, tmp: str
) -> dict[str, str]:
    """Return the whole environment of *launch*. Where it lives is not the app's to change."""
    tools = "/usr/local/bin:/usr/bin:/bin"
    ours = {
        "PATH": f"{venv}/bin:{tools}" if venv else tools,
        "HOME": home,
        "TMPDIR": tmp,
        "USER": "user",
    }
    if ground.interpreter.moved:
        # It looks for its library where it was made; without this it may find another one.
        ours["LD_LIBRARY_PATH"] = str(ground.interpreter.prefix / "lib")
    if venv:
        ours["VIRTUAL_ENV"] = venv
    if launch.port:
        ours["PORT"] = str(launch.port)
    return {"LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"} | dict(launch.env) | ours
