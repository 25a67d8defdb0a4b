"""What must never happen, done on purpose: does a test notice each time?

    python benchmarks/never.py [--rule N] [--processes N]

Reads tests/never.toml. The project's files are copied to scratch folders; in a copy, one break at
a time is applied, only the tests that guard against it are run, and the break is taken back. First
these tests run unbroken, where all must pass. Exits 1 when a break went unnoticed, or when a test
fails without one.
"""

import argparse
import os
import queue
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from cofounder.services import scratch

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "tests" / "never.toml"
#: Seconds a few tests may take.
PATIENCE = 300
#: What steers a running product must not steer these tests.
STEERED = {"DATABASE_URL", "REDIS_URL", "VAR_DIR", "SCRATCH", "BASE_URL", "DJANGO_SETTINGS_MODULE"}


@dataclass(frozen=True)
class Break:
    """One way to break a clause of a rule: texts to replace, and the tests that must notice."""

    rule: int
    clause: str
    means: str
    edits: tuple[tuple[str, str, str], ...]  # (file, text to find, text to put there)
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How a run of tests ended: the tests that failed, what it said, seconds."""

    failed: tuple[str, ...]
    status: int
    said: str
    seconds: float


def breaks(path: Path = RULES) -> list[Break]:
    """Return every break of the rules written down in *path*."""
    return [
        Break(
            rule["number"],
            clause["says"],
            each["means"],
            tuple((e["file"], e["find"], e["put"]) for e in [each, *each.get("also", ())]),
            tuple(each["tests"]),
        )
        for rule in tomllib.loads(path.read_text())["rule"]
        for clause in rule["clause"]
        for each in clause["break"]
    ]


class Copy:
    """The files of the project as they are now, below *folder*, with services of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files()
        # Breaks come faster than a file's time tells, so compiled files go by content.
        compiled = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", str(folder)]
        subprocess.run([sys.executable, *compiled], check=True)
        self.scratch = scratch.make()
        ours = {"DATABASE_URL": self.scratch.postgres(), "REDIS_URL": self.scratch.redis()}
        self.env = {name: value for name, value in os.environ.items() if name not in STEERED}
        self.env |= ours | {
            "PYTHONDONTWRITEBYTECODE": "1",
            "DOTENV": os.devnull,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        self.env.setdefault("LAYERS_DIR", str(ROOT / "var" / "layers"))
        self.database = "--create-db"  # the one of the last run will not do

    def _files(self) -> None:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        for name in filter(None, listed.stdout.split("\0")):
            source, target = ROOT / name, self.folder / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)

    def run(self, tests: Sequence[str], *, first: bool = True) -> Outcome:
        """Run *tests* here, until the *first* one fails or to the end."""
        began = time.monotonic()
        words = ["-m", "pytest", "-p", "pytest_django.plugin", "-p", "no:cacheprovider", "-q",
                 "-rfE", "--tb=line", "--assert=plain", "--reuse-db"]  # fmt: skip
        words += [self.database] * bool(self.database) + ["-x"] * first
        self.database = ""
        try:
            done = subprocess.run(
                [sys.executable, *words, *tests],
                cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=PATIENCE,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            self.database = "--create-db"
            return Outcome((), -1, f"not done after {PATIENCE} s", time.monotonic() - began)
        # Only a test that ran and failed has noticed something: errors before it prove nothing.
        failed = re.findall(r"^FAILED (\S+)", done.stdout, re.MULTILINE)
        said = done.stdout[-3000:] + done.stderr[-500:]
        return Outcome(tuple(failed), done.returncode, said, time.monotonic() - began)

    def tried(self, one: Break) -> Outcome:
        """Apply *one*, run its tests, and take it back."""
        files = {file: (self.folder / file).read_text() for file, _, _ in one.edits}
        is_schema = any("/migrations/" in file for file in files)
        try:
            for file, find, put in one.edits:
                text = (self.folder / file).read_text()
                if text.count(find) != 1:
                    return Outcome((), -1, f"the text to break is not once in {file}", 0)
                (self.folder / file).write_text(text.replace(find, put))
            self.database = "--create-db" if is_schema else self.database
            return self.run(one.tests)
        finally:
            self.database = "--create-db" if is_schema else self.database
            for file, text in files.items():
                (self.folder / file).write_text(text)


def row(number: int, of: int, one: Break, outcome: Outcome) -> str:
    """Return a line of the table."""
    test = outcome.failed[0].rpartition("::")[2].partition("[")[0] if outcome.failed else "-"
    word = "yes" if outcome.failed else "NO "
    return (
        f"{number:3}/{of} {one.rule:2}  {word}  {outcome.seconds:5.1f} s  "
        f"{one.clause}  |  {one.means}  |  {test}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rule", type=int, help="only the breaks of this rule")
    parser.add_argument("--processes", type=int, default=min(os.cpu_count() or 1, 4))
    asked: Any = parser.parse_args()
    todo = [one for one in breaks() if asked.rule in (None, one.rule)]
    if not todo:
        parser.error(f"there is no rule {asked.rule}")
    began, lines, missed = time.monotonic(), threading.Lock(), []
    with tempfile.TemporaryDirectory(prefix="never-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        copies: queue.SimpleQueue[Copy] = queue.SimpleQueue()
        made = [Copy(Path(folder, str(number))) for number in range(asked.processes)]
        for copy in made:
            copies.put(copy)

        def taken(act: Callable[[Copy], Outcome]) -> Outcome:
            copy = copies.get()
            try:
                return act(copy)
            finally:
                copies.put(copy)

        def broken(job: tuple[int, Break]) -> None:
            number, one = job
            outcome = taken(lambda copy: copy.tried(one))
            with lines:
                print(row(number, len(todo), one, outcome), flush=True)
                if not outcome.failed:
                    missed.append((one, outcome))

        guards = sorted({test for one in todo for test in one.tests})
        shares = [share for n in range(asked.processes) if (share := guards[n :: asked.processes])]
        try:
            with ThreadPoolExecutor(asked.processes) as pool:
                act = partial(Copy.run, first=False)
                sound = list(pool.map(lambda share: taken(lambda copy: act(copy, share)), shares))
                again = [test for outcome in sound for test in outcome.failed]
                if again:  # on a busy machine a test may run out of time; once more decides
                    sound.append(taken(lambda copy: act(copy, again)))
                for outcome in sound:
                    print(f"unbroken: {outcome.said.strip().splitlines()[-1]}", flush=True)
                if sound[-1].status or any(o.status and not o.failed for o in sound):
                    print(*(outcome.said for outcome in sound if outcome.status), sep="\n")
                    print("Without any break, tests fail. Nothing was tried.")
                    return 1
                print("        rule, noticed, time, clause | what was broken | who noticed")
                list(pool.map(broken, enumerate(todo, start=1)))
        finally:
            for copy in made:
                copy.scratch.remove()
    for one, outcome in missed:
        print(f"\nUnnoticed: rule {one.rule}, {one.clause}: {one.means}\n{outcome.said}")
    minutes = (time.monotonic() - began) / 60
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = (spent.ru_utime + spent.ru_stime) / 60
    print(
        f"{len(todo)} breaks, {len(todo) - len(missed)} noticed, "
        f"{minutes:.1f} min ({worked:.1f} min of a processor)"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
