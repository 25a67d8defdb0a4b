"""What we ask of a sandbox: a disposable machine that runs one app.

The sandbox is a cache. The workspace of record is ours (``builds.workspaces``); a sandbox that is
gone is made again from it. Drivers raise only ``SandboxError`` and its children: ``SandboxGone``
(make it again), ``CommandTimeout`` and plain ``SandboxError`` (its text is for the founder).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

#: Where the workspace lies inside every sandbox.
HOME = "/home/user"
#: The port every app listens on, inside.
PORT = 8080


@dataclass(frozen=True)
class Result:
    """How a command ended. *output* is stdout and stderr together, at most 200,000 characters."""

    exit_code: int
    output: str

    @property
    def ok(self) -> bool:
        """True when the command exited with 0."""
        return self.exit_code == 0


@dataclass(frozen=True)
class Endpoint:
    """How to reach a port of a sandbox: a unix socket, or a base URL with headers."""

    socket: str = ""
    url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Isolation:
    """How well a sandbox is walled in. *level* is 0-4, *label* one sentence for the founder."""

    level: int
    label: str


@dataclass(frozen=True)
class SandboxInfo:
    """One sandbox as its driver lists it."""

    id: str
    state: Literal["running", "asleep"]
    metadata: Mapping[str, str]


class Sandbox(Protocol):
    """One disposable machine."""

    id: str
    isolation: Isolation

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write *files* (relative path -> content) into the workspace, making folders."""
        ...

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files from the workspace; missing ones are no error."""
        ...

    def read(self, skip: Sequence[str] = ()) -> dict[str, bytes]:
        """Read the workspace back, treating it as hostile: regular files only, capped.

        *skip* holds patterns (``*.log``) for names or whole paths. Single files over the cap and
        ``__pycache__`` are left out; too much of the rest is a ``SandboxError``.
        """
        ...

    def install(self, lock: str) -> Result:
        """Make the pinned requirements *lock* importable for every later command."""
        ...

    def run(
        self,
        command: str,
        *,
        timeout: float = 60,
        env: Mapping[str, str] | None = None,
        on_output: Callable[[str], None] | None = None,
    ) -> Result:
        """Run *command* in a shell, without network, to its end. A failing one is a ``Result``.

        *timeout* in seconds; ``CommandTimeout`` when it passes, with nothing left running.
        """
        ...

    def abort(self) -> None:
        """End, from another thread, the ``run`` or ``install`` this object is waiting for."""
        ...

    def serve(self, command: str, *, env: Mapping[str, str] | None = None) -> None:
        """Start *command* as the app, listening on ``$PORT``; replaces an earlier one."""
        ...

    def endpoint(self) -> Endpoint:
        """Return how to reach the app. Visiting it wakes a sleeping one.

        When it cannot answer, the visitor gets a 502 with the reason in ``x-sandbox-error``.
        """
        ...

    def app_log(self) -> str:
        """Return the last 20,000 characters the app printed."""
        ...

    def extend(self, seconds: int) -> None:
        """Keep the sandbox awake for *seconds* from now at least."""
        ...

    def sleep(self) -> None:
        """Stop everything that runs; files stay."""
        ...

    def wake(self) -> None:
        """Start the app again as last served. ``SandboxGone`` when the files are gone."""
        ...

    def kill(self) -> None:
        """Remove the sandbox and its files. Doing it twice is no error."""
        ...


class Driver(Protocol):
    """Where sandboxes come from."""

    isolation: Isolation

    def create(self, key: str, metadata: Mapping[str, str]) -> Sandbox:
        """Return the sandbox named *key* (``[a-z0-9-]``), made empty or found as it is."""
        ...

    def connect(self, sandbox_id: str) -> Sandbox:
        """Return an existing sandbox; ``SandboxGone`` when there is none."""
        ...

    def list(self) -> list[SandboxInfo]:
        """List every sandbox we made, asleep ones included."""
        ...
