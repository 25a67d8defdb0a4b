"""Refuse to start with a sandbox that does not exist, or to show apps where they could do harm."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

#: What stands before a country where others register names: example.co.uk, not co.uk.
_SECOND_LEVEL = frozenset(
    ("ac", "co", "com", "edu", "gob", "gov", "gv", "ltd", "me", "ne", "net", "nom", "or", "org")
)


@register
def sandbox_is_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``SANDBOX`` names a driver that exists."""
    if settings.SANDBOX in settings.SANDBOX_DRIVERS:
        return []
    known = ", ".join(sorted(settings.SANDBOX_DRIVERS))
    return [Error(f"SANDBOX={settings.SANDBOX} is unknown. Known: {known}.", id="builds.E001")]


@register(Tags.security, deploy=True)
def previews_are_another_site(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``PREVIEW_DOMAIN`` is a site of its own: generated code runs there.

    On the platform's own site it could set the platform's cookies and pass for a page of ours.
    """
    domain = settings.PREVIEW_DOMAIN.partition(":")[0].lower()
    platform = (urlsplit(settings.BASE_URL).hostname or "").lower()
    if domain == "localhost" or domain.endswith(".localhost") or "." not in domain:
        words = f"PREVIEW_DOMAIN={settings.PREVIEW_DOMAIN} cannot be reached by founders."
    elif site(domain) == site(platform):
        words = f"PREVIEW_DOMAIN={settings.PREVIEW_DOMAIN} belongs to the same site as {platform}."
    else:
        return []
    hint = "Register a domain for previews alone, with a wildcard certificate."
    return [Error(words, hint=hint, id="builds.E002")]


@register(Tags.security, deploy=True)
def apps_are_walled_in(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Nobody allowed generated code to run without walls."""
    if not settings.SANDBOX_ALLOW_UNISOLATED:
        return []
    words = "SANDBOX_ALLOW_UNISOLATED lets generated code run as a program of this machine."
    return [Error(words, hint="Unset SANDBOX_ALLOW_UNISOLATED.", id="builds.E003")]


def site(host: str) -> str:
    """Return the part of *host* that somebody registered, as browsers see a site.

    A guess without their list of suffixes: two labels, or three below ``co.uk`` and its like.
    """
    labels = host.split(".")
    below_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if below_country else -2 :])
