"""Our own programs: the web server, the workers, the sandboxes' supervisor and the clock."""

import errno
import http.client
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cofounder.services import ServiceError
from cofounder.services.programs import Program
from cofounder.services.sockets import socket_path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Layout:
    """Where our programs work (*var*), and where the web server listens."""

    var: Path
    host: str
    port: int

    def web(self) -> Program:
        """Return the web server: pages, live updates and previews."""
        return self._program(
            "web",
            "The web server",
            *("-m", "daphne", "-b", self.host, "-p", str(self.port), "-v", "0"),
            "cofounder.asgi:application",
            role="web",
            ready=lambda: answers_http(self.host, self.port),
        )

    def workers(self, builders: int) -> list[Program]:
        """Return *builders* build workers, and one for everything else.

        Each has one queue: RQ hands over a job without a gap only then.
        """
        queues = [("builds", f"-{number}") for number in range(1, builders + 1)]
        return [
            self._program(
                f"worker-{queue}{suffix}",
                f"The worker {queue}{suffix}",
                *("manage.py", "rqworker", queue),
                *("--worker-class", "cofounder.workers.BuildWorker"),
                role="worker",
            )
            for queue, suffix in [*queues, ("default", "")]
        ]

    def sandboxes(self) -> Program:
        """Return the supervisor that owns the local sandboxes."""
        control = socket_path(self.var, "sandbox/control.sock")
        return self._program(
            "sandboxes",
            "The supervisor of the sandboxes",
            *("-m", "builds.sandbox.local.supervisor"),
            ready=lambda: accepts(control),
        )

    def clock(self) -> Program:
        """Return the process that does what is due now and then."""
        return self._program("clock", "The clock", "manage.py", "tick")

    def _program(
        self,
        name: str,
        title: str,
        *arguments: str,
        role: str = "",
        ready: Callable[[], bool] = lambda: True,
    ) -> Program:
        env = {
            "DJANGO_SETTINGS_MODULE": "cofounder.settings",
            "VAR_DIR": str(self.var),
            "PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
        }
        return Program(
            name=name,
            title=title,
            argv=[sys.executable, *arguments],
            log=self.var / "log" / f"{name}.log",
            env=env | ({"ROLE": role} if role else {}),
            cwd=ROOT,
            ready=ready,
        )


def refuse_taken_port(host: str, port: int) -> None:
    """Raise ServiceError when *port* of *host* is not ours to take."""
    taken = ServiceError(
        f"Port {port} is taken by another program. Stop it, or choose another port: "
        f"PORT={port + 1} make run"
    )
    # Browsers try every address of "localhost"; whoever holds one of them would be seen first.
    for family, kind, *_, address in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM):
        with socket.socket(family, kind) as probe:
            probe.settimeout(1)
            if probe.connect_ex(address) == 0:
                raise taken
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise taken from None
            raise ServiceError(
                f"We cannot listen on {host}:{port} ({os.strerror(error.errno or 0)}). "
                "Choose another with PORT or HOST."
            ) from None


def answers_http(host: str, port: int) -> bool:
    """True when the first page is answered, whatever the answer: it is loaded from then on."""
    anywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (read, not bound)
    connection = http.client.HTTPConnection(anywhere.get(host, host), port, timeout=30)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def accepts(path: Path) -> bool:
    """True when somebody listens on the unix socket *path*."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1)
        return probe.connect_ex(str(path)) == 0
