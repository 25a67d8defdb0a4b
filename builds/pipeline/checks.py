"""The checks a version must pass before anybody says that it is ready."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.db import connections

from builds import running
from builds.accounts import Accounts
from builds.promises import Probe
from builds.sandbox.protocol import Result, Sandbox
from cofounder.browsing import Visitor
from cofounder.errors import SandboxError

#: A crawl visits at most this many pages per visitor.
MOST_PAGES = 120

LABELS = {
    "files": "Everything a first version needs is there",
    "compiles": "The code can be read by a machine without mistakes",
    "setup": "The app can be loaded",
    "templates": "The pages are valid",
    "check": "Its settings fit together",
    "makemigrations": "It knows what it keeps track of",
    "migrate": "It can store that",
    "seed": "There is sample data to look at",
    "seed_again": "Starting again doubles nothing",
    "tests": "The app's own tests pass",
    "answers": "The app starts and answers",
    "crawl": "Every page opens",
    "log": "Nothing broke behind the scenes",
    "data": "What was entered is there",
    "lived_in": "Every page opens with what people entered",
}

#: Where in the app's log a rehearsal begins.
REHEARSAL = "-- rehearsal --"

#: Without these nobody can run the app elsewhere.
NEEDED = ("README.md", ".env.example", "Procfile", "requirements.txt", "manage.py")


@dataclass(frozen=True)
class Finding:
    """One check as it went. *evidence* is for the founder, *output* a log for repairs."""

    id: str
    ok: bool
    ms: int
    evidence: str = ""
    command: str = ""
    exit_code: int = 0
    output: str = ""

    @property
    def label(self) -> str:
        """The check's name on screen."""
        return LABELS[self.id]

    def row(self) -> dict[str, Any]:
        """As it is kept on the build: without the log."""
        return {"label": self.label} | {
            name: value for name, value in asdict(self).items() if name not in {"output", "command"}
        }


class Stopwatch:
    """Makes findings with the time they took."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def finding(self, check: str, ok: bool, evidence: str = "", **more: Any) -> Finding:
        """Return what *check* found, timed since this watch was started."""
        ms = round(1000 * (time.monotonic() - self.began))
        return Finding(check, ok, ms, evidence, **more)


def files(found: Mapping[str, bytes]) -> Finding:
    """The workspace holds what a stranger needs to run the app."""
    watch = Stopwatch()
    missing = [name for name in NEEDED if not found.get(name, b"").strip()]
    evidence = f"Missing: {', '.join(missing)}." if missing else ""
    return watch.finding("files", not missing, evidence, output=evidence)


def prepared(result: Result) -> list[Finding]:
    """Read the steps that ``running.prepare`` printed. What an app prints is data: it can lie about
    itself here, and is caught by the checks over HTTP.
    """
    findings = []
    for line in result.output.splitlines():
        if not line.startswith("@@"):
            continue
        try:
            step = json.loads(line[2:])
            finding = Finding(
                id=str(step["id"]), ok=bool(step["ok"]), ms=int(step["ms"]),
                command=f"manage.py {step['id']}", exit_code=0 if step["ok"] else 1,
                output=str(step.get("output", "")),
            )  # fmt: skip
        except (ValueError, KeyError, TypeError):
            continue
        if finding.id in running.EVERYTHING:
            findings.append(finding)
    expected = [name for name in running.EVERYTHING if name not in {f.id for f in findings}]
    if expected and all(f.ok for f in findings):
        findings.append(
            Finding(expected[0], False, 0, command="manage.py", exit_code=result.exit_code,
                    output=result.output[-4000:])
        )  # fmt: skip
    return findings


def tests(sandbox: Sandbox, env: Mapping[str, str]) -> Finding:
    """The app's own tests, which must exist and pass."""
    watch = Stopwatch()
    command = "python manage.py test --verbosity 1"
    result = sandbox.run(command, timeout=120, env=env)
    counted = [line for line in result.output.splitlines() if line.startswith("Ran ")]
    ran = counted[-1] if counted else "No tests were found."
    ok = result.ok and bool(counted) and not ran.startswith("Ran 0 ")
    return watch.finding(
        "tests", ok, f"{ran.rstrip('.')}.", command=command, exit_code=result.exit_code,
        output="" if ok else result.output[-6000:],
    )  # fmt: skip


