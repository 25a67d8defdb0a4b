"""Refuse to start with a sandbox that does not exist."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def sandbox_is_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``SANDBOX`` names a driver that exists."""
    if settings.SANDBOX in settings.SANDBOX_DRIVERS:
        return []
    known = ", ".join(sorted(settings.SANDBOX_DRIVERS))
    return [Error(f"SANDBOX={settings.SANDBOX} is unknown. Known: {known}.", id="builds.E001")]
