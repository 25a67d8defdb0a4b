"""What every test stands on: a throw-away Postgres and Redis, there before settings are read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest
from django.conf import settings

from cofounder.services import scratch

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import Browser

    from projects.models import User

if settings.configured:
    pytest.exit("Unset DJANGO_SETTINGS_MODULE: the tests start a database before settings are read")
os.environ["DOTENV"] = os.devnull  # a developer's .env must not steer the tests
os.environ["DJANGO_SETTINGS_MODULE"] = "cofounder.settings"
# What apps need is installed once per machine, not once per run.
os.environ.setdefault("LAYERS_DIR", str(Path(__file__).resolve().parent.parent / "var" / "layers"))
SCRATCH = scratch.provide()
django.setup()
settings.STATIC_ROOT.mkdir(exist_ok=True)
# Real hashing is slow on purpose; tests make many founders.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind. (When we are killed, the kernel and a janitor see to it.)"""
    SCRATCH.remove()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Keep the processes of ``-n`` from reading the settings before they have a Redis."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


#: What takes longest begins first, so that no process of ``pytest -n`` ends long after the others.
LONGEST = ("tests/browser/", "tests/journeys/", "tests/builds/", "tests/live/", "tests/appspec/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the files by how long they take."""

    def place(item: pytest.Item) -> int:
        return next((n for n, start in enumerate(LONGEST) if item.nodeid.startswith(start)), 99)

    items.sort(key=place)


@pytest.fixture
def founder() -> User:
    """Somebody with an idea."""
    from tests.factories import UserFactory

    return UserFactory()


@pytest.fixture
def flags(db: None) -> None:
    """The beta flags as a new database has them. Tests that commit leave an empty one behind."""
    from waffle.models import Flag

    from projects.flags import ON_AT_FIRST, Beta

    for flag in Beta:
        first = {"everyone": flag in ON_AT_FIRST, "superusers": False}
        Flag.objects.get_or_create(name=flag, defaults=first)


@pytest.fixture
def client(founder: User) -> Client:
    """The founder's browser, signed in, asking for pages as browsers do."""
    from django.test import Client

    browser = Client(headers={"Accept": "text/html,application/xhtml+xml"})
    browser.force_login(founder)
    return browser


@pytest.fixture
def work(transactional_db: None) -> Callable[[], None]:
    """Call it to let a worker empty the queues, in this process, against the real Redis."""
    import django_rq
    from rq import SimpleWorker

    queues = [django_rq.get_queue(name) for name in ("default", "builds")]
    for queue in queues:
        queue.empty()

    def work() -> None:
        SimpleWorker(queues, connection=queues[0].connection).work(
            burst=True, logging_level="WARNING"
        )

    return work


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium. Not longer than a module: its event loop is in everybody's way."""
    from tests.chromium import running

    with running() as browser:
        yield browser
