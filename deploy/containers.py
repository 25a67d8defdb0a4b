"""Reading Dockerfiles and compose files: stages, what they run, what they set."""

from __future__ import annotations

import json
import posixpath
import re
import shlex
from dataclasses import dataclass, field

from deploy.sources import Tree, folder, hidden, once

DOCKERFILES = r"(Docker|Container)file([.-][\w.-]+)?|[\w-]+\.(docker|container)file"
COMPOSE = r"(docker-)?compose([.-][\w.-]+)?\.ya?ml"
_HEREDOC = re.compile(r"<<-?[\"']?(\w+)[\"']?")


@dataclass
class Stage:
    """One stage of a Dockerfile, with what it takes over from the stage it stands on."""

    path: str
    name: str
    image: str
    entrypoint: str = ""
    cmd: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    @property
    def command(self) -> str:
        """What the container runs."""
        return " ".join(filter(None, [self.entrypoint, self.cmd]))


@dataclass(frozen=True)
class Service:
    """A service of a compose file that we may build."""

    path: str
    name: str
    builds: bool
    context: str
    dockerfile: str
    target: str
    command: str
    environment: tuple[tuple[str, str], ...]


@once
def dockerfiles(tree: Tree) -> list[str]:
    """Return the Dockerfiles, shallow ones first, without editors' containers and ignore lists."""
    return [
        path
        for path in tree.named(DOCKERFILES)
        if not hidden(path) and not path.endswith((".dockerignore", ".md", ".sh"))
    ]


image_starts = dockerfiles


def stages(tree: Tree, path: str) -> list[Stage]:
    """Return the stages of a Dockerfile in order."""
    found: list[Stage] = []
    for word, rest in _instructions(tree.text(path)):
        if word == "FROM":
            parts = [part for part in rest.split() if not part.startswith("--")]
            image = parts[0] if parts else ""
            label = parts[2] if len(parts) > 2 and parts[1].lower() == "as" else ""
            below = next((stage for stage in found if stage.name == image), None)
            found.append(Stage(path, label, image))
            if below:
                found[-1] = Stage(
                    path, label, below.image, below.entrypoint, below.cmd, dict(below.environment)
                )
        elif found and word == "ENV":
            found[-1].environment |= _assignments(rest)
        elif found and word == "CMD":
            found[-1].cmd = _words(rest)
        elif found and word == "ENTRYPOINT":
            found[-1].entrypoint, found[-1].cmd = _words(rest), ""
        if found:
            found[-1].lines.append(f"{word} {rest}")
    return found


def last_stage(tree: Tree, path: str, target: str = "") -> Stage | None:
    """Return the stage that is deployed: the target, or the last one."""
    found = stages(tree, path)
    return next((stage for stage in found if target and stage.name == target), None) or (
        found[-1] if found else None
    )


@once
def compose_services(tree: Tree) -> list[Service]:
    """Return the services of all compose files."""
    found = []
    for path in tree.named(COMPOSE):
        services = tree.yaml(path).get("services")
        for called, service in (services if isinstance(services, dict) else {}).items():
            if isinstance(service, dict):
                found.append(_service(path, str(called), service))
    return found


def _service(path: str, called: str, service: dict) -> Service:
    build = service.get("build")
    build = {"context": build} if isinstance(build, str) else build
    build = build if isinstance(build, dict) else {}
    context = posixpath.normpath(posixpath.join(folder(path), str(build.get("context", "."))))
    context = "" if context == "." else context
    docker = posixpath.normpath(posixpath.join(context, str(build.get("dockerfile", "Dockerfile"))))
    command = service.get("command") or ""
    command = " ".join(map(str, command)) if isinstance(command, list) else str(command)
    given = service.get("environment")
    if isinstance(given, list):
        given = dict(str(row).partition("=")[::2] for row in given)
    rows = given if isinstance(given, dict) else {}
    pairs = tuple((str(key), str("" if value is None else value)) for key, value in rows.items())
    return Service(
        path, called, bool(build), context, docker, str(build.get("target", "")), command, pairs
    )


def _instructions(text: str) -> list[tuple[str, str]]:
    """Return (instruction, rest) of a Dockerfile, without its here-documents."""
    found, waiting, lines = [], "", iter(text.splitlines())
    for line in lines:
        if line.lstrip().startswith("#"):
            continue
        waiting = f"{waiting} {line.strip()}".strip()
        if waiting.endswith(("\\", "`")):
            waiting = waiting[:-1].rstrip()
            continue
        word, _, rest = waiting.partition(" ")
        waiting = ""
        if word.isalpha():
            found.append((word.upper(), rest.strip()))
            if word.upper() in ("RUN", "COPY"):
                for end in _HEREDOC.findall(rest):
                    for inner in lines:
                        if inner.strip() == end:
                            break
    return found


def _words(rest: str) -> str:
    """Return a command in JSON or shell form as one line."""
    if rest.startswith("["):
        try:
            return " ".join(str(word) for word in json.loads(rest))
        except (ValueError, RecursionError):
            return rest
    return rest


def _assignments(rest: str) -> dict[str, str]:
    try:
        parts = shlex.split(rest)
    except ValueError:
        parts = rest.split()
    if parts and "=" not in parts[0]:
        return {parts[0]: " ".join(parts[1:])}
    return dict(part.partition("=")[::2] for part in parts if "=" in part)
