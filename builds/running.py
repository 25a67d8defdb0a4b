"""Bringing an app up in a sandbox: files, dependencies, data, server, and an answer over HTTP."""

import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import Any

import httpx
from django.conf import settings

from builds.sandbox.protocol import PORT, Result, Sandbox
from builds.workspaces import Manifest, read
from cofounder.appspec.lock import PREVIEW_ENV
from cofounder.appspec.paths import HEALTH_PATH
from cofounder.browsing import Visitor
from cofounder.errors import SandboxError

#: Where an app keeps its data unless it is told otherwise.
DATA = "data.sqlite3"
#: Files a machine makes for itself; they are never part of a version.
NOT_OURS = (
    DATA,
    "checks.sqlite3",
    "fresh.sqlite3",
    "carried.sqlite3",
    "*.part",
    "called.json",
    "staticfiles",
    "__pycache__",
    ".cache",
)

#: Seconds an app may take to answer for the first time.
PATIENCE = 25


def preview_host(slug: str) -> str:
    """Return the host, with port, on which the preview *slug* is shown."""
    return f"p-{slug}.{settings.PREVIEW_DOMAIN}"


def environment(slug: str) -> dict[str, str]:
    """Return what an app is told of the world: its own key and address, nothing of ours."""
    host = preview_host(slug)
    key = hmac.new(settings.SECRET_KEY.encode(), f"app {slug}".encode(), hashlib.sha256)
    return {
        **PREVIEW_ENV,
        "SECRET_KEY": key.hexdigest(),
        "ALLOWED_HOSTS": f"{host.partition(':')[0]},localhost",
        "CSRF_TRUSTED_ORIGINS": f"{settings.PREVIEW_SCHEME}://{host}",
        "PORT": str(PORT),
    }


def start_command(files: Mapping[str, bytes]) -> str:
    """Return the ``web`` line of the Procfile, or raise ``SandboxError``."""
    for line in files.get("Procfile", b"").decode(errors="replace").splitlines():
        name, _, command = line.partition(":")
        if name.strip() == "web" and command.strip():
            return command.strip()
    raise SandboxError("The app does not say how it is started.")


def materialise(sandbox: Sandbox, manifest: Manifest) -> dict[str, bytes]:
    """Write the stored files into *sandbox* and return them."""
    files = read(manifest)
    sandbox.write(files)
    return files


def install(sandbox: Sandbox, files: Mapping[str, bytes]) -> Result:
    """Make what the app's requirements.txt names importable."""
    return sandbox.install(files.get("requirements.txt", b"").decode())


#: One process instead of five: starting Django is most of the time these commands take.
_STEPS = """
import json, os, sys, time, traceback
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
import compileall
def step(name, act):
    began = time.monotonic()
    try:
        act()
        ok, why = True, ""
    except BaseException:
        ok, why = False, traceback.format_exc()[-4000:]
    ms = round(1000 * (time.monotonic() - began))
    print("@@" + json.dumps({"id": name, "ok": ok, "ms": ms, "output": why}), flush=True)
    if not ok:
        sys.exit(1)
def compiles():
    if not compileall.compile_dir(".", quiet=1, maxlevels=6):
        raise SystemExit("Some files are not valid Python.")
def templates():
    from django.template import engines
    for folder, _, names in os.walk("."):
        for name in names:
            if name.endswith(".html") and "templates" in folder and "venv" not in folder:
                with open(os.path.join(folder, name)) as file:
                    engines["django"].from_string(file.read())
def run(*command, **options):
    from django.core.management import call_command
    return lambda: call_command(*command, **options)
STEPS = {
    "compiles": compiles,
    "setup": lambda: __import__("django").setup(),
    "templates": templates,
    "check": run("check"),
    "makemigrations": run("makemigrations", interactive=False, verbosity=0),
    "migrate": run("migrate", interactive=False, verbosity=0),
    "seed": run("seed"),
    "seed_again": run("seed"),
}
for name in sys.argv[1:]:
    step(name, STEPS[name])
"""

EVERYTHING = (
    "compiles", "setup", "templates", "check", "makemigrations", "migrate", "seed", "seed_again",
)  # fmt: skip
DATA_ONLY = ("setup", "migrate", "seed")
#: With what people entered already there: nothing is planted beside it.
SCHEMA_ONLY = ("setup", "migrate")


def prepare(sandbox: Sandbox, env: Mapping[str, str], steps: tuple[str, ...]) -> Result:
    """Run *steps* (names of ``EVERYTHING``) in one process; each prints a line ``@@{json}``."""
    command = f"python - {' '.join(steps)} <<'STEPS'\n{_STEPS}\nSTEPS"
    return sandbox.run(command, timeout=90, env=env)


def visitor(sandbox: Sandbox, **options: Any) -> Visitor:
    """Return someone who can visit the app that *sandbox* serves."""
    endpoint = sandbox.endpoint()
    base = endpoint.url or "http://localhost"
    return Visitor(base, socket=endpoint.socket, headers=endpoint.headers, **options)


def await_answer(sandbox: Sandbox, *, seconds: float = PATIENCE) -> None:
    """Return once the app answers its health address with 200; else raise ``SandboxError``."""
    until = time.monotonic() + seconds
    last = "nothing"
    with visitor(sandbox, timeout=5) as someone:
        while time.monotonic() < until:
            try:
                page = someone.visit(HEALTH_PATH)
            except httpx.HTTPError as error:
                last = type(error).__name__
            else:
                if page.status == 200:
                    return
                last = f"status {page.status}"
            time.sleep(0.05)
    raise SandboxError(f"The app did not answer within {seconds:g} seconds ({last}).")
