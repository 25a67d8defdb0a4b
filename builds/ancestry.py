"""How two versions of an app are related, and what the things of one are called in the other."""

from collections.abc import Iterator

from builds.models import Version
from cofounder.appspec import changes
from cofounder.appspec.render.renames import Rename
from cofounder.appspec.spec import AppSpec
from cofounder.runner.protocol import ChangePlan


def line(version: Version) -> list[Version]:
    """Return *version* and what it was made from, the first version last."""
    found = [version]
    while base := found[-1].build.base:
        found.append(base)
    return found


def way(start: Version, goal: Version) -> list[Rename]:
    """Return the renames between *start* and *goal*: back to where they part, and forward.

    Versions that only went back have the files of their base, so nothing is renamed there.
    """
    back, forth = line(start), line(goal)
    known = {version.pk for version in forth}
    shared = next(version for version in back if version.pk in known)
    steps: list[Rename] = []
    for version in back[: back.index(shared)]:
        steps += [_undone(rename) for rename in reversed(list(_renames(version)))]
    for version in reversed(forth[: forth.index(shared)]):
        steps += _renames(version)
    return steps


def _renames(version: Version) -> Iterator[Rename]:
    """Yield what *version* calls otherwise than its base."""
    build = version.build
    if build.base is None or build.change is None:
        return
    operations = ChangePlan.model_validate(build.change.plan).operations
    for rename in changes.renames(AppSpec.model_validate(build.base.spec), operations):
        if rename[0] != "gone":
            yield rename


def _undone(rename: Rename) -> Rename:
    *where, old, new = rename
    return (*where, new, old)


def called(steps: list[Rename], tables: dict[str, list[str]]) -> dict[str, dict]:
    """Return what *tables* (name -> columns) and their columns are called after *steps*.

    In the form of ``entered.pour``: ``{table: {"table": name, "columns": {old: new}}}``.
    """
    now = {table: table for table in tables}
    columns = {table: {column: column for column in tables[table]} for table in tables}
    for kind, *names in steps:
        if kind == "model":
            old, new = (f"app_{name.lower()}" for name in names)
            now |= {table: new for table, name in now.items() if name == old}
            continue
        model, old, new = names
        for table in [t for t, name in now.items() if name == f"app_{model.lower()}"]:
            for column, name in columns[table].items():
                if name in (old, f"{old}_id"):  # a link is a column of its own
                    columns[table][column] = new + name.removeprefix(old)
    return {table: {"table": now[table], "columns": columns[table]} for table in tables}
