"""The way to the running app of a sandbox: found once, kept open, forgotten when it fails."""

from __future__ import annotations

import asyncio
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cache

import httpx

from builds.previews.register import in_thread
from builds.sandbox import get_driver
from builds.sandbox.protocol import Endpoint
from cofounder.errors import SandboxError

#: Seconds: to find the sandbox, to connect, until the answer begins or goes on, for a free line.
LOCATE, CONNECT, SILENCE, QUEUE = 15.0, 5.0, 120.0, 10.0
#: Connections to one app at once. Live pages hold one each.
CONNECTIONS = 64
#: Apps whose connections are kept at once.
KEPT = 100
#: Apps commonly close idle connections after 5 s; leaving first avoids a race.
IDLE = 3.0
_TIMEOUT = {"connect": CONNECT, "read": SILENCE, "write": SILENCE, "pool": QUEUE}
#: Asking for these again does no harm, so a connection that broke is no reason to fail.
_REPEATABLE = frozenset(("GET", "HEAD", "OPTIONS"))


class Unreachable(Exception):
    """Nothing answers at the sandbox; nothing was sent, so the request can be sent again."""


class Broken(Exception):
    """The app took the request and did not answer it properly."""


class Slow(Broken):
    """The app took the request and said nothing for ``SILENCE`` seconds."""


class Busy(Exception):
    """Every connection to the app is in use."""


@dataclass
class Upstream:
    """One app: where it is, and open connections to it."""

    endpoint: Endpoint
    transport: httpx.AsyncHTTPTransport

    async def ask(
        self,
        method: str,
        target: bytes,
        headers: list[tuple[bytes, bytes]],
        body: AsyncIterator[bytes] | None,
    ) -> httpx.Response:
        """Send one request and return the answer, its body still to be read and closed.

        *target* is path and query as they came. Raises ``Unreachable``, ``Broken`` or ``Busy``.
        """
        # The transport itself, not a client: a client would keep one visitor's cookies and add
        # them to the next visitor's request, follow redirects, and tidy up the address.
        request = httpx.Request(
            method,
            self.endpoint.url or "http://app",
            headers=headers,
            content=body,
            extensions={"timeout": _TIMEOUT, "target": target},
        )
        try:
            return await self._send(request)
        except Slow:
            raise
        except Broken:
            if body is not None or method not in _REPEATABLE:
                raise
            return await self._send(request)

    async def _send(self, request: httpx.Request) -> httpx.Response:
        try:
            answer = await self.transport.handle_async_request(request)
        except httpx.PoolTimeout as error:
            raise Busy from error
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise Unreachable from error
        except httpx.TimeoutException as error:
            raise Slow from error
        except httpx.HTTPError as error:
            raise Broken from error
        if answer.status_code < 200:
            await answer.aclose()
            raise Broken
        if answer.status_code == 502 and self.endpoint.url:
            # A rented sandbox's own gateway, saying that nothing listens behind it.
            await answer.aclose()
            raise Unreachable if "content-length" not in request.headers else Broken
        return answer


class Upstreams:
    """Upstreams by sandbox."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Upstream] = OrderedDict()
        self._looking: dict[str, asyncio.Future[Upstream]] = {}

    async def reach(self, sandbox_id: str) -> Upstream:
        """Return the upstream of a sandbox, or raise ``Unreachable``."""
        if sandbox_id in self._known:
            self._known.move_to_end(sandbox_id)
            return self._known[sandbox_id]
        if sandbox_id not in self._looking:
            self._looking[sandbox_id] = asyncio.ensure_future(self._locate(sandbox_id))
        try:
            async with asyncio.timeout(LOCATE):
                return await asyncio.shield(self._looking[sandbox_id])
        except (SandboxError, TimeoutError) as error:
            raise Unreachable from error

    async def forget(self, sandbox_id: str) -> None:
        """Look for the sandbox again before it is next used."""
        upstream = self._known.pop(sandbox_id, None)
        if upstream:
            await upstream.transport.aclose()

    async def _locate(self, sandbox_id: str) -> Upstream:
        try:
            endpoint = await in_thread(_endpoint)(sandbox_id)
        finally:
            del self._looking[sandbox_id]
        limits = httpx.Limits(
            max_connections=CONNECTIONS, max_keepalive_connections=16, keepalive_expiry=IDLE
        )
        transport = httpx.AsyncHTTPTransport(
            # There is no TLS on a unix socket, and reading the certificates would block us.
            verify=False if endpoint.socket else await in_thread(_tls)(),
            uds=endpoint.socket or None,
            limits=limits,
            trust_env=False,
        )
        self._known[sandbox_id] = Upstream(endpoint, transport)
        if len(self._known) > KEPT:
            await self.forget(next(iter(self._known)))
        return self._known[sandbox_id]


@cache
def _tls() -> ssl.SSLContext:
    """Return the one context for rented sandboxes: reading the certificates takes 60 ms."""
    return ssl.create_default_context()


def _endpoint(sandbox_id: str) -> Endpoint:
    return get_driver().connect(sandbox_id).endpoint()
