"""What a push draws, and when it is sent."""

import pytest
from django.db import transaction
from redis import Redis

from cofounder import live
from projects.models import Project

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def heard(redis_server, project):
    """Everything that was published about the project, as (version, element, html)."""
    redis = Redis.from_url(redis_server.url)
    pubsub = redis.pubsub(ignore_subscribe_messages=True)
    pubsub.subscribe(live.topic(project.pk))
    pubsub.get_message(timeout=5)

    def heard() -> list[tuple[str, ...]]:
        found = []
        while message := pubsub.get_message(timeout=0.3):
            found.append(tuple(message["data"].decode().split("\n", 2)))
        return found

    yield heard
    redis.close()


def test_a_push_waits_for_the_commit(project, heard):
    with transaction.atomic():
        live.push(project.pk, "live_region.html", project=project)
        assert heard() == []

    [(version, element, html)] = heard()
    assert (version, element) == ("1", "region")
    assert html.startswith('<section data-version="1" id="region"')


def test_a_rolled_back_change_is_neither_counted_nor_sent(project, heard):
    with transaction.atomic():
        live.push(project.pk, "live_region.html", project=project)
        transaction.set_rollback(True)

    assert heard() == []
    assert live.version(project.pk) == 0


def test_a_push_draws_what_was_committed(project, heard):
    with transaction.atomic():
        live.push(project.pk, "live_region.html", project=project)
        Project.objects.update(name="Cat walkers")

    [(_, _, html)] = heard()
    assert "Cat walkers" in html
    assert project.name == "Dog walkers"  # the caller's object is left alone


def test_lists_and_querysets_are_read_again(project, heard):
    projects = Project.objects.all()
    assert list(projects) == [project]
    Project.objects.update(name="Cat walkers")

    assert [p.name for p in live._fresh(projects)] == ["Cat walkers"]
    assert [p.name for p in live._fresh([project])] == ["Cat walkers"]


def test_each_push_of_a_transaction_has_its_own_version(project, heard):
    with transaction.atomic():
        live.push(project.pk, "live_region.html", project=project)
        live.push(project.pk, "live_other.html", project=project)

    assert [(version, element) for version, element, _ in heard()] == [
        ("1", "region"),
        ("2", "elsewhere"),
    ]


def test_a_dead_redis_stops_nobody(project, redis_server, caplog):
    redis_server.kill()

    live.push(project.pk, "live_region.html", project=project)

    assert live.version(project.pk) == 1
    assert "was dropped" in caplog.text


def test_a_broken_partial_is_logged_and_stops_nobody(project, heard, caplog):
    live.push(project.pk, "_nowhere.html", project=project)

    assert heard() == []
    assert live.version(project.pk) == 1
    assert "_nowhere.html" in caplog.text


def test_a_partial_without_an_id_is_a_mistake():
    with pytest.raises(ValueError, match="one element with an id"):
        live._stamp("<p>text</p>", 1, "_text.html")


def test_the_stamp_comes_first_so_that_it_wins():
    stamped = live._stamp('<p title="a > b" id="x" data-version="1">text</p>', 7, "_text.html")

    assert stamped == ("x", '<p data-version="7" title="a > b" id="x" data-version="1">text</p>')


def test_a_project_knows_its_version_in_the_same_query(project, django_assert_num_queries):
    live.push(project.pk, "live_region.html", project=project)

    with django_assert_num_queries(1):
        found = Project.objects.annotate(live_version=live.version_of()).get(pk=project.pk)

    assert found.live_version == live.version(project.pk) == 1
