"""The migration of a rename: written by us, because a framework sees one thing gone, one new."""

import re
from collections.abc import Iterable, Sequence

#: ("model", old class, new class), or ("field", class, old identifier, new identifier).
Rename = tuple[str, ...]

FOLDER = "app/migrations/"
_NUMBERED = re.compile(r"^app/migrations/(\d{4})_\w+\.py$")


def latest(paths: Iterable[str]) -> str:
    """Return the name of the newest migration among *paths*, without ``.py``; "" if none."""
    found = sorted(path for path in paths if _NUMBERED.match(path))
    return found[-1].removeprefix(FOLDER).removesuffix(".py") if found else ""


def migration(renames: Sequence[Rename], paths: Iterable[str]) -> dict[str, str]:
    """Return the file, if one is needed, that carries *renames* out after those at *paths*."""
    before = latest(paths)
    if not renames or not before:
        return {}
    lines = "".join(f"        {_operation(rename)},\n" for rename in renames)
    name = f"{int(before[:4]) + 1:04d}_renames"
    text = (
        '"""What is called something else now; nothing that was entered is touched."""\n\n'
        "from django.db import migrations\n\n\n"
        "class Migration(migrations.Migration):\n"
        f"    dependencies = [({'app'!r}, {before!r})]\n\n"
        f"    operations = [\n{lines}    ]\n"
    )
    return {f"{FOLDER}{name}.py": text}


def _operation(rename: Rename) -> str:
    kind, *names = rename
    call = {"model": "RenameModel", "field": "RenameField"}[kind]
    return f"migrations.{call}({', '.join(map(repr, names))})"