@contextmanager
def rehearsal(sandbox: Sandbox, start: str, env: Mapping[str, str], data: str) -> Iterator[None]:
    """Serve the app on a copy of *data*, so that checking leaves no traces in it."""
    copy = f"cp -f {data} checks.sqlite3 && export DATABASE_URL=sqlite:///checks.sqlite3"
    sandbox.serve(f"echo '{REHEARSAL}' && {copy} && {start}", env=env)
    yield


def answers(sandbox: Sandbox) -> Finding:
    """The start command leads to a server that answers."""
    watch = Stopwatch()
    try:
        running.await_answer(sandbox)
    except SandboxError as error:
        return watch.finding(
            "answers", False, str(error), command="Procfile", exit_code=1, output=sandbox.app_log()
        )
    return watch.finding("answers", True, "Its health page answered.")


def crawl(accounts: Accounts) -> Finding:
    """Follow internal links, as a stranger and as every role; none may be an error.

    The first role sees as much as the stranger; the others, whose pages are mostly the same, less.
    """
    watch = Stopwatch()
    seen: dict[str, int] = {}
    bad: dict[str, int] = {}
    try:
        with accounts.stranger() as person:
            bad |= _walk(person, seen, MOST_PAGES)
        for number, role in enumerate(accounts.spec.roles):
            with accounts.signed_in(role.name) as person:
                bad |= _walk(person, seen, MOST_PAGES if number == 0 else MOST_PAGES // 4)
    except (httpx.HTTPError, LookupError) as error:
        return watch.finding("crawl", False, f"The walk ended early: {error}", output=str(error))
    if bad:
        shown = ", ".join(f"{path} ({status})" for path, status in sorted(bad.items())[:5])
        return watch.finding("crawl", False, f"{len(bad)} pages are broken: {shown}", output=shown)
    return watch.finding("crawl", True, f"{len(seen)} pages opened.")


def lived_in(sandbox: Sandbox, stranger: Callable[[], Visitor]) -> Finding:
    """With the data people entered, no page that a stranger can reach is an error."""
    watch = Stopwatch()
    seen: dict[str, int] = {}
    try:
        running.await_answer(sandbox)
        with stranger() as person:
            bad = _walk(person, seen, MOST_PAGES)
    except (SandboxError, httpx.HTTPError) as error:
        return watch.finding("lived_in", False, str(error), output=sandbox.app_log()[-6000:])
    shown = ", ".join(f"{path} ({status})" for path, status in sorted(bad.items())[:5])
    evidence = f"{len(bad)} pages are broken: {shown}" if bad else f"{len(seen)} pages opened."
    output = sandbox.app_log().rpartition(REHEARSAL)[2][-6000:] if bad else ""
    return watch.finding("lived_in", not bad, evidence, output=output)


def _walk(person: Visitor, seen: dict[str, int], most: int) -> dict[str, int]:
    """Open up to *most* pages that can be reached; return the broken ones (path -> status)."""
    home = person.client.base_url.host
    waiting, met, bad = ["/"], {"/"}, {}
    while waiting:
        page = person.visit(waiting.pop(0))
        seen[page.path] = page.status
        if page.status >= 400 and page.status not in {401, 403}:
            bad[page.path] = page.status
        for link in page.links():
            parts = urlsplit(link)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.hostname == home and path not in met and len(met) < most:
                met.add(path)
                waiting.append(path)
    return bad


def log(sandbox: Sandbox) -> Finding:
    """No traceback was printed while the app was walked."""
    watch = Stopwatch()
    text = sandbox.app_log().rpartition(REHEARSAL)[2]  # not of a round that was mended since
    broke = "Traceback (most recent call last)" in text
    return watch.finding("log", not broke, output=text[-6000:] if broke else "")


def promises(accounts: Accounts) -> list[dict[str, str]]:
    """Try every promise of the app's spec on the running app."""
    probe = Probe(accounts)
    return [probe.check(promise) for promise in accounts.spec.promises]


def side_by_side(*acts: Callable[[], Any]) -> list[Any]:
    """Run *acts* at the same time and return their results in order."""
    with ThreadPoolExecutor(len(acts)) as pool:
        results = [future.result() for future in [pool.submit(act) for act in acts]]
    connections.close_all()
    return results
