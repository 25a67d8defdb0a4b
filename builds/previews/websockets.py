"""A websocket, carried to the app and back, message by message."""

import logging
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from builds.previews import headers, links
from builds.previews.links import Pass
from builds.previews.register import Register
from builds.previews.upstream import CONNECT, CONNECTIONS, Unreachable, Upstream, Upstreams
from builds.previews.visits import Left, Visit
from builds.previews.waiting import Waker

logger = logging.getLogger(__name__)

#: The most bytes of one message, either way.
MESSAGE_MAX = 1_000_000
#: Codes we close with: not welcome (any more), and the app is gone. Servers let an application
#: send 1000 and codes from 3000 on only.
NOT_WELCOME, APP_GONE = 4403, 4502


class SocketRelay:
    """Carries websockets to apps."""

    def __init__(self, register: Register, upstreams: Upstreams, waker: Waker) -> None:
        self.register = register
        self.upstreams = upstreams
        self.waker = waker
        self._open: Counter[str] = Counter()

    async def carry(self, visit: Visit, ticket: Pass | None) -> None:
        """Connect *visit* to its app until either side, or the end of *ticket*, closes it."""
        slug = visit.preview.slug
        foreign = headers.is_foreign(visit.headers, links.origin(visit.preview))
        if ticket is None or foreign or self._open[slug] >= CONNECTIONS:
            await self._close(visit, NOT_WELCOME)
            return
        self._open[slug] += 1
        try:
            await self._carry(visit, ticket)
        finally:
            self._open[slug] -= 1
            if not self._open[slug]:
                del self._open[slug]

    async def _carry(self, visit: Visit, ticket: Pass) -> None:
        try:
            upstream = await self.upstreams.reach(visit.preview.sandbox_id)
            app = await self._connected(visit, upstream)
        except (Unreachable, OSError) as error:
            logger.info("No websocket to preview %s: %r", visit.preview.pk, error)
            if not self.waker.failure(visit.preview):
                self.waker.wake(visit.preview)  # the page's script will try again
            await self.upstreams.forget(visit.preview.sandbox_id)
            await self._close(visit, APP_GONE)
            return
        except (WebSocketException, ValueError) as error:
            # The app answered, but not with a websocket (ValueError: with a redirect elsewhere).
            logger.debug("Preview %s refused a websocket: %r", visit.preview.pk, error)
            await self._close(visit, APP_GONE)
            return
        await visit.receive()  # websocket.connect
        await visit.send({"type": "websocket.accept", "subprotocol": app.subprotocol})
        welcome = True
        try:
            await visit.while_welcome(
                ticket, self.register, self._to_app(visit, app), self._to_visitor(visit, app)
            )
        except Left:
            welcome = False
        except ConnectionClosed:
            pass  # its code says the rest
        finally:
            await app.close()
        await self._close(visit, app.close_code or APP_GONE if welcome else NOT_WELCOME)

    async def _connected(self, visit: Visit, upstream: Upstream) -> ClientConnection:
        endpoint = upstream.endpoint
        fields = headers.to_app(visit.headers, endpoint, client=visit.client)
        host = fields[0][1].decode("latin-1")
        secure = endpoint.url.startswith("https:")
        address = f"{'wss' if secure else 'ws'}://{host}{visit.target.decode('latin-1')}"
        place: dict[str, Any] = {"unix": True, "path": endpoint.socket}
        if endpoint.url:
            # Naming them makes the library refuse redirects to any other place.
            url = urlsplit(endpoint.url)
            place = {"host": url.hostname, "port": url.port or (443 if secure else 80)}
        return await connect(
            address,
            additional_headers=[
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, value in fields[1:]
                if not name.startswith(b"sec-websocket-")
            ],
            subprotocols=visit.scope.get("subprotocols") or None,
            user_agent_header=None,
            compression=None,
            proxy=None,
            open_timeout=CONNECT,
            close_timeout=1,
            ping_interval=None,  # an app that thinks for long is not dead
            max_size=MESSAGE_MAX,
            **place,
        )

    async def _to_app(self, visit: Visit, app: ClientConnection) -> None:
        while True:
            message = await visit.receive()
            if message["type"] == "websocket.disconnect":
                return
            text = message.get("text")
            await app.send(message["bytes"] if text is None else text)

    async def _to_visitor(self, visit: Visit, app: ClientConnection) -> None:
        async for message in app:
            kind = "text" if isinstance(message, str) else "bytes"
            await visit.send({"type": "websocket.send", kind: message})

    async def _close(self, visit: Visit, code: int) -> None:
        allowed = code == 1000 or 3000 <= code <= 4999
        await visit.send({"type": "websocket.close", "code": code if allowed else APP_GONE})
