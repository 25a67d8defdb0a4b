"""Taking what people entered from one version to the next, and counting that it arrived."""

from collections.abc import Iterable
from dataclasses import dataclass

from builds import entered
from builds.entered import Rows
from builds.models import Preview
from builds.previews import waking
from builds.sandbox import get_driver
from builds.sandbox.protocol import Sandbox
from cofounder.appspec.render.renames import Rename
from cofounder.errors import SandboxError


@dataclass(frozen=True)
class Loss:
    """Rows that did not arrive. *missing* are tables with how many rows are gone."""

    missing: dict[str, int]
    arrived: int
    tables: int


def source(preview: Preview) -> Sandbox:
    """Return the machine of the app behind *preview*, awake. One that is gone is made again."""
    waking.ensure(preview)
    preview.refresh_from_db(fields=["sandbox_id"])
    return get_driver().connect(preview.sandbox_id)


def data_of(preview: Preview) -> bytes:
    """Return a packed copy of what people entered into the app behind *preview*."""
    packed = entered.take(source(preview))
    if packed is None:
        raise SandboxError(f"{preview.version} holds no data to take along. Nothing was charged.")
    return packed


def compare(
    before: Rows,
    after: Rows,
    *,
    renames: tuple[Rename, ...] = (),
    may_go: frozenset[str] = frozenset(),
) -> Loss:
    """Say which rows of *before* are not there *after*.

    *renames* tell what a table is called now; *may_go* holds tables (by their old names) that the
    founder agreed to lose.
    """
    called: dict[str, str] = {}
    for kind, old, new, *_ in renames:
        if kind == "model":
            # Two that swap their names pass through a third.
            first = next((t for t, now in called.items() if now == _table(old)), _table(old))
            called[first] = _table(new)
    missing, arrived = {}, 0
    kept = [table for table in before if table not in may_go]
    for table in kept:
        now = after.get(called.get(table, table), 0)
        arrived += min(now, before[table])
        if now < before[table]:
            missing[table] = before[table] - now
    return Loss(missing, arrived, len(kept))


def _table(model: str) -> str:
    return f"app_{model.lower()}"


def tables_of(models: Iterable[str]) -> frozenset[str]:
    """Return the tables of the model classes *models*."""
    return frozenset(_table(model) for model in models)
