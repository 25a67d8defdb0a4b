"""Sandboxes, behind one protocol."""

from functools import cache
from importlib import import_module

from django.conf import settings

from builds.sandbox.protocol import Driver

#: Where each driver lives; imported only when it is the configured one.
DRIVERS = settings.SANDBOX_DRIVERS


@cache
def get_driver() -> Driver:
    """Return the configured driver."""
    module, _, name = DRIVERS[settings.SANDBOX].partition(":")
    return getattr(import_module(module), name)()
