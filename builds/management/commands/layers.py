"""``manage.py layers``: install what generated apps need before the first one needs it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Build the dependency layer of the apps we generate; part of every set-up."""

    help = "Install the packages generated apps stand on, once, for all of them."

    def handle(self, **options: Any) -> None:
        from builds.sandbox.local import starting
        from builds.sandbox.local.config import Config
        from builds.sandbox.local.supervisor import prepare
        from cofounder.appspec.lock import LOCK

        config = Config.from_environment(starting.environment(settings.VAR_DIR))
        _, layers = prepare(config)
        if layers.find(LOCK):
            self.stdout.write("The packages of generated apps are installed already.")
            return
        for lock in ("", LOCK):  # sandboxes start with the empty one
            result = layers.build(lock)
            if not result.ok:
                raise CommandError(result.output.strip())
        self.stdout.write(f"Installed {len(LOCK.split())} packages for generated apps.")
