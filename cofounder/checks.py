"""Refuse to start half-configured."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from cofounder.runner import RUNNERS


@register
def runner_is_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``RUNNER`` names a runner that exists."""
    if settings.RUNNER in RUNNERS:
        return []
    known = ", ".join(sorted(RUNNERS))
    return [Error(f"RUNNER={settings.RUNNER} is unknown. Known: {known}.", id="cofounder.E001")]
