"""The ear of a web process: one Redis subscription per watched topic, shared by all its pages.

Redis is heard, Postgres is believed. A sweep asks the database every two seconds, in one query,
how often each watched topic has changed; whatever Redis did not bring is fetched by the pages.
"""

import asyncio
import gc
import logging
import time
from collections.abc import Awaitable, Callable
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from django.conf import settings
from django.db import Error
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from cofounder.delivery import Audience, Fragment, Outbox
from cofounder.models import Topic

logger = logging.getLogger(__name__)

#: Seconds between two looks at the database.
SWEEP = 2.0
#: Seconds that a published version may arrive after the database, or another one, told of it.
GRACE = 0.25
#: Seconds of silence after which pages hear their version again, so that they know we are there.
HEARTBEAT = 20.0
#: Seconds between two attempts to reach Redis, and until a silent connection is checked.
RETRY = 0.3
CHECK = 10

#: Always subscribed, so that a connection without topics is still a subscription.
_IDLE = b"live"
_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, "Hub"] = WeakKeyDictionary()


def hub() -> "Hub":
    """Return this process's hub: one per event loop, and a web process has one."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


class Hub:
    """Brings what is published to the pages that watch, and notices what was not."""

    def __init__(self) -> None:
        self._audiences: dict[str, Audience] = {}
        self._pubsub: PubSub | None = None
        self._attuning = asyncio.Lock()
        self._doubt = asyncio.Event()  # set: do not wait for the next sweep
        self._tasks: list[asyncio.Task[None]] = []

    async def join(self, topic: str, outbox: Outbox) -> None:
        """Deliver *topic* to *outbox* from now on.

        Returns without waiting for Redis: what is missed until the subscription stands is found
        by the look at the database that follows it.
        """
        self._start()
        audience = self._audiences.get(topic)
        if audience is None:
            audience = self._audiences[topic] = Audience()
            await self._attune()
        audience.join(outbox)
        self._doubt.set()

    def leave(self, topic: str, outbox: Outbox) -> None:
        """Stop delivering to *outbox*. The sweep gives an empty topic up, a reload keeps it."""
        outbox.close()
        if topic in self._audiences:
            self._audiences[topic].outboxes.discard(outbox)

    async def close(self) -> None:
        """End the hub's tasks and its connection."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def _start(self) -> None:
        if self._tasks:
            return
        # Django's heap is large and long-lived: looking through it again and again would stop
        # the loop for a tenth of a second at a time.
        gc.collect()
        gc.freeze()
        self._tasks = [asyncio.create_task(_kept_up(w)) for w in (self._listen, self._watch)]

    async def _attune(self) -> None:
        """Have Redis send what is watched, and nothing else."""
        async with self._attuning:
            if self._pubsub is None:
                return  # the listener does this when it has connected
            wanted = {topic.encode() for topic in self._audiences} | {_IDLE}
            heard = set(self._pubsub.channels) - self._pubsub.pending_unsubscribe_channels
            try:
                if wanted - heard:
                    await self._pubsub.subscribe(*(wanted - heard))
                if heard - wanted:
                    await self._pubsub.unsubscribe(*(heard - wanted))
            except (RedisError, OSError) as error:
                logger.debug("Redis was lost, to be tried again: %s", error)

    async def _listen(self) -> None:
        """Stay connected to Redis, and pass on what it brings."""
        redis = Redis.from_url(
            settings.REDIS_URL,
            socket_connect_timeout=1,
            health_check_interval=CHECK,
            retry=Retry(NoBackoff(), 0),
        )
        complained = False
        try:
            while True:
                try:
                    async with redis.pubsub() as pubsub:
                        await pubsub.subscribe(_IDLE)
                        self._pubsub = pubsub
                        await self._attune()
                        if complained:
                            logger.info("Redis is back")
                        complained = False
                        while True:
                            self._heard(await pubsub.get_message(timeout=CHECK))
                except (RedisError, OSError) as error:
                    if not complained:
                        logger.warning("Redis is away, pages ask the database: %s", error)
                    complained = True
                finally:
                    self._pubsub = None
                await asyncio.sleep(RETRY)
        finally:
            await redis.aclose()

    def _heard(self, message: dict | None) -> None:
        """Act on one message from Redis: news, or that a subscription now stands."""
        if message is None:
            return
        if message["type"] == "subscribe":
            self._doubt.set()
            return
        audience = self._audiences.get(message["channel"].decode())
        if message["type"] != "message" or audience is None:
            return
        version, element, html = message["data"].decode().split("\n", 2)
        if not element:  # touched: nothing is drawn, everything is fetched
            audience.heal(int(version))
            return
        if audience.published(Fragment(int(version), element, html)):
            self._heal_later(audience, audience.missing())

    def _heal_later(self, audience: Audience, version: int) -> None:
        """Give what is on its way a moment to arrive, then have the pages fetch it."""
        asyncio.get_running_loop().call_later(GRACE, audience.heal, version)

    async def _watch(self) -> None:
        """Compare what pages were told with the database, every ``SWEEP`` seconds or at once."""
        complained = False
        spoke = time.monotonic()
        while True:
            try:
                await asyncio.wait_for(self._doubt.wait(), SWEEP)
            except TimeoutError:
                self._forget()
            self._doubt.clear()
            await self._attune()
            try:
                await self._sweep()
                complained = False
            except Error as error:
                if not complained:
                    logger.warning("The database did not answer a sweep: %s", error)
                complained = True
                await asyncio.sleep(SWEEP)
            if time.monotonic() - spoke > HEARTBEAT:
                spoke = time.monotonic()
                for audience in self._audiences.values():
                    audience.repeat()

    async def _sweep(self) -> None:
        watched = dict(self._audiences)
        if not watched:
            return
        versions = await _versions(list(watched))
        for topic, audience in watched.items():
            version = versions.get(topic, 0)
            if audience.committed(version):
                self._heal_later(audience, version)

    def _forget(self) -> None:
        """Give up the topics that nobody watches any more."""
        for topic in [name for name, audience in self._audiences.items() if not audience.outboxes]:
            del self._audiences[topic]


async def _kept_up(work: Callable[[], Awaitable[None]]) -> None:
    """Run *work* for ever: one bug in it must not make all pages of the process deaf."""
    while True:
        try:
            await work()
        except Exception:
            logger.exception("The live hub stumbled and goes on")
        await asyncio.sleep(RETRY)


def _read(topics: list[str]) -> dict[str, int]:
    return dict(Topic.objects.filter(name__in=topics).values_list("name", "version"))


# Not on the thread that all thread-sensitive code of the process shares: it may be waiting.
_versions = database_sync_to_async(_read, thread_sensitive=False)
