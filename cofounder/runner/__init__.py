"""The co-founder's mind, behind one protocol."""

from functools import cache
from importlib import import_module

from django.conf import settings

from cofounder.runner.protocol import Runner

#: Where each runner lives; imported only when it is the configured one.
RUNNERS = {"offline": "cofounder.runner.offline:OfflineRunner"}


@cache
def get_runner() -> Runner:
    """Return the configured runner."""
    module, _, name = RUNNERS[settings.RUNNER].partition(":")
    return getattr(import_module(module), name)()
