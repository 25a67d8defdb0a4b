"""Throw-away services: a Postgres, a Redis and a ``VAR_DIR`` that are gone when we are.

They live in memory where the machine has a folder for that. A janitor process removes the files
when its standard input closes, which happens however we end.
"""

import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from cofounder.services import database_url, programs, redis_url
from cofounder.services.postgres import Postgres
from cofounder.services.programs import Program
from cofounder.services.redis import Redis

MEMORY = Path("/dev/shm")  # noqa: S108  (a folder of our own is made in it)
#: Waits for the end of its input, then removes what the servers may still be writing to.
JANITOR = 'cat >/dev/null; for _ in 1 2 3 4 5 6 7 8 9; do rm -rf "$1" && exit; sleep 0.2; done'


@dataclass
class Scratch:
    """A folder with throw-away services in it."""

    var: Path
    janitor: subprocess.Popen[bytes]
    running: list[tuple[Program, subprocess.Popen[bytes]]] = field(default_factory=list)

    def postgres(self) -> str:
        """Start a Postgres and return its address."""
        postgres = Postgres(self.var, throwaway=True)
        postgres.finish(postgres.prepare())
        self._start(postgres.program())
        postgres.create_database()
        return database_url(self.var)

    def redis(self) -> str:
        """Start a Redis and return its address."""
        redis = Redis(self.var, throwaway=True)
        redis.prepare()
        self._start(redis.program())
        return redis_url(self.var)

    def remove(self) -> None:
        """Stop everything and remove all files."""
        for program, process in reversed(self.running):
            programs.stop(program, process, grace=5)
        self.janitor.communicate()

    def _start(self, program: Program) -> None:
        process = programs.start(program)
        self.running.append((program, process))
        programs.wait_until_ready(program, process)


def make() -> Scratch:
    """Make an empty folder for throw-away services."""
    parent = MEMORY if os.access(MEMORY, os.W_OK) else None
    var = Path(tempfile.mkdtemp(prefix="cofounder-", dir=parent))
    var.chmod(0o711)
    janitor = subprocess.Popen(
        ["sh", "-c", JANITOR, "janitor", str(var)],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    return Scratch(var, janitor)


def provide() -> Scratch:
    """Put the addresses of throw-away services, and of a ``VAR_DIR``, into the environment.

    What the environment names already is used instead. The processes of ``pytest -n`` inherit
    the Postgres of the first one; each gets a Redis, because channels know no databases.
    """
    ours = os.environ.setdefault(
        "SCRATCH", " ".join({"DATABASE_URL", "REDIS_URL"} - {k for k, v in os.environ.items() if v})
    )
    number = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    scratch = make()
    os.environ["VAR_DIR"] = str(scratch.var)
    if "DATABASE_URL" in ours and not number:
        os.environ["DATABASE_URL"] = scratch.postgres()
    if "REDIS_URL" in ours:
        os.environ["REDIS_URL"] = scratch.redis()
    elif number:
        theirs = urlsplit(os.environ["REDIS_URL"])
        os.environ["REDIS_URL"] = theirs._replace(path=f"/{int(number) + 1}").geturl()
    return scratch
