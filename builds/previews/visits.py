"""One request to a preview's host: what it asks for, who asks, and until when they may."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from builds.models import Preview
from builds.previews import headers, links
from builds.previews.headers import Headers
from builds.previews.links import Pass
from builds.previews.pages import Receive, Scope, Send
from builds.previews.register import BELIEVED, Register

#: The most bytes a visitor may send at once.
BODY_MAX = 25_000_000
#: In place of a token: "forget that it failed".
AGAIN = "again"


class TooLarge(Exception):
    """The visitor sends more than ``BODY_MAX``."""


class Left(Exception):
    """The visitor closed the connection, or is not welcome any more."""


@dataclass
class Visit:
    """A request, or a websocket, to *preview*."""

    preview: Preview
    scope: Scope
    receive: Receive
    send: Send
    token: str | None = None
    target: bytes = b"/"
    #: True while an answer of unknown length is on its way.
    streaming: bool = False
    _read: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Take the token out of the address: the app never sees it."""
        path = self.scope.get("raw_path") or quote(self.scope["path"]).encode()
        kept = []
        for part in self.scope["query_string"].split(b"&"):
            name, _, value = part.partition(b"=")
            if name == links.PARAMETER.encode():
                self.token = unquote(value.decode("latin-1"))
            elif part:
                kept.append(part)
        self.target = path + (b"?" + b"&".join(kept) if kept else b"")

    @property
    def method(self) -> str:
        """The method; GET for a websocket."""
        return self.scope.get("method", "GET")

    @property
    def headers(self) -> Headers:
        """The request's headers, as they came."""
        return self.scope["headers"]

    @property
    def client(self) -> str:
        """The visitor's address, or an empty string."""
        return (self.scope.get("client") or [""])[0] or ""

    @property
    def wants_page(self) -> bool:
        """True for what fills a window or a frame."""
        return "text/html" in headers.find(self.headers, b"accept")

    @property
    def is_navigation(self) -> bool:
        """True for a visit to a page, as against what a page loads or sends."""
        return self.method in ("GET", "HEAD") and self.wants_page

    @property
    def location(self) -> str:
        """The address without host and token, safe to redirect to."""
        address = self.target.decode("latin-1")
        # Browsers read //host and /\host as another host.
        return "/" if address[1:2] in ("/", "\\") else address

    @property
    def try_again(self) -> str:
        """An address that comes back here and forgets earlier failures."""
        glue = "&" if "?" in self.location else "?"
        return f"{self.location}{glue}{links.PARAMETER}={AGAIN}"

    @property
    def had_pass(self) -> bool:
        """True when a link or cookie was shown, valid or not."""
        return self.token is not None or bool(self._cookies())

    def ticket(self) -> Pass | None:
        """Return the best pass among the cookies: a browser may send several, one per partition."""
        read = (links.check_cookie(value, self.preview.slug) for value in self._cookies())
        valid = [ticket for ticket in read if ticket and ticket.holds(self.preview.share_epoch)]
        return max(valid, key=lambda ticket: (ticket.is_owner, ticket.until), default=None)

    @property
    def has_body(self) -> bool:
        """True when the request announces one."""
        names = {name for name, _ in self.headers}
        return b"transfer-encoding" in names or self.length not in (None, 0)

    @property
    def length(self) -> int | None:
        """The announced length of the body in bytes, or None."""
        text = headers.find(self.headers, b"content-length")
        return int(text) if text.isascii() and text.isdigit() else None

    @property
    def is_well_formed(self) -> bool:
        """False for an address or a length that two readers could understand differently."""
        lengths = [value for name, value in self.headers if name == b"content-length"]
        chunked = any(name == b"transfer-encoding" for name, _ in self.headers)
        one_way = len(lengths) + chunked <= 1 and (not lengths or self.length is not None)
        return one_way and self.target.startswith(b"/")

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the body as it arrives. Raises ``TooLarge`` or ``Left``."""
        size, more = 0, True
        while more:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise Left
            more = message.get("more_body", False)
            size += len(message.get("body", b""))
            if size > BODY_MAX:
                raise TooLarge
            if message.get("body"):
                yield message["body"]
        self._read.set()

    async def left(self) -> None:
        """Return when the visitor has closed the connection."""
        if self.has_body:
            await self._read.wait()
        while (await self.receive())["type"] != "http.disconnect":
            pass

    async def while_welcome(
        self, ticket: Pass, register: Register, *works: Coroutine[Any, Any, None]
    ) -> None:
        """Run *works* until one ends, or *ticket* is over; then stop the others.

        A share that is taken back ends streams and sockets as well, not only the next page.
        """
        tasks = [asyncio.ensure_future(work) for work in works]
        try:
            while True:
                done, _ = await asyncio.wait(
                    tasks, timeout=BELIEVED, return_when=asyncio.FIRST_COMPLETED
                )
                if done:
                    break
                preview = await register.find(self.preview.slug)
                if preview is None or not ticket.holds(preview.share_epoch):
                    raise Left
        finally:
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        for end in ends:
            if isinstance(end, Exception):
                raise end

    def _cookies(self) -> list[str]:
        return [value for name, value in headers.cookies(self.headers) if name == links.COOKIE]
