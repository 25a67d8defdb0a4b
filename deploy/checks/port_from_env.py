"""Does the app listen on the port that the host chooses?"""

from __future__ import annotations

import re

from deploy import entrypoints, snippets, starts, variables
from deploy.sources import Hit, Tree, folder, inside
from deploy.starts import Start
from deploy.verdicts import Verdict

_ASKS = re.compile(r"\$[{(]?PORT\b|(?<![A-Z_])[\"']PORT[\"']|env\.PORT\b|%PORT%|:PORT\b")
_ASKS_OTHER = re.compile(r"\$\{?([A-Z][A-Z_]*_PORT)\b")
#: Servers that take PORT by themselves when no address is given.
_BY_ITSELF = re.compile(
    r"\bgunicorn\b|\bnext start\b|\bnuxt(?:i)? start\b|\breact-scripts start\b|\bheroku-php-"
    r"|\bserve -s|\.output/server"
    r"|\bremix-serve\b|\breact-router-serve\b|\bfrankenphp\b|\bstrapi start\b|\bmeteor\b"
)
#: Servers with a port of their own when none is given.
_OWN_PORT = re.compile(
    r"\b(runserver(?:_plus)?|flask\b[^\n]*\brun|uvicorn|hypercorn|daphne|waitress-serve"
    r"|streamlit run|fastapi (?:run|dev)"
    r"|artisan serve|granian|vite preview|nginx|httpd|apache\w*|caddy|chainlit run)\b"
)
_LITERAL = re.compile(
    r"(?:-b|--bind|--listen|-l|--http|--address|--addr|bind\s*=)[\s=\"'f]*\[?[\w.:*\]]*?:(\d{2,5})\b"
    r"|(?:--port|-p|--server\.port|--http-port|-Dserver\.port)[\s=](\d{2,5})\b"
    r"|runserver(?:_plus)?\s+(?:[\d.]+:)?(\d{2,5})\b|\bphp -S [\w.]+:(\d{2,5})\b"
    r"|\bport\s*[=:]\s*(\d{4,5})\b"
)
_LISTENS = (
    r"\.listen\(\s*(\d{2,5})\b|\bport\s*[=:]\s*(\d{4,5})\b|(?:ListenAndServe|\.Run|\.Start|\.Listen)\(\s*\"[\w.]*:(\d{2,5})\""
    r"|HTTPServer\(\s*\(\s*[\"'][\w.]*[\"']\s*,\s*(\d{2,5})|make_server\([^,\n]*,\s*(\d{2,5})|\.bind\(\(?\s*\"[\d.]+:(\d{2,5})\""
    r"|\b(?:const|let|var)\s+port\s*=\s*(\d{2,5})\b|\bPORT\s*=\s*(\d{2,5})\b"
)
_OF_THE_APP = re.compile(
    r"(?:\w+_)?(?:APP|SERVER|HTTP|WEB|API|LISTEN|BACKEND|NODE|FLASK|DJANGO|FASTAPI|UVICORN|GUNICORN"
    r"|SERVICE|EXPRESS|BIND|SITE)_(?:RUN_)?PORT"
)


def check(tree: Tree) -> Verdict:
    """Judge the port.

    pass: the start or the code takes PORT from the environment, or the server does so by itself.
    warn: another variable, or we cannot tell. fail: a fixed port. na: nothing of the app listens,
    or whoever types the start command decides.
    """
    if not entrypoints.is_app(tree) or entrypoints.is_static(tree):
        return Verdict("port_from_env", "na", "Nothing in the files listens on a port by itself.")
    found = starts.find(tree)
    verdict = _by_start(tree, found[0]) if found else None
    if verdict and verdict.status == "pass":
        for other in found[1:]:
            second = _by_start(tree, other) if other.kind == "dockerfile" else None
            if second and second.status == "fail" and _LITERAL.search(other.full):
                return Verdict(**{**second.__dict__, "status": "warn"})
    return verdict or _by_code(tree, found[0] if found else None)


