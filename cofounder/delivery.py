"""What open pages have been told, and what they must be told next. Pure rules, no I/O.

Every message ends in a line about versions: "whoever knew *since* now knows *version*". A page
that knew less has missed something and fetches its live regions. So a message may be lost, late
or merged with others, and all pages still arrive at what was committed.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

logger = logging.getLogger(__name__)

#: Seconds between two messages to one page. A page cannot show more, and it bounds what piles
#: up in front of a slow one where the server's ``send`` does not wait (Daphne's does not).
PACE = 0.04
#: Elements waiting for one page; beyond that it is cheaper to have the page fetch itself.
WAITING = 16


@dataclass(frozen=True, slots=True)
class Fragment:
    """One drawn element, and the version it draws (or a newer one)."""

    version: int
    element: str
    html: str


class Outbox:
    """What one page has not been sent yet: the newest fragment of each element, and one line."""

    def __init__(self, send: Callable[[str], Awaitable[None]]) -> None:
        self._send = send
        self._fragments: dict[str, Fragment] = {}
        self._line: tuple[int, int] | None = None
        self._is_open = False
        self._sender: asyncio.Task[None] | None = None

    def offer(self, since: int, version: int, fragment: Fragment | None = None) -> None:
        """Merge a message into what is waiting, and have it sent."""
        first, last = self._line or (since, version)
        # A line that does not follow on from ours asks for all that lies between.
        self._line = (since if since > last else first, max(last, version))
        if fragment is not None:
            self._keep(fragment)
        self._wake()

    def open(self) -> None:
        """Begin to send: the page has been accepted."""
        self._is_open = True
        self._wake()

    def close(self) -> None:
        """Stop sending: the page is gone."""
        self._is_open = False
        if self._sender is not None:
            self._sender.cancel()

    def _keep(self, fragment: Fragment) -> None:
        waiting = self._fragments.get(fragment.element)
        if waiting is None or waiting.version <= fragment.version:
            self._fragments[fragment.element] = fragment
        if len(self._fragments) > WAITING:
            newest = max(kept.version for kept in self._fragments.values())
            newest = max(newest, self._line[1] if self._line else 0)
            self._fragments.clear()
            self._line = (newest, newest)

    def _wake(self) -> None:
        if self._is_open and self._line is not None and self._sender is None:
            self._sender = asyncio.create_task(self._drain())

    async def _drain(self) -> None:
        try:
            while self._line is not None:
                text = self._take()
                await self._send(text)
                await asyncio.sleep(PACE)
        except Exception:
            # The page is gone; its consumer hears of that by itself. Servers raise what they like.
            logger.debug("a page left while it was being told", exc_info=True)
            self._is_open = False
        finally:
            self._sender = None

    def _take(self) -> str:
        since, version = self._line or (0, 0)
        html = "".join(fragment.html for fragment in self._fragments.values())
        self._line = None
        self._fragments.clear()
        return (
            f'<i id="live-version" data-since="{since}" data-version="{version}" hidden></i>{html}'
        )


class Audience:
    """The pages that watch one topic, and the version up to which they were told everything."""

    def __init__(self) -> None:
        self.outboxes: set[Outbox] = set()
        self.told: int | None = None  # unknown until the database was asked
        self._ahead: set[int] = set()  # published versions with one missing before them

    def join(self, outbox: Outbox) -> None:
        """Let *outbox* take part; it is greeted as soon as the version is known."""
        self.outboxes.add(outbox)
        if self.told is not None:
            outbox.offer(self.told, self.told)

    def published(self, fragment: Fragment) -> bool:
        """Pass *fragment* on. True when a version before it is missing."""
        if self.told is not None and fragment.version <= self.told:
            return False  # late: pages were told, or have fetched something newer
        since = self.told or 0
        self._ahead.add(fragment.version)
        self._catch_up()
        for outbox in self.outboxes:
            outbox.offer(since, self.told or 0, fragment)
        return bool(self._ahead)

    def committed(self, version: int) -> bool:
        """Learn what the database says. True when pages have not been told all of it."""
        if self.told is None:
            self.told = version
            self._catch_up()
            self.repeat()
        return version > self.told

    def heal(self, version: int) -> None:
        """Have pages fetch what they were not told up to *version*."""
        if self.told is None or version > self.told:
            self.told = version
            self._catch_up()
            self.repeat()

    def missing(self) -> int:
        """Return the version that pages would know if nothing were missing."""
        return max(self._ahead, default=self.told or 0)

    def repeat(self) -> None:
        """Tell all pages where they should be."""
        if self.told is not None:
            for outbox in self.outboxes:
                outbox.offer(self.told, self.told)

    def _catch_up(self) -> None:
        if self.told is None:
            return
        self._ahead = {version for version in self._ahead if version > self.told}
        while self.told + 1 in self._ahead:
            self.told += 1
            self._ahead.remove(self.told)
