"""What every test stands on: a throw-away Postgres and Redis, there before settings are read."""

import os

import django
import pytest

from cofounder.services import scratch

os.environ["DOTENV"] = os.devnull  # a developer's .env must not steer the tests
os.environ["DJANGO_SETTINGS_MODULE"] = "cofounder.settings"
SCRATCH = scratch.provide()
django.setup()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind. (When we are killed, the kernel and a janitor see to it.)"""
    SCRATCH.remove()
