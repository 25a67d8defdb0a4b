"""What may be asked of the supervisor: one JSON line each way, outputs in between.

A request is ``{"ask": verb, "id": sandbox, ...}``. The answer is ``{"ok": value}``, or
``{"error": kind, "says": sentence}`` with kind ``gone``, ``timeout`` or ``failed``. Before it
may come any number of ``{"output": text}``. Files travel in base64.
"""

import asyncio
import base64
import json
import logging
import os
import threading
from collections.abc import Awaitable, Callable
from typing import Any

from builds.sandbox.local import endpoint
from builds.sandbox.local.box import Box
from builds.sandbox.local.boxes import Boxes, socket_name
from builds.sandbox.local.config import Config
from builds.sandbox.local.isolation import Found
from builds.sandbox.local.layers import Layers
from cofounder.errors import CommandTimeout, SandboxError, SandboxGone
from cofounder.services.sockets import socket_path

logger = logging.getLogger(__name__)

#: Bytes of the longest line: a whole workspace in base64.
LONGEST_LINE = 96 << 20

Request = dict[str, Any]
Say = Callable[[str], Awaitable[None]]


class Control:
    """Answers requests with the sandboxes of *boxes*."""

    def __init__(self, config: Config, found: Found, boxes: Boxes, layers: Layers) -> None:
        self._config = config
        self._found = found
        self._boxes = boxes
        self._layers = layers
        self._refusal = found.refusal(config)

    async def visit(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request of one client, and stop working on it when the client leaves."""
        try:
            if endpoint.is_ours(writer):
                await self._answer(reader, writer)
        except (ConnectionError, ValueError) as error:
            logger.info("a client left or made no sense: %s", error)
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await reader.readline()
        if not line:
            return  # somebody only looked whether we are here

        async def send(message: dict[str, Any]) -> None:
            writer.write(json.dumps(message).encode() + b"\n")
            await writer.drain()

        async def say(text: str) -> None:
            await send({"output": text})

        working = asyncio.create_task(self._work(json.loads(line), say))
        leaving = asyncio.create_task(reader.read(1))
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            working.cancel()
        leaving.cancel()
        outcome, *_ = await asyncio.gather(working, leaving, return_exceptions=True)
        await send(_answer(outcome))

    async def _work(self, request: Request, say: Say) -> Any:
        verb = request["ask"]
        if verb in LASTING:
            return await LASTING[verb](self, self._box(request, use=True), request, say)
        # These are short, and half of one would be worse than one nobody waits for.
        return await asyncio.shield(asyncio.create_task(SHORT[verb](self, request)))

    def _box(self, request: Request, *, use: bool = False) -> Box:
        box = self._boxes.get(request["id"])
        if use:
            if self._refusal:
                raise SandboxError(self._refusal)
            box.touch(self._config.idle)
        return box

    # --- short ------------------------------------------------------------------------------

    async def supervisor(self, request: Request) -> Any:
        """Who answers."""
        return os.getpid()

    async def isolation(self, request: Request) -> Any:
        """How well apps are walled in here."""
        return {"level": self._found.level, "label": self._found.isolation.label}

    async def create(self, request: Request) -> Any:
        """Make or find a sandbox."""
        if self._refusal:
            raise SandboxError(self._refusal)
        return self._facts(await self._boxes.create(request["key"], request["metadata"]))

    async def connect(self, request: Request) -> Any:
        """Find a sandbox."""
        return self._facts(self._box(request))

    async def list(self, request: Request) -> Any:
        """Tell about all sandboxes."""
        return [self._facts(box) for box in self._boxes]

    async def write(self, request: Request) -> Any:
        """Write files."""
        files = {path: base64.b64decode(data) for path, data in request["files"].items()}
        await asyncio.to_thread(self._box(request, use=True).workspace.write, files)

    async def remove(self, request: Request) -> Any:
        """Remove files."""
        await asyncio.to_thread(self._box(request, use=True).workspace.remove, request["paths"])

    async def read(self, request: Request) -> Any:
        """Read the files."""
        files = await asyncio.to_thread(self._box(request).workspace.read, request["skip"])
        return {path: base64.b64encode(data).decode() for path, data in files.items()}

    async def serve(self, request: Request) -> Any:
        """Start the app."""
        await self._box(request, use=True).serve(request["command"], request["env"])

    async def endpoint(self, request: Request) -> Any:
        """Where the app is reached."""
        return self._facts(self._box(request))["socket"]

    async def app_log(self, request: Request) -> Any:
        """What the app printed last."""
        return self._box(request).log()

    async def extend(self, request: Request) -> Any:
        """Keep a sandbox awake."""
        box = self._box(request, use=True)
        box.touch(request["seconds"])

    async def sleep(self, request: Request) -> Any:
        """Stop what runs."""
        await self._box(request).sleep()

    async def wake(self, request: Request) -> Any:
        """Start the app again."""
        await self._box(request, use=True).wake()

    async def kill(self, request: Request) -> Any:
        """Remove a sandbox."""
        await self._boxes.kill(request["id"])

    # --- lasting: they end when their client leaves -----------------------------------------

    async def run(self, box: Box, request: Request, say: Say) -> Any:
        """Run a command."""
        done = await box.run(request["command"], request["env"], request["timeout"], say)
        box.touch(self._config.idle)
        return {"exit_code": done.exit_code, "output": done.output}

    async def install(self, box: Box, request: Request, say: Say) -> Any:
        """Install what a lock pins."""
        stop = threading.Event()
        building = asyncio.to_thread(
            self._layers.build,
            request["lock"],
            in_use=self._boxes.layers_in_use(),
            stopped=stop.is_set,
        )
        try:
            result = await building
        finally:
            stop.set()
        if result.ok:
            box.record.lock = request["lock"]
            box.remember()
        box.touch(self._config.idle)
        return {"exit_code": result.exit_code, "output": result.output}

    def _facts(self, box: Box) -> dict[str, Any]:
        return {
            "id": box.key,
            "state": "running" if box.awake else "asleep",
            "metadata": box.record.metadata,
            "socket": str(socket_path(self._config.var, socket_name(box.key))),
        }


SHORT = {
    verb.__name__: verb
    for verb in (
        *(
            Control.supervisor,
            Control.isolation,
            Control.create,
            Control.connect,
            Control.list,
            Control.write,
        ),
        *(Control.remove, Control.read, Control.serve, Control.endpoint, Control.app_log),
        *(Control.extend, Control.sleep, Control.wake, Control.kill),
    )
}
LASTING = {verb.__name__: verb for verb in (Control.run, Control.install)}


def _answer(outcome: Any) -> dict[str, Any]:
    """Put what came out into the words of the protocol."""
    match outcome:
        case SandboxGone():
            return {"error": "gone", "says": str(outcome)}
        case CommandTimeout():
            return {"error": "timeout", "says": str(outcome)}
        case SandboxError():
            return {"error": "failed", "says": str(outcome)}
        case asyncio.CancelledError():
            return {"error": "failed", "says": "The step was stopped."}
        case BaseException():
            logger.error("a request failed", exc_info=outcome)
            return {"error": "failed", "says": "The sandbox failed, and we have been told why."}
    return {"ok": outcome}
