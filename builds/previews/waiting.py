"""Waking a preview once, however many visitors wait for it, and remembering how it went."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from builds.models import Preview
from builds.previews.register import Register, in_thread
from cofounder.errors import CofounderError

logger = logging.getLogger(__name__)

#: Seconds a visitor's picture or form waits for the app to wake.
HOLD = 10.0
#: Seconds a failure is remembered, so that a page which reloads itself gets to show it.
REMEMBERED = 30.0
#: Seconds after a wake in which an app that still does not answer is not woken again.
FRESH = 5.0
#: Starting an app takes seconds; these threads are for nothing else.
_threads = ThreadPoolExecutor(8, thread_name_prefix="waking")


class Waker:
    """Wakes previews with *ensure*, at most once at a time for each."""

    def __init__(self, ensure: Callable[[Preview], None], register: Register) -> None:
        self._ensure = ensure
        self._register = register
        self._waking: dict[str, asyncio.Task[str]] = {}
        self._ended: dict[str, tuple[float, str]] = {}

    def wake(self, preview: Preview) -> None:
        """Begin to wake *preview*, unless that is under way."""
        if preview.slug not in self._waking:
            self._waking[preview.slug] = asyncio.ensure_future(self._wake(preview))

    def is_waking(self, preview: Preview) -> bool:
        """Return whether *preview* is being woken."""
        return preview.slug in self._waking

    async def awake(self, preview: Preview) -> bool:
        """Wait up to ``HOLD`` seconds; return whether *preview* was woken by then."""
        task = self._waking.get(preview.slug)
        if task is None:
            return not self.failure(preview)
        done, _ = await asyncio.wait({task}, timeout=HOLD)
        return bool(done) and not task.result()

    def failure(self, preview: Preview) -> str:
        """Return why waking *preview* was of no use just now; empty when it may be woken."""
        ended_at, reason = self._ended.get(preview.slug, (0.0, ""))
        age = time.monotonic() - ended_at
        if reason:
            return reason if age < REMEMBERED else ""
        return "It was started, and still does not answer." if ended_at and age < FRESH else ""

    def forgive(self, preview: Preview) -> None:
        """Forget how it went: someone asks to try again."""
        self._ended.pop(preview.slug, None)

    async def _wake(self, preview: Preview) -> str:
        reason = ""
        try:
            await in_thread(self._ensure, _threads)(preview)
        except CofounderError as error:
            reason = str(error).strip().partition("\n")[0][:300] or "It could not be started."
            logger.warning("Preview %s could not be woken: %s", preview.pk, error)
        except Exception:
            # A bug of ours, in a task nobody may be waiting for: say it here, or it is lost.
            reason = "Something broke on our side."
            logger.exception("Waking preview %s failed", preview.pk)
        finally:
            del self._waking[preview.slug]
            self._register.forget(preview.slug)  # it may live in another sandbox now
            self._ended[preview.slug] = (time.monotonic(), reason)
            self._tidy()
        return reason

    def _tidy(self) -> None:
        old = time.monotonic() - REMEMBERED
        self._ended = {slug: end for slug, end in self._ended.items() if end[0] > old}
