"""Start all of Cofounder with one command, and stop it with Ctrl-C."""

import hashlib
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections

from cofounder.services import ServiceError, layout, places
from cofounder.services.layout import Layout
from cofounder.services.postgres import Postgres
from cofounder.services.redis import Redis
from cofounder.services.supervisor import Supervisor, only_one

#: Commands that bring the data up to date before anything uses it.
SETUP = [("migrate", "--noinput"), ("checkpoints",)]
#: Seconds the programs have to finish what they do when we stop.
GRACE = 10


class Command(BaseCommand):
    help = "Start the database, Redis, the web server, the workers and the sandboxes."
    requires_system_checks = []  # they run while the database starts

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--host", default=settings.HOST, help="address to listen on")
        parser.add_argument("--workers", type=int, default=settings.WORKERS, help="build workers")

    def handle(self, *args: Any, port: int, host: str, workers: int, **options: Any) -> None:
        self.var = places.made(settings.VAR_DIR.absolute())
        self.supervisor = Supervisor(self.say, grace=GRACE)
        try:
            with only_one(self.var), self.supervisor.listening():
                layout.refuse_taken_port(host, port)
                try:
                    self.start(Layout(self.var, host, port), workers)
                    self.supervisor.watch()
                    self.say("Stopping. Press Ctrl-C again to stop at once.")
                finally:
                    self.supervisor.stop()
        except ServiceError as error:
            self.stderr.write(str(error))
            sys.exit(1)

    def start(self, programs: Layout, workers: int) -> None:
        """Start everything in order, and say where it is."""
        first = [programs.web()]
        if settings.SANDBOX == "local":
            first.append(programs.sandboxes())
        # Pages must not meet data that is about to change. Otherwise the web server may load
        # while its database starts; nobody knows the address yet.
        changing = self.has_data() and not self.is_up_to_date()
        if not changing:
            self.supervisor.begin(*first)
        self.start_services()
        self.bring_up_to_date()
        if changing:
            self.supervisor.begin(*first)
        self.supervisor.wait_for(*first)
        # Workers import a lot: they start when the first page is out of the way.
        clock = [programs.clock()] if "tick" in get_commands() else []
        self.supervisor.start(*programs.workers(workers), *clock)
        if not self.supervisor.stopping:
            self.say(f"Cofounder is running at http://localhost:{programs.port}")
            self.say(f"Logs are in {self.var / 'log'}. Press Ctrl-C to stop.")

    def start_services(self) -> None:
        """Start the embedded services that no ``DATABASE_URL`` or ``REDIS_URL`` replaces."""
        postgres = Postgres(self.var) if is_embedded("DATABASE_URL") else None
        redis = Redis(self.var) if is_embedded("REDIS_URL") else None
        making = postgres.prepare() if postgres else None
        if postgres and postgres.notice:
            self.say(postgres.notice)
        if redis:
            redis.prepare()
            self.supervisor.start(redis.program())
        self.check()  # meanwhile a new cluster is being made
        if postgres:
            postgres.finish(making)
            self.supervisor.start(postgres.program())
            postgres.create_database()

    def bring_up_to_date(self) -> None:
        """Run the commands of ``SETUP``, unless nothing changed since they last ran here."""
        if self.is_up_to_date():
            return
        settings.STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise wants it, even empty
        log_path = self.var / "log" / "setup.log"
        log_path.parent.mkdir(mode=0o700, exist_ok=True)
        known = get_commands()
        with log_path.open("a") as log:
            for name, *arguments in SETUP:
                if name not in known or self.supervisor.stopping:
                    continue
                try:
                    call_command(name, *arguments, stdout=log)
                except DatabaseError as error:
                    raise ServiceError(
                        f"The database refused `manage.py {name}`: {str(error).splitlines()[0]}"
                    ) from error
        connections.close_all()
        if not self.supervisor.stopping:
            self.stamp.write_text(fingerprint(self.var))

    @property
    def stamp(self) -> Path:
        """The file that says for what the data was last brought up to date."""
        return self.var / "up-to-date"

    def has_data(self) -> bool:
        """True unless the database is about to be made."""
        return not is_embedded("DATABASE_URL") or places.postgres_data(self.var).exists()

    def is_up_to_date(self) -> bool:
        """True when nothing changed since the data was last brought up to date."""
        # Somebody else's database may have been replaced without our knowing.
        if not is_embedded("DATABASE_URL") or not self.stamp.exists():
            return False
        return self.stamp.read_text() == fingerprint(self.var)

    def say(self, line: str) -> None:
        """Print *line* now, whoever reads us."""
        self.stdout.write(line)
        self.stdout.flush()


def is_embedded(variable: str) -> bool:
    """True when *variable* names no service of the operator's own."""
    return not os.environ.get(variable)


def fingerprint(var: Path) -> str:
    """Return what the data depends on: the commands, all migrations, and which cluster it is."""
    seen = hashlib.sha256(repr(SETUP).encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted((Path(app.path) / "migrations").glob("*.py")):
            seen.update(path.name.encode() + path.read_bytes())
    seen.update((settings.BASE_DIR / "requirements.txt").read_bytes())
    cluster = places.postgres_data(var) / "PG_VERSION"
    seen.update(str(cluster.stat().st_ino if cluster.exists() else 0).encode())
    return seen.hexdigest()
