"""Ways to an app: through the network of its namespace, or a port of this machine without one."""

import asyncio
import os
import socket
import subprocess
from pathlib import Path
from typing import Protocol

from builds.sandbox.local import dialer
from builds.sandbox.local.cage import readable
from builds.sandbox.local.config import clean_python
from builds.sandbox.protocol import PORT

#: Seconds after which a way that does not answer is broken.
PATIENCE = 5


class Way(Protocol):
    """How to reach an app."""

    async def dial(self) -> socket.socket:
        """Return a connection to the app; ``OSError`` when it does not listen."""
        ...

    async def close(self) -> None:
        """Forget the way."""
        ...


class LoopbackWay:
    """To an app that listens on a port of this machine (levels 1 and 0)."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def dial(self) -> socket.socket:
        """Return a connection to the app; ``OSError`` when it does not listen."""
        connection = socket.socket()
        connection.setblocking(False)
        try:
            await asyncio.wait_for(
                asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", self.port)),
                PATIENCE,
            )
            if connection.getsockname() == connection.getpeername():
                # With nobody listening, TCP may by chance connect a port to itself.
                raise ConnectionRefusedError("Nobody listens.")
        except BaseException:
            connection.close()
            raise
        return connection

    async def close(self) -> None:
        """Nothing is held open."""


class NamespaceWay:
    """To an app in a network of its own, through a small process that joined it."""

    def __init__(self, pid: int, uid: int | None) -> None:
        """Join the network of the process *pid*; call it from the main thread."""
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.setblocking(False)
        self._turn = asyncio.Lock()
        network = os.open(f"/proc/{pid}/ns/net", os.O_RDONLY | os.O_CLOEXEC)
        try:
            self._process = subprocess.Popen(
                clean_python(
                    Path(dialer.__file__),
                    *(str(theirs.fileno()), str(network), str(-1 if uid is None else uid)),
                ),
                pass_fds=(theirs.fileno(), network),
                stdin=subprocess.DEVNULL,
                env={"PATH": "/usr/bin:/bin"},
                cwd="/",
                start_new_session=True,
            )
        finally:
            os.close(network)
            theirs.close()

    async def dial(self) -> socket.socket:
        """Return a connection to the app; ``OSError`` when it does not listen."""
        async with self._turn:
            self._control.send(str(PORT).encode())
            await asyncio.wait_for(readable(self._control.fileno()), PATIENCE)
            answer, descriptors, _, _ = socket.recv_fds(self._control, 64, 1)
        if not descriptors:
            number = int(answer or b"0")
            raise OSError(number, os.strerror(number))
        connection = socket.socket(fileno=descriptors[0])
        connection.setblocking(False)
        return connection

    async def close(self) -> None:
        """End the process."""
        self._control.close()
        self._process.kill()
        await asyncio.to_thread(self._process.wait)


def free_port() -> int:
    """Return a TCP port of this machine nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
