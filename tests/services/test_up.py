"""``manage.py up``: one command that starts everything, and leaves nothing."""

import os
import signal
import urllib.request

import psutil
import psycopg
import pytest

from cofounder.services import database_url, places
from tests.services.conftest import free_port, until


@pytest.fixture(scope="module")
def shared(folder, launch):
    """One `up` that the tests of this module share."""
    shared = launch(folder / "var")
    shared.wait_until_running()
    return shared


@pytest.fixture
def running(shared):
    """The shared `up`, which has not given up meanwhile."""
    assert shared.process.poll() is None, shared.said
    return shared


def test_it_prints_its_address_and_serves_a_page(running):
    assert f"Cofounder is running at {running.address}" in running.said

    with urllib.request.urlopen(running.address) as answer:
        assert answer.status == 200


def test_a_second_one_on_the_same_data_gets_one_sentence(running, launch):
    second = launch(running.var)

    assert second.process.wait(60) == 1
    assert second.said.startswith(f"Cofounder already runs on {running.var}")
    assert len(second.said.splitlines()) == 1


def test_a_taken_port_gets_one_sentence(running, launch, var):
    second = launch(var, running.port)

    assert second.process.wait(60) == 1
    assert second.said.startswith(f"Port {running.port} is taken")
    assert f"PORT={running.port + 1} make run" in second.said
    assert len(second.said.splitlines()) == 1


def test_a_web_server_that_dies_comes_back(running):
    def web() -> psutil.Process | None:
        alive = [p for p in running.family() if p.status() != psutil.STATUS_ZOMBIE]
        return next((p for p in alive if "daphne" in p.cmdline()), None)

    first = web()
    first.kill()

    until(lambda: "The web server ended" in running.said, "its end was seen")
    until(web, "another web server runs")
    assert "starting it again" in running.said


def test_kill_9_leaves_nothing_and_the_data_is_there_next_time(folder, launch, running):
    """The last test on the shared `up`: it ends it."""
    with psycopg.connect(database_url(running.var)) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")
    family = running.family()
    assert len(family) > 4

    running.stop(signal.SIGKILL)

    until(lambda: not [p for p in family if p.is_running()], "all processes are gone")
    # The number of a living stranger, as after a restart of the machine.
    (places.postgres_data(running.var) / "postmaster.pid").write_text(f"{os.getpid()}\n")
    again = launch(running.var, free_port())
    again.wait_until_running()
    with psycopg.connect(database_url(again.var)) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("still here",)
    family = again.family()

    assert again.stop(signal.SIGINT) == 0

    assert not [process for process in family if process.is_running()]
