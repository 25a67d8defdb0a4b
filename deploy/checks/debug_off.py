"""Is debugging off when nobody says otherwise?"""

from __future__ import annotations

import re

from deploy import entrypoints, starts
from deploy.checks.start_command import SERVERS
from deploy.containers import compose_services
from deploy.snippets import ENVIRON
from deploy.sources import Tree, inside, name
from deploy.switches import Switch
from deploy.verdicts import Verdict

_FOR_LAPTOPS = re.compile(
    r"(^|[/_.-])(dev|devel|development|local|test|testing|tests|ci|debug)([/_.-]|$)", re.I
)
_IN_PRODUCTION = re.compile(
    r"(^|[/_.-])(prod|production|live|deploy|heroku|staging)([/_.-]|$)", re.I
)
_MODES = re.compile(
    r"\b(FLASK_ENV|NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|MIX_ENV|ASPNETCORE_ENVIRONMENT)[=\s]+[\"']?(dev(?:elopment)?|local)\b"
    r"|\b(FLASK_DEBUG|DJANGO_DEBUG|APP_DEBUG|DEBUG)[=\s]+[\"']?(1|true|on|yes)\b",
    re.IGNORECASE,
)
#: (pattern in code, language, what it is)
_IN_CODE = (
    (r"^\w*app\.debug\s*=\s*True|^\w*app\.config\[[\"']DEBUG[\"']\]\s*=\s*True", "python", "fail"),
    (r"\b(?:FastAPI|Starlette|Litestar)\([^)]*\bdebug\s*=\s*True", "python", "fail"),
    (r"\bdefine\(\s*[\"']WP_DEBUG[\"']\s*,\s*true", "php", "fail"),
    (r"\bini_set\(\s*[\"']display_errors[\"']\s*,\s*[\"']?(?:1|on|true)", "php", "warn"),
    (
        r"[\"']debug[\"']\s*=>\s*(?:\(bool\)\s*)?(?:true|env\(\s*[\"']APP_DEBUG[\"']\s*,\s*true)",
        "php",
        "warn",
    ),
    (r"\bgin\.SetMode\(gin\.DebugMode\)", "go", "warn"),
)


def check(tree: Tree) -> Verdict:
    """Judge debugging as it is where nothing is set.

    pass: off. warn: on unless a setting turns it off, or on only when started by hand. fail: on,
    whatever is set. na: no app.
    """
    if not entrypoints.is_app(tree):
        return Verdict("debug_off", "na", "There is no app that could be debugged.")
    found = [*_django(tree), *_started(tree), *_in_code(tree), *_composed(tree)]
    worst = next((v for v in found if v.status == "fail"), found[0] if found else None)
    return worst or Verdict("debug_off", "pass", "Debugging is off unless somebody turns it on.")


def _django(tree: Tree) -> list[Verdict]:
    """Return what the settings say. A production file that turns it off speaks for the others."""
    modules = [
        path
        for path, language in tree.code.items()
        if language == "python"
        and not _FOR_LAPTOPS.search(path)
        and re.search(
            r"(^|/)(\w*settings\w*(\.py|/[\w/]+\.py)|config(uration)?\.py|conf/\w+\.py)$", path
        )
    ]
    read = {path: Switch(tree.text(path), "DEBUG") for path in modules}
    real = {path: switch for path, switch in read.items() if _IN_PRODUCTION.search(path)}
    if any(s.assigned and not s.value for s in real.values()):
        read = real
    found = []
    for path, switch in read.items():
        if not switch.assigned or switch.value in (False, None, 0, "", "0") or switch.value == []:
            continue
        is_settings = "settings" in path or "INSTALLED_APPS" in tree.text(path)
        status = "warn" if switch.asked or switch.changed or not is_settings else "fail"
        unless = " unless a setting turns it off" if status == "warn" else ""
        found.append(
            _verdict(
                status,
                f"{path} line {switch.line} turns debugging on{unless}.",
                path,
                f'DEBUG = {ENVIRON}.get("DEBUG", "0") == "1"\n',
            )
        )
    return found


def _started(tree: Tree) -> list[Verdict]:
    """Return what the start commands and their containers say."""
    found = []
    for start in [s for s in starts.find(tree) if s.kind != "compose"][:3]:
        told = "\n".join([start.command, *(f"{k}={v}" for k, v in start.environment)])
        if match := _MODES.search(told):
            found.append(
                _verdict(
                    "fail",
                    f"{start.path} sets {match.group().strip()}.",
                    start.path,
                    _production(match.group()),
                )
            )
        elif re.search(r"\bflask\b[^\n]*--debug\b|\bnode\b[^\n]*--inspect\b", start.full):
            found.append(
                _verdict("fail", f"{start.path} starts the app with its debugger.", start.path)
            )
        elif re.search(r"\b(?:uvicorn|gunicorn|hypercorn)\b[^\n]*--reload\b", start.full):
            found.append(
                _verdict(
                    "warn",
                    f"{start.path} starts the app so that it reloads changed files.",
                    start.path,
                )
            )
    return found


def _in_code(tree: Tree) -> list[Verdict]:
    found = []
    for pattern, language, status in _IN_CODE:
        for hit in tree.search(pattern, language, flags=re.MULTILINE | re.IGNORECASE):
            if not _FOR_LAPTOPS.search(hit.path):
                found.append(
                    _verdict(status, f"{hit.path} line {hit.line} turns debugging on.", hit.path)
                )
    for path in tree.named(r"production\.rb"):
        if re.search(r"consider_all_requests_local\s*=\s*true", tree.plain(path)):
            found.append(
                _verdict(
                    "fail",
                    f"{path} shows errors to everybody.",
                    path,
                    "config.consider_all_requests_local = false\n",
                )
            )
    found += _run_by_hand(tree)
    return found


def _run_by_hand(tree: Tree) -> list[Verdict]:
    """Return ``app.run(debug=True)`` where it counts: no other server starts the app."""
    found = starts.find(tree)
    if found and SERVERS.search(found[0].full):
        return []
    for hit in tree.search(r"\.run\([^)\n]*\bdebug\s*=\s*True", "python"):
        started = found and re.search(
            rf"python[\d.]*\s+\S*{re.escape(name(hit.path))}", found[0].full
        )
        if started or not found:
            return [
                _verdict(
                    "fail" if started else "warn",
                    f"{hit.path} line {hit.line} runs the app with its debugger.",
                    hit.path,
                    hit.whole.replace("debug=True", "debug=False") + "\n",
                )
            ]
    return []


def _composed(tree: Tree) -> list[Verdict]:
    """Return what compose files set, where nothing but compose starts the app."""
    if any(start.kind != "compose" for start in starts.find(tree)):
        return []
    for service in compose_services(tree):
        for key, value in service.environment if service.builds else ():
            if _MODES.search(f"{key}={value}") and any(
                inside(p, service.context) for p in tree.code
            ):
                return [_verdict("warn", f"{service.path} sets {key}={value}.", service.path)]
    return []


def _production(setting: str) -> str:
    key = re.split(r"[=\s]", setting.strip())[0]
    return f"ENV {key}={'0' if 'DEBUG' in key else 'production'}\n"


def _verdict(status: str, evidence: str, path: str, snippet: str = "") -> Verdict:
    return Verdict(
        "debug_off",
        status,
        evidence,
        "Turn it off; turn it on only while developing.",
        path,
        snippet,
    )  # type: ignore[arg-type]
