"""How fast local sandboxes are: medians in milliseconds.

``python benchmarks/sandbox.py [--rounds N] [--json]`` starts a supervisor of its own in a
temporary folder. The first installation fetches packages; it is not counted.
"""

import argparse
import json
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from builds.sandbox.local import starting
from builds.sandbox.local.driver import LocalDriver, LocalSandbox
from cofounder.appspec.lock import LOCK

APP = b"""
import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="x")
urlpatterns = [path("", lambda request: HttpResponse("hello"))]
application = get_wsgi_application()
"""
SERVE = "exec gunicorn app:application --bind 0.0.0.0:$PORT --workers 1 --threads 4"


def milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def first_page(sandbox: LocalSandbox) -> None:
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect(sandbox.endpoint().socket)
        visitor.sendall(b"GET / HTTP/1.1\r\nhost: app\r\nconnection: close\r\n\r\n")
        answer = visitor.makefile("rb").read()
    if not answer.startswith(b"HTTP/1.1 200"):
        sys.exit(answer.decode())


def measure(driver: LocalDriver, rounds: int) -> dict[str, float]:
    times: dict[str, list[float]] = {}

    def note(name: str, act: Callable[[], object]) -> None:
        times.setdefault(name, []).append(milliseconds(act))

    driver.create("warm-up", {}).install(LOCK)
    files = {f"folder{n % 20}/file{n}.py": b"x = 1\n" * 600 for n in range(200)}
    for number in range(rounds):
        made: list[LocalSandbox] = []
        note("create a sandbox", lambda: made.append(driver.create(f"box-{number}", {})))  # noqa: B023
        sandbox = made[0]
        note("write 200 files", lambda: sandbox.write(files | {"app.py": APP}))  # noqa: B023
        note("read 200 files", sandbox.read)
        note("install a known lock", lambda: sandbox.install(LOCK))  # noqa: B023
        note("run /bin/true", lambda: sandbox.run("true"))  # noqa: B023
        note("run python -c pass", lambda: sandbox.run("python -c pass"))  # noqa: B023
        note("serve to the first 200", lambda: (sandbox.serve(SERVE), first_page(sandbox)))  # noqa: B023
        note("answer a page", lambda: first_page(sandbox))  # noqa: B023
        note("put to sleep", sandbox.sleep)
        note("wake to the first 200", lambda: first_page(sandbox))  # noqa: B023
        note("kill", sandbox.kill)
    return {name: round(statistics.median(values), 1) for name, values in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        supervisor = starting.start(Path(folder))
        try:
            driver = LocalDriver(Path(folder))
            level = driver.isolation.level
            medians = measure(driver, options.rounds)
        finally:
            starting.stop(supervisor)
    if options.json:
        print(json.dumps({"level": level, "rounds": options.rounds, "milliseconds": medians}))
        return
    print(f"level {level}, medians of {options.rounds}, in ms")
    for name, value in medians.items():
        print(f"{value:8.1f}  {name}")


if __name__ == "__main__":
    main()
