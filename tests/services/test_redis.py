"""The embedded Redis."""

import signal
from pathlib import Path

from redis import Redis as Client

from cofounder.services import places, redis_url
from cofounder.services.redis import Redis


def made(var: Path) -> Redis:
    redis = Redis(places.made(var))
    redis.prepare()
    return redis


def test_queued_work_survives_a_restart(var, start):
    redis = made(var)
    first = start(redis.program())
    Client.from_url(redis_url(var)).rpush("queue", "a build")
    first.send_signal(signal.SIGTERM)
    first.wait()

    start(redis.program())

    assert Client.from_url(redis_url(var)).lrange("queue", 0, -1) == [b"a build"]


def test_a_server_that_lost_its_parent_is_taken_over(var, start):
    redis = made(var)
    first = start(redis.program())

    redis.prepare()

    assert first.wait(10) == 0
    start(redis.program())


def test_others_may_not_enter(var):
    assert made(var).data.stat().st_mode & 0o777 == 0o700


def test_a_long_path_gets_a_short_socket(var, start):
    deep = var / ("d" * 60) / ("e" * 60)

    start(made(deep).program())

    assert Client.from_url(redis_url(deep)).ping()
