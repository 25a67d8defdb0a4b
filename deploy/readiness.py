"""Is this version ready to launch? Judged from its files alone: nothing runs, nothing is asked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from deploy import leaks
from deploy.checks import CHECKS
from deploy.leak_patterns import URL_LOGIN, is_placeholder, is_weak, mask
from deploy.manifests import end_of_life
from deploy.sources import LARGEST, Tree
from deploy.verdicts import Verdict

Light = Literal["green", "yellow", "red"]
#: Folders that are never part of an app, and folders of what was installed or built.
_SKIPPED = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        "node_modules",
        "bower_components",
        ".venv",
        "venv",
        "__pycache__",
        ".tox",
        ".nox",
        "site-packages",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".next",
        ".nuxt",
        ".gradle",
        ".terraform",
    }
)
_BINARY = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".ico",
    ".pdf",
    ".zip",
    ".gz",
    ".woff",
    ".woff2",
    ".ttf",
    ".otf",
    ".eot",
    ".mp3",
    ".mp4",
    ".mov",
    ".webm",
    ".jar",
    ".pyc",
    ".so",
    ".dll",
    ".exe",
    ".class",
    ".wasm",
    ".psd",
    ".avif",
)
MOST_FILES = 20_000
#: Shorter texts occur by chance.
SHORTEST = 5


@dataclass(frozen=True)
class Judgement:
    """What all checks say together."""

    overall: Light
    verdicts: tuple[Verdict, ...]

    @property
    def blockers(self) -> tuple[Verdict, ...]:
        """What makes the light red, then what makes it yellow. Empty when it is green.

        A verdict that passes is here only when its exact versions are past their end of life.
        """
        by_name = {verdict.check: verdict for verdict in self.verdicts}
        red = [by_name[name] for name in _red(by_name)]
        return (*red, *(v for v in self.verdicts if v not in red and _holds_up(v)))


def judge(files: Mapping[str, bytes]) -> Judgement:
    """Judge the files of an app, path -> content. The same files give the same judgement."""
    tree = Tree(files)
    verdicts = [check.function(tree) for check in CHECKS.values()]
    hidden = sorted(_hidden(tree), key=len, reverse=True)
    verdicts = [_masked(verdict, hidden) for verdict in verdicts]
    by_name = {verdict.check: verdict for verdict in verdicts}
    if _red(by_name):
        return Judgement("red", tuple(verdicts))
    held_up = any(_holds_up(verdict) for verdict in verdicts) or bool(end_of_life(tree))
    return Judgement("yellow" if held_up else "green", tuple(verdicts))


def read_folder(path: Path) -> dict[str, bytes]:
    """Return the files below a folder as an app's: path -> content.

    Installed packages, caches, links, pictures and the contents of huge files are left out.
    Raises ``NotADirectoryError`` when there is no such folder.
    """
    if not path.is_dir():
        raise NotADirectoryError(path)
    found: dict[str, bytes] = {}
    for base, folders, names in os.walk(path):
        folders[:] = sorted(folder for folder in folders if folder not in _SKIPPED)
        for name in sorted(names):
            file = Path(base, name)
            if file.is_symlink() or not file.is_file() or len(found) >= MOST_FILES:
                continue
            skipped = file.suffix.lower() in _BINARY or file.stat().st_size > LARGEST
            found[file.relative_to(path).as_posix()] = b"" if skipped else file.read_bytes()
    return found


def _red(by_name: dict[str, Verdict]) -> list[str]:
    """Return the checks that make the light red."""
    found = [name for name in ("secrets", "start_command") if by_name[name].status == "fail"]
    if by_name["readme"].status == by_name["pinned_deps"].status == "fail":
        found += ["readme", "pinned_deps"]
    return found


def _holds_up(verdict: Verdict) -> bool:
    """Tell whether a verdict alone makes the light yellow."""
    if CHECKS[verdict.check].is_advisory or verdict.check == "secrets":
        return False
    aged = verdict.check == "pinned_deps" and verdict.status == "pass" and bool(verdict.fix)
    return verdict.status in ("warn", "fail") or aged


def _hidden(tree: Tree) -> set[str]:
    """Return what is never shown: every secret, and the password of every address, sure or not.

    Words such as "password" are no secrets, and hiding them would spoil our sentences.
    """
    found = {leak.value for leak in leaks.find(tree)}
    for path in tree.own:
        text = tree.text(path)
        if "://" in text and "@" in text:
            found |= {match.group(3) for match in URL_LOGIN.finditer(text)}
    return {
        value
        for value in found
        if len(value) >= SHORTEST and not is_weak(value) and not is_placeholder(value)
    }


def _masked(verdict: Verdict, hidden: list[str]) -> Verdict:
    def masked(text: str) -> str:
        for value in hidden:
            text = text.replace(value, mask(value))
        return URL_LOGIN.sub(r"\1://\2:••••••@\4", text)

    return replace(
        verdict,
        evidence=masked(verdict.evidence),
        snippet=masked(verdict.snippet),
        fix=masked(verdict.fix),
        details=tuple(masked(line) for line in verdict.details),
    )
