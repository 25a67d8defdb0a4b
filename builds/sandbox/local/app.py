"""A served command while it runs: how to reach it, what it prints, how it ends."""

import asyncio
import contextlib
import logging
import socket
import time

from builds.sandbox.local import network
from builds.sandbox.local.cage import Cage
from builds.sandbox.local.launches import Ground
from builds.sandbox.local.network import LoopbackWay, NamespaceWay, Way
from builds.sandbox.local.transcript import Transcript
from cofounder.errors import SandboxError

logger = logging.getLogger(__name__)

#: Seconds an app gets to listen after its start, and to answer again once it did.
START, AGAIN = 30, 2
#: Seconds between two starts of an app that keeps ending.
PAUSE = 2
STOPPED = "The app stopped right after it was started."


def port_for(ground: Ground) -> int:
    """Return the port the next app is to listen on."""
    return network.PORT if ground.level >= 2 else network.free_port()


class App:
    """The app in *cage*, listening on *port*; what it prints goes to *log*."""

    def __init__(
        self, cage: Cage, port: int, ground: Ground, uid: int | None, log: Transcript
    ) -> None:
        self.cage = cage
        self._log = log
        self._pace = ground.limits.pace
        self._started = time.monotonic()
        self._answered = False
        self._way: Way = LoopbackWay(port)
        if ground.level >= 2:
            try:
                self._way = NamespaceWay(cage.pid, uid)
            except FileNotFoundError:
                logger.info("an app ended before it could be reached")
        self._listening = asyncio.create_task(self._listen())

    @property
    def has_ended(self) -> bool:
        """True once nothing of it runs any more."""
        return self.cage.has_ended

    @property
    def failed_just_now(self) -> bool:
        """True when it ended so soon that starting it again would be no use."""
        return self.has_ended and time.monotonic() - self._started < PAUSE

    async def dial(self) -> socket.socket:
        """Return a connection, waiting while it starts; a sentence when it does not answer."""
        until = time.monotonic() + (AGAIN if self._answered else START)
        while not self.has_ended and time.monotonic() < until:
            try:
                connection = await self._way.dial()
            except OSError:
                await asyncio.sleep(0.02)
            else:
                self._answered = True
                return connection
        if self.has_ended:
            raise SandboxError(STOPPED)
        raise SandboxError("The app has been started but does not answer.")

    async def stop(self, because: str) -> None:
        """Stop it; return when nothing is left."""
        await self.cage.kill(because)
        await self._way.close()
        with contextlib.suppress(asyncio.CancelledError):
            await self._listening

    async def _listen(self) -> None:
        async for text in self.cage.text(self._pace):
            self._log.add(text)
        code = await self.cage.exit_code()
        if not self.cage.killed_because:
            self._log.add(f"\n[the app ended with exit code {code}]\n")
