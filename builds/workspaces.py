"""Workspaces of record: files in, manifests out. Written before any sandbox sees a file."""

import hashlib
import re
import zlib
from collections.abc import Mapping

from builds.models import Blob
from cofounder.errors import SandboxError

#: path -> sha256
Manifest = dict[str, str]

MOST_FILES = 1_000
MOST_BYTES = 20_000_000
#: Some disks cannot tell .Git from .git.
_FORBIDDEN = re.compile(
    r"(^|/)(\.git|node_modules|\.venv|__pycache__)(/|$)|(^|/)\.env$", re.IGNORECASE
)


def check_path(path: str) -> str:
    """Return *path*, or raise ``SandboxError`` when it would leave the workspace."""
    parts = path.split("/")
    leaves = path.startswith(("/", "~")) or "\\" in path or any(p in {"", ".", ".."} for p in parts)
    odd = any(ord(character) < 32 for character in path) or len(path.encode()) > 200
    if leaves or odd or _FORBIDDEN.search(path):
        raise SandboxError(f"The app asked for a file that it may not have: {path[:80]!r}.")
    return path


def keep(files: Mapping[str, bytes]) -> Manifest:
    """Store the contents of *files* and return their manifest."""
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_BYTES:
        raise SandboxError("The app became larger than we can keep.")
    seen: dict[str, str] = {}
    for path in files:
        twin = seen.setdefault(check_path(path).casefold(), path)
        if twin != path:
            raise SandboxError(f"Two files of the app differ only in case: {path[:80]!r}.")
    manifest = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    known = set(Blob.objects.filter(pk__in=set(manifest.values())).values_list("sha256", flat=True))
    new = {
        manifest[path]: content for path, content in files.items() if manifest[path] not in known
    }
    Blob.objects.bulk_create(
        [Blob(sha256=s, packed=zlib.compress(c), size=len(c)) for s, c in new.items()],
        ignore_conflicts=True,
    )
    return manifest


def read(manifest: Manifest) -> dict[str, bytes]:
    """Return the files of *manifest*: path -> content."""
    blobs = Blob.objects.in_bulk(set(manifest.values()))
    return {path: zlib.decompress(blobs[sha].packed) for path, sha in manifest.items()}


def digest(manifest: Manifest) -> str:
    """Return one sha256 that names the whole workspace."""
    lines = "\n".join(f"{sha}  {path}" for path, sha in sorted(manifest.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
