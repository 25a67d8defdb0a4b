"""Reading a tree of files: what is code, what is a test, what is somebody else's."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, wraps
from pathlib import PurePosixPath
from typing import Any

#: What is larger is data or a bundle, not something a person wrote.
LARGEST = 600_000
LARGEST_YAML = 200_000
#: Patterns are quadratic in what these bound, so what is longer is cut.
LONGEST_LINE, LONGEST_GAP, MOST_EMPTY_LINES = 2_000, 100, 500
_LONG_LINE = re.compile(rf"([^\n]{{{LONGEST_LINE}}})[^\n]+")
_LONG_GAP = re.compile(rf"([ \t]{{{LONGEST_GAP}}})[ \t]++")
_EMPTY_LINES = re.compile(rf"\n{{{MOST_EMPTY_LINES},}}")
#: How deep, and with how many values once every alias is written out, a file may be to be read.
DEEPEST, MOST_VALUES = 100, 100_000
_OPENS = re.compile(r"[\[{(]|[\]})]|(?:[-?][ \t]+){20}")
LANGUAGES = {
    "python": (".py",),
    "node": (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx", ".vue", ".svelte"),
    "ruby": (".rb", ".ru", ".rake"),
    "go": (".go",),
    "php": (".php",),
    "java": (".java", ".kt", ".scala", ".groovy"),
    "rust": (".rs",),
    "elixir": (".ex", ".exs"),
    "dotnet": (".cs", ".fs"),
}
BY_SUFFIX = {suffix: language for language, all_ in LANGUAGES.items() for suffix in all_}
VENDORED = re.compile(
    r"(^|/)(\.git|node_modules|bower_components|vendor|vendors|third_party|\.?venv|site-packages"
    r"|__pycache__|\.tox|\.next|\.nuxt|jspm_packages|\.yarn|\.mypy_cache)/"
    r"|[.-](min|bundle|prod)\.(js|mjs|css)$|\.(map|svg|lockb)$|(^|/)(jquery|bootstrap)[\w.-]*\.(js|css)$"
)
LOCKS = re.compile(
    r"(^|/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|uv\.lock"
    r"|poetry\.lock|pdm\.lock|Pipfile\.lock|pylock[\w.]*\.toml|Gemfile\.lock|composer\.lock|go\.sum"
    r"|go\.work\.sum|Cargo\.lock|mix\.lock|deno\.lock|packages\.lock\.json|gradle\.lockfile|conda-lock\.yml"
    r"|flake\.lock|pubspec\.lock)$"
)
TESTS = re.compile(
    r"(^|/)(tests?|__tests__|specs?|e2e|cypress|testing|fixtures?|__mocks__|mocks|testdata|test-data"
    r"|playwright|factories|__snapshots__)/"
    r"|(^|/)(test_[^/]*|tests|conftest|[^/]*_tests?|[^/]*_spec|test_?settings)\.\w+$"
    r"|[^/]*\.(test|tests|spec|cy|e2e)\.\w+$|(^|/)settings[_/](test|tests|testing|ci)\.py$"
    r"|(^|/)[^/]*Tests?\.(java|kt|cs|php)$",
)
DOCS = re.compile(
    r"(^|/)(docs?|documentation|examples?|samples?|tutorials?)/|\.(md|mdx|markdown|rst|adoc)$"
    r"|(^|/)(LICEN[CS]E|README|CHANGELOG|NOTICE|AUTHORS|COPYING)[^/]*$",
    re.IGNORECASE,
)
EXAMPLE = re.compile(r"(^|[._-])(examples?|samples?|templates?|dist|defaults?|tpl)($|[._-])", re.I)
_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/", re.DOTALL | re.MULTILINE)
_HASHES = re.compile(r"^[ \t]*#(?!\{).*$", re.MULTILINE)
_SLASHES = re.compile(r"^[ \t]*(//|\*|<!--).*$", re.MULTILINE)
_HASHED = (
    ".py", ".rb", ".ru", ".rake", ".ex", ".exs", ".sh", ".yml", ".yaml", ".toml", ".cfg", ".ini",
    ".env", ".properties", ".conf", ".prisma", "",
)  # fmt: skip


class Tree:
    """The files of an app, path -> content, read at most once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(sorted(files.items(), key=lambda item: (item[0].count("/"), item[0])))
        self._texts: dict[str, str] = {}
        self._plain: dict[str, str] = {}
        self._named: dict[str, list[str]] = {}
        #: What functions marked with ``once`` have found.
        self.found: dict[Callable, Any] = {}

    def __contains__(self, path: str) -> bool:
        return path in self.files

    def text(self, path: str) -> str:
        """Return a file as text; empty when it is missing, binary or larger than ``LARGEST``."""
        if path not in self._texts:
            content = self.files.get(path, b"")
            binary = len(content) > LARGEST or b"\0" in content[:4096]
            text = "" if binary else content.decode("utf-8", "replace")
            far = _EMPTY_LINES.search(text)
            self._texts[path] = text[: far.start()] if far else text
        return self._texts[path]

    def plain(self, path: str) -> str:
        """Return the text with whole-line comments blanked; every line keeps its number.

        Of lines, gaps and stretches of empty lines that no person writes, only a beginning is left.
        """
        if path not in self._plain:
            text = self.text(path)
            if suffix(path) in _HASHED:
                text = _HASHES.sub("", text)
            else:
                text = _BLOCK.sub(lambda m: "\n" * m.group().count("\n"), text)
                text = _SLASHES.sub("", text)
            self._plain[path] = _bounded(text)
        return self._plain[path]

    def named(self, pattern: str) -> list[str]:
        """Return the paths whose last part matches wholly, whatever the case, shallow ones first.

        What others wrote and what only tests or documents use is left out.
        """
        if pattern not in self._named:
            wanted = re.compile(pattern, re.IGNORECASE)
            self._named[pattern] = [path for path in self._shown if wanted.fullmatch(name(path))]
        return self._named[pattern]

    @cached_property
    def _shown(self) -> list[str]:
        return [path for path in self.own if not TESTS.search(path)]

    @cached_property
    def own(self) -> list[str]:
        """The paths of what people wrote for this app, shallow ones first."""
        return [path for path in self.files if not VENDORED.search(path)]

    @cached_property
    def code(self) -> dict[str, str]:
        """Path -> language of what runs in production: no tests, documents or hidden folders."""
        found = {}
        for path in self.own:
            if hidden(path) or TESTS.search(path) or DOCS.search(path):
                continue
            language = BY_SUFFIX.get(suffix(path)) or self._by_first_line(path)
            if language and not self.minified(path):
                found[path] = language
        return found

    def _by_first_line(self, path: str) -> str:
        if suffix(path) or not self.files[path].startswith(b"#!"):
            return ""
        first = self.text(path).partition("\n")[0]
        words = {"node": "node", "python": "python", "ruby": "ruby", "php": "php"}
        return next((language for word, language in words.items() if word in first), "")

    def minified(self, path: str) -> bool:
        """Tell whether a program, not a person, wrote this text."""
        text = self.text(path)
        return len(text) > 2000 and len(text) / (text.count("\n") + 1) > 400

    @cached_property
    def languages(self) -> list[str]:
        """The languages of the code, the one with most files first."""
        seen = list(self.code.values())
        return sorted(set(seen), key=lambda language: (-seen.count(language), language))

    def search(self, pattern: str, *languages: str, flags: int = 0) -> Iterator[Hit]:
        """Yield where the pattern occurs in code (of some languages, or of all)."""
        compiled = re.compile(pattern, flags)
        for path, language in self.code.items():
            if not languages or language in languages:
                for match in compiled.finditer(self.plain(path)):
                    yield Hit(path, match)

    def json(self, path: str) -> dict[str, Any]:
        """Return a JSON file as a dict; empty when it is not one."""
        return _dict(json.loads, self.text(path))

    def toml(self, path: str) -> dict[str, Any]:
        """Return a TOML file as a dict; empty when it is not one."""
        return _dict(tomllib.loads, self.text(path))

    def yaml(self, path: str) -> dict[str, Any]:
        """Return a YAML file as a dict; empty when it is not one."""
        import yaml

        text = self.text(path)[:LARGEST_YAML]
        found = _dict(yaml.safe_load, text, yaml.YAMLError)
        return found if _size(found, {}) <= MOST_VALUES else {}


