"""Throw-away supervisors, an app to serve, and a package to install without a registry."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from builds.sandbox.local import starting
from builds.sandbox.local.driver import LocalDriver
from builds.sandbox.protocol import Sandbox

#: A package made by ``wheel``; its lock installs from a folder.
LOCK = "dogwalk==1.0\n"


@dataclass
class Machine:
    """A place for supervisors: what they share, and how to start one."""

    folder: Path
    wheels: Path
    layers: Path

    @contextlib.contextmanager
    def supervisor(self, name: str, **changes: str) -> Iterator[Running]:
        """Run a supervisor until the block ends; again with the same *name* finds its files."""
        settings = {
            "LAYERS_DIR": str(self.layers),
            "UV_NO_INDEX": "1",
            "UV_FIND_LINKS": str(self.wheels),
        }
        var = self.folder / name
        process = starting.start(var, **settings | changes)
        try:
            yield Running(LocalDriver(var), process)
        finally:
            starting.stop(process)


@dataclass
class Running:
    """A supervisor while it runs."""

    driver: LocalDriver
    process: object

    @property
    def pid(self) -> int:
        return self.process.pid


def visitor(sandbox: Sandbox) -> httpx.Client:
    """Return a client whose every path is answered by the app."""
    endpoint = sandbox.endpoint()
    transport = httpx.HTTPTransport(uds=endpoint.socket) if endpoint.socket else None
    return httpx.Client(
        transport=transport,
        base_url=endpoint.url or "http://app",
        headers=dict(endpoint.headers),
        timeout=40,
    )


#: An app that says what it finds in a file, and counts its visitors.
APP = b"""
import http.server, os
from pathlib import Path

class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        visits = Path("visits")
        count = int(visits.read_text()) + 1 if visits.exists() else 1
        visits.write_text(str(count))
        body = f"{os.environ.get('GREETING', 'hello')} {count}".encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        print("visited", count, flush=True)

http.server.ThreadingHTTPServer(("0.0.0.0", int(os.environ["PORT"])), Page).serve_forever()
"""


def eventually(condition: Callable[[], object], seconds: float = 15) -> object:
    """Return what *condition* answers once it is true; fail when it stays false."""
    until = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < until, "it never became true"
        time.sleep(0.02)
    return answer


def running_with(mark: str) -> list[int]:
    """Return the processes of this machine, dead ones left out, whose command names *mark*."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            with contextlib.suppress(OSError):
                if mark.encode() in (folder / "cmdline").read_bytes():
                    found.append(int(folder.name))
    return found


def wheel(folder: Path, name: str, files: dict[str, str], version: str = "1.0") -> None:
    """Write a wheel of *files* into *folder*."""
    about = f"{name}-{version}.dist-info"
    files = files | {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},{_digest(text)},{len(text)}\n" for path, text in files.items())
    files[f"{about}/RECORD"] = f"{record}{about}/RECORD,,\n"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)


def _digest(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
    return "sha256=" + digest.decode().rstrip("=")
