"""What people entered into an app: copied out, put back, counted, and poured into another schema.

The data lives in the sandbox beside the app. Programs that touch it run there, without the app's
own code, so that they say what is there and not what an app claims. What leaves a sandbox is packed
and cut into pieces, because single files are read back only up to a cap.
"""

import json
import secrets
import zlib
from collections.abc import Mapping

from builds import running
from builds.sandbox.protocol import Result, Sandbox
from cofounder.errors import SandboxError

#: Rows by table.
Rows = dict[str, int]

COPY = "carried.sqlite3"
#: What one copying leaves beside the app for a moment. Several may be copied at the same time, so
#: each has a name of its own.
PARTS = "carried-{token}-"
PIECE = 1 << 20
MOST_PIECES = 30
#: How a program says that there is nothing to copy, or that there is too much.
NOTHING, TOO_MUCH = 3, 4

#: SQLite's own backup: whoever is just writing leaves no half of a row in it.
_TAKE = f"""
import os, sqlite3, sys, zlib
if not os.path.exists({running.DATA!r}):
    sys.exit({NOTHING})
own = sys.argv[1] + "all.part"
source, copy = sqlite3.connect({running.DATA!r}, timeout=20), sqlite3.connect(own)
source.backup(copy)
copy.execute("PRAGMA journal_mode=DELETE")
copy.execute("VACUUM")
copy.close()
with open(own, "rb") as file:
    packed = zlib.compress(file.read(), 6)
os.remove(own)
if len(packed) > {MOST_PIECES * PIECE}:
    sys.exit({TOO_MUCH})
for number, start in enumerate(range(0, len(packed), {PIECE})):
    with open(f"{{sys.argv[1]}}{{number:04d}}.part", "wb") as file:
        file.write(packed[start:start + {PIECE}])
"""
_PUT = """
import glob, os, sys, zlib
name, parts = sys.argv[1], sorted(glob.glob(sys.argv[2] + "*.part"))
packed = b"".join(open(part, "rb").read() for part in parts)
for left in (name + "-wal", name + "-shm", name + "-journal"):
    if os.path.exists(left):
        os.remove(left)
with open(name, "wb") as file:
    file.write(zlib.decompress(packed))
for part in parts:
    os.remove(part)
"""
_COUNT = """
import json, sqlite3, sys
data = sqlite3.connect(sys.argv[1], timeout=20)
names = [name for name, in data.execute("SELECT name FROM sqlite_master WHERE type='table'")]
ours = [name for name in names if name.startswith("app_") or name == "auth_user"]
count = 'SELECT count(*) FROM "{}"'
print("@@" + json.dumps({n: data.execute(count.format(n)).fetchone()[0] for n in ours}))
"""
_COLUMNS = """
import json, sqlite3, sys
data = sqlite3.connect(sys.argv[1], timeout=20)
names = [name for name, in data.execute("SELECT name FROM sqlite_master WHERE type='table'")]
ours = [name for name in names if name.startswith("app_") or name == "auth_user"]
found = {n: [row[1] for row in data.execute(f'PRAGMA table_info("{n}")')] for n in ours}
print("@@" + json.dumps(found))
"""
#: What a row must have and did not have before stays empty, zero, or on the day it was entered.
_POUR = """
import json, sqlite3, sys
source, target = sqlite3.connect(sys.argv[1]), sqlite3.connect(sys.argv[2])
called = json.load(open("called.json"))
def tables(data):
    names = [n for n, in data.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    return [n for n in names if n.startswith("app_") or n == "auth_user"]
def columns(data, table):
    return {row[1]: row for row in data.execute(f'PRAGMA table_info("{table}")')}
there = set(tables(target))
for table in tables(source):
    new = called.get(table, {"table": table, "columns": {}})
    if new["table"] not in there:
        continue
    wanted = columns(target, new["table"])
    have = {old: new["columns"].get(old, old) for old in columns(source, table)}
    pairs = [(old, name) for old, name in have.items() if name in wanted]
    values = [f'"{old}"' for old, _ in pairs]
    names = [f'"{name}"' for _, name in pairs]
    for name, (_, _, kind, must, default, key) in wanted.items():
        if name in dict((n, o) for o, n in pairs) or not must or key or default is not None:
            continue
        kind = kind.lower()
        born = "created_at" in have
        if kind.startswith("date"):
            value = ("datetime" if kind != "date" else "date") + '("created_at")' if born else "''"
        elif kind.startswith("time"):
            value = "'00:00:00'"
        else:
            value = "''" if "char" in kind or "text" in kind else "0"
        names.append(f'"{name}"')
        values.append(value)
    rows = source.execute(f'SELECT {", ".join(values)} FROM "{table}"').fetchall()
    marks = ", ".join("?" * len(names))
    into = f'INSERT OR REPLACE INTO "{new["table"]}" ({", ".join(names)}) VALUES ({marks})'
    target.executemany(into, rows)
target.commit()
"""