def once(function: Callable[[Tree], Any]) -> Callable[[Tree], Any]:
    """Let a question about a tree be answered once for each tree."""

    @wraps(function)
    def kept(tree: Tree) -> Any:
        if function not in tree.found:
            tree.found[function] = function(tree)
        return tree.found[function]

    return kept


class Hit:
    """A place in a file: its path, its line and what was found."""

    def __init__(self, path: str, match: re.Match[str]) -> None:
        self.path, self.match = path, match

    @property
    def line(self) -> int:
        """The number of the line, from 1."""
        return self.match.string.count("\n", 0, self.match.start()) + 1

    @property
    def whole(self) -> str:
        """The line in which the found text begins."""
        text = self.match.string
        start = text.rfind("\n", 0, self.match.start()) + 1
        return text[start : (text + "\n").index("\n", self.match.start())].strip()

    @property
    def at(self) -> str:
        """``file:line``."""
        return f"{self.path}:{self.line}"


def suffix(path: str) -> str:
    """Return the lower-case ending of a path, with its dot, or nothing."""
    return PurePosixPath(path).suffix.lower()


def name(path: str) -> str:
    """Return the last part of a path."""
    return path.rpartition("/")[2]


def folder(path: str) -> str:
    """Return the folder of a path, empty for the root."""
    return path.rpartition("/")[0]


def inside(path: str, base: str) -> bool:
    """Tell whether a path lies in a folder (the root holds all)."""
    return not base or path == base or path.startswith(base + "/")


def hidden(path: str) -> bool:
    """Tell whether a path lies in a folder whose name begins with a dot."""
    return (path.startswith(".") and "/" in path) or "/." in folder(path)


def _bounded(text: str) -> str:
    """Return a text without what makes patterns slow."""
    far = _EMPTY_LINES.search(text)
    text = _LONG_GAP.sub(r"\1", text[: far.start()] if far else text)
    return _LONG_LINE.sub(r"\1", text)


def _deep(text: str) -> bool:
    """Tell whether brackets or dashes nest deeper than a person would write them."""
    depth = 0
    for sign in _OPENS.finditer(text):
        if len(sign[0]) > 1:
            return True
        depth = depth + 1 if sign[0] in "[{(" else max(0, depth - 1)
        if depth > DEEPEST:
            return True
    return False


def _size(value: Any, known: dict[int, float]) -> float:
    """Return how many values something holds, those of aliases each time; endless for a circle."""
    if not isinstance(value, dict | list):
        return 1
    if id(value) not in known:
        known[id(value)] = float("inf")
        inner = value.values() if isinstance(value, dict) else value
        known[id(value)] = 1 + sum(_size(each, known) for each in inner)
    return known[id(value)]


def _dict(parse: Any, text: str, *errors: type[Exception]) -> dict[str, Any]:
    """Return what was parsed when it is a dict. A file that cannot be read says nothing."""
    try:
        found = parse(text) if text and not _deep(text) else {}
    except (ValueError, RecursionError, *errors):
        return {}
    return found if isinstance(found, dict) else {}
