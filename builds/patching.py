"""A change as a patch: what differs between two specs, fitted into the files we keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from merge3 import Merge3

from cofounder.appspec import render
from cofounder.appspec.spec import AppSpec
from cofounder.errors import CofounderError


class DoesNotFit(CofounderError):
    """The change touches lines that were written differently since."""


@dataclass(frozen=True)
class Patch:
    """Files to write (path -> content), files to remove, and which were merged line by line."""

    write: dict[str, bytes] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What it comes to, for the founder."""
        count = len(self.write) + len(self.remove)
        return f"Changed {count} file{'s' * (count != 1)}; every other file stays as it was"


def between(old: AppSpec, new: AppSpec, stored: Mapping[str, bytes]) -> Patch:
    """Return the patch that turns the *stored* files of *old* into those of *new*.

    A file is replaced when it is still as we render it. One that is not, because somebody wrote
    in it, is merged line by line. ``DoesNotFit`` is raised where both changed the same lines, where
    such a file would go, and where a new one would take the place of somebody's own. The same
    arguments give the same patch.
    """
    before, after = render.all_files(old), render.all_files(new)
    write: dict[str, bytes] = {}
    merged = []
    for path, text in after.items():
        if before.get(path) == text:
            continue
        here = stored.get(path)
        wanted = text.encode()
        if here is not None and here != wanted and not _is_ours(here, before.get(path)):
            wanted = _merged(path, before.get(path), here, text)
            merged.append(path)
        if here != wanted:
            write[path] = wanted
    gone = tuple(path for path in before if path not in after and path in stored)
    for path in gone:
        if not _is_ours(stored[path], before[path]):
            raise _by_hand(path)
    return Patch(write, gone, tuple(merged))


def _is_ours(content: bytes, rendered: str | None) -> bool:
    """Tell whether a stored file is still as we rendered it."""
    return rendered is not None and content == rendered.encode()


def _merged(path: str, base: str | None, here: bytes, there: str) -> bytes:
    """Return *here* with what changed from *base* to *there*; without a base nothing fits."""
    if base is None:
        raise _by_hand(path)
    try:
        lines = [text.splitlines(keepends=True) for text in (base, here.decode(), there)]
    except UnicodeDecodeError as no_text:
        raise _by_hand(path) from no_text
    merge = Merge3(*lines)
    if any(group[0] == "conflict" for group in merge.merge_groups()):
        raise _by_hand(path)
    return "".join(merge.merge_lines()).encode()


def _by_hand(path: str) -> DoesNotFit:
    return DoesNotFit(
        f"The change touches a part of the app that was written by hand ({path}). "
        "For this we need an AI model."
    )
