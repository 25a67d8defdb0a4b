"""A build from an earlier version: its files stay, what was entered stays, a patch is made."""

from collections.abc import Mapping

from builds import carrying, record, running, workspaces
from builds.models import Build
from builds.patching import between
from builds.pipeline.bench import Bench, encoded, save
from builds.pipeline.checks import Finding, Stopwatch
from builds.sandbox.protocol import Sandbox
from cofounder.appspec import changes
from cofounder.appspec.lint import tidy
from cofounder.appspec.render import renames
from cofounder.appspec.spec import AppSpec
from cofounder.errors import SandboxError
from cofounder.runner.protocol import ChangePlan

#: Rows of the last version are in ``running.DATA``; promises are tried on sample data in here.
FRESH = "fresh.sqlite3"


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


def news(build: Build) -> list[str]:
    """Say in plain words what is different from the version before; nothing for a first version."""
    if build.base is None:
        return []
    if build.is_return:
        return [f"Went back to {build.base}: the same files as then."]
    return list(changes.sentences(AppSpec.model_validate(build.base.spec), operations(build)))


def carry(bench: Bench, sandbox: Sandbox) -> carrying.Rows:
    """Put what people entered into the newest version in place; return its rows by table."""
    newest = bench.build.project.versions.select_related("preview").first()
    back_to = renames.latest(bench.build.manifest) if bench.build.is_return else ""
    data = carrying.data_of(newest.preview, back_to=back_to)
    sandbox.write({running.DATA: data})
    return carrying.rows(sandbox)


def arrived(bench: Bench, sandbox: Sandbox, before: carrying.Rows) -> Finding:
    """Everything that was entered is still there, except what the founder agreed to lose."""
    watch = Stopwatch()
    build = bench.build
    after = carrying.rows(sandbox)
    renamed: tuple[renames.Rename, ...] = ()
    may_go: frozenset[str] = frozenset()
    if not build.is_return:
        spec = AppSpec.model_validate(build.base.spec)
        renamed = changes.renames(spec, operations(build))
        may_go = carrying.tables_of(
            [cls for kind, cls, to, *_ in renamed if kind == "gone" and not to]
        )
    else:
        # What an earlier version does not know stays where it is: in the later version.
        may_go = frozenset(before) - frozenset(after)
    loss = carrying.compare(before, after, renames=renamed, may_go=may_go)
    if loss.missing:
        lost = ", ".join(f"{count} of {table}" for table, count in sorted(loss.missing.items()))
        return watch.finding("data", False, "Rows would get lost.", output=f"Missing: {lost}")
    return watch.finding("data", True, f"All {loss.arrived} rows that were entered are there.")


def sample(sandbox: Sandbox, env: Mapping[str, str]) -> str:
    """Make sample data beside what was entered, to try promises on; return the file's name."""
    sandbox.remove([FRESH])
    apart = {**env, "DATABASE_URL": f"sqlite:///{FRESH}"}
    if not running.prepare(sandbox, apart, running.DATA_ONLY).ok:
        raise SandboxError("We could not make the sample data that the checks need.")
    return FRESH


def furnish(bench: Bench, sandbox: Sandbox) -> str:
    """For publishing: carry the data over once more, with what was entered since the checks.

    Returns the sha of a copy that we keep, for the day the sandbox is lost.
    """
    before = carry(bench, sandbox)
    env = running.environment(bench.build.slug)
    if not running.prepare(sandbox, env, running.DATA_ONLY).ok:
        raise SandboxError("We could not bring over what was entered so far. Nothing was charged.")
    if not (finding := arrived(bench, sandbox, before)).ok:
        raise SandboxError(f"{finding.evidence} We stopped, and nothing was charged.")
    content = sandbox.read()[running.DATA]
    return workspaces.keep({running.DATA: content})[running.DATA]
