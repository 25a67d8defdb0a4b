"""The steps of a build. A step reads the state, uses the bench, returns what changed.

Every step may run twice (after a crash it is entered again), so each writes the same thing both
times. Files are kept in the database before the sandbox sees them.
"""

from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any, TypedDict

from langgraph.runtime import Runtime

from builds import lifecycle, record, running, workspaces
from builds.accounts import Accounts
from builds.models import Build
from builds.pipeline import checks
from builds.pipeline.checks import Finding
from builds.sandbox.protocol import Driver, Sandbox
from cofounder.appspec import render
from cofounder.appspec.lint import tidy
from cofounder.appspec.spec import AppSpec
from cofounder.errors import SandboxError
from cofounder.runner.protocol import Known, Problem, Runner, SourceFile, SourceTree
from projects import knowledge

Stage = Build.Stage

#: The migration an app writes for itself while it is checked; it belongs to the version.
WRITTEN_INSIDE = "app/migrations/"


class State(TypedDict, total=False):
    """What one step leaves for the next. Plain data only: no files, no money, no secrets."""

    problems: list[dict[str, Any]]
    signatures: list[str]
    round: int
    findings: list[dict[str, Any]]
    promises: list[dict[str, str]]


@dataclass
class Bench:
    """What a build works with. Tools stay out of the state."""

    build: Build
    runner: Runner
    driver: Driver
    _sandbox: Sandbox | None = field(default=None, repr=False)

    def known(self) -> Known:
        """What the runner is told about the project."""
        return knowledge.known(self.build.project)

    def spec(self) -> AppSpec:
        """The app as it was specified in the first step."""
        return AppSpec.model_validate(self.build.spec)

    def sandbox(self) -> Sandbox:
        """The build's sandbox with the files as they stand: found, or made again."""
        if self._sandbox is None:
            build = self.build
            metadata = {"build": str(build.pk), "project": str(build.project_id)}
            self._sandbox = self.driver.create(f"build-{build.slug}", metadata)
            running.materialise(self._sandbox, build.manifest)
            save(build, sandbox_id=self._sandbox.id, isolation=self._sandbox.isolation.label)
        return self._sandbox

    def keep(self, files: dict[str, bytes]) -> None:
        """Store *files* as part of the build, and only then in the sandbox if there is one."""
        save(self.build, manifest=self.build.manifest | workspaces.keep(files))
        if self._sandbox is not None:
            self._sandbox.write(files)

    def furnished(self) -> Sandbox:
        """The sandbox with dependencies and data, also when it had to be made again."""
        sandbox = self.sandbox()
        files = workspaces.read(self.build.manifest)
        if not running.install(sandbox, files).ok:
            raise SandboxError("We could not install what the app needs. Nothing was charged.")
        migrated = any(path.startswith(WRITTEN_INSIDE) for path in self.build.manifest)
        if migrated and not sandbox.run("test -s data.sqlite3").ok:
            running.prepare(sandbox, running.environment(self.build.slug), running.DATA_ONLY)
        return sandbox

    def stop(self, *, for_good: bool) -> None:
        """End what this worker runs right now; *for_good* when nobody will go on with it.

        After a takeover the sandbox belongs to the next worker, so only our own commands end.
        """
        if self._sandbox is None:
            return
        if for_good:
            self._sandbox.kill()
        else:
            self._sandbox.abort()


