"""Dependency layers: one installed set per lock, shared read-only by all apps that pin it.

A layer is a relocatable virtual environment named by the hash of its lock and its Python. It is
made outside the sandbox, from wheels only and without running anything of what they hold: not
even the interpreter's ``site`` is loaded once something is installed.
"""

import contextlib
import fcntl
import hashlib
import os
import platform
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import uv

from builds.sandbox.local.interpreter import Interpreter
from builds.sandbox.local.staging import Places
from builds.sandbox.protocol import Result

#: A line of a lock: a name with versions, a marker, hashes. No options, addresses or paths.
LINE = re.compile(
    r"[A-Za-z0-9][\w.-]*(\[[\w,. -]*\])?\s*([=<>!~]=?=?[\w.*+!, <>=~-]+)?"
    r"(;[^@/\\]*)?(\s*--hash=sha256:[0-9a-f]{64})*"
)
SECRET = re.compile(r"(?<=//)[^/@\s]+@")
#: Seconds an installation may take.
PATIENCE = 600
FAILED, STOPPED = 2, 137


def key_of(lock: str, interpreter: Interpreter) -> str:
    """Return the name of the layer of *lock* on *interpreter* and this kind of machine."""
    lines = sorted(_requirements(lock))
    machine = f"{platform.system()}-{platform.machine()}-{platform.libc_ver()[0]}"
    parts = "\n".join([*lines, interpreter.version, str(interpreter.path), machine])
    return hashlib.sha256(parts.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Layers:
    """The folder of layers. *size* bounds them all together, in bytes."""

    places: Places
    interpreter: Interpreter
    environment: Mapping[str, str]
    size: int

    def path(self, key: str) -> Path:
        """Return where the layer *key* is, or will be."""
        return self.places.layers / key

    def find(self, lock: str) -> Path | None:
        """Return the finished layer of *lock*, noting that it is used, or None."""
        layer = self.path(key_of(lock, self.interpreter))
        try:
            os.utime(layer)
        except FileNotFoundError:
            return None
        return layer

    def build(
        self,
        lock: str,
        *,
        in_use: Collection[str] = (),
        stopped: Callable[[], bool] = lambda: False,
    ) -> Result:
        """Make the layer of *lock* unless it is there. *stopped* is asked whether to give up.

        Several may build at once, in several processes: the first makes it, the rest wait.
        Layers named *in_use* are kept when room is made for it.
        """
        wrong = _wrong_lines(lock)
        if wrong:
            return Result(FAILED, f"Only pinned packages can be installed, not “{wrong[0]}”.\n")
        key = key_of(lock, self.interpreter)
        with self._alone(key, stopped) as mine:
            if not mine:
                return Result(STOPPED, "Stopped.\n")
            if self.find(lock):
                return Result(0, "Everything is installed already.\n")
            result = self._build(key, lock, stopped)
        self._make_room({*in_use, key})
        return result

    def _build(self, key: str, lock: str, stopped: Callable[[], bool]) -> Result:
        draft = Path(tempfile.mkdtemp(prefix=f".making-{key}-", dir=self.places.layers))
        try:
            result = self._install(draft, lock, stopped)
            if result.ok:
                (draft / "size").write_text(str(_size(draft)))
                draft.chmod(0o755)
                draft.rename(self.path(key))
            return result
        finally:
            if draft.exists():
                shutil.rmtree(draft)

    def _install(self, draft: Path, lock: str, stopped: Callable[[], bool]) -> Result:
        requirements = draft / "requirements.txt"
        requirements.write_text(lock)
        uv_bin = uv.find_uv_bin()
        python = str(self.interpreter.path)
        install = [
            *(uv_bin, "pip", "install", "--python", str(draft / "bin" / "python")),
            *("--no-build", "--link-mode", "copy", "-r", str(requirements)),
        ]

        def call(*argv: str) -> Result:
            return _call(argv, draft, self.environment, stopped)

        result = call(
            *(uv_bin, "venv", "--relocatable", "--allow-existing", "--no-project"),
            *("--python", python, str(draft)),
        )
        if result.ok and _requirements(lock):
            # What is in the cache needs no network, and then takes a tenth of the time.
            result = call(*install, "--offline")
            if not result.ok and not stopped():
                result = call(*install)
        if result.ok:
            # A read-only layer cannot keep bytecode later. "-S": nothing installed may run here.
            compiling = ("-m", "compileall", "-q", "-j", "0", "--invalidation-mode")
            compiled = call(python, "-I", "-S", *compiling, "unchecked-hash", str(draft / "lib"))
            if compiled.exit_code == STOPPED:
                return compiled
        return result

    @contextlib.contextmanager
    def _alone(self, key: str, stopped: Callable[[], bool]) -> Iterator[bool]:
        """Hold the lock of the layer *key*; False when told to stop while waiting."""
        with open(self.places.layers / f".{key}.lock", "w") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    if stopped():
                        yield False
                        return
                    time.sleep(0.05)
                else:
                    break
            yield True

    def _make_room(self, keep: Collection[str]) -> None:
        layers = sorted(
            (path for path in self.places.layers.iterdir() if (path / "size").is_file()),
            key=lambda path: path.stat().st_mtime,
        )
        total = sum(int((path / "size").read_text()) for path in layers)
        for path in layers:
            if total <= self.size:
                return
            if path.name in keep:
                continue
            total -= int((path / "size").read_text())
            away = path.with_name(f".gone-{path.name}")
            path.rename(away)
            shutil.rmtree(away)

    def clean(self) -> None:
        """Remove what a builder that died has left."""
        for path in self.places.layers.glob(".making-*"):
            key = path.name.split("-")[1]
            with open(self.places.layers / f".{key}.lock", "w") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                shutil.rmtree(path)
        for path in self.places.layers.glob(".gone-*"):
            shutil.rmtree(path)


def _call(
    argv: tuple[str, ...], cwd: Path, environment: Mapping[str, str], stopped: Callable[[], bool]
) -> Result:
    """Run an installer's command to its end, or kill it when asked to or when it takes too long."""
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            argv,
            cwd=cwd,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=0o022,
        )
        until = time.monotonic() + PATIENCE
        code = None
        while code is None:
            try:
                code = process.wait(0.05)
            except subprocess.TimeoutExpired:
                if stopped() or time.monotonic() > until:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                    code = STOPPED
        output.seek(0)
        text = SECRET.sub("***@", output.read()).replace(str(cwd), "/opt/venv")
    return Result(code if code >= 0 else 128 - code, text[-200_000:])


def _requirements(lock: str) -> list[str]:
    """Return the lines of *lock* without comments, each in one piece."""
    whole = lock.replace("\\\n", " ")
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in whole.splitlines())
    return [line for line in lines if line]


def _wrong_lines(lock: str) -> list[str]:
    return [line for line in _requirements(lock) if not LINE.fullmatch(line)]


def _size(folder: Path) -> int:
    return sum(path.lstat().st_blocks * 512 for path in folder.rglob("*") if not path.is_symlink())
