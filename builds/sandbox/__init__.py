"""Sandboxes, behind one protocol."""

from functools import cache
from importlib import import_module

from django.conf import settings

from builds.sandbox.protocol import Driver


@cache
def get_driver() -> Driver:
    """Return the configured driver; only its own module is imported."""
    # Not at the top: the supervisor imports this package and has no settings.
    module, _, name = settings.SANDBOX_DRIVERS[settings.SANDBOX].partition(":")
    return getattr(import_module(module), name)()
