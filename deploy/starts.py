"""How an app is started: every command that its files name, the one hosts obey first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deploy.containers import Stage, compose_services, image_starts, last_stage
from deploy.sources import Tree, folder, name, once

#: Base images that serve by themselves when nothing else is said.
SERVING_IMAGES = re.compile(
    r"(^|/)(nginx|httpd|caddy|tomcat|wordpress|ghost|php:[\w.-]*apache[\w.-]*|nginx-unprivileged)\b"
)
#: A Dockerfile of something beside the app: a proxy, a database.
BESIDE = re.compile(
    r"(^|/)(nginx|proxy|db|database|mysql|postgres|redis|caddy|traefik)/[^/]*$", re.I
)
_SCRIPT = re.compile(
    r"""(?:^|[\s;&|"'\[,(])(\.{0,2}/?[\w./-]*[\w-]+(?:\.sh|\.bash)?)(?=$|[\s;&|"'\],)])"""
)
_RUN = re.compile(r"\b(?:npm|yarn|pnpm|bun)\s+(?:run\s+|run-script\s+)?(?:-\S+\s+)*([\w:.-]+)")


@dataclass(frozen=True)
class Start:
    """A start *command* and where it stands.

    ``full`` holds the command, then the scripts and settings it leads to; ``image`` is the base
    image of its container, ``base`` the folder from which it runs.
    """

    command: str
    path: str
    kind: str
    base: str = ""
    full: str = ""
    image: str = ""
    environment: tuple[tuple[str, str], ...] = ()


@once
def find(tree: Tree) -> list[Start]:
    """Return all starts of web processes, the one that hosts obey first."""
    found = [*_procfiles(tree), *_platforms(tree), *_dockerfiles(tree), *_packages(tree)]
    return [_followed(tree, start) for start in [*found, *_composed(tree)]]


def _procfiles(tree: Tree) -> list[Start]:
    found = []
    for path in tree.named(r"Procfile"):
        lines = re.findall(r"^(\w[\w-]*)\s*:\s*(\S.*)$", tree.text(path), re.MULTILINE)
        web = dict(lines).get("web", "")
        if web:
            found.append(Start(web, path, "procfile", folder(path)))
    return found


def _platforms(tree: Tree) -> list[Start]:
    found = []

    def add(path: str, command: object) -> None:
        if isinstance(command, list):
            command = " ".join(map(str, command))
        if isinstance(command, str) and command.strip():
            found.append(Start(command.strip(), path, "platform", folder(path)))

    for path in tree.named(r"render\.ya?ml"):
        for service in _rows(tree.yaml(path).get("services")):
            add(path, service.get("startCommand") or service.get("dockerCommand"))
            if service.get("env", service.get("runtime")) == "static" or service.get(
                "staticPublishPath"
            ):
                add(path, "static files")
    for path in tree.named(r"railway\.(json|toml)"):
        read = tree.json(path) if path.endswith("json") else tree.toml(path)
        deploy = read.get("deploy")
        add(path, deploy.get("startCommand") if isinstance(deploy, dict) else None)
    for path in tree.named(r"nixpacks\.toml"):
        start = tree.toml(path).get("start")
        add(path, start.get("cmd") if isinstance(start, dict) else None)
    for path in tree.named(r"fly\.toml"):
        for command in (tree.toml(path).get("processes") or {}).values():
            add(path, command)
            break
    for path in tree.named(r"app\.ya?ml|deploy\.template\.ya?ml"):
        read = tree.yaml(path)
        read = read.get("spec", read) if isinstance(read.get("spec", read), dict) else {}
        add(path, read.get("entrypoint"))
        for service in _rows(read.get("services")):
            add(path, service.get("run_command"))
    for path in tree.named(r"apprunner\.ya?ml"):
        add(path, (tree.yaml(path).get("run") or {}).get("command"))
    for path in tree.named(r"captain-definition|Aptfile|vercel\.json|netlify\.toml"):
        if name(path) == "vercel.json" and (
            tree.json(path).keys() & {"builds", "functions", "rewrites"}
        ):
            add(path, "vercel functions")
    return found


def _dockerfiles(tree: Tree) -> list[Start]:
    """Return what containers run, those of the app before those of a proxy beside it."""
    services = compose_services(tree)
    found = []
    for path in sorted(
        image_starts(tree), key=lambda p: (BESIDE.search(p) is not None, p.count("/"))
    ):
        service = next((s for s in services if s.dockerfile == path), None)
        stage = last_stage(tree, path, service.target if service else "")
        command = stage.command if stage else ""
        if not command and stage and SERVING_IMAGES.search(stage.image) and not BESIDE.search(path):
            command = f"{stage.image} (serves by itself)"
        if stage and command:
            found.append(_from_stage(stage, command, path, "dockerfile"))
    return found


def _packages(tree: Tree) -> list[Start]:
    found = []
    for path in tree.named(r"package\.json"):
        package = tree.json(path)
        scripts = package.get("scripts")
        command = (scripts if isinstance(scripts, dict) else {}).get("start", "")
        base = folder(path)
        if not command and f"{base}/server.js".lstrip("/") in tree:
            command = "node server.js"
        if isinstance(command, str) and command:
            found.append(Start(command, path, "package", base))
    return found


def _composed(tree: Tree) -> list[Start]:
    found = []
    for service in compose_services(tree):
        if service.command and service.builds:
            stage = last_stage(tree, service.dockerfile, service.target)
            found.append(
                _from_stage(stage, service.command, service.path, "compose")
                if stage
                else Start(service.command, service.path, "compose", service.context)
            )
    return found


def _from_stage(stage: Stage, command: str, path: str, kind: str) -> Start:
    return Start(
        command,
        path,
        kind,
        folder(stage.path),
        image=stage.image,
        environment=tuple(stage.environment.items()),
    )


def _followed(tree: Tree, start: Start) -> Start:
    """Return the start with what its command leads to: scripts and server settings."""
    texts, seen = [start.command], {start.command}
    for _ in range(4):
        for text in _next_texts(tree, start, texts[-1]):
            if text not in seen:
                seen.add(text)
                texts.append(text)
    full = "\n".join(texts)
    if "gunicorn" in full:
        full += "\n" + _gunicorn_settings(tree, start.base, full)
    if settings := re.search(r"\buwsgi\b[^\n]*?([\w./-]+\.ini)\b", full):
        ini = settings.group(1).lstrip("./")
        full += "\n" + next((tree.plain(p) for p in tree.own if f"/{p}".endswith(f"/{ini}")), "")
    return Start(**{**start.__dict__, "full": full})


def _next_texts(tree: Tree, start: Start, text: str) -> list[str]:
    found = []
    for script in _RUN.findall(text):
        for path in (f"{start.base}/package.json".lstrip("/"), "package.json"):
            scripts = tree.json(path).get("scripts")
            if isinstance(scripts, dict) and isinstance(scripts.get(script), str):
                found.append(scripts[script])
                break
    for word in _SCRIPT.findall(text):
        last = name(word)
        for path in tree.named(re.escape(last)) if last else []:
            content = tree.text(path)
            if path.endswith((".sh", ".bash")) or re.match(
                r"#!\S*(?:/|env )(ba|da|z)?sh\b", content
            ):
                found.append(tree.plain(path))
                break
    return found


def _gunicorn_settings(tree: Tree, base: str, text: str) -> str:
    """Return the settings file a gunicorn command names, or the one it finds by itself."""
    named = re.search(r"(?:-c|--config)[\s=\"',]+(?:python:)?([\w./-]+)", text)
    wanted = named.group(1) if named else "gunicorn.conf.py"
    if not wanted.endswith(".py"):
        wanted = wanted.replace(".", "/") + ".py"
    wanted = wanted.lstrip("./")
    return next((tree.plain(path) for path in tree.own if f"/{path}".endswith(f"/{wanted}")), "")


def _rows(value: object) -> list[dict]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
