"""Who may see a preview: signed links, and the cookie a link is exchanged for.

A pass belongs to one preview. The owner's lasts a minute as a link and half a day as a cookie; a
share lasts as long as its link says, and ends early when the preview's ``share_epoch`` is raised.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from django.conf import settings
from django.core import signing

from builds.models import Preview

#: The query parameter that carries a link's token.
PARAMETER = "__pv"
#: ``__Host-`` keeps other hosts from setting it: browsers want Secure, Path=/ and no Domain then.
COOKIE = "__Host-pv"
#: How long, in seconds, an owner's link can be followed and an owner's cookie lasts.
LINK_SECONDS = 60
COOKIE_SECONDS = 12 * 3600
#: Different salts, so that a link is no cookie and a cookie no link.
_LINK, _COOKIE = "builds.previews.link", "builds.previews.cookie"


@dataclass(frozen=True)
class Pass:
    """Permission to see the preview *slug* until *until* (seconds since 1970).

    *epoch* is the ``share_epoch`` a share was given out in; None for the owner.
    """

    slug: str
    until: int
    epoch: int | None = None

    @property
    def is_owner(self) -> bool:
        """True for the founder's own pass, False for a share."""
        return self.epoch is None

    def holds(self, share_epoch: int) -> bool:
        """Return whether it is still good, given the preview's present *share_epoch*."""
        return self.until > time.time() and self.epoch in (None, share_epoch)

    def token(self) -> str:
        """Return it as the token of a link."""
        return self._signed(_LINK)

    def cookie(self) -> str:
        """Return it as the value of a cookie."""
        return self._signed(_COOKIE)

    def for_cookie(self) -> Pass:
        """Return what a followed link is exchanged for: an owner's stays longer than its link."""
        return replace(self, until=int(time.time()) + COOKIE_SECONDS) if self.is_owner else self

    def _signed(self, salt: str) -> str:
        return signing.dumps([self.slug, self.until, self.epoch], salt=salt)


def origin(preview: Preview) -> str:
    """Return the preview's own origin, without a slash at the end."""
    return f"{settings.PREVIEW_SCHEME}://p-{preview.slug}.{settings.PREVIEW_DOMAIN}"


def preview_url(preview: Preview) -> str:
    """Return an address that opens *preview* for its owner. Follow it within a minute."""
    return _address(preview, Pass(preview.slug, int(time.time()) + LINK_SECONDS))


def share_url(preview: Preview, *, hours: int) -> str:
    """Return an address that opens *preview* for anyone, for *hours* from now."""
    until = int(time.time()) + hours * 3600
    return _address(preview, Pass(preview.slug, until, preview.share_epoch))


def check(token: str, slug: str) -> Pass | None:
    """Return the pass a link's *token* carries for *slug*, or None when forged, late or another's.

    Ask ``Pass.holds`` as well: only the preview knows whether its shares were taken back.
    """
    return _read(token, slug, _LINK)


def check_cookie(value: str, slug: str) -> Pass | None:
    """Return the pass in the cookie *value*, under the same rules as ``check``."""
    return _read(value, slug, _COOKIE)


def set_cookie(ticket: Pass) -> str:
    """Return the Set-Cookie header that makes a browser keep *ticket*.

    Partitioned, because inside our pages the preview is a third party.
    """
    seconds = max(0, ticket.until - int(time.time()))
    return (
        f"{COOKIE}={ticket.cookie()}; Max-Age={seconds}; Path=/; "
        "Secure; HttpOnly; SameSite=None; Partitioned"
    )


def _address(preview: Preview, ticket: Pass) -> str:
    return f"{origin(preview)}/?{PARAMETER}={ticket.token()}"


def _read(text: str, slug: str, salt: str) -> Pass | None:
    try:
        ticket = Pass(*signing.loads(text, salt=salt))
    except signing.BadSignature:
        return None
    return ticket if ticket.slug == slug and ticket.until > time.time() else None
