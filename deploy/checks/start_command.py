"""Do the files say how the app is started, and would that command work?"""

from __future__ import annotations

import re

from deploy import entrypoints, snippets, starts
from deploy.containers import dockerfiles
from deploy.sources import Tree, inside, name
from deploy.starts import Start
from deploy.verdicts import Verdict

SERVERS = re.compile(
    r"\b(gunicorn|uvicorn|hypercorn|daphne|waitress|granian|uwsgi|puma|unicorn|passenger"
    r"|forever|pm2|next start"
    r"|nuxt start|apache2|nginx|php-fpm|frankenphp|tornado|cheroot|gevent|eventlet|meinheld)"
)
FOR_DEVELOPERS = re.compile(
    r"\brunserver(?:_plus)?\b|\bflask\b[^\n;&|]*\brun\b|\bnodemon\b|\bts-node-dev\b"
    r"|\bnext dev\b|\bnuxt dev\b"
    r"|\bvite\b(?! (?:build|preview))|\breact-scripts start\b|\bng serve\b"
    r"|\bwebpack(?:-dev-server| serve)\b"
    r"|\bartisan serve\b|\bvue-cli-service serve\b|\bgatsby develop\b"
    r"|\buvicorn\b[^\n]*--reload\b|\bfastapi dev\b"
    r"|\btsx watch\b|\b(?:node|bun) --(?:watch|hot)\b|\bphp -S\b|\bastro dev\b|\bsvelte-kit dev\b"
)
_BUILT = re.compile(
    r"^(?:\./)?(?:dist|build|out|lib|target|\.next|\.output|public|bin|server|tmp|_build)(?:/|$)"
)
_NODE = re.compile(
    r"(?:^|[\s;&|])(?:node|forever|nodejs|bun|tsx|ts-node)\s+((?:--?[\w=./-]+\s+(?:\d+\s+)?)*)([\w./@-]+)"
)
_PYTHON = re.compile(r"(?:^|[\s;&|])python[\d.]*\s+(?:-[uOB]+\s+)*([\w./-]+\.py)\b")
_MODULE = re.compile(
    r"\b(?:gunicorn|uvicorn|hypercorn|daphne|granian|waitress-serve)\b(?P<options>[^\n;&|]*?)"
    r"(?<![\w./:=-])(?P<module>[A-Za-z_][\w]*(?:\.\w+)*)(?::(?P<name>\w+))?(?P<made>\(\))?(?=['\"\s]|$)"
)
_TAKES_VALUE = re.compile(r"(?:^|\s)(?:-[a-zA-Z]|--[\w-]+)\s+$")


def check(tree: Tree) -> Verdict:
    """Judge the start command.

    pass: a Procfile, a host's file, a Dockerfile or package.json names a command for real use, and
    what it starts is there. warn: only a developer's server, Python 2, or a start that has to be
    typed at the host. fail: no way to start anything, or the command names what is not there.
    na: never.
    """
    found = starts.find(tree)
    fix = {"path": "Procfile", "snippet": snippets.procfile(tree)}
    if not found:
        return _without(tree, fix)
    start = found[0]
    missing = next(
        filter(None, (missing_target(tree, s) for s in found if s.kind == start.kind)), ""
    )
    if missing:
        return Verdict(
            "start_command",
            "fail",
            f"{start.path} starts {missing}, which is not among the files.",
            "Name a file that exists.",
            start.path if start.kind == "procfile" else "Procfile",
            fix["snippet"],
        )
    if _is_python_2(tree, start):
        return Verdict(
            "start_command",
            "warn",
            f"{start.path} starts the app with Python 2, which gets no more fixes.",
            "Move the app to a current Python.",
            **fix,
        )
    server = for_developers(tree, start)
    if server:
        return Verdict(
            "start_command",
            "warn",
            f"{start.path} starts a server made for developers ({server}).",
            "Start it with a server made for visitors.",
            **fix,
        )
    return Verdict("start_command", "pass", f"{start.path} starts it: {start.command[:120]}")


def missing_target(tree: Tree, start: Start) -> str:
    """Return what a command names but the tree does not hold; empty when all is there."""
    command = start.full.partition("\n")[0] + "\n" + "\n".join(start.full.splitlines()[1:40])
    for match in _NODE.finditer(command):
        target = match.group(2)
        if "-e" in match.group(1).split() or not re.search(
            r"[./]|^(index|server|app|main)$", target
        ):
            continue
        if not _there(
            tree, target, start.base, (".js", ".mjs", ".cjs", ".ts", "/index.js", "/index.ts", "")
        ):
            made = entrypoints.build_scripts(tree, start.base) or (
                dockerfiles(tree) and start.kind == "dockerfile"
            )
            if not ((_BUILT.match(target) and made) or "node_modules" in target):
                return target
    for match in _PYTHON.finditer(command):
        if not _there(tree, match.group(1), start.base, ("",)):
            return match.group(1)
    for match in _MODULE.finditer(command):
        if _TAKES_VALUE.search(match.group("options")) or match.group("module") in (
            "python",
            "config",
        ):
            continue
        module, called = match.group("module", "name")
        path = entrypoints.module_file(tree, module)
        if not path:
            return f"{module}{f':{called}' if called else ''}"
        wanted = called or "application"
        if not re.search(rf"\b{wanted}\b|import \*", tree.text(path)):
            return f"{module}:{wanted}"
    return ""


def for_developers(tree: Tree, start: Start) -> str:
    """Return the developer's server that a command ends up with; empty when it is a real one."""
    match = FOR_DEVELOPERS.search(start.full)
    if match and not (
        SERVERS.search(start.full.replace(match.group(), "")) and "--reload" not in match.group()
    ):
        return match.group().split("\n")[0][:40]
    for target in _PYTHON.findall(start.full) if not SERVERS.search(start.full) else []:
        path = next((p for p in tree.own if f"/{p}".endswith(f"/{target.lstrip('./')}")), "")
        text = tree.plain(path)
        if (
            re.search(r"^\s+(?:\w*app|server|application)\.run\(", text, re.MULTILINE)
            and "Flask(" in text
        ):
            return f"Flask's own, in {name(path)}"
    return ""


def _there(tree: Tree, target: str, base: str, endings: tuple[str, ...]) -> bool:
    wanted = re.sub(r"^(\./|/|(\.\./)+)+", "", target)
    for path in tree.files:
        if any(path == wanted + end or path.endswith("/" + wanted + end) for end in endings):
            return True
    return wanted in (".", "") or any(
        inside(path, f"{base}/{wanted}".strip("/")) for path in tree.files
    )


def _is_python_2(tree: Tree, start: Start) -> bool:
    if re.match(r"(?:\S+/)?python:2", start.image):
        return True
    texts = [tree.text(path) for path in tree.named(r"runtime\.txt|\.python-version")]
    return start.kind != "package" and any(re.match(r"(?:python-)?2\.", text) for text in texts)


def _without(tree: Tree, fix: dict[str, str]) -> Verdict:
    if entrypoints.is_static(tree):
        return Verdict(
            "start_command", "pass", "The app is only pages: any host of files serves them."
        )
    entries = entrypoints.entries(tree)
    if entries:
        return Verdict(
            "start_command",
            "warn",
            f"No file says how to start it; {entries[0].path} looks like the beginning.",
            "Add a Procfile, so that no host has to guess.",
            **fix,
        )
    return Verdict(
        "start_command",
        "fail",
        "No file says how to start it, and nothing in it looks like a server.",
        "Add a Procfile with the command that starts it.",
        **fix,
    )
