"""Who may watch a project, and for how long."""

import uuid

import pytest

from projects.consumers import FORBIDDEN
from projects.models import User
from tests.live.conftest import Tab

pytestmark = pytest.mark.django_db(transaction=True)

#: The close codes on which htmx connects again.
RECONNECTS = {1006, 1011, 1012, 1013}


@pytest.fixture
def stranger(transactional_db):
    return User.objects.create_user("eve@example.com", "a good long password")


def test_a_stranger_is_refused_and_not_reconnected(open_tab, stranger, client):
    client.force_login(stranger)

    tab = open_tab(cookie=client.cookies["session"].value)

    assert tab.close_code() == FORBIDDEN
    assert FORBIDDEN not in RECONNECTS


def test_nobody_watches_without_signing_in(open_tab):
    assert open_tab(cookie="").close_code() == FORBIDDEN


def test_a_project_that_does_not_exist_looks_like_a_strangers(server, project, cookie):
    project.pk = uuid.uuid4()
    tab = Tab(server, project, cookie)

    assert tab.close_code() == FORBIDDEN


def test_staff_may_watch(open_tab, stranger, client, rename):
    User.objects.filter(pk=stranger.pk).update(is_staff=True)
    client.force_login(stranger)
    tab = open_tab(cookie=client.cookies["session"].value)

    rename("Cat walkers")

    tab.hears(lambda: tab.version == 1)


def test_a_tab_left_open_hears_no_more_after_signing_out(open_tab, client, founder):
    client.force_login(founder)
    tab = open_tab(cookie=client.cookies["session"].value)
    tab.hear(0.3)

    client.logout()

    assert tab.close_code() == FORBIDDEN


def test_a_restarted_server_is_found_again(server, open_tab, rename):
    tab = open_tab()
    server.stop()
    assert tab.close_code() in RECONNECTS
    rename("Cat walkers")
    server.start()

    tab = open_tab(version=0)

    tab.hears(lambda: tab.version == 1)
    assert tab.refreshes == 1
