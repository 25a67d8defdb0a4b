"""What an app needs from the place where it runs, read from the files of a version."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from builds.models import Version
from deploy import exports
from deploy.environment import Variable, variables

_HEALTH = re.compile(r"""path\(\s*r?["'](health\w*/?|livez?/?|ping/?|up/?)["']""")
_UPLOADS = re.compile(r"\b(?:FileField|ImageField|MEDIA_ROOT|default_storage)\b")
_DATABASE = re.compile(r"\bDATABASES\b|\bDATABASE_URL\b")
_BACKGROUND = re.compile(r"^(?:celery|rq|django-rq|dramatiq|huey|channels)\b", re.M | re.I)
_TRUSTED = re.compile(r"^TRUSTED\b[^=\n]*= *\(([^()]*)\)", re.M)
_ROLE = re.compile(r"""["'](\w{1,60})["']""")
_COMMAND = re.compile(r"management/commands/(\w+)\.py$")


@dataclass(frozen=True)
class Needs:
    """One version, as a host has to see it. Addresses begin with a slash; empty means none."""

    name: str
    slug: str
    folder: str
    start: str
    health: str
    database: bool
    uploads: bool
    background: bool
    dockerfile: bool
    migrates_itself: bool
    knows_hosts: frozenset[str]
    commands: frozenset[str]
    trusted: tuple[str, ...]
    variables: tuple[Variable, ...]


def needs(version: Version) -> Needs:
    """Return what *version* needs, from its stored files alone."""
    files = exports.files_of(version)
    code = "\n".join(
        content.decode(errors="replace")
        for path, content in files.items()
        if path.endswith(".py") and "/tests/" not in path and "/migrations/" not in path
    )
    processes = procfile(files)
    start = processes.get("web", "")
    found = _HEALTH.search(code)
    commands = {match[1] for path in files if (match := _COMMAND.search(path))}
    spec = version.spec if isinstance(version.spec, dict) else {}
    return Needs(
        name=str(spec.get("name") or version.project.name),
        slug=exports.slug(version.project, version),
        folder=exports.folder(version),
        start=start,
        health=f"/{found[1]}" if found else "",
        database=bool(_DATABASE.search(code)),
        uploads=bool(_UPLOADS.search(code)),
        background=bool(set(processes) - {"web", "release"})
        or bool(_BACKGROUND.search(text(files, "requirements.txt"))),
        dockerfile="Dockerfile" in files,
        migrates_itself="migrate" in start,
        knows_hosts=frozenset(
            host
            for host, mark in (("railway", "RAILWAY_PUBLIC_DOMAIN"), ("vercel", "VERCEL_URL"))
            if mark in code
        ),
        commands=frozenset(commands - {"__init__"}),
        trusted=trusted(text(files, "app/roles.py")),
        variables=tuple(variables(text(files, ".env.example"))),
    )


def text(files: Mapping[str, bytes], path: str) -> str:
    """Return the file at *path* as text; empty when there is none."""
    return files.get(path, b"").decode(errors="replace")


def procfile(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return what the Procfile starts: name -> command."""
    lines = (line.partition(":") for line in text(files, "Procfile").splitlines())
    return {name.strip(): command.strip() for name, _, command in lines if command.strip()}


def trusted(roles: str) -> tuple[str, ...]:
    """Return the roles nobody can sign up as, from the source of ``app/roles.py``."""
    found = _TRUSTED.search(roles)
    return tuple(_ROLE.findall(found[1])) if found else ()
