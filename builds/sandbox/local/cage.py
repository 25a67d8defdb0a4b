"""One command while it runs in a sandbox: started, listened to, killed with all it started."""

import asyncio
import base64
import codecs
import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

from builds.sandbox.local import bubblewrap, keeper, seccomp
from builds.sandbox.local.config import clean_python
from builds.sandbox.local.launches import Ground, Launch, environment
from builds.sandbox.local.roll import Roll
from cofounder.errors import SandboxError

#: Seconds a dying sandbox gets; the kernel needs a few milliseconds.
PATIENCE = 10
KEEPER = Path(keeper.__file__)
#: Where a process may look without namespaces; everything else it is given. It still sees that
#: other files exist, and Python's ``mimetypes`` fails on a list that exists but is closed.
READABLE = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"),
    *("/etc/ssl", "/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"),
    *("/etc/mime.types", "/etc/apache2/mime.types", "/etc/httpd/mime.types"),
)
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random", "/dev/full")


class LaunchFailed(SandboxError):
    """The walls could not be put up, so nothing was started. *reason* is for operators."""

    def __init__(self, reason: str) -> None:
        super().__init__("The sandbox could not be started on this machine.")
        self.reason = reason


class Cage:
    """A running command. Make one with ``launch``, from the main thread.

    bubblewrap ties the life of a sandbox to the thread that started it.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], lifeline: int, output: asyncio.StreamReader
    ) -> None:
        self._process = process
        self._lifeline: int | None = lifeline
        self._output = output
        self._init: tuple[int, int] | None = None  # pid and pidfd of the namespace's first process
        self._ended: asyncio.Task[int] | None = None
        #: Why we killed it, when we did: a word that tells its owner what to say.
        self.killed_because = ""

    @property
    def pid(self) -> int:
        """The process in whose namespaces the command lives."""
        return self._init[0] if self._init else self._process.pid

    @property
    def has_ended(self) -> bool:
        """True once nothing of it runs any more."""
        return self._ended is not None and self._ended.done()

    async def exit_code(self) -> int:
        """Wait for the end of the command and of everything it started."""
        assert self._ended is not None
        return await asyncio.shield(self._ended)

    async def text(self, pace: int) -> AsyncIterator[str]:
        """Yield what is printed until the end, reading at most *pace* bytes per second."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        began, budget = time.monotonic(), pace
        while data := await self._output.read(1 << 16):
            # Postgres refuses zeros in text, and nobody can read them anyway.
            yield decoder.decode(data).replace("\0", "\ufffd")
            budget -= len(data)
            if budget < 0:
                await asyncio.sleep(max(0, began + 1 - time.monotonic()))
                began, budget = time.monotonic(), pace

    async def kill(self, because: str = "killed") -> None:
        """Kill the command and everything it started; return when nothing is left."""
        if not self.has_ended and not self.killed_because:
            self.killed_because = because
        self._let_go()
        if self._init:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._init[1], signal.SIGKILL)
        if self._ended:
            await asyncio.wait_for(asyncio.shield(self._ended), PATIENCE)

    def _let_go(self) -> None:
        if self._lifeline is not None:
            os.close(self._lifeline)
            self._lifeline = None

    async def _end(self, status: asyncio.StreamReader) -> int:
        """Wait for the launcher, then for the namespace: its end is the end of all in it."""
        watch = os.pidfd_open(self._process.pid)
        try:
            await readable(watch)
        finally:
            os.close(watch)
        code = self._process.wait()
        if self._init:
            pid, pidfd = self._init
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(pidfd, signal.SIGKILL)
            await readable(pidfd)
            with contextlib.suppress(ChildProcessError):  # its launcher reaped it
                os.waitpid(pid, os.WNOHANG)
            os.close(pidfd)
            self._init = None
        self._let_go()
        last = (await status.read()).decode()
        if "exit-code" not in last and not self.killed_because:
            self.killed_because = "launch"
        return 128 - code if code < 0 else code


async def launch(ground: Ground, order: Launch) -> Cage:
    """Start *order* behind the walls of ``ground.level``, or raise ``LaunchFailed``."""
    with contextlib.ExitStack() as ours:
        life_read, lifeline = os.pipe()
        ours.callback(os.close, life_read)
        output, output_write = await _pipe(ours)
        status, status_write = await _pipe(ours)
        start = _namespaces if ground.level >= 2 else _kept
        process = start(ground, order, life_read, output_write, status_write, ours)
    cage = Cage(process, lifeline, output)
    try:
        if ground.level < 2:
            os.write(lifeline, json.dumps(_spec(ground, order)).encode() + b"\n")
        child = json.loads(await status.readline() or b"{}").get("child-pid")
        if ground.level >= 2 and child:
            with contextlib.suppress(ProcessLookupError):
                cage._init = (child, os.pidfd_open(child))
        cage._ended = asyncio.create_task(cage._end(status))
        ground.roll.enter(cage.pid)
        cage._ended.add_done_callback(partial(_leave, ground.roll, cage.pid))
        if not child:
            raise await _failure(cage)
        if ground.level >= 2:
            with contextlib.suppress(BrokenPipeError):  # then it has ended, and says why
                os.write(lifeline, b"go\n")
    except BaseException:
        cage._ended = cage._ended or asyncio.create_task(cage._end(status))
        process.kill()
        await cage.kill()
        raise
    return cage


