"""The migration of a change that renames or removes: written by us, because a framework guesses.

It would see one thing gone and one new where something is called otherwise, and one thing altered
where something else takes the name of what is gone.
"""

import re
from collections.abc import Iterable, Sequence

#: ("model", old class, new class), ("field", class, old identifier, new identifier), or
#: ("gone", class, identifier), which is the class itself when the identifier is empty.
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
        '"""What is gone or called otherwise now; nothing else that was entered is touched."""\n\n'
        "from django.db import migrations\n\n\n"
        "class Migration(migrations.Migration):\n"
        f"    dependencies = [({'app'!r}, {before!r})]\n\n"
        f"    operations = [\n{lines}    ]\n"
    )
    return {f"{FOLDER}{name}.py": text}


def _operation(rename: Rename) -> str:
    kind, *names = rename
    if kind == "gone":
        names = [name for name in names if name]
        call = "RemoveField" if len(names) > 1 else "DeleteModel"
    else:
        call = {"model": "RenameModel", "field": "RenameField"}[kind]
    return f"migrations.{call}({', '.join(map(repr, names))})"
