"""Taking everything along: a version as a zip, all versions as a git bundle. No sandbox needed.

Both are made from the stored files alone and are the same bytes every time they are asked for.
"""

import tempfile
import zipfile
from datetime import UTC
from typing import IO, TYPE_CHECKING

from django.db.models import Sum
from django.utils.text import slugify

from builds import workspaces
from builds.models import Blob, Version
from cofounder.errors import NotAllowedNow, TooMuch
from projects.models import Project

if TYPE_CHECKING:
    from dulwich.objects import ShaFile

#: Whoever is named as the author of a history that we wrote.
AUTHOR = b"Cofounder <cofounder@localhost>"
#: Bytes of all different files together beyond which we do not pack a history in one go.
MOST_BYTES = 200_000_000
#: What is held in memory before it goes to a file, in bytes.
IN_MEMORY = 8_000_000
PLAIN, RUNS = 0o100644, 0o100755


def slug(project: Project, version: Version | None = None) -> str:
    """Return a name for files and folders: ASCII letters, digits and hyphens, never empty.

    It comes from the app's own name where the version has one.
    """
    name = version.spec.get("name", "") if version and isinstance(version.spec, dict) else ""
    return (slugify(str(name)) or slugify(project.name))[:40].strip("-_") or "app"


def folder(version: Version) -> str:
    """Return the name of the one folder inside the zip of *version*."""
    return f"{slug(version.project, version)}-{version}"


def mode(path: str, content: bytes) -> int:
    """Return the file mode of *path*: scripts may be run."""
    return RUNS if path == "manage.py" or content.startswith(b"#!") else PLAIN


def files_of(version: Version) -> dict[str, bytes]:
    """Return the stored files of *version* in the order of their paths."""
    manifest = {workspaces.check_path(path): sha for path, sha in version.manifest.items()}
    return dict(sorted(workspaces.read(manifest).items()))


def zipped(version: Version) -> IO[bytes]:
    """Return *version* as a zip with one folder on top, ready to be read."""
    top, stamp = folder(version), version.created_at.astimezone(UTC).timetuple()[:6]
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files_of(version).items():
            entry = zipfile.ZipInfo(f"{top}/{path}", date_time=stamp)
            entry.create_system = 3  # unix, whatever we run on: modes count
            entry.external_attr = mode(path, content) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=6)
    out.seek(0)
    return out


def bundle(project: Project) -> IO[bytes]:
    """Return the history of *project* as a git bundle: a commit and a tag for each version.

    Raises ``NotAllowedNow`` before the first version and ``TooMuch`` when it would be huge.
    """
    versions = list(project.versions.order_by("number"))
    if not versions:
        raise NotAllowedNow("There is nothing to download before the first version is built.")
    shas = {sha for version in versions for sha in version.manifest.values()}
    size = Blob.objects.filter(pk__in=shas).aggregate(size=Sum("size"))["size"] or 0
    if size > MOST_BYTES:
        raise TooMuch("The history is too large for one file. Download single versions instead.")
    objects, references = history(versions)
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    out.write(b"# v2 git bundle\n")
    for name, commit in references:
        out.write(commit + b" " + name + b"\n")
    out.write(b"\n")
    _write_pack(out, objects)
    out.seek(0)
    return out


def history(versions: list[Version]) -> tuple[dict[bytes, "ShaFile"], list[tuple[bytes, bytes]]]:
    """Return git's objects for *versions*, oldest first, and what HEAD, main and tags point to."""
    from dulwich.objects import Commit

    objects: dict[bytes, ShaFile] = {}
    tags: list[tuple[bytes, bytes]] = []
    parents: list[bytes] = []
    for version in versions:
        commit = Commit()
        commit.tree = _tree(objects, files_of(version))
        commit.parents = parents
        commit.author = commit.committer = AUTHOR
        when = int(version.created_at.timestamp())
        commit.author_time = commit.commit_time = when
        commit.author_timezone = commit.commit_timezone = 0
        commit.encoding = b"UTF-8"
        commit.message = message(version).encode()
        objects[commit.id] = commit
        tags.append((f"refs/tags/{version.tag}".encode(), commit.id))
        parents = [commit.id]
    return objects, [(b"HEAD", parents[0]), (b"refs/heads/main", parents[0]), *tags]


def message(version: Version) -> str:
    """Return what the commit of *version* says: its name, and what is new in it."""
    news = [" ".join(str(sentence).split()) for sentence in version.news]
    body = "\n".join(f"- {sentence}" for sentence in news if sentence)
    return f"{version}\n\n{body}\n" if body else f"{version}\n"


def _tree(objects: dict[bytes, "ShaFile"], files: dict[str, bytes]) -> bytes:
    """Add the blobs and trees of *files* to *objects*; return the id of the topmost tree."""
    from dulwich.objects import Blob as GitBlob
    from dulwich.objects import Tree

    root: dict[str, object] = {}
    for path, content in files.items():
        *folders, name = path.split("/")
        here = root
        for part in folders:
            here = here.setdefault(part, {})  # type: ignore[assignment]
        blob = GitBlob.from_string(content)
        objects[blob.id] = blob
        here[name] = (mode(path, content), blob.id)

    def add(level: dict[str, object]) -> bytes:
        tree = Tree()
        for name, inside in level.items():
            if isinstance(inside, dict):
                tree.add(name.encode(), 0o040000, add(inside))
            else:
                tree.add(name.encode(), *inside)  # type: ignore[misc]
        objects[tree.id] = tree
        return tree.id

    return add(root)


def _write_pack(out: IO[bytes], objects: dict[bytes, "ShaFile"]) -> None:
    """Write *objects* as a pack without deltas, ordered by id: the same bytes every time."""
    from dulwich.object_format import DEFAULT_OBJECT_FORMAT
    from dulwich.pack import full_unpacked_object, write_pack_data

    ordered = [objects[sha] for sha in sorted(objects)]
    records = (full_unpacked_object(item) for item in ordered)
    write_pack_data(
        out.write, records, DEFAULT_OBJECT_FORMAT, num_records=len(ordered), compression_level=6
    )
