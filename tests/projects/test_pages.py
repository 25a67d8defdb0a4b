"""Every page: for its founder a page, for others nothing; bad input comes back filled."""

import pytest
from django.test import Client
from django.urls import reverse

from builds import admission, lifecycle
from builds.models import Build
from gates import decisions
from projects.models import Project
from tests.factories import IDEA, ProjectFactory, UserFactory, ready_to_build

pytestmark = pytest.mark.django_db


def own_pages(project):
    build = project.builds.first() or lifecycle.start(project, by=project.owner)
    gate = decisions.ask(project, "direction")
    yield from (reverse(f"projects:{name}", args=[project.pk]) for name in (
        "detail", "documents", "plans", "timeline", "interview"))  # fmt: skip
    yield reverse("projects:document", args=[project.pk, "idea_brief"])
    yield reverse("builds:list", args=[project.pk])
    yield reverse("gates:list", args=[project.pk])
    yield build.get_absolute_url()
    yield reverse("builds:cancel", args=[build.pk])
    yield gate.get_absolute_url()


def test_a_founder_can_open_every_page(client, founder):
    for address in own_pages(ready_to_build(owner=founder)):
        assert client.get(address).status_code == 200, address


def test_for_another_founder_nothing_of_it_exists(client):
    for address in own_pages(ready_to_build(owner=UserFactory())):
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code in {404, 405}, address


def test_somebody_who_is_not_signed_in_is_asked_to(founder):
    for address in own_pages(ready_to_build(owner=founder)):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/")


def test_without_a_csrf_token_nothing_is_accepted(founder):
    project = ready_to_build(owner=founder)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(founder)
    for address in own_pages(project):
        assert browser.post(address).status_code in {403, 405}, address


@pytest.mark.parametrize("idea", ["", "   ", "app", "an app for dogs"])
def test_too_little_is_asked_for_a_little_more(client, idea):
    answer = client.post(reverse("projects:new"), {"idea": idea})
    assert answer.status_code == 422
    assert "Tell us" in answer.text
    assert idea.strip() in answer.text
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    "idea",
    [
        IDEA,
        "x" * 19_000,
        "🐕 🦮 🐩 an app for walking dogs 🐾 with friends and 🥎 games",
        "تطبيق يساعد أصحاب الكلاب على العثور على من يمشي مع كلابهم في الحي",
        "<script>alert(1)</script> a shop for scripts that people can buy and review",
        "{{ 7*7 }} {% now 'Y' %} an app that keeps track of templates for small teams",
        "'; DROP TABLE projects_project; -- an app for people who drop tables and lift them",
        "An app with a class for every Designer's import, return and lambda in the studio",
        "null \x00 bytes in an idea about keeping track of bytes for a small team",
    ],
)
def test_whatever_is_typed_becomes_a_project_and_is_shown_as_typed(client, idea):
    answer = client.post(reverse("projects:new"), {"idea": idea}, follow=True)
    assert answer.status_code == 200
    project = Project.objects.get()
    assert project.name
    home = client.get(project.get_absolute_url())
    assert home.status_code == 200
    assert "<script>alert" not in home.text
    assert "49" not in project.name


def test_an_idea_that_is_too_long_comes_back_whole(client):
    idea = "dogs and their people " * 1_000
    answer = client.post(reverse("projects:new"), {"idea": idea})
    assert answer.status_code == 422
    assert "longer than 20000 characters" in answer.text
    assert idea.strip() in answer.text


def test_a_bootstrapper_has_two_active_projects(client, founder):
    ProjectFactory.create_batch(2, owner=founder)
    answer = client.post(
        reverse("projects:new"),
        {"idea": f"{IDEA} And a third idea."},
        headers={"Referer": "http://testserver/projects/new/"},
    )
    assert answer.status_code == 302
    assert founder.projects.count() == 2
    assert "Park one" in client.get(answer["Location"]).text


def test_a_name_with_markup_is_text(client, founder):
    project = ProjectFactory(owner=founder)
    client.post(reverse("projects:rename", args=[project.pk]), {"name": "<b>Walkies</b>"})
    assert "&lt;b&gt;Walkies&lt;/b&gt;" in client.get(project.get_absolute_url()).text


def test_a_build_before_the_decision_is_refused_with_a_sentence(client, founder):
    project = ProjectFactory(owner=founder)
    answer = client.post(reverse("builds:list", args=[project.pk]), headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "First decide the direction" in answer.text
    assert answer["HX-Retarget"] == "#flash"


def test_a_click_on_start_shows_the_live_panel(client, founder):
    project = ready_to_build(owner=founder)
    answer = client.post(reverse("builds:list", args=[project.pk]), headers={"HX-Request": "true"})
    build = project.builds.get()
    assert f'id="build-{build.pk}"' in answer.text
    assert "waiting in line" in answer.text


def test_cancelling_asks_first_and_says_what_is_lost(client, founder):
    build = lifecycle.start(ready_to_build(owner=founder), by=founder)
    address = reverse("builds:cancel", args=[build.pk])
    assert "Stop this build?" in client.get(address).text

    client.post(address)

    build.refresh_from_db()
    assert build.stage == Build.Stage.CANCELLED


def test_a_failed_build_says_what_happened_and_what_it_cost(client, founder):
    lifecycle.start(ready_to_build(owner=founder), by=founder)
    build = admission.claim("worker")
    lifecycle.fail(build, "The app did not start.", details="a long log")
    text = client.get(build.get_absolute_url()).text
    assert "The app did not start." in text
    assert "Nothing was charged" in text or "not charged" in text
    assert build.debug_id in text
