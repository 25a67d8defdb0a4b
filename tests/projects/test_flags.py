"""Beta flags: off is nothing at all, on says beta, and only staff switch them."""

import pytest
from django.contrib.auth.models import Group
from django.test import RequestFactory
from django.urls import reverse
from waffle.models import Flag

from projects import flags
from projects.flags import Beta
from tests.factories import ProjectFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flags")]


def switch(flag, **how):
    Flag.objects.filter(name=flag).update(
        **({"everyone": None, "superusers": False, "percent": None} | how)
    )
    return Flag.objects.get(name=flag)


def asked_by(person):
    request = RequestFactory().get("/")
    request.user = person
    return request


@pytest.fixture
def research(founder):
    project = ProjectFactory(owner=founder)
    return reverse("projects:research", args=[project.pk])


def test_the_graph_and_the_board_begin_on_and_deep_research_off(founder):
    assert flags.on(asked_by(founder)) == {"strategy_graph", "timeline_board"}
    assert set(Flag.objects.values_list("name", flat=True)) == set(Beta.values)


def test_a_flag_without_a_row_stands_as_at_first(founder):
    Flag.objects.all().delete()
    assert flags.on(asked_by(founder)) == flags.ON_AT_FIRST


def test_a_flag_can_be_on_for_one_founder(founder):
    switch(Beta.DEEP_RESEARCH).users.add(founder)
    assert flags.is_on(asked_by(founder), Beta.DEEP_RESEARCH)
    assert not flags.is_on(asked_by(UserFactory()), Beta.DEEP_RESEARCH)


def test_a_flag_can_be_on_for_a_group(founder):
    group = Group.objects.create(name="Early birds")
    switch(Beta.DEEP_RESEARCH).groups.add(group)
    assert not flags.is_on(asked_by(founder), Beta.DEEP_RESEARCH)
    founder.groups.add(group)
    assert flags.is_on(asked_by(founder), Beta.DEEP_RESEARCH)


def test_a_flag_on_for_a_share_of_founders_stays_as_it_fell(client, research):
    switch(Beta.DEEP_RESEARCH, percent="50.0")
    first = client.get(research).status_code
    assert {client.get(research).status_code for _ in range(5)} == {first}


def test_off_for_everyone_is_off_even_for_superusers():
    boss = UserFactory(is_superuser=True, is_staff=True)
    assert not flags.is_on(asked_by(boss), Beta.DEEP_RESEARCH)


def test_what_is_off_is_no_page_and_no_tab(client, research):
    assert client.get(research).status_code == 404
    home = client.get(research.removesuffix("research/")).text
    assert research not in home
    assert "Research" not in home


def test_what_is_on_is_a_tab_that_says_beta(client, research):
    switch(Beta.DEEP_RESEARCH, everyone=True)
    home = client.get(research.removesuffix("research/")).text
    assert f'href="{research}"' in home
    assert "Research <small>beta</small>" in home


def test_deep_research_stays_locked_and_says_so(client, research):
    switch(Beta.DEEP_RESEARCH, everyone=True)
    page = client.get(research)
    assert page.status_code == 402
    assert "not available yet" in page.text
    assert "costs nothing" in page.text
    assert client.post(research).status_code == 405


def test_deep_research_of_another_founder_is_not_there(client):
    switch(Beta.DEEP_RESEARCH, everyone=True)
    other = ProjectFactory()
    assert client.get(reverse("projects:research", args=[other.pk])).status_code == 404


def test_all_flags_are_read_with_one_query(founder, django_assert_num_queries):
    request = asked_by(founder)
    with django_assert_num_queries(1):
        for _ in range(3):
            flags.on(request)
