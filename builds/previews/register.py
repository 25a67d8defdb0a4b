"""What the proxy knows of previews: rows read from the database, believed for two seconds."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from channels.db import database_sync_to_async
from django.db import transaction
from django.utils import timezone

from builds import standing
from builds.models import Preview
from cofounder import live
from projects.models import Project

P = ParamSpec("P")
T = TypeVar("T")

#: Seconds a row is believed. A share that is taken back ends within twice this time.
BELIEVED = 2.0
#: Rows and misses kept at most: who guesses names must not fill our memory.
KEPT = 2_000
#: Threads of our own: a page must not wait behind a slow view for its database.
_threads = ThreadPoolExecutor(4, thread_name_prefix="previews")


def in_thread(
    function: Callable[P, T], executor: ThreadPoolExecutor = _threads
) -> Callable[P, Awaitable[T]]:
    """Return *function* as something to await. It runs in a thread and may use the database."""
    return database_sync_to_async(function, thread_sensitive=False, executor=executor)


class Register:
    """Previews by slug. Of many who ask at once, one asks the database."""

    def __init__(self) -> None:
        self._rows: OrderedDict[str, tuple[float, Preview | None]] = OrderedDict()
        self._asking: dict[str, asyncio.Future[Preview | None]] = {}

    async def find(self, slug: str) -> Preview | None:
        """Return the preview at *slug*, at most ``BELIEVED`` seconds old, or None."""
        read_at, preview = self._rows.get(slug, (-BELIEVED, None))
        if time.monotonic() - read_at < BELIEVED:
            return preview
        if slug not in self._asking:
            self._asking[slug] = asyncio.ensure_future(self._read(slug))
        return await asyncio.shield(self._asking[slug])

    def forget(self, slug: str) -> None:
        """Read the row again before it is next believed."""
        self._rows.pop(slug, None)
        self._asking.pop(slug, None)

    async def record_opening(self, preview: Preview) -> None:
        """Note that its owner has seen *preview*: once, the first time."""
        if preview.opened_at is None:
            preview.opened_at = timezone.now()
            await in_thread(_record_opening)(preview)

    async def _read(self, slug: str) -> Preview | None:
        me = asyncio.current_task()
        try:
            preview = await in_thread(_read)(slug)
        finally:
            # Forgotten while it was read: what was read may be older than what made us forget.
            current = self._asking.get(slug) is me
            if current:
                del self._asking[slug]
        if current:
            self._rows[slug] = (time.monotonic(), preview)
            self._rows.move_to_end(slug)
            if len(self._rows) > KEPT:
                self._rows.popitem(last=False)
        return preview


def _read(slug: str) -> Preview | None:
    return Preview.objects.filter(slug=slug).first()


def _record_opening(preview: Preview) -> None:
    unseen = Preview.objects.filter(pk=preview.pk, opened_at=None)
    with transaction.atomic():
        if unseen.update(opened_at=preview.opened_at):
            project = Project.objects.get(versions__preview=preview)
            standing.offer(project)
            # What happens next on the project's pages is another thing from now on.
            live.touch(project.pk)
