"""One sandbox: its files, what runs in it, when it falls asleep and how it wakes."""

import asyncio
import json
import logging
import os
import shutil
import socket
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builds.sandbox.local import cage
from builds.sandbox.local.app import STOPPED, App, port_for
from builds.sandbox.local.cage import Cage, LaunchFailed
from builds.sandbox.local.launches import Ground, Launch
from builds.sandbox.local.layers import Layers, key_of
from builds.sandbox.local.transcript import Transcript
from builds.sandbox.local.workspace import Workspace
from builds.sandbox.protocol import Result
from cofounder.errors import CommandTimeout, SandboxError, SandboxGone

logger = logging.getLogger(__name__)

KILLED = 137

Output = Callable[[str], Awaitable[None]]


@dataclass
class Record:
    """What is remembered of a sandbox in ``about.json``, across restarts of the supervisor."""

    metadata: dict[str, str]
    uid: int | None
    lock: str = ""
    #: The last served command and its environment.
    served: tuple[str, dict[str, str]] | None = None


class Box:
    """A sandbox named *key*, with everything it owns in *folder*."""

    def __init__(
        self,
        key: str,
        folder: Path,
        record: Record,
        ground: Ground,
        layers: Layers,
        make_room: Callable[["Box"], Awaitable[None]],
    ) -> None:
        self.key = key
        self.folder = folder
        self.record = record
        self.workspace = Workspace(folder / "files", record.uid, ground.limits)
        self.awake = False
        self.last_used = time.monotonic()
        self.awake_until = 0.0
        self.app: App | None = None
        self.door: asyncio.Server | None = None
        self._ground = ground
        self._layers = layers
        self._make_room = make_room  # called before an app starts
        self._runs: set[Cage] = set()
        self._turn = asyncio.Lock()  # one start or stop of the app at a time
        self._log = Transcript(ground.limits.log, head=0)

    # --- on disk ----------------------------------------------------------------------------

    def make(self) -> None:
        """Make the folders of a new sandbox, or of one whose files have been lost."""
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o711)
        for name in ("files", "tmp"):
            place = self.folder / name
            place.mkdir(mode=0o700, exist_ok=True)
            if self.record.uid is not None:
                os.chown(place, self.record.uid, self.record.uid)
        self.remember()

    def remember(self) -> None:
        """Write down what a restart must not forget."""
        draft = self.folder / ".about.json"
        draft.touch(0o600)
        draft.write_text(json.dumps(vars(self.record)))
        draft.replace(self.folder / "about.json")

    @staticmethod
    def recall(folder: Path) -> Record:
        """Return what was remembered in *folder*."""
        facts = json.loads((folder / "about.json").read_text())
        if facts["served"]:
            facts["served"] = tuple(facts["served"])
        return Record(**facts)

    # --- running ----------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """True while a command is run to its end."""
        return bool(self._runs)

    @property
    def serving(self) -> bool:
        """True while its app runs."""
        return self.app is not None and not self.app.has_ended

    @property
    def layer(self) -> str:
        """The name of the layer this sandbox uses."""
        return key_of(self.record.lock, self._layers.interpreter)

    def touch(self, idle: float) -> None:
        """Note that the sandbox is used, and keep it awake for *idle* seconds."""
        self.last_used = time.monotonic()
        self.awake_until = max(self.awake_until, self.last_used + idle)
        self.awake = True

    async def run(
        self, command: str, env: Mapping[str, str], timeout: float, say: Output
    ) -> Result:
        """Run *command* to its end, telling *say* what it prints; nothing of it survives."""
        printed = Transcript(self._ground.limits.output)
        room = self._ground.limits.output
        await self._refuse_when_full()
        running = await self._launch(command, env)
        self._runs.add(running)
        try:
            async with asyncio.timeout(timeout):
                async for text in running.text(self._ground.limits.pace):
                    printed.add(text)
                    if room > 0:
                        await say(text[:room])
                        room -= len(text)
                code = await running.exit_code()
        except TimeoutError:
            raise CommandTimeout(
                f"We stopped a step that took longer than {timeout:g} seconds."
            ) from None
        finally:
            await running.kill()
            self._runs.discard(running)
        self._raise_if_stopped(running)
        if running.killed_because == "disk":
            printed.add(f"\n{self._full()}\n")
            code = KILLED
        return Result(code, str(printed))

    async def serve(self, command: str, env: Mapping[str, str]) -> None:
        """Start *command* as the app instead of the earlier one."""
        async with self._turn:
            await self._stop_app("replaced")
            self.record.served = (command, dict(env))
            self.remember()
            await self._start_app()

    async def wake(self) -> None:
        """Start the app again as last served, unless it runs."""
        if not self.workspace.root.is_dir():
            raise SandboxGone("The sandbox is gone. We will set it up again.")
        async with self._turn:
            if self.record.served and not self.serving:
                await self._stop_app("restarted")
                await self._start_app()

    async def sleep(self, because: str = "asleep") -> None:
        """Stop everything that runs; files stay."""
        self.awake = False
        self.awake_until = 0.0
        for running in list(self._runs):
            await running.kill(because)
        async with self._turn:
            await self._stop_app(because)

    async def kill(self) -> None:
        """Stop everything and remove the files."""
        await self.sleep("gone")
        if self.door:
            self.door.close()
        # Python's rmtree gives up on trees nested deeper than its stack.
        removing = await asyncio.create_subprocess_exec("/bin/rm", "-rf", "--", self.folder)
        await removing.wait()
        if self.folder.exists():
            await asyncio.to_thread(shutil.rmtree, self.folder)

    async def dial(self) -> socket.socket:
        """Return a connection to the app, waking it first; a sentence when it does not answer."""
        if self.app and self.app.failed_just_now:
            raise SandboxError(STOPPED)
        if not self.serving:
            await self.wake()
        if self.app is None:
            raise SandboxError("Nothing has been started in this sandbox yet.")
        return await self.app.dial()

    def log(self) -> str:
        """Return the last of what the app printed."""
        return str(self._log)

    async def watch_disk(self) -> None:
        """Stop what runs when the workspace has grown too large."""
        if (self._runs or self.app) and await asyncio.to_thread(self.workspace.is_too_large):
            logger.warning("%s filled its disk", self.key)
            for running in list(self._runs):
                await running.kill("disk")
            if self.app and self.serving:
                await self.app.cage.kill("disk")
                self._log.add(f"\n{self._full()}\n")

    # --- how --------------------------------------------------------------------------------

    async def _launch(self, command: str, env: Mapping[str, str], port: int = 0) -> Cage:
        if not self.workspace.root.is_dir():
            raise SandboxGone("The sandbox is gone. We will set it up again.")
        places = self._ground.places
        order = Launch(
            command=command,
            workspace=places.reach(self.workspace.root),
            layer=places.reach(await self._dependencies()),
            tmp=places.reach(self.workspace.tmp),
            uid=self.record.uid,
            port=port,
            env=env,
        )
        try:
            return await cage.launch(self._ground, order)
        except LaunchFailed as error:
            logger.error("%s could not be started: %s", self.key, error.reason)
            raise

    async def _dependencies(self) -> Path:
        """Return the layer of our lock; make it again when it was thrown away to save room."""
        found = self._layers.find(self.record.lock)
        if found is None:
            result = await asyncio.to_thread(self._layers.build, self.record.lock)
            found = self._layers.find(self.record.lock)
            if not result.ok or found is None:
                logger.error("the layer of %s: %s", self.key, result.output)
                raise SandboxError("What the app needs could not be installed again.")
        return found

    async def _start_app(self) -> None:
        assert self.record.served
        await self._refuse_when_full()
        await self._make_room(self)
        command, env = self.record.served
        port = port_for(self._ground)
        running = await self._launch(command, env, port)
        self.awake = True
        self.app = App(running, port, self._ground, self.record.uid, self._log)

    async def _stop_app(self, because: str) -> None:
        app, self.app = self.app, None
        if app:
            await app.stop(because)

    def _full(self) -> str:
        size = self._ground.limits.disk >> 20
        return f"[stopped: the app's files take more than {size} MB, or are too many]"

    async def _refuse_when_full(self) -> None:
        if await asyncio.to_thread(self.workspace.is_too_large):
            raise SandboxError(
                "The app has filled its disk. Its files must be written again before it can run."
            )

    def _raise_if_stopped(self, running: Cage) -> None:
        if running.killed_because == "gone":
            raise SandboxGone("The sandbox was removed while it worked.")
        if running.killed_because == "asleep":
            raise SandboxError("The sandbox was put to sleep while it worked.")
        if running.killed_because == "launch":
            raise SandboxError("The sandbox could not be started on this machine.")
