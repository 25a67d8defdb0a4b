"""Refuse to start with a sandbox that does not exist."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from builds.sandbox import DRIVERS


@register
def sandbox_is_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``SANDBOX`` names a driver that exists."""
    if settings.SANDBOX in DRIVERS:
        return []
    known = ", ".join(sorted(DRIVERS))
    return [Error(f"SANDBOX={settings.SANDBOX} is unknown. Known: {known}.", id="builds.E001")]
