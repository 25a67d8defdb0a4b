"""The embedded Postgres: whatever an earlier run left, it starts, or says why not."""

import os
import shutil
import signal
from pathlib import Path

import psycopg
import pytest

from cofounder.services import ServiceError, database_url, places, programs
from cofounder.services.postgres import Postgres


def made(var: Path) -> Postgres:
    postgres = Postgres(places.made(var), throwaway=True)
    postgres.finish(postgres.prepare())
    return postgres


def test_it_answers_at_the_address_the_settings_have(var, start):
    postgres = made(var)
    start(postgres.program())
    postgres.create_database()
    postgres.create_database()  # a second time is no trouble

    with psycopg.connect(database_url(var)) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("cofounder",)


def test_only_a_unix_socket_listens_and_others_may_not_enter(var, start):
    postgres = made(var)
    start(postgres.program())

    assert postgres.data.stat().st_mode & 0o777 == 0o700
    with postgres.connect("postgres") as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_server_that_lost_its_parent_is_taken_over(var, start):
    postgres = made(var)
    first = start(postgres.program())

    assert postgres.prepare() is None

    assert first.wait(10) is not None
    start(postgres.program())


def test_a_pid_file_with_the_number_of_a_living_stranger_is_survived(var, start):
    postgres = made(var)
    (postgres.data / "postmaster.pid").write_text(f"{os.getpid()}\n{postgres.data}\n1\n5432\n\n")

    postgres.finish(postgres.prepare())

    start(postgres.program())


def test_data_survives_kill_9(var, start):
    postgres = Postgres(places.made(var))
    postgres.finish(postgres.prepare())
    first = start(postgres.program())
    with postgres.connect("postgres") as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")
    first.send_signal(signal.SIGKILL)
    first.wait()

    postgres.finish(postgres.prepare())
    start(postgres.program())

    with postgres.connect("postgres") as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("still here",)


def test_a_set_up_that_was_interrupted_begins_again(var, start):
    postgres = Postgres(places.made(var), throwaway=True)
    programs.kill(postgres.prepare())

    postgres.finish(postgres.prepare())

    start(postgres.program())


def test_data_of_another_version_is_refused_in_a_sentence(var):
    postgres = made(var)
    (postgres.data / "PG_VERSION").write_text("12\n")

    with pytest.raises(ServiceError, match="written by Postgres 12"):
        postgres.prepare()


def test_a_folder_with_something_else_is_left_alone(var):
    data = places.postgres_data(places.made(var))
    data.mkdir()
    (data / "thesis.txt").write_text("mine")

    with pytest.raises(ServiceError, match="no Postgres cluster"):
        Postgres(var).prepare()

    assert (data / "thesis.txt").read_text() == "mine"


def test_a_long_path_gets_a_short_socket(var, start):
    deep = var / ("d" * 60) / ("e" * 60)
    postgres = made(deep)
    try:
        start(postgres.program())
        postgres.create_database()
        assert len(str(postgres.socket)) < places.SOCKET_PATH_LIMIT
        psycopg.connect(database_url(deep)).close()
    finally:
        shutil.rmtree(postgres.socket.parent)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs Postgres as another account")
def test_below_a_closed_folder_root_keeps_the_cluster_elsewhere(folder, start):
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    postgres = made(closed / "var")
    try:
        start(postgres.program())
        postgres.create_database()
        assert str(postgres.data) in postgres.notice
        assert closed not in postgres.data.parents
        psycopg.connect(database_url(closed / "var")).close()
    finally:
        shutil.rmtree(postgres.home)
