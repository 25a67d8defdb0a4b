"""What changes on the way between a visitor and an app: the headers, and nothing else.

The app is hostile until proven otherwise: it never sees our cookies, cannot lift our framing
rules, and cannot reach beyond its own host. Its own cookies work inside our pages.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings

from builds.previews import links
from builds.sandbox.protocol import Endpoint

Headers = list[tuple[bytes, bytes]]

#: These speak of one connection, and there are two.
_HOP = frozenset(
    b"connection keep-alive transfer-encoding upgrade te trailer proxy-connection "
    b"proxy-authenticate proxy-authorization proxy-authentication-info http2-settings".split()
)
#: Only we may say these to the app.
_SAID_BY_US = frozenset(
    b"host cookie forwarded x-forwarded-for x-forwarded-host x-forwarded-proto x-forwarded-port "
    b"x-forwarded-prefix x-forwarded-server x-real-ip".split()
)
#: The app may not decide these: framing, robots and shared caches are ours; some outlive the page
#: or reach other hosts of the domain; some make the web server before us hand out its own files.
_NOT_FOR_THE_APP = frozenset(
    b"x-frame-options x-robots-tag origin-agent-cluster cdn-cache-control surrogate-control "
    b"strict-transport-security clear-site-data alt-svc "
    b"x-accel-redirect x-accel-expires x-sendfile x-lighttpd-send-file".split()
)
_POLICIES = frozenset((b"content-security-policy", b"content-security-policy-report-only"))
#: An app's cookie that is called like one of ours travels under this prefix.
_ALIAS = "app-"
_CROSS_SITE_ATTRIBUTES = frozenset(("domain", "samesite", "secure", "partitioned"))


def find(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> str:
    """Return the values of header *name* joined as HTTP says, or an empty string."""
    glue = b"; " if name == b"cookie" else b", "
    return glue.join(value for key, value in headers if key.lower() == name).decode("latin-1")


def cookies(headers: Headers) -> list[tuple[str, str]]:
    """Return the cookies of a request in order; a name may come more than once."""
    pairs = (part.partition("=") for part in find(headers, b"cookie").split(";"))
    return [(name.strip(), value.strip()) for name, _, value in pairs if name.strip()]


def is_foreign(headers: Headers, origin: str) -> bool:
    """Return whether another site's page asks for this, not the app's own or the visitor.

    The app's cookies must cross sites to work inside our pages, so the protection that
    ``SameSite`` gave its forms and sockets is given here instead.
    """
    asked_by = find(headers, b"sec-fetch-site").strip()
    if asked_by:
        return asked_by not in ("same-origin", "none")
    return find(headers, b"origin").strip() not in ("", "null", origin)


def to_app(headers: Headers, endpoint: Endpoint, *, client: str) -> Headers:
    """Return the headers of a request as the app shall see them. *client* is an IP address."""
    given = {name.lower().encode() for name in endpoint.headers}
    dropped = _HOP | _SAID_BY_US | _named_by_connection(headers) | given
    passed = [(name.lower(), value) for name, value in headers if name.lower() not in dropped]
    host = find(headers, b"host").encode("latin-1")
    passed.insert(0, (b"host", urlsplit(endpoint.url).netloc.encode() if endpoint.url else host))
    cookie = _cookies_of_app(headers)
    if cookie:
        passed.append((b"cookie", cookie.encode("latin-1")))
    if client:
        passed.append((b"x-forwarded-for", client.encode()))
    passed += [
        (b"x-forwarded-host", host),
        (b"x-forwarded-proto", settings.PREVIEW_SCHEME.encode()),
    ]
    passed += [(name.lower().encode(), value.encode()) for name, value in endpoint.headers.items()]
    return passed


def to_visitor(headers: Headers, endpoint: Endpoint, *, origin: str) -> Headers:
    """Return the headers of an answer as the visitor shall see them."""
    dropped = _HOP | _NOT_FOR_THE_APP | _named_by_connection(headers)
    passed: Headers = []
    for name, value in ((name.lower(), value) for name, value in headers):
        if name in dropped:
            continue
        if name == b"set-cookie":
            value = _portable_cookie(value.decode("latin-1")).encode("latin-1")
        elif name in _POLICIES:
            value = _without_framing(value.decode("latin-1")).encode("latin-1")
        elif name == b"location" and endpoint.url:
            value = _at_home(value.decode("latin-1"), endpoint.url, origin).encode("latin-1")
        if value:
            passed.append((name, value))
    return passed + ours()


def ours() -> Headers:
    """Return what every answer of a preview's host says: who may frame it, no robots, no CDN."""
    return [
        (b"content-security-policy", f"frame-ancestors {_framers()}".encode()),
        (b"x-robots-tag", b"noindex, nofollow"),
        (b"cdn-cache-control", b"no-store"),
        (b"origin-agent-cluster", b"?1"),
    ]


def _framers() -> str:
    platform = urlsplit(settings.BASE_URL)
    return f"'self' {platform.scheme}://{platform.netloc}"


def _reserved() -> set[str]:
    return {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, links.COOKIE}


def _named_by_connection(headers: Headers) -> set[bytes]:
    named = find(headers, b"connection").lower().split(",")
    # ``Connection: content-length`` must not take the length, nor one of ours, off a message.
    return {name.strip().encode("latin-1") for name in named} - {b"content-length", b"set-cookie"}


def _cookies_of_app(headers: Headers) -> str:
    reserved = _reserved()
    kept = []
    for name, value in cookies(headers):
        if name in reserved:
            continue
        if name.removeprefix(_ALIAS) in reserved:
            name = name.removeprefix(_ALIAS)
        kept.append(f"{name}={value}")
    return "; ".join(kept)


def _portable_cookie(header: str) -> str:
    """Rewrite a Set-Cookie: bound to its host, and sent inside our pages as well."""
    pair, *attributes = (part.strip() for part in header.split(";"))
    name, equals, value = pair.partition("=")
    name = name.strip()
    if not equals or not name or name == links.COOKIE:
        return ""
    if name in _reserved():
        name = _ALIAS + name
    kept = [
        attribute
        for attribute in attributes
        if attribute and attribute.partition("=")[0].strip().lower() not in _CROSS_SITE_ATTRIBUTES
    ]
    return "; ".join([f"{name}={value.strip()}", *kept, "Secure", "SameSite=None", "Partitioned"])


def _without_framing(header: str) -> str:
    """Take ``frame-ancestors`` out of every policy: a header may hold several, by commas."""
    policies = []
    for policy in header.split(","):
        kept = [
            directive.strip()
            for directive in policy.split(";")
            if directive.strip() and not re.match(r"\s*frame-ancestors\b", directive, re.IGNORECASE)
        ]
        if kept:
            policies.append("; ".join(kept))
    return ", ".join(policies)


def _at_home(location: str, base: str, origin: str) -> str:
    """Keep a redirect to the sandbox's own address on the preview's."""
    target, home = urlsplit(location), urlsplit(base)
    if target.netloc != home.netloc or not target.netloc:
        return location
    return origin + location.partition(home.netloc)[2]
