"""What an app asks to have installed, how exactly, and whether it is past its end of life."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deploy.sources import LOCKS, Tree, folder, inside, name, once

MANIFESTS = (
    r"requirements[\w.-]*\.txt|pyproject\.toml|Pipfile|setup\.py|environment\.ya?ml|package\.json|Gemfile"
    r"|composer\.json|go\.mod|Cargo\.toml|mix\.exs|pom\.xml|build\.gradle(\.kts)?|deno\.jsonc?|[\w.]+\.csproj"
)
_LOCKED_BY = {
    "package.json": r"(package-lock|npm-shrinkwrap)\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?",
    "pyproject.toml": r"(uv|poetry|pdm)\.lock|pylock[\w.]*\.toml|requirements[\w.-]*\.txt",
    "Pipfile": r"Pipfile\.lock",
    "setup.py": r"requirements[\w.-]*\.txt|uv\.lock|poetry\.lock|Pipfile\.lock",
    "environment.yml": r"conda-lock\.yml",
    "environment.yaml": r"conda-lock\.yml",
    "Gemfile": r"Gemfile\.lock",
    "composer.json": r"composer\.lock",
    "go.mod": r"go\.sum",
    "Cargo.toml": r"Cargo\.lock",
    "mix.exs": r"mix\.lock",
    "deno.json": r"deno\.lock",
}
_FOR_DEVELOPERS = re.compile(r"dev|test|doc|lint|local|ci|build|tools|typing|bench", re.IGNORECASE)
_REQUIREMENT = re.compile(r"^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([^;#]*)")
#: name -> the first release line that still gets security fixes: anything below is end of life.
END_OF_LIFE = {
    "django": (4, 2),
    "flask": (2, 2),
    "werkzeug": (2, 2),
    "jinja2": (3, 0),
    "tornado": (6, 0),
    "sqlalchemy": (1, 4),
    "pyyaml": (5, 4),
    "urllib3": (1, 26),
    "requests": (2, 20),
    "fastapi": (0, 65),
    "express": (4, 0),
    "next": (13, 0),
    "react-scripts": (4, 0),
    "mongoose": (5, 0),
    "rails": (6, 1),
    "laravel/framework": (9, 0),
    "lodash": (4, 17),
    "jsonwebtoken": (8, 0),
    "psycopg2": (2, 8),
}


@dataclass(frozen=True)
class Dependency:
    """One line of a manifest: *exact*, *bounded* on both sides, or *loose*. *at*: file:line."""

    name: str
    asked: str
    how: str
    at: str


@once
def manifests(tree: Tree) -> list[str]:
    """Return the files that say what is installed in production, shallow ones first."""
    found = []
    for path in tree.named(MANIFESTS):
        python_text = name(path).startswith("requirements")
        if python_text and _FOR_DEVELOPERS.search(name(path)[len("requirements") :]):
            continue
        if not re.search(r"(^|/)(docs?|examples?|\.[\w-]+)/", path):
            found.append(path)
    for path in tree.own:
        part = re.fullmatch(r"(?:.*/)?requirements/([\w.-]+)\.(txt|pip)", path)
        if part and not _FOR_DEVELOPERS.search(part.group(1)):
            found.append(path)
    return found


def lock_of(tree: Tree, path: str) -> str:
    """Return the lock file that holds for a manifest: beside it or above it; empty when none."""
    pattern = _LOCKED_BY.get(name(path), "")
    for lock in tree.own if pattern else []:
        if re.fullmatch(pattern, name(lock)) and inside(folder(path), folder(lock)):
            is_list = lock.endswith(".txt")
            if not is_list or (tree.text(lock).strip() and lock not in _loose_lists(tree)):
                return lock
    return ""


def dependencies(tree: Tree, path: str) -> list[Dependency]:
    """Return what a manifest asks for in production."""
    kind = name(path)
    if kind == "package.json":
        rows = tree.json(path).get("dependencies")
        return [
            _node(path, key, str(asked))
            for key, asked in (rows if isinstance(rows, dict) else {}).items()
        ]
    if kind == "pyproject.toml":
        return _pyproject(tree, path)
    if kind == "Pipfile":
        rows = tree.toml(path).get("packages")
        return [_python(path, f"{k}{'' if v == '*' else v}") for k, v in (rows or {}).items()]
    if kind == "composer.json":
        rows = tree.json(path).get("require")
        rows = rows if isinstance(rows, dict) else {}
        return [_node(path, k, str(v)) for k, v in rows.items() if "/" in k]
    if kind == "Gemfile":
        found = re.findall(
            r"""^\s*gem\s+["']([\w-]+)["'](?:\s*,\s*["']([^"']+)["'])?""", tree.plain(path), re.M
        )
        return [_node(path, gem, asked) for gem, asked in found]
    if path.endswith((".txt", ".pip")):
        return [
            _python(f"{path}:{number}", line.strip())
            for number, line in enumerate(tree.text(path).replace("\\\n", " ").splitlines(), 1)
            if line.strip() and not line.lstrip().startswith(("#", "-", "--"))
        ]
    if kind == "setup.py":
        block = re.search(r"install_requires\s*=\s*\[([^\]]*)\]", tree.plain(path))
        return [
            _python(path, row)
            for row in re.findall(r"""["']([^"']+)["']""", block.group(1) if block else "")
        ]
    if kind == "go.mod":
        return [
            Dependency(m, v, "exact", path)
            for m, v in re.findall(
                r"^\s*(?:require\s+)?([\w./-]+\.[\w./-]+) (v\S+)", tree.text(path), re.M
            )
        ]
    if kind.startswith(("environment.", "Cargo", "mix.", "build.gradle", "deno")):
        return [Dependency(kind, "", "bounded", path)] if tree.text(path).strip() else []
    return [Dependency(kind, "", "exact", path)]


def end_of_life(tree: Tree) -> list[Dependency]:
    """Return exact requirements that no longer get security fixes."""
    found = []
    for path in manifests(tree):
        for dependency in dependencies(tree, path):
            oldest = END_OF_LIFE.get(dependency.name.lower())
            number = re.search(r"(\d+)(?:\.(\d+))?", dependency.asked)
            if not (oldest and number and dependency.how == "exact"):
                continue
            if (int(number.group(1)), int(number.group(2) or 0)) < oldest:
                found.append(dependency)
    return found


def is_lock(path: str) -> bool:
    """Tell whether a program wrote this file to remember exact versions."""
    return LOCKS.search(path) is not None


def _pyproject(tree: Tree, path: str) -> list[Dependency]:
    read = tree.toml(path)
    project = read.get("project")
    rows = project.get("dependencies") if isinstance(project, dict) else None
    found = [_python(path, str(row)) for row in rows] if isinstance(rows, list) else []
    tool = read.get("tool")
    poetry = tool.get("poetry") if isinstance(tool, dict) else None
    asked = poetry.get("dependencies") if isinstance(poetry, dict) else None
    for key, version in (asked if isinstance(asked, dict) else {}).items():
        if key.lower() != "python":
            version = version.get("version", "") if isinstance(version, dict) else version
            found.append(_node(path, key, str(version)))
    return found


def _python(at: str, line: str) -> Dependency:
    match = _REQUIREMENT.match(line)
    called, asked = (match.group(1), match.group(2).strip()) if match else (line[:40], "")
    if "@" in asked or line.startswith(("git+", "http")):
        exact = re.search(r"@[0-9a-f]{7,40}\b|@v?\d+\.\d+|\.(whl|zip|tar\.gz)\b", line)
        return Dependency(called, asked, "exact" if exact else "loose", at)
    if re.match(r"===?\s*\d[^*,]*$", asked.split(" --")[0].strip()):
        return Dependency(called, asked, "exact", at)
    bounded = re.search(r"~=|<|==", asked)
    return Dependency(called, asked, "bounded" if bounded else "loose", at)


def _node(at: str, called: str, asked: str) -> Dependency:
    asked = asked.strip()
    if re.fullmatch(r"[=v]*\d+\.\d+(\.\d+)?[\w.+-]*", asked) or asked.startswith(
        ("file:", "workspace:", "link:")
    ):
        return Dependency(called, asked, "exact", at)
    bounded = re.match(r"[\^~]|\d|.*<", asked)
    return Dependency(called, asked, "bounded" if bounded else "loose", at)


def _loose_lists(tree: Tree) -> list[str]:
    return [
        path
        for path in tree.named(r"requirements[\w.-]*\.txt")
        if any(dependency.how != "exact" for dependency in dependencies(tree, path))
    ]
