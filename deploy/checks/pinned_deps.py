"""Is it written down exactly which versions are installed?"""

from __future__ import annotations

import re

from cofounder.appspec.lock import LOCK
from deploy import entrypoints, manifests
from deploy.sources import Tree, name
from deploy.verdicts import Verdict

_KNOWN = dict(line.split("==") for line in LOCK.split())
_THIRD_PARTY = (
    r"^\s*(?:from|import)\s+"
    r"(django|flask|fastapi|starlette|tornado|aiohttp|streamlit|sanic|bottle|requests)\b"
)


def check(tree: Tree) -> Verdict:
    """Judge the pins.

    pass: exact versions, or a lock file beside the list; when some are past their end of life the
    fix says so. warn: ranges with an upper end and no lock. fail: versions left open, or a list
    that is missing. na: nothing is installed.
    """
    found = manifests.manifests(tree) if entrypoints.is_app(tree) else []
    worst, loose, path = "na", [], ""
    for manifest in found:
        asked = manifests.dependencies(tree, manifest)
        if not asked:
            continue
        status = _of(tree, manifest, asked)
        if ("na", "pass", "warn", "fail").index(status) > ("na", "pass", "warn", "fail").index(
            worst
        ):
            worst, path = status, manifest
            loose = [d for d in asked if d.how != "exact"]
    if worst in ("warn", "fail"):
        names = ", ".join(d.name for d in loose[:4]) + (" and more" if len(loose) > 4 else "")
        open_ended = "leaves the version open" if worst == "fail" else "allows a range"
        return Verdict(
            "pinned_deps",
            worst,
            f"{path} {open_ended} for {names}, and no lock file remembers which were tested.",
            "Write down exact versions, or commit the lock file.",
            path,
            _snippet(path, loose),
            tuple(f"{d.at} {d.name} {d.asked}".rstrip() for d in loose),
        )
    if worst == "pass":
        return _with_age(tree, path)
    hit = next(tree.search(_THIRD_PARTY, "python", flags=re.MULTILINE), None) if not found else None
    if hit and entrypoints.is_app(tree):
        library = hit.match.group(1)
        return Verdict(
            "pinned_deps",
            "fail",
            f"{hit.path} needs {library}, and no file says what to install.",
            "Add a requirements.txt with exact versions.",
            "requirements.txt",
            f"{library}=={_KNOWN[library]}\n"
            if library in _KNOWN
            else "pip freeze > requirements.txt\n",
        )
    if found:
        return Verdict("pinned_deps", "pass", f"{found[0]} asks for nothing else to be installed.")
    return Verdict("pinned_deps", "na", "Nothing has to be installed.")


def _of(tree: Tree, path: str, asked: list[manifests.Dependency]) -> str:
    how = [d.how for d in asked]
    if all(h == "exact" for h in how) or manifests.lock_of(tree, path):
        return "pass"
    return "fail" if "loose" in how else "warn"


def _with_age(tree: Tree, path: str) -> Verdict:
    old = manifests.end_of_life(tree)
    lock = manifests.lock_of(tree, path)
    evidence = f"{lock or path} names exact versions."
    if not old:
        return Verdict("pinned_deps", "pass", evidence)
    names = ", ".join(f"{d.name} {d.asked.lstrip('= ')}" for d in old[:3])
    return Verdict(
        "pinned_deps",
        "pass",
        f"{evidence[:-1]}, but there are no more security fixes for {names}.",
        "Move to versions that are looked after, and try the app again.",
        path,
        "",
        tuple(f"{d.at} {d.name} {d.asked} is past its end of life" for d in old),
    )


def _snippet(path: str, loose: list[manifests.Dependency]) -> str:
    if name(path) == "package.json":
        return "npm install --package-lock-only && git add package-lock.json\n"
    if name(path) in ("Gemfile", "composer.json", "Pipfile"):
        return {"Gemfile": "bundle lock\n", "composer.json": "composer update --lock\n"}.get(
            name(path), "pipenv lock\n"
        )
    known = [f"{d.name}=={_KNOWN[d.name.lower()]}" for d in loose if d.name.lower() in _KNOWN]
    if len(known) == len(loose):
        return "\n".join(known) + "\n"
    return "uv lock\n" if name(path) == "pyproject.toml" else "pip freeze > requirements.txt\n"
