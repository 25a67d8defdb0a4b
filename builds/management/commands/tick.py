"""``manage.py tick``: what is due now and then, in a process of its own."""

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from builds import upkeep

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Look after builds whose worker died and documents nobody writes, again and again."""

    help = "Return orphaned work to the line and remove stray sandboxes, every few seconds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say how often, and whether once is enough."""
        parser.add_argument("--every", type=float, default=5, help="seconds (default: 5)")
        parser.add_argument("--once", action="store_true", help="look once and stop")

    def handle(self, *, every: float, once: bool, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            try:
                done = upkeep.look()
            except Exception:  # the clock must go on when one look fails
                logger.exception("a look failed")
            else:
                for line in done:
                    self.stdout.write(line)
            if once:
                return
            stop.wait(every)
