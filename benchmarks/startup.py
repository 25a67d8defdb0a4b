"""How long `manage.py up` takes to the first page: on fresh data, and on data it knows.

    .venv/bin/python benchmarks/startup.py [--runs 5] [--json]

Every run uses a folder and a port of its own; the embedded services are always used.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120


def first_page(var: Path) -> dict[str, float]:
    """Start on *var*; return seconds to the first page, to "is running", and to stop."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    started = time.perf_counter()
    up = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=env | {"VAR_DIR": str(var), "PORT": str(port), "DOTENV": os.devnull},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        while not answers(port):
            if up.poll() is not None or time.perf_counter() - started > PATIENCE:
                sys.exit("`manage.py up` did not get to a page.")
            time.sleep(0.01)
        page = time.perf_counter() - started
        if not any("running at" in line for line in up.stdout or ()):
            sys.exit("`manage.py up` gave up.")
        running = time.perf_counter() - started
    finally:
        stopped = time.perf_counter()
        up.send_signal(signal.SIGINT)
        up.communicate()
    return {
        "first_page_s": page,
        "running_s": running,
        "stop_s": time.perf_counter() - stopped,
    }


def answers(port: int) -> bool:
    """True when the first page is there, whole and without an error."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
            page.read()
    except OSError:
        return False
    return True


def medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(run[name] for run in runs), 2) for name in runs[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    fresh, warm = [], []
    with tempfile.TemporaryDirectory(prefix="cofounder-") as folder:
        Path(folder).chmod(0o711)
        for number in range(options.runs):
            var = Path(folder) / str(number)
            fresh.append(first_page(var))
            warm.append(first_page(var))
            shutil.rmtree(var)
    result = {"runs": options.runs, "fresh": medians(fresh), "warm": medians(warm)}
    if options.json:
        print(json.dumps(result))
        return
    for name in ("fresh", "warm"):
        values = result[name]
        print(
            f"{name:5}  first page {values['first_page_s']:5.2f} s   "
            f"running {values['running_s']:5.2f} s   stopped in {values['stop_s']:4.2f} s"
        )


if __name__ == "__main__":
    main()
