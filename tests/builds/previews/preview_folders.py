"""Sandboxes that are plain folders: a small real driver, without walls, for apps we wrote."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from builds.sandbox.protocol import Endpoint, Isolation, Result, SandboxInfo
from cofounder.errors import SandboxError, SandboxGone

ROOT = Path(__file__).resolve().parents[3]
ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    "PYTHONPATH": str(Path(__file__).parent),
}


class FolderSandbox:
    """``files/`` is the workspace, ``app.sock`` where the app listens, ``command`` how it starts.

    Every ``wake`` leaves a line in ``woken``. While there is a file ``asleep-for-good``, waking
    fails; while there is a file ``hold``, an app that is started waits before it listens. A file
    ``url`` makes it like a rented sandbox: elsewhere, behind a key.
    """

    isolation = Isolation(0, "A folder, for tests.")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.id = folder.name

    def write(self, files) -> None:
        for path, content in files.items():
            target = self.folder / "files" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def remove(self, paths) -> None:
        for path in paths:
            (self.folder / "files" / path).unlink(missing_ok=True)

    def read(self, skip=()) -> dict[str, bytes]:
        home = self.folder / "files"
        files = (path for path in home.rglob("*") if path.is_file())
        return {str(path.relative_to(home)): path.read_bytes() for path in files}

    def install(self, lock: str) -> Result:
        return Result(0, "")

    def run(self, command, *, timeout=60, env=None, on_output=None) -> Result:
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder / "files",
            env=ENVIRONMENT | dict(env or {}),
            capture_output=True,
            text=True,
            timeout=timeout,
        )
        return Result(done.returncode, done.stdout + done.stderr)

    def serve(self, command, *, env=None) -> None:
        self.sleep()
        (self.folder / "command").write_text(command)
        wait = f"while [ -e {self.folder}/hold ]; do sleep 0.02; done; "
        process = subprocess.Popen(
            ["sh", "-c", wait + "exec " + command],
            cwd=self.folder / "files",
            env=ENVIRONMENT | {"SOCKET": str(self.folder / "app.sock")} | dict(env or {}),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        (self.folder / "pid").write_text(str(process.pid))

    def endpoint(self) -> Endpoint:
        url = self.folder / "url"
        if url.exists():
            return Endpoint(url=url.read_text(), headers={"Access-Token": "ours"})
        return Endpoint(socket=str(self.folder / "app.sock"))

    def sleep(self) -> None:
        pid = self.folder / "pid"
        if pid.exists():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(int(pid.read_text()), signal.SIGKILL)
            pid.unlink()
        for left_behind in ("app.sock", "app.sock.lock"):
            (self.folder / left_behind).unlink(missing_ok=True)

    def kill(self) -> None:
        self.sleep()
        shutil.rmtree(self.folder, ignore_errors=True)

    def wake(self) -> None:
        with (self.folder / "woken").open("a") as woken:
            woken.write("once\n")
        if (self.folder / "asleep-for-good").exists():
            raise SandboxError("The app's <garden> is flooded.\nTraceback: secret detail")
        self.serve((self.folder / "command").read_text())

    @property
    def times_woken(self) -> int:
        woken = self.folder / "woken"
        return len(woken.read_text().splitlines()) if woken.exists() else 0


class FolderDriver:
    """Folders below ``$FOLDERS``."""

    isolation = FolderSandbox.isolation

    def __init__(self) -> None:
        self.root = Path(os.environ["FOLDERS"])

    def create(self, key, metadata) -> FolderSandbox:
        (self.root / key / "files").mkdir(parents=True, exist_ok=True)
        return FolderSandbox(self.root / key)

    def connect(self, sandbox_id) -> FolderSandbox:
        if not (self.root / sandbox_id).is_dir():
            raise SandboxGone("This sandbox is gone.")
        return FolderSandbox(self.root / sandbox_id)

    def list(self) -> list[SandboxInfo]:
        return [SandboxInfo(folder.name, "running", {}) for folder in self.root.iterdir()]
