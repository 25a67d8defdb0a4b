"""Refuse to start half-configured."""

from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.http.request import validate_host

from cofounder.runner import RUNNERS

#: What comes with Django for trying things out.
SENDS_NOTHING = {
    f"django.core.mail.backends.{name}.EmailBackend"
    for name in ("console", "dummy", "filebased", "locmem")
}


@register
def runner_is_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``RUNNER`` names a runner that exists."""
    if settings.RUNNER in RUNNERS:
        return []
    known = ", ".join(sorted(RUNNERS))
    return [Error(f"RUNNER={settings.RUNNER} is unknown. Known: {known}.", id="cofounder.E001")]


@register(Tags.security, deploy=True)
def address_is_public(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``BASE_URL`` is an https address that ``ALLOWED_HOSTS`` lets in."""
    address = urlsplit(settings.BASE_URL)
    found: list[CheckMessage] = []
    if address.scheme != "https" or address.hostname in {None, "localhost", "127.0.0.1", "::1"}:
        found.append(
            Error(
                f"BASE_URL={settings.BASE_URL} is not a public https address.",
                hint="Set BASE_URL to what founders type, such as https://cofounder.example.",
                id="cofounder.E002",
            )
        )
    if not validate_host(address.hostname or "", settings.ALLOWED_HOSTS):
        found.append(
            Error(
                f"ALLOWED_HOSTS does not name {address.hostname}, so every page would be refused.",
                hint="Add the host of BASE_URL to ALLOWED_HOSTS.",
                id="cofounder.E003",
            )
        )
    return found


@register(Tags.security, deploy=True)
def secret_key_is_set(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``SECRET_KEY`` is one for all machines: sessions and preview links are signed with it."""
    if not settings.SECRET_KEY_IS_MADE:
        return []
    return [
        Error(
            "SECRET_KEY is not set, so each machine makes its own, readable beside its data.",
            hint="Set SECRET_KEY to 50 random characters or more, the same for every program.",
            id="cofounder.E004",
        )
    ]


@register(Tags.security, deploy=True)
def mail_is_sent(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Mail leaves the machine: links to reset a password must not end in a log."""
    found: list[CheckMessage] = []
    if settings.EMAIL_BACKEND in SENDS_NOTHING:
        found.append(
            Error(
                "Mail is not sent: links to reset a password would end in the log, or nowhere.",
                hint="Set EMAIL_HOST (and EMAIL_HOST_USER, EMAIL_HOST_PASSWORD), or EMAIL_BACKEND.",
                id="cofounder.E005",
            )
        )
    if parseaddr(settings.DEFAULT_FROM_EMAIL)[1].endswith("@localhost"):
        found.append(
            Warning(
                f"DEFAULT_FROM_EMAIL={settings.DEFAULT_FROM_EMAIL} is nobody others can answer.",
                hint="Set DEFAULT_FROM_EMAIL to an address of your own domain.",
                id="cofounder.W001",
            )
        )
    return found


@register(Tags.security, deploy=True)
def visitors_are_told_apart(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Limits on signing in count the visitor's address: not the proxy's, nor one made up."""
    trusted = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if settings.BEHIND_PROXY and trusted < 1:
        words = "BEHIND_PROXY is set but TRUSTED_PROXIES is 0: all visitors share one limit."
    elif trusted and not settings.BEHIND_PROXY:
        words = "TRUSTED_PROXIES is set without BEHIND_PROXY: visitors could make up an address."
    else:
        return []
    hint = "Set TRUSTED_PROXIES to how many proxies of yours add to X-Forwarded-For."
    return [Error(words, hint=hint, id="cofounder.E006")]
