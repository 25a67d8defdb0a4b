"""How many specs become working apps, how fast, and how different they are from each other.

    python -m benchmarks.apps specs/*.json [--ideas ideas.jsonl --take 20] [--boot]

Each spec is rendered, migrated, seeded and put through its own tests; ``--ideas`` asks the
configured runner for the spec of each line (fields ``idea`` and ``features``).
"""

import argparse
import hashlib
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from cofounder.appspec import lock
from cofounder.appspec.render import all_files
from cofounder.appspec.spec import AppSpec


def specs_of(arguments: argparse.Namespace) -> Iterator[tuple[str, AppSpec]]:
    """Yield (name, spec) from the spec files, then from the ideas."""
    for path in arguments.specs:
        yield path.stem, AppSpec.model_validate_json(path.read_text("utf-8"))
    if not arguments.ideas:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cofounder.settings")
    import django

    django.setup()
    from cofounder.runner import get_runner
    from cofounder.runner.protocol import Known

    rows = [json.loads(line) for line in arguments.ideas.read_text("utf-8").splitlines()]
    random.Random(arguments.seed).shuffle(rows)
    for row in rows[: arguments.take]:
        idea = ". ".join([row["idea"], *row.get("features", [])])
        yield row.get("id", row["idea"][:20]), get_runner().specify_app(Known(idea=idea))


def python_with_lock() -> Path:
    """Return a Python with the pinned requirements, made on first use."""
    digest = hashlib.sha256(lock.LOCK.encode()).hexdigest()[:16]
    home = Path(tempfile.gettempdir()) / "cofounder-layers" / f"{digest}-py{sys.version_info[1]}"
    if not (home / "installed").exists():
        home.parent.mkdir(parents=True, exist_ok=True)
        pins = home.with_suffix(".txt")
        pins.write_text(lock.LOCK)
        uv = str(Path(sys.executable).with_name("uv"))
        subprocess.run([uv, "venv", "-q", "--clear", "-p", sys.executable, home], check=True)
        subprocess.run([uv, "pip", "install", "-q", "-p", home, "-r", pins], check=True)
        (home / "installed").touch()
    return home / "bin" / "python"


def try_out(files: dict[str, str], python: Path) -> tuple[int, str]:
    """Write, migrate, seed and test an app; return (tests passed, what went wrong)."""
    env = {"PATH": f"{python.parent}:{os.environ['PATH']}", "DEBUG": "1", "LANG": "C.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        steps = (
            lock.MIGRATIONS_COMMAND,
            f"python manage.py migrate --noinput && {lock.SEED_COMMAND} && {lock.SEED_COMMAND}",
            lock.TEST_COMMAND,
        )
        output = ""
        for step in steps:
            done = subprocess.run(
                step, shell=True, cwd=folder, env=env, capture_output=True, text=True
            )
            output = done.stdout + done.stderr
            if done.returncode:
                return 0, f"{step}: {output.strip().splitlines()[-1]}"
        return int(re.search(r"Ran (\d+) test", output)[1]), ""


def own_lines(files: dict[str, str], shared: set[tuple[str, str]]) -> set[str]:
    """Return the lines of an app that are not in files every app has word for word."""
    return {
        line.strip()
        for path, text in files.items()
        if (path, text) not in shared and path.startswith("app/")
        for line in text.splitlines()
        if len(line.strip()) > 3
    }


def main() -> None:
    """Run everything and print one line for each app, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("specs", nargs="*", type=Path)
    parser.add_argument("--ideas", type=Path)
    parser.add_argument("--take", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    python = python_with_lock()
    rendered, times, passed, failed = [], [], 0, 0
    for name, spec in specs_of(arguments):
        started = time.perf_counter()
        try:
            files = all_files(spec)
        except Exception as error:  # noqa: BLE001 - a crash is a result here
            failed += 1
            print(f"{name:24} does not render: {error!r}")
            continue
        drawn = time.perf_counter() - started
        tests, wrong = try_out(files, python)
        times.append(time.perf_counter() - started)
        rendered.append(files)
        passed += not wrong
        lines = sum(text.count("\n") for text in files.values())
        entities = len(spec.entities)
        print(
            f"{name:24} {spec.archetype:12} {entities:2} entities {len(files):3} files"
            f" {lines:5} lines, render {drawn * 1000:4.0f} ms,"
            f" total {times[-1]:5.1f} s, {tests:3} tests, {wrong or 'ok'}"
        )
    if not rendered:
        return
    shared = set.intersection(*(set(files.items()) for files in rendered))
    own = [own_lines(files, shared) for files in rendered]
    alike = [len(a & b) / len(a | b) for a, b in itertools.combinations(own, 2)]
    print(
        f"\nrendered {len(rendered)}, failed to render {failed},"
        f" working {passed}/{len(rendered) + failed}"
    )
    print(f"seconds: median {statistics.median(times):.1f}, most {max(times):.1f}")
    if alike:
        print(
            f"lines in common (Jaccard): mean {statistics.mean(alike):.2f}, most {max(alike):.2f}"
        )


if __name__ == "__main__":
    main()
