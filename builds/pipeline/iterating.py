"""A build from an earlier version: its files stay, what was entered stays, a patch is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builds import ancestry, carrying, entered, record, running, workspaces
from builds.models import Build, Version
from builds.patching import between
from builds.pipeline.bench import Bench, encoded, save
from builds.pipeline.checks import Finding, Stopwatch
from builds.previews import waking
from builds.sandbox.protocol import Result, Sandbox
from cofounder.appspec import changes
from cofounder.appspec.lint import tidy
from cofounder.appspec.render import renames
from cofounder.appspec.render.plan import Entity, resolve
from cofounder.appspec.spec import AppSpec
from cofounder.errors import SandboxError
from cofounder.runner.protocol import ChangePlan

#: Rows of the last version are in ``running.DATA``; promises are tried on sample data in here.
FRESH = "fresh.sqlite3"
#: The name under which a packed copy of the data is kept.
KEPT = waking.KEPT


def begin(bench: Bench) -> None:
    """Lay down the files of the version this build starts from, and the spec it leads to."""
    build, base = bench.build, bench.build.base
    if not build.spec:
        before = AppSpec.model_validate(base.spec)
        after = tidy(changes.apply(before, operations(build)))
        save(build, spec=after.model_dump(mode="json"), manifest=base.manifest)
        record.tell(build, f"Took the {len(base.manifest)} files of {base} as they are")


def patch(bench: Bench) -> None:
    """Fit the change into the files; a return to an earlier version changes none."""
    build, base = bench.build, bench.build.base
    if build.is_return:
        record.tell(build, f"Nothing to write: {build.label} has the files of {base}")
        return
    before, stored = AppSpec.model_validate(base.spec), workspaces.read(base.manifest)
    fit = between(before, bench.spec(), stored)
    renamed = changes.renames(before, operations(build))
    moved = encoded(renames.migration(renamed, base.manifest))
    bench.keep(fit.write | moved, gone=fit.remove)
    for sentence in changes.sentences(before, operations(build)):
        record.tell(build, sentence)
    listed = [*sorted(fit.write | moved), *(f"{path} (gone)" for path in fit.remove)]
    record.tell(build, fit.sentence, details="\n".join(listed))


def operations(build: Build) -> tuple[changes.Operation, ...]:
    """Return what the agreed change does to the spec; nothing for a return."""
    if build.change is None:
        return ()
    return ChangePlan.model_validate(build.change.plan).operations


def news(build: Build, stays: tuple[str, ...] = ()) -> list[str]:
    """Say in plain words what is different from the version before; nothing for a first version."""
    if build.base is None:
        return []
    if build.is_return:
        return [f"Went back to {build.base}: the same files as then.", *stays]
    return list(changes.sentences(AppSpec.model_validate(build.base.spec), operations(build)))


@dataclass(frozen=True)
class Arrival:
    """What came over from the version before: the finding, and what *stays* behind in it."""

    finding: Finding
    stays: tuple[str, ...] = ()
    rows: carrying.Rows = field(default_factory=dict)


def newest(build: Build) -> Version:
    """Return the version whose data the next one takes over."""
    return build.project.versions.select_related("preview").first()


def carry(bench: Bench, sandbox: Sandbox) -> Arrival:
    """Bring what people entered into the newest version over, and count that all of it arrived."""
    watch, build = Stopwatch(), bench.build
    packed = carrying.data_of(newest(build).preview)
    pour = _pour if build.is_return else _migrate
    before, result = pour(bench, sandbox, packed)
    if not result.ok:
        evidence = "What was entered so far does not fit into it."
        finding = watch.finding("data", False, evidence, output=result.output[-6000:])
        return Arrival(finding, (), before)
    return _counted(bench, sandbox, before, watch)


def _migrate(bench: Bench, sandbox: Sandbox, packed: bytes) -> tuple[carrying.Rows, Result]:
    """Put the data in place, and have the app's own migrations change it."""
    entered.put(sandbox, packed)
    before = entered.rows(sandbox)
    env = running.environment(bench.build.slug)
    return before, running.prepare(sandbox, env, running.SCHEMA_ONLY)


