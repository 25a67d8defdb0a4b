"""What a preview's host says itself, when the app does not: a few pages that need nothing else."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from builds.previews import headers

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

#: Our pages load nothing and run nothing.
_POLICY = b"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True)
class Answer:
    """A whole answer of ours."""

    status: int
    body: str = ""
    content_type: str = "text/plain; charset=utf-8"
    headers: tuple[tuple[bytes, bytes], ...] = ()

    async def send(self, send: Send) -> None:
        """Send it. The answer must not have begun."""
        body = self.body.encode()
        fields = [
            *headers.ours(),
            (b"cache-control", b"no-store"),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
            (b"content-security-policy", _POLICY),
            (b"content-type", self.content_type.encode()),
            (b"content-length", str(len(body)).encode()),
            *self.headers,
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": fields})
        await send({"type": "http.response.body", "body": body})


def nothing_here() -> Answer:
    """No preview has this name. It says no more than that."""
    return Answer(404, "There is nothing here.")


def needs_link(*, page: bool, expired: bool) -> Answer:
    """The visitor has no pass, or had one that is over (*expired*)."""
    if not page:
        return Answer(403, "This preview needs a link from its owner.")
    return _page(403, "builds/preview_link.html", expired=expired)


def waking(*, page: bool) -> Answer:
    """The app is being woken; the page asks again by itself every second."""
    again = ((b"retry-after", b"1"),)
    if not page:
        return Answer(503, "The preview is waking. Try again in a moment.", headers=again)
    return _page(503, "builds/preview_waking.html", headers=again)


def asleep(reason: str, *, page: bool, again: str) -> Answer:
    """The app could not be woken, because of *reason*. *again* is where to try again."""
    if not page:
        return Answer(503, "The preview does not answer at the moment.")
    return _page(503, "builds/preview_asleep.html", reason=reason, again=again)


def no_answer(status: int, reason: str, *, page: bool, again: str) -> Answer:
    """The app runs, but did not answer this: *reason* in one sentence."""
    if not page:
        return Answer(status, reason)
    return _page(status, "builds/preview_no_answer.html", reason=reason, again=again)


def redirect(location: str, *, cookie: str = "") -> Answer:
    """Go to *location* on this host, keeping *cookie* (a Set-Cookie value) if there is one."""
    fields = [(b"location", location.encode("latin-1"))]
    if cookie:
        fields.append((b"set-cookie", cookie.encode()))
    return Answer(303, headers=tuple(fields))


def _page(
    status: int, template: str, *, headers: tuple[tuple[bytes, bytes], ...] = (), **context: Any
) -> Answer:
    return Answer(status, render_to_string(template, context), "text/html; charset=utf-8", headers)
