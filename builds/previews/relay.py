"""One request, carried to the app and its answer back, and what is said when there is none."""

import logging
from collections.abc import AsyncIterator

import httpx

from builds.previews import headers, links, pages
from builds.previews.links import Pass
from builds.previews.pages import Answer
from builds.previews.register import Register
from builds.previews.upstream import Broken, Busy, Slow, Unreachable, Upstream, Upstreams
from builds.previews.visits import BODY_MAX, Left, TooLarge, Visit
from builds.previews.waiting import Waker

logger = logging.getLogger(__name__)

#: An answer up to this many bytes is read before it is passed on, so that an app which dies
#: half-way through it gives a page with words, not half a page.
WHOLE = 256_000
#: The most bytes of one answer.
ANSWER_MAX = 500_000_000

TOO_LARGE = f"This preview takes at most {BODY_MAX // 1_000_000} MB at once."
TOO_MANY = "This preview has too many visitors at the moment."
TOO_SLOW = "The app took too long to answer this."
STOPPED = "The app stopped while it was answering this."


class Relay:
    """Carries visits to apps, waking those that sleep."""

    def __init__(self, register: Register, upstreams: Upstreams, waker: Waker) -> None:
        self.register = register
        self.upstreams = upstreams
        self.waker = waker

    async def carry(self, visit: Visit, ticket: Pass) -> None:
        """Answer *visit*, whatever state its app is in, until the visitor leaves."""
        try:
            await visit.while_welcome(
                ticket, self.register, self._answer(visit, ticket), visit.left()
            )
        except Left:
            if visit.streaming:
                await visit.send({"type": "http.response.body"})

    async def _answer(self, visit: Visit, ticket: Pass) -> None:
        words = {"page": visit.wants_page, "again": visit.try_again}
        try:
            upstream, answer = await self._ask(visit)
            try:
                await self._pass_on(visit, ticket, upstream, answer)
            finally:
                await answer.aclose()
            return
        except TooLarge:
            refusal = pages.no_answer(413, TOO_LARGE, **words)
        except Busy:
            refusal = pages.no_answer(503, TOO_MANY, **words)
        except Slow:
            refusal = pages.no_answer(504, TOO_SLOW, **words)
        except (Unreachable, Broken) as error:
            refusal = self._why(visit, error)
        await refusal.send(visit.send)

    async def _ask(self, visit: Visit) -> tuple[Upstream, httpx.Response]:
        """Return the app's answer. What a page loads or sends is held while the app wakes."""
        try:
            return await self._ask_once(visit)
        except Slow:
            raise
        except (Unreachable, Broken) as error:
            if not self._wake(visit, error) or visit.is_navigation:
                raise
            if not await self.waker.awake(visit.preview):
                raise
        visit.preview = await self.register.find(visit.preview.slug) or visit.preview
        return await self._ask_once(visit)

    async def _ask_once(self, visit: Visit) -> tuple[Upstream, httpx.Response]:
        sandbox_id = visit.preview.sandbox_id
        upstream = await self.upstreams.reach(sandbox_id)
        fields = headers.to_app(visit.headers, upstream.endpoint, client=visit.client)
        body = visit.body() if visit.has_body else None
        try:
            return upstream, await upstream.ask(visit.method, visit.target, fields, body)
        except Unreachable:
            await self.upstreams.forget(sandbox_id)
            raise

    def _wake(self, visit: Visit, error: Exception) -> bool:
        """Wake the app, unless that was just of no use, or the request cannot be sent again."""
        sent = isinstance(error, Broken) and visit.has_body
        if sent or self.waker.failure(visit.preview):
            return False
        self.waker.wake(visit.preview)
        return True

    def _why(self, visit: Visit, error: Exception) -> Answer:
        """Return what to say when the app is not there, or stopped."""
        preview, page = visit.preview, visit.wants_page
        if self.waker.is_waking(preview):
            # A form that was not sent must not look as if it had been: no reloading page for it.
            return pages.waking(page=visit.is_navigation)
        reason = self.waker.failure(preview)
        if reason or isinstance(error, Unreachable):
            return pages.asleep(reason, page=page, again=visit.try_again)
        return pages.no_answer(502, STOPPED, page=page, again=visit.try_again)

    async def _pass_on(
        self, visit: Visit, ticket: Pass, upstream: Upstream, answer: httpx.Response
    ) -> None:
        """Pass the app's *answer* on as it arrives. Raises ``Broken`` only before it began."""
        chunks = aiter(answer.stream)
        whole = int(answer.headers.get("content-length", WHOLE + 1)) <= WHOLE
        body = b""
        if whole:
            try:
                body = b"".join([chunk async for chunk in chunks])
            except httpx.HTTPError as error:
                raise Broken from error
        if ticket.is_owner and visit.is_navigation and _is_page(answer):
            await self.register.record_opening(visit.preview)
        fields = headers.to_visitor(
            answer.headers.raw, upstream.endpoint, origin=links.origin(visit.preview)
        )
        visit.streaming = "content-length" not in answer.headers
        await visit.send(
            {"type": "http.response.start", "status": answer.status_code, "headers": fields}
        )
        if not whole and not await self._stream(visit, chunks):
            # Without its end the visitor's browser knows that something is missing. Raising would
            # not tell it more, and ending would pass off a part as the whole.
            return
        await visit.send({"type": "http.response.body", "body": body})

    async def _stream(self, visit: Visit, chunks: AsyncIterator[bytes]) -> bool:
        """Pass *chunks* on; return whether that was all the app meant to say."""
        size = 0
        try:
            async for chunk in chunks:
                size += len(chunk)
                if size > ANSWER_MAX:
                    logger.warning("Preview %s answers with more than we pass", visit.preview.pk)
                    return False
                await visit.send({"type": "http.response.body", "body": chunk, "more_body": True})
        except httpx.HTTPError as error:
            logger.info("Preview %s stopped half-way: %r", visit.preview.pk, error)
            return False
        return True


def _is_page(answer: httpx.Response) -> bool:
    return answer.status_code == 200 and answer.headers.get("content-type", "").startswith(
        "text/html"
    )
