"""Sandboxes, behind one protocol."""

from functools import cache
from importlib import import_module

from django.conf import settings

from builds.sandbox.protocol import Driver


@cache
def get_driver() -> Driver:
    """Return the configured driver; only its own module is imported."""
    module, _, name = settings.SANDBOX_DRIVERS[settings.SANDBOX].partition(":")
    return getattr(import_module(module), name)()
