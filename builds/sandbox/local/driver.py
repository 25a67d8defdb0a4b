"""The local driver: asks the supervisor over its socket, from any process and any thread.

Unlike a rented machine, every command here has a network and a ``/tmp`` of its own: what a
command starts in the background is gone when it ends, and it does not reach the served app.
Below level 2 the workspace is not at ``HOME`` but where ``$HOME`` says.
"""

import base64
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from builds.sandbox.protocol import Endpoint, Isolation, Result, SandboxInfo
from cofounder.errors import CommandTimeout, SandboxError, SandboxGone
from cofounder.services.sockets import socket_path

CONTROL = "sandbox/control.sock"
#: Seconds the supervisor gets for what is quick, and beyond the time a command was given.
PATIENCE = 60
#: Seconds an installation may take, the supervisor's own limit included.
INSTALLING = 1300

ERRORS = {"gone": SandboxGone, "timeout": CommandTimeout}
NOT_THERE = (
    "The part of Cofounder that runs apps is not running. Start it with everything else "
    "(manage.py up), then try again."
)
LOST = "The sandbox stopped answering. Try again in a moment."


class Line:
    """One request to the supervisor of *var*, and its answer."""

    def __init__(self, var: Path, patience: float) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(patience)
        try:
            self._socket.connect(str(socket_path(var, CONTROL)))
        except OSError as error:
            self._socket.close()
            raise SandboxError(NOT_THERE) from error

    def ask(self, request: Mapping[str, Any], on_output: Callable[[str], None] | None) -> Any:
        """Send *request* and return the answer; outputs on the way go to *on_output*."""
        try:
            self._socket.sendall(json.dumps(request).encode() + b"\n")
            with self._socket.makefile("rb") as answers:
                for line in answers:
                    message = json.loads(line)
                    if "output" in message:
                        if on_output:
                            on_output(message["output"])
                    elif "error" in message:
                        raise ERRORS.get(message["error"], SandboxError)(message["says"])
                    else:
                        return message["ok"]
        except (OSError, ValueError) as error:
            raise SandboxError(LOST) from error
        raise SandboxError(LOST)

    def abort(self) -> None:
        """Hang up; the supervisor then kills what it does for us."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it was over already

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


class LocalDriver:
    """The sandboxes of the supervisor of *var* (default: the platform's)."""

    def __init__(self, var: Path | None = None) -> None:
        if var is None:
            from django.conf import settings

            var = settings.VAR_DIR
        self.var = var

    @cached_property
    def isolation(self) -> Isolation:
        """How well apps are walled in on this machine."""
        return Isolation(**self.ask("isolation"))

    def create(self, key: str, metadata: Mapping[str, str]) -> "LocalSandbox":
        """Return the sandbox named *key* (``[a-z0-9-]``), made empty or found as it is."""
        return LocalSandbox(self, self.ask("create", key=key, metadata=dict(metadata)))

    def connect(self, sandbox_id: str) -> "LocalSandbox":
        """Return an existing sandbox; ``SandboxGone`` when there is none."""
        return LocalSandbox(self, self.ask("connect", id=sandbox_id))

    def list(self) -> list[SandboxInfo]:
        """List every sandbox we made, asleep ones included."""
        return [
            SandboxInfo(facts["id"], facts["state"], facts["metadata"])
            for facts in self.ask("list")
        ]

    def supervisor(self) -> int:
        """Return the process id of the supervisor, 0 when there is none."""
        try:
            return self.ask("supervisor")
        except SandboxError:
            return 0

    def ask(self, verb: str, **request: Any) -> Any:
        """Ask the supervisor one quick thing."""
        with self.line(PATIENCE) as line:
            return line.ask({"ask": verb, **request}, None)

    @contextmanager
    def line(self, patience: float) -> Iterator[Line]:
        """Open a line to the supervisor; hang up at the end, whatever it is."""
        line = Line(self.var, patience)
        try:
            yield line
        finally:
            line.close()


class LocalSandbox:
    """One sandbox of this machine."""

    def __init__(self, driver: LocalDriver, facts: Mapping[str, Any]) -> None:
        self.id: str = facts["id"]
        self._driver = driver
        self._socket: str = facts["socket"]
        self._open: set[Line] = set()
        self._lock = threading.Lock()

    @property
    def isolation(self) -> Isolation:
        """How well this sandbox is walled in."""
        return self._driver.isolation

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write *files* (relative path -> content) into the workspace, making folders."""
        encoded = {path: base64.b64encode(data).decode() for path, data in files.items()}
        self._ask("write", files=encoded)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files from the workspace; missing ones are no error."""
        self._ask("remove", paths=list(paths))

    def read(self, skip: Sequence[str] = ()) -> dict[str, bytes]:
        """Read the workspace back, without what matches a pattern of *skip*."""
        files = self._ask("read", skip=list(skip))
        return {path: base64.b64decode(data) for path, data in files.items()}

    def install(self, lock: str) -> Result:
        """Make the pinned requirements *lock* importable for every later command."""
        return Result(**self._last("install", INSTALLING, lock=lock))

    def run(
        self,
        command: str,
        *,
        timeout: float = 60,
        env: Mapping[str, str] | None = None,
        on_output: Callable[[str], None] | None = None,
    ) -> Result:
        """Run *command* in a shell, without network, to its end. A failing one is a ``Result``."""
        asked = {"command": command, "timeout": timeout, "env": dict(env or {})}
        return Result(**self._last("run", timeout + PATIENCE, on_output, **asked))

    def abort(self) -> None:
        """Stop what was begun by ``run`` or ``install`` of this object in another thread."""
        with self._lock:
            for line in self._open:
                line.abort()

    def serve(self, command: str, *, env: Mapping[str, str] | None = None) -> None:
        """Start *command* as the app, listening on ``$PORT``; replaces an earlier one."""
        self._ask("serve", command=command, env=dict(env or {}))

    def endpoint(self) -> Endpoint:
        """Return how to reach the app; whoever connects wakes it."""
        return Endpoint(socket=self._socket)

    def app_log(self) -> str:
        """Return the last 20,000 characters the app printed."""
        return self._ask("app_log")

    def extend(self, seconds: int) -> None:
        """Keep the sandbox awake for *seconds* from now at least."""
        self._ask("extend", seconds=seconds)

    def sleep(self) -> None:
        """Stop everything that runs; files stay."""
        self._ask("sleep")

    def wake(self) -> None:
        """Start the app again as last served. ``SandboxGone`` when the files are gone."""
        self._ask("wake")

    def kill(self) -> None:
        """Remove the sandbox and its files. Doing it twice is no error."""
        self._ask("kill")

    def _ask(self, verb: str, **request: Any) -> Any:
        return self._driver.ask(verb, id=self.id, **request)

    def _last(
        self,
        verb: str,
        patience: float,
        on_output: Callable[[str], None] | None = None,
        **request: Any,
    ) -> Any:
        """Ask for what takes its time; ``abort`` ends it."""
        with self._driver.line(patience) as line:
            with self._lock:
                self._open.add(line)
            try:
                return line.ask({"ask": verb, "id": self.id, **request}, on_output)
            finally:
                with self._lock:
                    self._open.discard(line)
