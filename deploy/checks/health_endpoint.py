"""Does the app answer at an address that only says whether it is well?"""

from __future__ import annotations

import re

from deploy import entrypoints
from deploy.sources import Tree, name
from deploy.verdicts import Verdict

_SURE = (
    r"_?health(?:z|[-_]?checks?)?|healthz|livez|readyz|liveness|readiness|heartbeat"
    r"|__heartbeat__|__lbheartbeat__"
)
_MAYBE = r"up|ping|status|alive|live|ready|_ah/health|ht"
_PREFIX = r"\^?/?(?:api/|v\d/|_|internal/|rest/|-/)*"
_ROUTED = (
    r"\b(?:path|re_path|url|route|get|all|use|any|match|add_url_rule|add_route|add_api_route|HandleFunc|Handle|GET"
    r"|Get|HEAD|map|MapGet|GetMapping|RequestMapping|group|register|resource|mount|scope|Route)"
)
_FILE = re.compile(
    rf"(^|/)(pages|app|routes|api|server)(/[\w()\[\]-]+)*/({_SURE}|ping|status|up)(/(route|page|\+server|index))?\.(js|ts|jsx|tsx|php)$"
)
_LIBRARIES = re.compile(
    r"health_check\.urls|rails/health#show|rails_health_check|spring-boot-starter-actuator|@godaddy/terminus|lightship"
    r"|under-pressure|MapHealthChecks|health:\s*['\"]/up|express-healthcheck|watchman\.urls|healthcheck\.NewHandler"
)

_PYTHON = 'def healthz():\n    return {"status": "ok"}\n'


def check(tree: Tree) -> Verdict:
    """Judge the health address.

    pass: a route such as /healthz, /health or /up. warn: the host is told to ask an ordinary page.
    fail: neither. na: no server.
    """
    if not entrypoints.is_app(tree) or entrypoints.is_static(tree):
        return Verdict("health_endpoint", "na", "There is no server that could be asked.")
    for pattern in (
        rf"{_ROUTED}\b\s*\(?[^\n\"'`]{{0,40}}?r?[\"'`]{_PREFIX}({_SURE}|{_MAYBE})/?\$?[\"'`]",
        rf"[\"'`]/{_PREFIX}({_SURE})/?[\"'`]\s*(?:,|=>|:|===)",
    ):
        for hit in tree.search(pattern):
            return Verdict(
                "health_endpoint", "pass", f"{hit.path} answers at /{hit.match.group(1)}."
            )
    for path in tree.code:
        if _FILE.search(path):
            return Verdict("health_endpoint", "pass", f"{path} answers whether the app is well.")
    for path in [*tree.code, *tree.named(r"pom\.xml|build\.gradle(\.kts)?|package\.json")]:
        if _LIBRARIES.search(tree.plain(path)):
            return Verdict("health_endpoint", "pass", f"{path} brings a health address.")
    fix = _fix(tree)
    for path in tree.named(r"Dockerfile|render\.ya?ml|railway\.(json|toml)|fly\.toml"):
        if re.search(r"^HEALTHCHECK (?!NONE)|health_?check_?path", tree.plain(path), re.I | re.M):
            return Verdict(
                "health_endpoint",
                "warn",
                f"{path} asks an ordinary page whether the app is well.",
                "Give it an address of its own that answers fast and needs no sign-in.",
                *fix,
            )
    return Verdict(
        "health_endpoint",
        "fail",
        "No address only says whether the app is well.",
        "Add one, such as /healthz.",
        *fix,
    )


def _fix(tree: Tree) -> tuple[str, str]:
    entry = next(iter(entrypoints.entries(tree)), None)
    urls = [path for path in tree.named(r"urls\.py") if "urlpatterns" in tree.text(path)]
    if entrypoints.django_module(tree) and urls:
        lines = (
            "from django.http import JsonResponse\n\n"
            'urlpatterns += [path("healthz", lambda request: JsonResponse({"status": "ok"}))]\n'
        )
        return urls[0], lines
    if entry and entry.kind == "flask":
        return (
            entry.path,
            f'@{entry.name or "app"}.route("/healthz")\n{_PYTHON}',
        )
    if entry and entry.kind == "fastapi":
        return (
            entry.path,
            f'@{entry.name or "app"}.get("/healthz")\n{_PYTHON}',
        )
    if entry and entry.kind == "node" and name(entry.path):
        return entry.path, 'app.get("/healthz", (req, res) => res.json({ status: "ok" }));\n'
    return (entry.path if entry else "", "")
