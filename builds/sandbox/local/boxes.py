"""All sandboxes of this machine: made, found, put to sleep, counted."""

import asyncio
import logging
import os
import random
import re
import socket
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from builds.sandbox.local import endpoint
from builds.sandbox.local.box import Box, Record
from builds.sandbox.local.config import Config
from builds.sandbox.local.launches import Ground
from builds.sandbox.local.layers import Layers
from cofounder.errors import SandboxError, SandboxGone
from cofounder.services.sockets import socket_path

logger = logging.getLogger(__name__)

KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
#: Accounts nobody else uses; when we are root, every sandbox runs as one of its own.
UIDS = range(20_000, 30_000)
#: Seconds between two looks at who may sleep and whose disk is full.
TICK = 0.5


class Boxes:
    """The sandboxes below ``config.home``."""

    def __init__(self, config: Config, ground: Ground, layers: Layers) -> None:
        self._config = config
        self._ground = ground
        self._layers = layers
        self._boxes: dict[str, Box] = {}
        self._turn = asyncio.Lock()

    def __iter__(self) -> Iterator[Box]:
        """Every sandbox we have; some may come or go meanwhile."""
        return iter(list(self._boxes.values()))

    async def open(self) -> None:
        """Find the sandboxes an earlier supervisor left. All of them are asleep."""
        for folder in sorted(self._config.home.iterdir()):
            if not KEY.fullmatch(folder.name) or not (folder / "about.json").is_file():
                continue
            try:
                await self._add(folder.name, Box.recall(folder))
            except (OSError, ValueError, TypeError, KeyError) as error:
                logger.error("%s cannot be read and is left alone: %s", folder, error)

    async def create(self, key: str, metadata: Mapping[str, str]) -> Box:
        """Return the sandbox *key*, made empty or found as it is."""
        if not KEY.fullmatch(key):
            raise SandboxError(f"“{key[:80]}” is not a name for a sandbox.")
        async with self._turn:
            box = self._boxes.get(key)
            if box is None:
                record = Record(dict(metadata), free_uid({box.record.uid for box in self}))
                box = await self._add(key, record)
            if not box.workspace.root.is_dir():
                box.make()
        box.touch(self._config.idle)
        return box

    def get(self, key: str) -> Box:
        """Return the sandbox *key*, or raise ``SandboxGone``."""
        try:
            return self._boxes[key]
        except KeyError:
            raise SandboxGone("The sandbox is gone. We will set it up again.") from None

    async def kill(self, key: str) -> None:
        """Remove the sandbox *key* and its files. Doing it twice is no error."""
        async with self._turn:
            box = self._boxes.pop(key, None)
            if box:
                await box.kill()
                socket_path(self._config.var, socket_name(key)).unlink(missing_ok=True)

    async def close(self) -> None:
        """Stop everything that runs."""
        for box, end in zip(
            self,
            await asyncio.gather(*(box.sleep() for box in self), return_exceptions=True),
            strict=False,
        ):
            if end is not None:
                logger.error("stopping %s", box.key, exc_info=end)

    async def tick(self) -> None:
        """Put to sleep who was not visited, and stop who filled its disk. Never ends."""
        pause = min(TICK, self._config.idle / 4)
        while True:
            await asyncio.sleep(pause)
            for box in self:
                try:
                    await box.watch_disk()
                    if box.awake and not box.busy and time.monotonic() > box.awake_until:
                        await box.sleep()
                except (OSError, SandboxError, TimeoutError):
                    logger.exception("looking after %s", box.key)

    def layers_in_use(self) -> set[str]:
        """Return the names of the layers awake sandboxes stand on."""
        return {box.layer for box in self if box.awake}

    async def _add(self, key: str, record: Record) -> Box:
        folder = self._config.home / key
        box = Box(key, folder, record, self._ground, self._layers, self._make_room)

        def touch() -> None:
            box.touch(self._config.idle)

        async def dial() -> socket.socket:
            touch()
            return await box.dial()

        self._boxes[key] = box
        folder.mkdir(exist_ok=True)
        path = socket_path(self._config.var, socket_name(key))
        box.door = await endpoint.listen(path, dial, touch)
        return box

    async def _make_room(self, newcomer: Box) -> None:
        """Put the apps to sleep that were not used for longest, until one more may be awake."""
        awake = sorted(
            (box for box in self if box.serving and box is not newcomer),
            key=lambda box: box.last_used,
        )
        for box in awake[: max(0, len(awake) + 1 - self._config.awake)]:
            if not box.busy:
                await box.sleep()


def socket_name(key: str) -> str:
    """Return the name of a sandbox's socket, for ``socket_path``."""
    return f"sandbox/{key}/app.sock"


def free_uid(taken: set[int | None]) -> int | None:
    """Return an account for a new sandbox, or None when we may not choose."""
    if os.getuid() != 0:
        return None
    living = set()
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                living.add(process.stat().st_uid)
            except FileNotFoundError:
                continue
    free = [uid for uid in UIDS if uid not in taken and uid not in living]
    if not free:
        raise SandboxError("There are too many sandboxes on this machine.")
    # Not the first one: another supervisor of this machine would choose the same.
    return random.choice(free)
