"""Taking what people entered from one version of an app to the next, and counting that it arrived.

The data lives beside the running app. It is copied with SQLite's own backup, so that nobody who
is just writing leaves half a row in it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from builds import running
from builds.models import Preview
from builds.previews import waking
from builds.sandbox import get_driver
from builds.sandbox.protocol import Sandbox
from cofounder.appspec.render.renames import Rename
from cofounder.errors import SandboxError

CARRIED = "carried.sqlite3"

#: Runs without the app's own code, so that it says what is there and not what an app claims.
_COPY = f"""
import os, sqlite3
if os.path.exists({CARRIED!r}):
    os.remove({CARRIED!r})
source, copy = sqlite3.connect("data.sqlite3", timeout=20), sqlite3.connect({CARRIED!r})
source.backup(copy)
copy.execute("PRAGMA journal_mode=DELETE")
"""
_COUNT = """
import json, sqlite3
data = sqlite3.connect("data.sqlite3", timeout=20)
names = [name for name, in data.execute("SELECT name FROM sqlite_master WHERE type='table'")]
ours = [name for name in names if name.startswith("app_") or name == "auth_user"]
count = 'SELECT count(*) FROM "{}"'
print("@@" + json.dumps({n: data.execute(count.format(n)).fetchone()[0] for n in ours}))
"""

#: Rows by table.
Rows = dict[str, int]


@dataclass(frozen=True)
class Loss:
    """Rows that did not arrive. *missing* are tables with how many rows are gone."""

    missing: dict[str, int]
    arrived: int
    tables: int


def data_of(preview: Preview, *, back_to: str = "") -> bytes:
    """Return the database of the app behind *preview*, waking it when it sleeps.

    *back_to* names a migration: the copy is taken back to what an earlier version understands.
    """
    waking.ensure(preview)
    preview.refresh_from_db(fields=["sandbox_id"])
    sandbox = get_driver().connect(preview.sandbox_id)
    _run(sandbox, _python(_COPY), "copy what was entered so far")
    if back_to:
        env = running.environment(preview.slug) | {"DATABASE_URL": f"sqlite:///{CARRIED}"}
        command = f"python manage.py migrate app {back_to} --noinput --verbosity 0"
        _run(sandbox, command, "take what was entered back to the earlier version", env)
    found = sandbox.read().get(CARRIED)
    sandbox.remove([CARRIED])
    if found is None:
        raise SandboxError("What was entered so far has become too large for us to carry along.")
    return found


def rows(sandbox: Sandbox) -> Rows:
    """Count the rows of every table the app keeps, and of its accounts."""
    printed = _run(sandbox, _python(_COUNT), "count what was entered so far")
    line = next(line for line in printed.splitlines() if line.startswith("@@"))
    return json.loads(line[2:])


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


def tables_of(models: Mapping[str, str] | list[str]) -> frozenset[str]:
    """Return the tables of the model classes *models*."""
    return frozenset(_table(model) for model in models)


def _python(program: str) -> str:
    return f"python -I - <<'PROGRAM'\n{program}\nPROGRAM"


def _run(sandbox: Sandbox, command: str, what: str, env: Mapping[str, str] | None = None) -> str:
    """Run *command* and return what it printed, or raise ``SandboxError``."""
    result = sandbox.run(command, timeout=60, env=env)
    if not result.ok:
        raise SandboxError(f"We could not {what}. Nothing was charged.", result.output[-2000:])
    return result.output
