"""A worker's hold on a build: kept by heartbeats, lost by cancelling or to another worker."""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.utils import timezone

from builds.lifecycle import LEASE
from builds.models import Build

logger = logging.getLogger(__name__)

#: Seconds between two looks: a cancelled build is stopped within this time and a little.
BEAT = 1.0


class Lease:
    """Heartbeats in a thread of their own while the build is worked on.

    *on_lost* is called once, from that thread, when the build was cancelled (``for_good=True``) or
    taken over by another worker (``for_good=False``). A build that has ended well is left alone.
    """

    def __init__(self, build: Build, *, on_lost: Callable[..., None]) -> None:
        self.build = build
        self.on_lost = on_lost
        self.lost = threading.Event()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"lease-{build.pk}", daemon=True)

    def __enter__(self) -> "Lease":
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._done.set()
        self._thread.join()

    def _beat(self) -> None:
        mine = Build.objects.running().filter(pk=self.build.pk, fence=self.build.fence)
        try:
            while not self._done.wait(BEAT):
                try:
                    held = mine.update(lease_until=timezone.now() + LEASE)
                except DatabaseError:
                    # The lease itself says how long we may go on without a database.
                    logger.warning("no heartbeat for %s", self.build, exc_info=True)
                    connection.close()
                    continue
                if held:
                    continue
                now = Build.objects.filter(pk=self.build.pk).values("stage", "fence").first()
                taken_over = now is not None and now["fence"] != self.build.fence
                if taken_over or now is None or now["stage"] == Build.Stage.CANCELLED:
                    self.lost.set()
                    self.on_lost(for_good=not taken_over)
                return
        finally:
            connection.close()