class CannotRepair(SandboxError):
    """The checks still fail, and trying again would be the same."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        names = ", ".join(dict.fromkeys(problem["check"] for problem in problems))
        what = (
            "We could not install what the app needs."
            if names == "install"
            else "The app does not pass its checks, and we could not fix it."
        )
        super().__init__(f"{what} Nothing was charged.", f"Failing: {names}")


def save(build: Build, **values: Any) -> None:
    """Save fields of *build* if we still hold it; raise ``NotAllowedNow`` if not."""
    build.move(build.stage, **values)


def encoded(files: dict[str, str]) -> dict[str, bytes]:
    """Turn texts into bytes."""
    return {path: text.encode() for path, text in files.items()}


def scaffold(state: State, runtime: Runtime[Bench]) -> State:
    """Decide what the app is, and lay down what every app has."""
    bench = runtime.context
    if not bench.build.spec:
        spec = tidy(bench.runner.specify_app(bench.known()))
        save(bench.build, spec=spec.model_dump(mode="json"))
    batch = render.scaffold(bench.spec())
    bench.keep(encoded(batch.files))
    record.tell(bench.build, batch.sentence)
    return {"round": 0, "signatures": [], "problems": []}


def write_code(state: State, runtime: Runtime[Bench]) -> State:
    """Write the app, or repair it, telling the runner what broke."""
    bench = runtime.context
    problems = [Problem(**problem) for problem in state["problems"]]
    spec = bench.spec()
    if not problems:
        for batch in render.code(spec):
            bench.keep(encoded(batch.files))
            record.tell(bench.build, batch.sentence)
    stored = workspaces.read(bench.build.manifest)
    tree = SourceTree(
        files=tuple(SourceFile(path=p, text=b.decode()) for p, b in sorted(stored.items()))
    )
    answer = bench.runner.write_code(bench.known(), spec, tree, problems)
    if answer.files:
        bench.keep({file.path: file.text.encode() for file in answer.files})
    for note in answer.notes:
        record.tell(bench.build, note)
    if problems and not answer.files:
        raise CannotRepair(state["problems"])
    return {"problems": []}


def install(state: State, runtime: Runtime[Bench]) -> State:
    """Install what the app needs, from its pinned list."""
    bench = runtime.context
    files = workspaces.read(bench.build.manifest)
    result = running.install(bench.sandbox(), files)
    if not result.ok:
        record.tell(bench.build, "Something the app needs did not install.", details=result.output)
        problem = Problem("install", "uv pip install", result.exit_code, result.output[-6000:])
        return round_over(state, [problem])
    wanted = [line for line in files["requirements.txt"].decode().splitlines() if "==" in line]
    record.tell(bench.build, f"Installed {len(wanted)} packages, all of them pinned.")
    return {"problems": []}


def check(state: State, runtime: Runtime[Bench]) -> State:
    """Try the app: its parts, its tests, every page, every promise."""
    bench = runtime.context
    found, promises = examine(bench)
    broken = [finding for finding in found if not finding.ok]
    for finding in broken:
        record.tell(bench.build, f"A check failed: {finding.label}.", details=finding.output)
    failed = [p for p in promises if p["outcome"] == "broken"]
    for promise in failed:
        record.tell(
            bench.build, f"A promise is broken: {promise['text']}", details=promise["evidence"]
        )
    problems = [Problem(f.id, f.command, f.exit_code, f.output) for f in broken]
    problems += [Problem("promise", p["text"], 1, p["evidence"]) for p in failed]
    if not problems:
        kept = sum(p["outcome"] == "kept" for p in promises)
        record.tell(bench.build, f"All {len(found)} checks passed; {kept} promises kept.")
    return round_over(state, problems) | {
        "findings": [finding.row() for finding in found],
        "promises": promises,
    }


def round_over(state: State, problems: list[Problem]) -> State:
    """Return what a round leaves: its *problems*, if any, and how it is recognised."""
    return {
        "problems": [asdict(problem) for problem in problems],
        "signatures": [*state["signatures"], signature(problems)],
        "round": state["round"] + 1,
    }


def signature(problems: list[Problem]) -> str:
    """Name a failure without what varies between two runs of it: numbers, addresses, times."""
    text = "|".join(f"{p.check}:{p.output.strip().splitlines()[-1:]}" for p in problems)
    return "".join("#" if c.isdigit() else c for c in text)[:500]


def examine(bench: Bench) -> tuple[list[Finding], list[dict[str, str]]]:
    """Run every check, stopping where the next would make no sense."""
    sandbox, spec = bench.furnished(), bench.spec()
    files = workspaces.read(bench.build.manifest)
    env = running.environment(bench.build.slug)
    found = [checks.files(files)]
    found += checks.prepared(running.prepare(sandbox, env, running.EVERYTHING))
    if not all(finding.ok for finding in found):
        return found, []
    record.tell(bench.build, "The app loads, and its sample data is in.")
    bench.keep(
        {
            p: b
            for p, b in sandbox.read(skip=running.NOT_OURS).items()
            if p.startswith(WRITTEN_INSIDE)
        }
    )
    with checks.rehearsal(sandbox, running.start_command(files), env):
        answered = checks.answers(sandbox)
        found.append(answered)
        if not answered.ok:
            return found, []
        accounts = Accounts(spec, partial(running.visitor, sandbox))
        tested, crawled, promises = checks.side_by_side(
            partial(checks.tests, sandbox, env),
            partial(checks.crawl, accounts),
            partial(checks.promises, accounts),
        )
        found += [tested, crawled, checks.log(sandbox)]
    return found, promises


def publish(state: State, runtime: Runtime[Bench]) -> State:
    """Start the app for good, see it answer, and make it a version."""
    bench = runtime.context
    sandbox = bench.furnished()
    files = workspaces.read(bench.build.manifest)
    sandbox.serve(running.start_command(files), env=running.environment(bench.build.slug))
    running.await_answer(sandbox)
    lifecycle.ready(
        bench.build,
        manifest=bench.build.manifest,
        promises=state["promises"],
        checks=state["findings"],
    )
    return {}
