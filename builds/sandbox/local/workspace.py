"""The files of a sandbox, handled as what they are: a tree that somebody hostile may rearrange.

No link is ever followed, in no part of a path, and nothing but regular files is read. Everything
goes through descriptors of folders, so that moving them about meanwhile leads nowhere else.
"""

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from builds.sandbox.local.limits import Limits
from cofounder.errors import SandboxError, SandboxGone

#: Python's own leavings are never part of a workspace.
NEVER_READ = ("__pycache__",)
LONGEST_NAME = 200

OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
OPEN_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True)
class Workspace:
    """A workspace at *root*, owned by the account *uid* (None: ours)."""

    root: Path
    uid: int | None
    limits: Limits

    @property
    def tmp(self) -> Path:
        """Where temporary files lie at the levels without mounts."""
        return self.root.with_name("tmp")

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write *files*, each at once or not at all; what stands in the way is replaced."""
        paths = {name: _parts(name, self.limits.depth) for name in files}
        if len(files) > self.limits.snapshot_files:
            raise SandboxError("These are more files than an app may have.")
        if sum(map(len, files.values())) > self.limits.snapshot:
            raise SandboxError("These files are larger than an app may be.")
        for name, content in files.items():
            with self._folder(paths[name][:-1], make=True) as folder:
                self._write_one(folder, paths[name][-1], content)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, and the folders that are empty then. Missing ones are no error."""
        for parts in [_parts(name, self.limits.depth) for name in paths]:
            try:
                with self._folder(parts[:-1]) as folder:
                    os.unlink(parts[-1], dir_fd=folder)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except IsADirectoryError:
                raise SandboxError(f"“{'/'.join(parts)}” is a folder, not a file.") from None
            self._prune(parts[:-1])

    def read(self, skip: Sequence[str] = ()) -> dict[str, bytes]:
        """Return the files. *skip* holds patterns for names, or for whole paths.

        Links, pipes, devices and single files over the cap are left out; too much of the rest
        is a ``SandboxError``, because a part of it would be a lie.
        """
        skip = (*skip, *NEVER_READ)
        found: dict[str, bytes] = {}
        size = 0
        for path, folder, name, what in self._walk(skip):
            if not stat.S_ISREG(what.st_mode):
                continue
            content = self._read_one(folder, name)
            if content is None:
                continue
            found[path] = content
            size += len(content)
            if size > self.limits.snapshot or len(found) > self.limits.snapshot_files:
                raise SandboxError("The app keeps more files than a version may hold.")
        return dict(sorted(found.items()))

    def is_too_large(self) -> bool:
        """True when the app's files take more disk, or are more, than they may.

        Its temporary files count where they are kept on disk too.
        """
        size = entries = 0
        try:
            for place in (self, replace(self, root=self.tmp)):
                for _, _, _, what in place._walk(()):
                    size += what.st_blocks * 512
                    entries += 1
                    if size > self.limits.disk or entries > self.limits.entries:
                        return True
        except _TooDeep:
            return True
        return False

    def _write_one(self, folder: int, name: str, content: bytes) -> None:
        draft = f".{secrets.token_hex(8)}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        file = os.open(draft, flags, 0o644, dir_fd=folder)
        try:
            with os.fdopen(file, "wb") as stream:
                stream.write(content)
                self._give(file)
            os.replace(draft, name, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException as error:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(draft, dir_fd=folder)
            if isinstance(error, IsADirectoryError):
                raise SandboxError(f"“{name}” is a folder, not a file.") from None
            raise

    def _read_one(self, folder: int, name: str) -> bytes | None:
        try:
            file = os.open(name, OPEN_FILE, dir_fd=folder)
        except OSError:
            return None  # it changed since it was listed, or is closed to us
        with os.fdopen(file, "rb") as stream:
            if not stat.S_ISREG(os.fstat(file).st_mode):
                return None
            content = stream.read(self.limits.snapshot_file + 1)
        return content if len(content) <= self.limits.snapshot_file else None

    @contextlib.contextmanager
    def _folder(self, parts: Sequence[str], *, make: bool = False) -> Iterator[int]:
        """Open the folder *parts* of the workspace without following a link."""
        try:
            folder = os.open(self.root, OPEN_FOLDER)
        except FileNotFoundError:
            raise SandboxGone("The sandbox is gone. We will set it up again.") from None
        try:
            for part in parts:
                inner = self._enter(folder, part, make=make)
                os.close(folder)
                folder = inner
            yield folder
        finally:
            os.close(folder)

    def _enter(self, folder: int, name: str, *, make: bool) -> int:
        try:
            return os.open(name, OPEN_FOLDER, dir_fd=folder)
        except FileNotFoundError:
            if not make:
                raise
        except OSError:  # a file or a link where we want a folder
            if not make:
                raise NotADirectoryError(name) from None
            os.unlink(name, dir_fd=folder)
        os.mkdir(name, 0o755, dir_fd=folder)
        inner = os.open(name, OPEN_FOLDER, dir_fd=folder)
        self._give(inner)
        return inner

    def _give(self, descriptor: int) -> None:
        if self.uid is not None:
            os.fchown(descriptor, self.uid, self.uid)

    def _prune(self, parts: Sequence[str]) -> None:
        for end in range(len(parts), 0, -1):
            try:
                with self._folder(parts[: end - 1]) as folder:
                    os.rmdir(parts[end - 1], dir_fd=folder)
            except OSError:
                return  # not empty, or not there any more

    def _walk(self, skip: Sequence[str]) -> Iterator[tuple[str, int, str, os.stat_result]]:
        """Yield (path, descriptor of its folder, name, what it is), folders included.

        A stack of our own instead of recursion: trees can be made deeper than Python's.
        """
        with self._folder(()) as root:
            stack = [((), os.dup(root))]
        try:
            while stack:
                parts, folder = stack.pop()
                try:
                    for name in sorted(os.listdir(folder)):
                        path = "/".join((*parts, name))
                        if any(fnmatchcase(name, s) or fnmatchcase(path, s) for s in skip):
                            continue
                        try:
                            what = os.stat(name, dir_fd=folder, follow_symlinks=False)
                            yield path, folder, name, what
                            if stat.S_ISDIR(what.st_mode):
                                inner = os.open(name, OPEN_FOLDER, dir_fd=folder)
                                stack.append(((*parts, name), inner))
                        except OSError:
                            continue  # it changed since it was listed, or is closed to us
                        if len(parts) > self.limits.depth:
                            raise _TooDeep("The app nests its folders too deeply.")
                finally:
                    os.close(folder)
        finally:
            for _, folder in stack:
                os.close(folder)


class _TooDeep(SandboxError):
    """Folders in folders in folders."""


def _parts(name: str, depth: int) -> tuple[str, ...]:
    """Split the relative path *name*, or refuse it."""
    parts = tuple(name.split("/"))
    broken = (
        PurePosixPath(name).is_absolute()
        or "\0" in name
        or len(parts) > depth
        or any(p in {"", ".", ".."} or len(os.fsencode(p)) > LONGEST_NAME for p in parts)
    )
    if broken:
        raise SandboxError(f"“{name[:80]}” is not the name of a file of an app.")
    return parts
