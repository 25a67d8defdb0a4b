"""The steps of a build. A step reads the state, uses the bench, returns what changed.

Every step may run twice (after a crash it is entered again), so each writes the same thing both
times. Files are kept in the database before the sandbox sees them.
"""

from dataclasses import asdict
from functools import partial
from typing import Any, TypedDict

from langgraph.runtime import Runtime

from builds import lifecycle, record, running, workspaces
from builds.accounts import Accounts
from builds.models import Build
from builds.pipeline import checks, iterating
from builds.pipeline.bench import WRITTEN_INSIDE, Bench, CannotRepair, encoded, save
from builds.pipeline.checks import Finding
from cofounder.appspec import render
from cofounder.appspec.lint import tidy
from cofounder.runner.protocol import Problem, SourceFile, SourceTree

Stage = Build.Stage


#: How often what was entered is copied, when more arrives while the next version starts.
MOST_COPIES = 3


class State(TypedDict, total=False):
    """What one step leaves for the next. Plain data only: no files, no money, no secrets."""

    problems: list[dict[str, Any]]
    signatures: list[str]
    round: int
    findings: list[dict[str, Any]]
    promises: list[dict[str, str]]


def scaffold(state: State, runtime: Runtime[Bench]) -> State:
    """Decide what the app is, and lay down what every app has."""
    bench = runtime.context
    if bench.build.base:
        iterating.begin(bench)
        return {"round": 0, "signatures": [], "problems": []}
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
    if bench.build.is_return:
        if problems:
            raise CannotRepair(state["problems"])  # the files are to be the same as then
        iterating.patch(bench)
        return {"problems": []}
    if not problems and bench.build.base:
        iterating.patch(bench)
    elif not problems:
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
    again = bench.build.base is not None
    found = [checks.files(files)]
    # Beside what was entered, which the next steps bring over, promises are tried on sample data.
    apart = iterating.apart(env) if again else env
    sandbox.remove([iterating.FRESH])
    found += checks.prepared(running.prepare(sandbox, apart, running.EVERYTHING))
    if again and all(finding.ok for finding in found):
        found.append(iterating.carry(bench, sandbox).finding)
    if not all(finding.ok for finding in found):
        return found, []
    what = "what was entered so far" if again else "its sample data"
    record.tell(bench.build, f"The app loads, and {what} is in.")
    bench.keep(
        {
            p: b
            for p, b in sandbox.read(skip=running.NOT_OURS).items()
            if p.startswith(WRITTEN_INSIDE)
        }
    )
    start = running.start_command(files)
    data = iterating.FRESH if again else running.DATA
    with checks.rehearsal(sandbox, start, env, data):
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
    if again and all(finding.ok for finding in found):
        with checks.rehearsal(sandbox, start, env, running.DATA):
            found.append(checks.lived_in(sandbox, partial(running.visitor, sandbox)))
    return found, promises


def publish(state: State, runtime: Runtime[Bench]) -> State:
    """Start the app for good, see it answer, and make it a version."""
    bench = runtime.context
    sandbox = bench.furnished()
    files = workspaces.read(bench.build.manifest)
    arrival, kept_data = None, ""
    for _ in range(MOST_COPIES):
        if bench.build.base:
            arrival, kept_data = iterating.furnish(bench, sandbox)
        sandbox.serve(running.start_command(files), env=running.environment(bench.build.slug))
        running.await_answer(sandbox)
        if arrival is None or iterating.is_current(bench, arrival):
            break  # else somebody entered something meanwhile, which comes along as well
    lifecycle.ready(
        bench.build,
        manifest=bench.build.manifest,
        promises=state["promises"],
        checks=state["findings"],
        news=iterating.news(bench.build, arrival.stays if arrival else ()),
        kept_data=kept_data,
    )
    return {}