def take(sandbox: Sandbox) -> bytes | None:
    """Return a packed copy of the app's data; None when it has none yet.

    Raises ``SandboxError`` when it cannot be had, or is more than we can carry.
    """
    mark = PARTS.format(token=secrets.token_hex(6))
    result = sandbox.run(_python(_TAKE, mark), timeout=60)
    if result.exit_code == NOTHING:
        return None
    if result.exit_code == TOO_MUCH:
        raise SandboxError("What was entered so far has become more than we can carry along.")
    _require(result, "copy what was entered so far")
    parts = {path: piece for path, piece in sandbox.read().items() if path.startswith(mark)}
    sandbox.remove(list(parts))
    packed = b"".join(parts[path] for path in sorted(parts))
    if not _is_whole(packed):
        raise SandboxError("We could not copy what was entered so far. Nothing was charged.")
    return packed


def _is_whole(packed: bytes) -> bool:
    """Tell whether *packed* opens to its end, without ever holding more than a piece of it."""
    opening = zlib.decompressobj()
    try:
        while packed and not opening.eof:
            opening.decompress(packed, PIECE)
            packed = opening.unconsumed_tail
    except zlib.error:
        return False
    return opening.eof


def put(sandbox: Sandbox, packed: bytes, name: str = running.DATA) -> None:
    """Write a packed copy as the database *name* of the app."""
    starts = range(0, len(packed), PIECE)
    mark = PARTS.format(token=secrets.token_hex(6))
    parts = {f"{mark}{n:04d}.part": packed[s : s + PIECE] for n, s in enumerate(starts)}
    sandbox.write(parts)
    _require(
        sandbox.run(_python(_PUT, name, mark), timeout=60), "bring over what was entered so far"
    )


def rows(sandbox: Sandbox, name: str = running.DATA) -> Rows:
    """Count the rows of every table the app keeps, and of its accounts."""
    result = _require(sandbox.run(_python(_COUNT, name), timeout=60), "count what was entered")
    line = next(line for line in result.output.splitlines() if line.startswith("@@"))
    return json.loads(line[2:])


def columns(sandbox: Sandbox, name: str) -> dict[str, list[str]]:
    """List the columns of every table that ``rows`` counts."""
    result = _require(sandbox.run(_python(_COLUMNS, name), timeout=60), "read what was entered")
    line = next(line for line in result.output.splitlines() if line.startswith("@@"))
    return json.loads(line[2:])


def pour(sandbox: Sandbox, source: str, into: str, called: Mapping[str, Mapping]) -> None:
    """Copy every row of *source* into the empty tables of *into*, two databases of the app.

    *called* says what tables and columns are called there, where that differs:
    ``{table: {"table": name, "columns": {old: new}}}``. What has no place there is left out.
    """
    sandbox.write({"called.json": json.dumps(called).encode()})
    result = sandbox.run(_python(_POUR, source, into), timeout=60)
    sandbox.remove(["called.json"])
    _require(result, "take what was entered to the other version")


def _python(program: str, *words: str) -> str:
    return f"python -I - {' '.join(words)} <<'PROGRAM'\n{program}\nPROGRAM"


def _require(result: Result, what: str) -> Result:
    if not result.ok:
        raise SandboxError(f"We could not {what}. Nothing was charged.", result.output[-2000:])
    return result