def _by_start(tree: Tree, start: Start) -> Verdict | None:
    """Judge by what the command says; ``None`` when the code decides."""
    text = start.full
    if _ASKS.search(text):
        return Verdict("port_from_env", "pass", f"{start.path} takes the port from PORT.")
    if other := _ASKS_OTHER.search(text):
        return _other(tree, start.path, other.group(1))
    if literal := _LITERAL.search(text):
        return _fixed(tree, start.path, next(filter(None, literal.groups())), start)
    if "puma" in text or re.search(r"\brails (?:s|server)\b|bin/rails|\bthrust\b", text):
        return Verdict(
            "port_from_env", "pass", f"{start.path} starts a server that takes PORT by itself."
        )
    if _BY_ITSELF.search(text):
        return Verdict(
            "port_from_env", "pass", f"{start.path} starts a server that takes PORT by itself."
        )
    if own := _OWN_PORT.search(text):
        given = dict(start.environment).get("FLASK_RUN_PORT") if "flask" in own.group() else ""
        return _fixed(tree, start.path, given or "its own", start)
    return None


def _by_code(tree: Tree, start: Start | None) -> Verdict:
    base = start.base if start else ""
    if start and start.kind == "dockerfile" and not any(inside(p, base) for p in tree.code):
        base = ""
    for hit in tree.search("|".join(p for group in variables.READS.values() for p in group)):
        if next(filter(None, hit.match.groups()), "") == "PORT" and inside(hit.path, base):
            return Verdict("port_from_env", "pass", f"{hit.path} takes the port from PORT.")
    for path in tree.named(r"application[\w-]*\.(properties|ya?ml)|puma\.rb|runtime\.exs"):
        if _ASKS.search(tree.plain(path)) or "${PORT" in tree.text(path):
            return Verdict("port_from_env", "pass", f"{path} takes the port from PORT.")
    destructured = next(tree.search(r"\{[^{}]*\bPORT\b[^{}]*\}\s*=\s*process\.env", "node"), None)
    field = next(tree.search(r"^    port\s*:\s*int\b", "python", flags=re.M), None)
    settings = field and "BaseSettings" in tree.text(field.path)
    if destructured or settings:
        return Verdict(
            "port_from_env", "pass", f"{(destructured or field).path} takes the port from PORT."
        )
    for variable in variables.read_by(tree).values():
        if _OF_THE_APP.fullmatch(variable.name):
            return _other(tree, variable.at.partition(":")[0], variable.name)
    for hit in tree.search(_LISTENS, flags=re.IGNORECASE):
        if inside(hit.path, base) and not _is_of_database(hit):
            return _fixed(tree, hit.path, next(filter(None, hit.match.groups())), start)
    if re.search(r"\brun\(", "".join(h.whole for h in tree.search(r"\.run\(\)?", "go"))):
        return Verdict("port_from_env", "pass", "The server of the app takes PORT by itself.")
    flask = next(tree.search(r"^\s+\w*app\.run\((?![^)]*port)", "python", flags=re.M), None)
    if flask and start:
        return _fixed(tree, flask.path, "5000", start)
    if not start or not entrypoints.entries(tree):
        return Verdict("port_from_env", "na", "Whoever starts the app decides where it listens.")
    return Verdict(
        "port_from_env",
        "warn",
        f"We could not see that {start.path} listens where the host asks.",
        "Take the port from PORT.",
        *_fix(tree, start),
    )


def _is_of_database(hit: Hit) -> bool:
    """Tell whether a port on this line, or in the lines around it, is that of something else."""
    lines = hit.match.string.splitlines()[max(0, hit.line - 5) : hit.line + 4]
    near = "\n".join(lines).lower()
    listens = re.search(r"listen|\brun\(|server\(|serve\b", near)
    return not listens and bool(
        re.search(r"host|redis|mongo|sql|postgres|smtp|mail|database", near)
    )


def _fixed(tree: Tree, path: str, port: str, start: Start | None) -> Verdict:
    which = f"port {port}" if port.isdigit() else "a port of its own"
    return Verdict(
        "port_from_env",
        "fail",
        f"{path} always listens on {which}, whatever the host asks for.",
        "Take the port from PORT.",
        *_fix(tree, start),
    )


def _other(tree: Tree, path: str, variable: str) -> Verdict:
    return Verdict(
        "port_from_env",
        "warn",
        f"{path} takes the port from {variable}; hosts set PORT.",
        "Read PORT instead.",
        *_fix(tree, None),
    )


def _fix(tree: Tree, start: Start | None) -> tuple[str, str]:
    listens = next(tree.search(r"\.listen\(\s*(\d{2,5})", "node"), None)
    if listens:
        return listens.path, listens.whole.replace(
            listens.match.group(1), f"process.env.PORT || {listens.match.group(1)}"
        ) + "\n"
    if start and start.path and folder(start.path) and not snippets.serve_line(tree):
        return start.path, ""
    return "Procfile", snippets.procfile(tree)
