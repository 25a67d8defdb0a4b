"""How long a push takes from ``live.push`` to a page: one process pushes, Daphne delivers.

Starts a throw-away Postgres, Redis and web server, opens websockets on one project and pushes a
partial of a progress panel's size. The clock runs from the call of ``live.push`` (version, commit,
render, publish) until the client has the text. Bar: a median below 100 ms.

    python -m benchmarks.live [--events 200] [--clients 1 100] [--json]
"""

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from cofounder.services import scratch

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "live_region.html"
BAR = 100.0
#: Seconds between two pushes: a build's progress, a little hurried.
EVERY = 0.1


def set_up() -> scratch.Scratch:
    """Start the services and make the database, before anything reads the settings."""
    place = scratch.provide()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.live.site_settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    return place


def serve() -> tuple[subprocess.Popen[bytes], int]:
    """Start the web process as production runs it."""
    from cofounder.services.layout import answers_http

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "daphne", "-p", str(port), "-v", "0", "tests.live.site:application"],
        cwd=ROOT,
        env=os.environ | {"ROLE": "web"},
        stderr=subprocess.DEVNULL,
    )
    while not answers_http("127.0.0.1", port):
        time.sleep(0.05)
    return process, port


def founded() -> tuple[Any, str]:
    """Return a project and the session of its founder."""
    from django.test import Client

    from projects.models import Project, User

    founder, _ = User.objects.get_or_create(email="bench@example.com")
    project = Project.objects.create(owner=founder, name="Dog walkers", idea="Walk dogs.")
    client = Client()
    client.force_login(founder)
    return project, client.cookies["session"].value


class Crowd(threading.Thread):
    """All clients of one run, in a thread with an event loop of its own."""

    def __init__(self, port: int, project: Any, session: str, clients: int) -> None:
        super().__init__(daemon=True)
        self.address = f"ws://127.0.0.1:{port}/ws/projects/{project.pk}/"
        self.headers = {"Cookie": f"session={session}"}
        self.origin = f"http://127.0.0.1:{port}"
        self.clients = clients
        self.arrivals: list[tuple[int, int]] = []  # (version, monotonic_ns)
        self.greeted = 0
        self.is_over = False

    def run(self) -> None:
        asyncio.run(self._watch_all())

    async def _watch_all(self) -> None:
        watching = [asyncio.create_task(self._watch()) for _ in range(self.clients)]
        while not self.is_over:
            await asyncio.sleep(0.05)
        for task in watching:
            task.cancel()
        await asyncio.gather(*watching, return_exceptions=True)

    async def _watch(self) -> None:
        from websockets.asyncio.client import connect

        async with connect(
            self.address,
            additional_headers=self.headers,
            origin=self.origin,
            compression=None,
            open_timeout=60,
        ) as page:
            await page.recv()
            self.greeted += 1
            async for text in page:
                now = time.monotonic_ns()
                start = text.find('<section data-version="')
                if start >= 0:
                    self.arrivals.append((int(text[start + 23 :].split('"', 1)[0]), now))


def measure(port: int, clients: int, events: int) -> dict[str, float]:
    """Push *events* times to *clients* pages and return the latencies in milliseconds."""
    from cofounder import live

    project, session = founded()
    crowd = Crowd(port, project, session, clients)
    crowd.start()
    while crowd.greeted < clients:
        time.sleep(0.05)
    time.sleep(1)
    left: dict[int, int] = {}
    pushed = []
    for version in range(1, events + 1):
        left[version] = time.monotonic_ns()
        live.push(project.pk, TEMPLATE, project=project)
        pushed.append((time.monotonic_ns() - left[version]) / 1e6)
        time.sleep(EVERY)
    time.sleep(1)
    crowd.is_over = True
    crowd.join()
    latencies = sorted((at - left[version]) / 1e6 for version, at in crowd.arrivals)
    return {
        "clients": clients,
        "events": events,
        "delivered": len(latencies) / (clients * events),
        "median_ms": round(statistics.median(latencies), 2),
        "p95_ms": round(latencies[int(len(latencies) * 0.95)], 2),
        "max_ms": round(latencies[-1], 2),
        "push_call_median_ms": round(statistics.median(pushed), 2),
    }


def main() -> None:
    """Measure, print, and fail when the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 100])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    place = set_up()
    process, port = serve()
    try:
        results = [measure(port, clients, options.events) for clients in options.clients]
    finally:
        process.terminate()
        process.wait()
        place.remove()
    if options.json:
        print(json.dumps({"bar_ms": BAR, "results": results}))
    else:
        for result in results:
            print("  ".join(f"{name} {value}" for name, value in result.items()))
    sys.exit(any(result["median_ms"] >= BAR for result in results))


if __name__ == "__main__":
    main()
