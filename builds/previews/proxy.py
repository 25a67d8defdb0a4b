"""The door to previews: requests for a preview's own host go to its app, all others inside.

It stands in front of Django, so that Django never answers, and never sets a cookie, on an origin
where generated code runs.
"""

import re
from collections.abc import Awaitable, Callable

from django.conf import settings

from builds.models import Preview
from builds.previews import headers, links, pages, waking
from builds.previews.links import Pass
from builds.previews.pages import Answer, Receive, Scope, Send
from builds.previews.register import Register
from builds.previews.relay import TOO_LARGE, Relay
from builds.previews.upstream import Upstreams
from builds.previews.visits import AGAIN, BODY_MAX, Visit
from builds.previews.waiting import Waker
from builds.previews.websockets import NOT_WELCOME, SocketRelay

Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_SLUG = re.compile(r"[a-z0-9]{1,32}")
#: Methods that only look: another site's page may use them, as it may link to the preview.
_LOOKING = ("GET", "HEAD", "OPTIONS")


class PreviewHosts:
    """An ASGI application in front of *inner*. *ensure* makes a preview's app answer again."""

    def __init__(
        self, inner: Application, *, ensure: Callable[[Preview], None] = waking.ensure
    ) -> None:
        self.inner = inner
        self.register = Register()
        self.waker = Waker(ensure, self.register)
        upstreams = Upstreams()
        self.relay = Relay(self.register, upstreams, self.waker)
        self.sockets = SocketRelay(self.register, upstreams, self.waker)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or websocket."""
        slug = preview_label(scope)
        if slug is None:
            await self.inner(scope, receive, send)
            return
        preview = await self.register.find(slug) if _SLUG.fullmatch(slug) else None
        visit = Visit(preview, scope, receive, send) if preview else None
        if scope["type"] == "websocket":
            if visit is None:
                await send({"type": "websocket.close", "code": NOT_WELCOME})
            else:
                await self.sockets.carry(visit, visit.ticket())
        elif visit is None:
            await pages.nothing_here().send(send)
        else:
            await self._answer(visit)

    async def _answer(self, visit: Visit) -> None:
        ticket = visit.ticket()
        refusal = self._at_the_door(visit, ticket)
        if refusal:
            await refusal.send(visit.send)
        elif ticket:
            await self.relay.carry(visit, ticket)

    def _at_the_door(self, visit: Visit, ticket: Pass | None) -> Answer | None:
        """Return what is said before the app is asked, or None to ask it."""
        if visit.token is not None and visit.method in ("GET", "HEAD"):
            return self._exchange(visit, ticket)
        if ticket is None:
            return pages.needs_link(page=visit.wants_page, expired=visit.had_pass)
        if visit.method not in _LOOKING and headers.is_foreign(
            visit.headers, links.origin(visit.preview)
        ):
            return Answer(403, "Another site may not send this.")
        if not visit.is_well_formed:
            return Answer(400, "We could not read this request.")
        if (visit.length or 0) > BODY_MAX:
            return pages.no_answer(413, TOO_LARGE, page=visit.wants_page, again=visit.location)
        return None

    def _exchange(self, visit: Visit, ticket: Pass | None) -> Answer:
        """Exchange a link's token for a cookie, and take it out of the address bar."""
        if visit.token == AGAIN and ticket:
            self.waker.forgive(visit.preview)
            return pages.redirect(visit.location)
        offered = links.check(visit.token or "", visit.preview.slug)
        if offered and not offered.holds(visit.preview.share_epoch):
            offered = None
        if offered and not (ticket and ticket.is_owner and not offered.is_owner):
            return pages.redirect(visit.location, cookie=links.set_cookie(offered.for_cookie()))
        if ticket:  # an old link, or the founder trying a share: the cookie at hand is better
            return pages.redirect(visit.location)
        return pages.needs_link(page=visit.wants_page, expired=True)


def preview_label(scope: Scope) -> str | None:
    """Return what stands between ``p-`` and the preview domain in the Host header, or None."""
    if scope["type"] not in ("http", "websocket"):
        return None
    label, domain, rest = (
        headers.find(scope["headers"], b"host").lower().partition(f".{settings.PREVIEW_DOMAIN}")
    )
    if not domain or rest or not label.startswith("p-"):
        return None
    return label[2:]