def _pour(bench: Bench, sandbox: Sandbox, packed: bytes) -> tuple[carrying.Rows, Result]:
    """Make the older schema anew, and pour every row into it that has a place there.

    Migrations lead forward along one line; versions that were gone back to have several.
    """
    entered.put(sandbox, packed, entered.COPY)
    before = entered.rows(sandbox, entered.COPY)
    sandbox.remove([running.DATA])
    env = running.environment(bench.build.slug)
    result = running.prepare(sandbox, env, running.SCHEMA_ONLY)
    if result.ok:
        steps = ancestry.way(newest(bench.build), bench.build.base)
        columns = entered.columns(sandbox, entered.COPY)
        called = ancestry.called(steps, columns)
        entered.pour(sandbox, entered.COPY, running.DATA, called)
    sandbox.remove([entered.COPY])
    return before, result


def _counted(bench: Bench, sandbox: Sandbox, before: carrying.Rows, watch: Stopwatch) -> Arrival:
    """Compare the rows *before* with those there are now."""
    build, last = bench.build, newest(bench.build)
    after = entered.rows(sandbox)
    things = {f"app_{e.cls.lower()}": e.plural_name for e in _things(last)}
    if build.is_return:
        renamed = tuple(ancestry.way(last, build.base))
        called = ancestry.called(list(renamed), {table: [] for table in before})
        # What an earlier version does not know stays where it is: in the later version.
        unknown = frozenset(table for table in before if called[table]["table"] not in after)
        stays = tuple(
            f"In {last} stay {things.get(table, table)} ({before[table]}): {build.base} does not "
            "know them."
            for table in sorted(unknown)
            if before[table]
        )
    else:
        renamed = changes.renames(AppSpec.model_validate(build.base.spec), operations(build))
        unknown = carrying.tables_of(
            [cls for kind, cls, to, *_ in renamed if kind == "gone" and not to]
        )
        stays = ()
    loss = carrying.compare(before, after, renames=renamed, may_go=unknown)
    if loss.missing:
        lost = ", ".join(
            f"{count} of {things.get(table, table)}"
            for table, count in sorted(loss.missing.items())
        )
        finding = watch.finding("data", False, "Rows would get lost.", output=f"Missing: {lost}")
        return Arrival(finding, stays, before)
    stays += _lost_before(last)
    told = " ".join([f"All {loss.arrived} rows are there.", *stays])
    return Arrival(watch.finding("data", True, told), stays, before)


def _lost_before(version: Version) -> tuple[str, ...]:
    """Say that the machine of *version* was lost once, with what had been entered after a copy."""
    lost = version.project.events.filter(kind="preview.lost", version=str(version)).first()
    if lost is None:
        return ()
    since = lost.details["since"]
    return (
        f"The machine of {version} was lost once and made again with {since}; what was entered "
        "right before that is missing.",
    )


def _things(version: Version) -> tuple[Entity, ...]:
    return resolve(AppSpec.model_validate(version.spec)).entities


def apart(env: Mapping[str, str]) -> dict[str, str]:
    """Return *env* for the sample data that promises are tried on, beside what was entered."""
    return {**env, "DATABASE_URL": f"sqlite:///{FRESH}"}


def furnish(bench: Bench, sandbox: Sandbox) -> tuple[Arrival, str]:
    """For publishing: carry the data over once more, with what was entered since the checks.

    Returns what arrived, and the sha of a copy that we keep, for the day the sandbox is lost.
    """
    arrival = carry(bench, sandbox)
    if not arrival.finding.ok:
        raise SandboxError(f"{arrival.finding.evidence} We stopped, and nothing was charged.")
    packed = entered.take(sandbox) or b""
    return arrival, workspaces.keep({KEPT: packed})[KEPT]


def is_current(bench: Bench, arrival: Arrival) -> bool:
    """Tell whether nobody added anything to the version before since it was copied."""
    there = entered.rows(carrying.source(newest(bench.build).preview))
    return all(there.get(table, 0) <= count for table, count in arrival.rows.items())
