"""Whatever gets lost, every open page arrives at what was committed."""

import pytest
from django.db import transaction

from cofounder import live
from cofounder.models import Topic
from tests.live.conftest import until

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_push_reaches_every_open_tab(open_tab, rename):
    tabs = [open_tab(), open_tab()]
    for tab in tabs:
        tab.hear(0.3)

    rename("Cat walkers")

    for tab in tabs:
        tab.hears(lambda tab=tab: tab.drawn == ["Cat walkers"])
        assert (tab.version, tab.refreshes) == (1, 0)


def test_a_page_drawn_before_a_change_is_told_to_fetch(open_tab, rename):
    rename("Cat walkers")

    tab = open_tab(version=0)

    tab.hears(lambda: tab.version == 1)
    assert tab.refreshes == 1


def test_a_page_drawn_after_a_change_has_nothing_to_fetch(open_tab, rename):
    rename("Cat walkers")

    tab = open_tab(version=1)
    tab.hear(0.6)
    rename("Bird walkers")

    tab.hears(lambda: tab.drawn == ["Bird walkers"])
    assert (tab.version, tab.refreshes) == (2, 0)


def test_a_page_that_was_asleep_catches_up(open_tab, rename, project):
    tab = open_tab()
    rename("Cat walkers")
    tab.hears(lambda: tab.version == 1)
    tab.socket.close()
    for name in ("Bird walkers", "Fish walkers"):
        rename(name)

    tab = open_tab(version=tab.version)

    tab.hears(lambda: tab.version == live.version(project.pk) == 3)
    assert tab.refreshes == 1


def test_a_lost_publish_heals_by_the_sweep(open_tab, rename, redis_server, monkeypatch):
    tab = open_tab()
    tab.hear(0.3)
    monkeypatch.setattr(live, "_truce_ends", float("inf"))  # nothing leaves this process

    rename("Cat walkers")

    tab.hears(lambda: tab.version == 1)
    assert (tab.drawn, tab.refreshes) == ([], 1)


def test_a_gap_between_two_publishes_is_noticed(open_tab, rename, monkeypatch):
    tab = open_tab()
    tab.hear(0.3)
    with monkeypatch.context() as lost:
        lost.setattr(live, "_truce_ends", float("inf"))
        rename("Cat walkers")

    rename("Bird walkers")

    tab.hears(lambda: tab.version == 2)
    assert tab.refreshes == 1
    assert tab.versions == [2]


def test_an_outage_of_redis_costs_no_tab_its_truth(open_tab, rename, redis_server, project):
    early = open_tab()
    rename("Cat walkers")
    early.hears(lambda: early.version == 1)

    redis_server.kill()
    rename("Bird walkers")
    joined = open_tab(version=live.version(project.pk))  # its page already shows the birds
    rename("Fish walkers")

    for tab in (early, joined):
        tab.hears(lambda tab=tab: tab.version == 3)
        assert tab.refreshes >= 1

    redis_server.start()
    until(lambda: _pushes_arrive(rename, early))
    joined.hears(lambda: joined.drawn[-1:] == early.drawn[-1:])


def test_versions_never_go_backwards(open_tab, rename, redis_server, project):
    tab = open_tab()
    for number in range(30):
        rename(f"Walkers {number}")
        if number == 15:
            redis_server.kill()
        if number == 20:
            redis_server.start()
        tab.hear(0.02)

    tab.hears(lambda: tab.version == 30)
    assert tab.versions == sorted(tab.versions)


def test_a_touch_has_every_page_fetch_once(open_tab, rename, project):
    tab = open_tab()
    tab.hear(0.3)
    with transaction.atomic():
        live.touch(project.pk)
        live.push(project.pk, "live_region.html", project=project)
        live.touch(project.pk)

    tab.hears(lambda: tab.version == 3)
    assert tab.refreshes >= 1
    rename("Cat walkers")
    tab.hears(lambda: tab.drawn[-1:] == ["Cat walkers"])
    assert tab.version == 4


def test_a_push_is_only_for_its_project(open_tab, rename, founder):
    from projects.models import Project

    tab = open_tab()
    other = Project.objects.create(owner=founder, name="Other", idea="Another idea.")
    live.push(other.pk, "live_region.html", project=other)

    rename("Cat walkers")

    tab.hears(lambda: tab.version == 1)
    assert tab.drawn == ["Cat walkers"]
    assert Topic.objects.count() == 2


def _pushes_arrive(rename, tab) -> bool:
    before = len(tab.drawn)
    rename("Walkers again")
    tab.hear(0.3)
    return len(tab.drawn) > before