def _leave(roll: Roll, pid: int, ended: asyncio.Task[int]) -> None:
    roll.leave(pid)


async def _failure(cage: Cage) -> LaunchFailed:
    await cage.kill()
    words = [part async for part in cage.text(1 << 20)]
    return LaunchFailed("".join(words).strip() or "The launcher ended without a word.")


def _namespaces(
    ground: Ground, order: Launch, life: int, output: int, status: int, ours: contextlib.ExitStack
) -> subprocess.Popen[bytes]:
    options = "\0".join(bubblewrap.options(ground, order)).encode() + b"\0"
    files = [("--args", options)]
    rules = seccomp.compiled(namespaces=True)
    if rules:
        files.append(("--seccomp", rules))
    argv = [shutil.which("bwrap") or "bwrap", "--json-status-fd", str(status)]
    passed = [status]
    for option, content in files:
        file = _memory_file(content)
        ours.callback(os.close, file)
        argv += [option, str(file)]
        passed.append(file)
    return _spawn(
        [*argv, "--", *bubblewrap.program(ground, order)], life, output, passed, order.uid
    )


def _kept(
    ground: Ground, order: Launch, life: int, output: int, status: int, ours: contextlib.ExitStack
) -> subprocess.Popen[bytes]:
    # The keeper stays who we are, so that the command cannot touch it.
    return _spawn(clean_python(KEEPER, str(status)), life, output, [status], None)


def _spawn(
    argv: list[str], life: int, output: int, passed: list[int], uid: int | None
) -> subprocess.Popen[bytes]:
    account = {} if uid is None else {"user": uid, "group": uid, "extra_groups": []}
    try:
        return subprocess.Popen(
            argv,
            stdin=life,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=passed,
            # Inside, the launcher's own environment can be read: it must hold nothing.
            env={"PATH": "/usr/bin:/bin"},
            cwd="/",
            start_new_session=True,
            **account,
        )
    except OSError as error:
        raise LaunchFailed(str(error)) from error


def _spec(ground: Ground, order: Launch) -> dict[str, object]:
    """Return what the keeper is told."""
    limits = ground.limits.rlimits(batch=order.batch)
    processes = ground.limits.processes
    if order.uid is None:  # the limit counts all our processes, not only the app's
        processes += _tasks_of(os.getuid())
    _, allowed = resource.getrlimit(resource.RLIMIT_NPROC)
    if allowed != resource.RLIM_INFINITY:
        processes = min(processes, allowed)
    layer = str(order.layer) if order.layer else None
    prefix = str(ground.interpreter.prefix)
    workspace, tmp = str(order.workspace), str(order.tmp)
    rules = seccomp.compiled(namespaces=False)
    if ground.level >= 1 and rules is None:
        raise LaunchFailed("libseccomp.so.2 is missing: install the package libseccomp2.")
    return {
        "level": ground.level,
        "command": order.command,
        "env": environment(ground, order, home=workspace, venv=layer, tmp=tmp),
        "uid": order.uid,
        "workspace": workspace,
        "readable": [*READABLE, prefix, *([layer] if layer else [])],
        "writable": [workspace, tmp, *DEVICES],
        "ports": [order.port] if order.port else [],
        "limits": limits | {"nproc": processes},
        "filter": base64.b64encode(rules or b"").decode(),
    }


def _tasks_of(uid: int) -> int:
    count = 0
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):
                if process.stat().st_uid == uid:
                    count += len(os.listdir(process / "task"))
    return count


def _memory_file(content: bytes) -> int:
    file = os.memfd_create("sandbox", os.MFD_CLOEXEC)
    os.write(file, content)
    os.lseek(file, 0, os.SEEK_SET)
    return file


async def _pipe(ours: contextlib.ExitStack) -> tuple[asyncio.StreamReader, int]:
    """Return a reader for us, and the end to write to, closed with *ours*."""
    read, write = os.pipe()
    ours.callback(os.close, write)
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(read, "rb", buffering=0)
    )
    return reader, write


async def readable(descriptor: int) -> None:
    """Wait until *descriptor* can be read; a pidfd can when its process has ended."""
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    loop.add_reader(descriptor, event.set)
    try:
        await event.wait()
    finally:
        loop.remove_reader(descriptor)
