"""What is different between two versions: files by name, and their lines."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from builds import workspaces
from builds.models import Version
from builds.workspaces import Manifest

#: Lines of a file that are compared at most; beyond them only the fact is told.
MOST_LINES = 4_000


@dataclass(frozen=True)
class Changed:
    """One file: *how* is added, changed or removed."""

    path: str
    how: str


@dataclass(frozen=True)
class Line:
    """One line of a comparison: *mark* is plus, minus, place or empty."""

    mark: str
    text: str


def files(before: Manifest, after: Manifest) -> list[Changed]:
    """List the files that differ, by path. Compares shas, reads nothing."""
    found = []
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) == after.get(path):
            continue
        how = "added" if path not in before else "removed" if path not in after else "changed"
        found.append(Changed(path, how))
    return found


def lines(version: Version, path: str) -> list[Line] | None:
    """Compare one file of *version* with its parent's; None when it is no text to compare."""
    parent = version.parent.manifest if version.parent else {}
    texts = []
    for manifest in (parent, version.manifest):
        content = workspaces.read({path: manifest[path]})[path] if path in manifest else b""
        try:
            texts.append(content.decode().splitlines())
        except UnicodeDecodeError:
            return None
    if max(map(len, texts)) > MOST_LINES:
        return None
    return list(_marked(*texts))


def _marked(before: list[str], after: list[str]) -> Iterator[Line]:
    marks = {"+": "plus", "-": "minus", "@": "place"}
    unified = difflib.unified_diff(before, after, lineterm="", n=2)
    for number, text in enumerate(unified):
        if number < 2:
            continue  # the names of the two files
        mark = marks.get(text[:1], "")
        yield Line(mark, "…" if mark == "place" else text)
