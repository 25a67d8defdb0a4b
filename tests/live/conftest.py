"""A web process, a Redis that can be killed, and tabs that watch a project."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection, transaction
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from cofounder import live
from cofounder.services import programs, scratch
from cofounder.services.layout import answers_http
from cofounder.services.redis import Redis
from projects.models import Project, User

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


class RedisServer:
    """A Redis of our own, at an address that survives it."""

    def __init__(self, var: Path) -> None:
        self.redis = Redis(var, throwaway=True)
        self.url = f"unix://{self.redis.socket}"
        self.process = None

    def start(self) -> None:
        if self.process is None:
            self.redis.prepare()
            self.process = programs.start(self.redis.program())
            programs.wait_until_ready(self.redis.program(), self.process)

    def kill(self) -> None:
        if self.process is not None:
            programs.kill(self.process)
            self.process = None


class Server:
    """A web process: Daphne with a small site around one live region."""

    def __init__(self, redis_url: str, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.redis_url, self.log = redis_url, log
        self.process = None

    def start(self) -> None:
        database = connection.settings_dict
        address = f"postgres://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
        env = {
            "DJANGO_SETTINGS_MODULE": "tests.live.site_settings",
            "DATABASE_URL": address,
            "REDIS_URL": self.redis_url,
            "ROLE": "web",
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", str(self.port)),
                    "tests.live.site:application",
                ],
                env=os.environ | env,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        until(lambda: answers_http("127.0.0.1", self.port), seconds=30)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


class Tab:
    """What a browser tab hears, and what its live.js would conclude from it."""

    def __init__(self, server: Server, project, cookie: str, version: int = 0) -> None:
        self.version, self.refreshes, self.drawn, self.versions = version, 0, [], []
        self.socket = connect(
            f"ws://127.0.0.1:{server.port}/ws/projects/{project.pk}/",
            additional_headers={"Cookie": f"session={cookie}"},
            origin=f"http://127.0.0.1:{server.port}",
        )

    def hear(self, seconds: float = 0.05) -> None:
        """Take in whatever arrives within *seconds*."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                text = self.socket.recv(timeout=left)
            except TimeoutError:
                return
            since, version = map(
                int, re.search(r'data-since="(\d+)" data-version="(\d+)"', text).groups()
            )
            self.refreshes += self.version < since
            self.version = max(self.version, version)
            for found in re.finditer(
                r'<section data-version="(\d+)" id="(\w+)".*?<p>(.*?)</p>', text, re.S
            ):
                self.versions.append(int(found[1]))
                self.drawn.append(found[3])

    def hears(self, condition, seconds: float = 10) -> None:
        """Listen until *condition* holds."""
        until(lambda: self.hear() or condition(), seconds=seconds)

    def close_code(self, seconds: float = 10) -> int:
        """Listen until the server closes, and return its code."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                self.hear()
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 1006
        raise AssertionError("the socket stayed open")


def until(condition, seconds: float = 10) -> None:
    """Wait until *condition* holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} seconds"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def redis_server():
    place = scratch.make()
    server = RedisServer(place.var)
    server.start()
    yield server
    server.kill()
    place.remove()


@pytest.fixture(scope="module")
def server(redis_server, django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        server = Server(redis_server.url, tmp_path_factory.mktemp("live") / "web.log")
        server.start()
    yield server
    server.stop()
    assert "Traceback" not in server.log.read_text(), server.log.read_text()[-4000:]


@pytest.fixture(autouse=True)
def site(settings, redis_server, monkeypatch):
    """Push with the Redis and the templates of the small site."""
    redis_server.start()
    monkeypatch.setattr(live, "_truce_ends", 0.0)
    settings.REDIS_URL = redis_server.url
    settings.TEMPLATES = [
        settings.TEMPLATES[0] | {"DIRS": [*settings.TEMPLATES[0]["DIRS"], HERE / "templates"]}
    ]


@pytest.fixture
def founder(transactional_db):
    return User.objects.create_user("ada@example.com", "a good long password")


@pytest.fixture
def project(founder):
    return Project.objects.create(owner=founder, name="Dog walkers", idea="Walk dogs.")


@pytest.fixture
def cookie(client, founder) -> str:
    client.force_login(founder)
    return client.cookies["session"].value


@pytest.fixture
def open_tab(server, project, cookie):
    """Call it to open a tab on the project; all are closed in the end."""
    tabs = []

    def open_tab(**options) -> Tab:
        tabs.append(Tab(server, project, **{"cookie": cookie, "version": 0} | options))
        return tabs[-1]

    yield open_tab
    for tab in tabs:
        tab.socket.close()


@pytest.fixture
def rename(project):
    """Call it to rename the project and push its region."""

    def rename(name: str) -> None:
        with transaction.atomic():
            Project.objects.filter(pk=project.pk).update(name=name)
            live.push(project.pk, "live_region.html", project=project)

    return rename
