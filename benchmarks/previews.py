"""What the preview proxy costs: time added to a request, and requests per second.

    python benchmarks/previews.py [--json] [--rounds N] [--visitors N]

The same app answers the same visitors twice: at its own socket, and through the product's ASGI
stack (Daphne, host routing, cookie, headers). Both sides take turns, so that a busy machine
disturbs both. What Daphne alone takes is shown by a preview that does not exist. Everything runs
on throw-away services.
"""

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORLD = ROOT / "tests" / "builds" / "previews"
sys.path[:0] = [str(ROOT), str(WORLD)]
os.environ["DOTENV"] = os.devnull
os.environ["DJANGO_SETTINGS_MODULE"] = "cofounder.settings"

#: Requests of one turn, before the other side has its own.
TURN = 50
PATHS = {"small answer": "/healthz", "256 KB upload and download": "/echo"}
#: Asked of a host that is no preview's.
NOWHERE = "/nowhere"

Dial = Callable[[], http.client.HTTPConnection]


class SocketConnection(http.client.HTTPConnection):
    """HTTP over a unix socket."""

    def __init__(self, path: str) -> None:
        super().__init__("app")
        self.path = path

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


def request(line: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> None:
    body = b"x" * 256_000 if path == "/echo" else None
    line.request("POST" if body else "GET", path, body=body, headers=headers)
    answer = line.getresponse()
    content = answer.read()
    assert answer.status == (404 if path == NOWHERE else 200), (answer.status, content[:200])
    assert body is None or content == body


def latencies(sides: dict[str, Dial], path: str, headers: dict[str, str], turns: int) -> dict:
    """Return the median milliseconds of a request, per side."""
    lines = {name: dial() for name, dial in sides.items()}
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(turns):
        for name, line in lines.items():
            for _ in range(TURN):
                began = time.perf_counter()
                request(line, path, headers)
                taken[name].append(1000 * (time.perf_counter() - began))
    return {name: statistics.median(times) for name, times in taken.items()}


def rate(dial: Dial, headers: dict[str, str], visitors: int, seconds: float = 4.0) -> float:
    """Return requests per second of *visitors* at once."""
    until = time.perf_counter() + seconds
    counts = [0] * visitors

    def visit(number: int) -> None:
        line = dial()
        while time.perf_counter() < until:
            request(line, "/healthz", headers)
            counts[number] += 1

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def measure(app: str, port: int, headers: dict[str, str], rounds: int, visitors: int) -> dict:
    sides: dict[str, Dial] = {
        "direct": lambda: SocketConnection(app),
        "proxied": lambda: http.client.HTTPConnection("127.0.0.1", port),
    }
    found: dict = {"visitors": visitors}
    for name, path in PATHS.items():
        turns = rounds if path != "/echo" else max(1, rounds // 5)
        times = latencies(sides, path, headers, turns)
        found[name] = {
            "direct_ms": round(times["direct"], 2),
            "proxied_ms": round(times["proxied"], 2),
            "added_ms": round(times["proxied"] - times["direct"], 2),
            "ratio": round(times["proxied"] / times["direct"], 2),
        }
    nowhere = headers | {"Host": f"p-0.localhost:{port}"}
    alone = latencies({"proxied": sides["proxied"]}, NOWHERE, nowhere, rounds)
    found["daphne_alone_ms"] = round(alone["proxied"], 2)
    for name, dial in sides.items():
        found[f"{name}_per_second"] = round(rate(dial, headers, visitors))
    return found


def run(rounds: int, visitors: int) -> dict:
    """Start everything, measure, stop everything."""
    from cofounder.services import scratch

    services = scratch.provide()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FOLDERS"] = folder
        try:
            import django

            django.setup()
            return serve_and_measure(rounds, visitors)
        finally:
            services.remove()


def serve_and_measure(rounds: int, visitors: int) -> dict:
    from django.conf import settings
    from django.core.management import call_command
    from preview_folders import FolderDriver
    from preview_visitors import APP, eventually, listens

    from builds.models import Preview, Version
    from builds.previews import links
    from builds.previews.links import Pass
    from projects.models import Project, User

    call_command("migrate", verbosity=0)
    founder = User.objects.create_user("rosa@example.com")
    project = Project.objects.create(owner=founder, name="Garden", idea="A garden.")
    version = Version.objects.create(project=project, number=1, manifest={}, spec={})
    preview = Preview.objects.create(version=version, sandbox_id="garden")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {
        "PORT": str(port),
        "SANDBOX": "folders",
        "DATABASE_URL": settings.DATABASE_URL,
        "PYTHONPATH": f"{ROOT}:{WORLD}",
        "PYTHONWARNINGS": "ignore",
    }
    sandbox = FolderDriver().create("garden", {})
    server = subprocess.Popen([sys.executable, str(WORLD / "preview_server.py")], env=env, cwd=ROOT)
    try:
        sandbox.serve(APP)
        app = sandbox.endpoint().socket
        eventually(lambda: listens(app), "the app", seconds=60)
        eventually(lambda: listens(("127.0.0.1", port)), "the server", seconds=60)
        cookie = Pass(preview.slug, int(time.time()) + 3600).cookie()
        headers = {
            "Host": f"p-{preview.slug}.localhost:{port}",
            "Cookie": f"{links.COOKIE}={cookie}; theme=dark",
        }
        return measure(app, port, headers, rounds, visitors)
    finally:
        server.terminate()
        server.wait()
        sandbox.sleep()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=20, help=f"turns of {TURN} requests")
    parser.add_argument("--visitors", type=int, default=8, help="visitors at once, for the rate")
    options = parser.parse_args()
    found = run(options.rounds, options.visitors)
    if options.json:
        print(json.dumps(found))
        return
    for name in PATHS:
        print(
            "{name:>28}: {direct_ms} ms direct, {proxied_ms} ms proxied "
            "(+{added_ms} ms, {ratio} times)".format(name=name, **found[name])
        )
    print(f"{'Daphne alone':>28}: {found['daphne_alone_ms']} ms")
    for side in ("direct", "proxied"):
        print(f"{side:>28}: {found[f'{side}_per_second']} requests/s, {options.visitors} visitors")


if __name__ == "__main__":
    main()
