"""The way to a launch: a page for every state, a path chosen, steps that stay ticked."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from builds.models import Version
from deploy import launching
from deploy.models import Launch, Tick
from deploy.paths import BY_KEY
from projects import journey
from tests.deploy.launch_world import a_project, a_version, rendered
from tests.factories import UserFactory, ready_to_build

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(founder):
    return a_project(owner=founder)


def home(client, project):
    return client.get(reverse("deploy:home", args=[project.pk])).text


def guide(client, project, key="railway"):
    return client.get(reverse("deploy:path", args=[project.pk, key])).text


def tick(client, version, guide, done, was=(), **headers):
    url = reverse("deploy:ticks", args=[version.pk, guide])
    return client.post(url, {"done": list(done), "was": list(was)}, headers=headers)


def ticked(text):
    return set(re.findall(r'name="done"[^>]*value="([^"]+)" checked', text))


def test_before_a_version_exists_the_page_says_what_will_be_here(client, founder):
    text = home(client, ready_to_build(owner=founder))
    assert "Nothing to launch yet." in text
    assert "<form" not in text.partition('id="launch"')[2].partition("</main>")[0]


def test_launch_is_a_tab_of_the_project(client, project):
    assert f'href="{reverse("deploy:home", args=[project.pk])}" aria-current="page"' in home(
        client, project
    )


def test_an_unchecked_version_has_one_thing_to_do(client, project):
    a_version(project)
    text = home(client, project)
    assert "Is v0.1 ready to launch?" in text
    assert text.count("button--primary") == 1
    assert "Check v0.1" in text


def test_three_paths_stand_side_by_side_with_cost_and_date(client, project):
    a_version(project)
    text = home(client, project)
    assert re.findall(r'data-path="(\w+)"', text) == ["vercel", "railway", "aws"]
    assert text.count("Prices as of ") == 3
    assert "$5 to $20" in text
    assert text.count("We’d take this one") == 1


def test_a_choice_is_kept_told_and_can_be_changed(client, project):
    a_version(project)
    for key in ("railway", "railway", "aws"):
        answer = client.post(reverse("deploy:choice", args=[project.pk]), {"path": key})
        assert answer.url == reverse("deploy:path", args=[project.pk, key])
    assert Launch.objects.get().path == "aws"
    told = project.events.filter(kind="launch.chosen").values_list("sentence", flat=True)
    assert list(told) == ["You chose to launch on AWS.", "You chose to launch on Railway."]
    assert "Your choice" in home(client, project)


def test_a_path_nobody_offers_is_not_there(client, project):
    version = a_version(project)
    choice = reverse("deploy:choice", args=[project.pk])
    assert client.post(choice, {"path": "geocities"}).status_code == 404
    assert client.get(reverse("deploy:path", args=[project.pk, "geocities"])).status_code == 404
    assert tick(client, version, "geocities", ["x"]).status_code == 404
    assert not Launch.objects.exists()


def test_nothing_can_be_chosen_or_read_before_the_first_version(client, founder):
    project = ready_to_build(owner=founder)
    choice = reverse("deploy:choice", args=[project.pk])
    answer = client.post(choice, {"path": "railway"}, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert "Build your first version first" in answer.text
    assert client.get(reverse("deploy:path", args=[project.pk, "aws"])).status_code == 409


def test_a_tick_survives(client, project):
    version = a_version(project)
    assert "0 of 12 steps done" in guide(client, project)
    answer = tick(client, version, "railway", ["download", "host", "project"])
    assert answer.url == reverse("deploy:path", args=[project.pk, "railway"])
    text = guide(client, project)
    assert "3 of 12 steps done" in text
    assert ticked(text) == {"download", "host", "project"}
    assert "We cannot see your host; tick what you have done." in text


def test_a_tick_can_be_taken_back(client, project):
    version = a_version(project)
    tick(client, version, "railway", ["download", "host"])
    tick(client, version, "railway", ["host"], was=["download", "host"])
    assert ticked(guide(client, project)) == {"host"}


def test_a_window_that_knew_less_takes_nothing_back(client, project):
    version = a_version(project)
    tick(client, version, "railway", ["download"])
    tick(client, version, "railway", ["host"])  # drawn before the first was ticked
    assert ticked(guide(client, project)) == {"download", "host"}


def test_ticks_belong_to_one_version_one_path_and_one_project(client, project, founder):
    version, other = a_version(project), a_project(owner=founder, name="Cat sitters")
    a_version(other)
    tick(client, version, "railway", ["download", "host"])
    assert ticked(guide(client, other)) == set()
    assert ticked(guide(client, project, "vercel")) == set()
    a_version(project)
    text = guide(client, project)
    assert ticked(text) == set()
    assert "For v0.1 you ticked 2" in text
    assert Tick.objects.filter(version=version).count() == 2


def test_a_step_that_is_not_in_the_guide_is_not_ticked(client, project):
    version = a_version(project)
    assert tick(client, version, "railway", ["fly"], was=["swim"]).status_code == 302
    launching.tick(version, "railway", done=["fly"], was=[], by=project.owner)
    assert not Tick.objects.exists()


def test_a_page_left_open_over_a_release_keeps_its_ticks(client, project):
    version = a_version(project)
    tick(client, version, "railway", ["download"])
    tick(client, version, "railway", ["host", "no-longer"], was=["download", "no-longer"])
    assert ticked(guide(client, project)) == {"host"}
    tick(client, version, "secrets", ["SECRET_KEY", "NO_LONGER_READ"])
    assert ticked(home(client, project)) == {"SECRET_KEY"}


def test_a_swap_answers_with_the_guide_and_a_visit_with_the_page(client, project):
    version = a_version(project)
    answer = tick(client, version, "railway", ["download"], **{"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<section id="guide"')
    assert "1 of 12 steps done" in answer.text
    assert answer.text.count("<html") == 0


def test_the_last_tick_is_told_once(client, project):
    version = a_version(project)
    keys = launching.step_keys(version, "railway")
    tick(client, version, "railway", keys)
    tick(client, version, "railway", keys, was=keys)
    told = project.events.filter(kind="launch.followed")
    assert [event.sentence for event in told] == [
        "You ticked the last step of launching v0.1 on Railway."
    ]


def test_the_settings_are_ticked_on_the_launch_page(client, project):
    version = a_version(project)
    text = home(client, project)
    assert "0 of 8 at hand" in text
    assert "token_urlsafe" in text
    assert "Your host gives you this when you add a Postgres database." in text
    answer = tick(client, version, "secrets", ["SECRET_KEY", "DATABASE_URL"])
    assert answer.url == reverse("deploy:home", args=[project.pk])
    text = home(client, project)
    assert "2 of 8 at hand" in text
    assert ticked(text) == {"SECRET_KEY", "DATABASE_URL"}
    swap = tick(client, version, "secrets", [], ["SECRET_KEY"], **{"HX-Request": "true"})
    assert swap.text.strip().startswith('<section id="secrets"')


def test_a_parked_project_is_read_and_not_changed(client, project):
    version = a_version(project)
    journey.park(project, by=project.owner)
    ask = {"Accept": "application/json"}
    choice = reverse("deploy:choice", args=[project.pk])
    address = reverse("deploy:address", args=[project.pk])
    for answer in (
        client.post(choice, {"path": "railway"}, headers=ask),
        client.post(address, {"path": "aws", "address": "paws.example"}, headers=ask),
        tick(client, version, "railway", ["download"], **ask),
    ):
        assert answer.status_code == 409
        assert "This project is parked. Take it up again first." in answer.text
    assert not Launch.objects.exists()
    assert not Tick.objects.exists()
    for text in (home(client, project), guide(client, project)):
        assert "This project is parked." in text
        assert "button--primary" not in text.partition("<main")[2].partition("</main>")[0]
        assert 'name="done"' in text
        assert len(re.findall(r'name="done"[^>]*disabled', text)) == text.count('name="done"')


def test_strangers_find_nothing(project):
    version = a_version(project)
    stranger = Client(headers={"Accept": "text/html"})
    stranger.force_login(UserFactory())
    assert stranger.get(reverse("deploy:home", args=[project.pk])).status_code == 404
    assert stranger.get(reverse("deploy:path", args=[project.pk, "aws"])).status_code == 404
    choice = reverse("deploy:choice", args=[project.pk])
    assert stranger.post(choice, {"path": "aws"}).status_code == 404
    assert stranger.post(reverse("deploy:address", args=[project.pk])).status_code == 404
    assert tick(stranger, version, "aws", ["download"]).status_code == 404
    assert not Tick.objects.exists()
    nobody = Client()
    assert "/account/login/" in nobody.get(reverse("deploy:home", args=[project.pk])).url


def test_an_address_is_kept_and_named_in_the_steps(client, project):
    a_version(project)
    url = reverse("deploy:address", args=[project.pk])
    answer = client.post(url, {"path": "railway", "address": " https://WWW.Paws.example/shop "})
    assert answer.url == reverse("deploy:path", args=[project.pk, "railway"])
    text = guide(client, project)
    assert "ALLOWED_HOSTS=www.paws.example,healthcheck.railway.app" in text
    assert "CSRF_TRUSTED_ORIGINS=https://www.paws.example" in text
    assert "https://www.paws.example/healthz" in text
    client.post(url, {"path": "railway", "address": ""})
    assert "paws.example" not in guide(client, project)


@pytest.mark.parametrize(
    "typed", ["no dots", "a b.example", "1.2.3.4", "x\ny.example", "-.com", "http://[", "a..b"]
)
def test_what_no_address_can_be_comes_back_as_it_was_typed(client, project, typed):
    a_version(project)
    url = reverse("deploy:address", args=[project.pk])
    answer = client.post(url, {"path": "railway", "address": typed})
    assert answer.status_code == 422
    assert "That does not look like an address." in answer.text
    assert not Launch.objects.exists()


def test_an_address_told_to_a_parked_project_comes_back_as_it_was_typed(client, project):
    a_version(project)
    journey.park(project, by=project.owner)
    url = reverse("deploy:address", args=[project.pk])
    answer = client.post(url, {"path": "railway", "address": "www.paws.example"})
    assert answer.status_code == 409
    assert 'value="www.paws.example"' in answer.text
    assert "This project is parked. Take it up again first." in answer.text
    assert not Launch.objects.exists()


def test_the_pages_ask_the_database_little(client, project, django_assert_max_num_queries):
    for _ in range(4):
        version = a_version(project)
    tick(client, version, "railway", ["download"])
    with django_assert_max_num_queries(18):
        home(client, project)
    with django_assert_max_num_queries(14):
        guide(client, project)


def test_every_step_of_every_guide_has_a_key_of_its_own(project):
    version = a_version(project)
    for key in BY_KEY:
        keys = launching.step_keys(version, key)
        assert len(keys) == len(set(keys)) >= 9
    assert Version.objects.get() == version


def test_an_app_with_next_to_nothing_still_has_a_page_and_guides(client, project):
    a_version(project, {"index.html": b"<h1>Hi</h1>"}, spec={})
    assert "names no setting" in home(client, project)
    for key in BY_KEY:
        assert "steps done" in guide(client, project, key)


def test_a_broken_file_breaks_no_page(client, project):
    files = rendered() | {"app/roles.py": b"TRUSTED = (\xff", ".env.example": b"\xff=\x00\n===\n"}
    a_version(project, files)
    assert "Where it could live" in home(client, project)
    assert "steps done" in guide(client, project)
