"""Sandboxes, behind one protocol."""

from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings

from builds.sandbox.protocol import Driver


def __getattr__(name: str) -> Any:
    """Return ``DRIVERS``: where each driver lives.

    Looked up when somebody asks: the supervisor imports this package and has no settings.
    """
    if name == "DRIVERS":
        return settings.SANDBOX_DRIVERS
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def get_driver() -> Driver:
    """Return the configured driver; only its own module is imported."""
    module, _, name = settings.SANDBOX_DRIVERS[settings.SANDBOX].partition(":")
    return getattr(import_module(module), name)()
