"""Every page: for its founder a page, for others nothing; bad input comes back filled."""

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from waffle.models import Flag

from builds import admission, lifecycle
from builds.models import Build, ChangeRequest, Preview, Version
from cofounder.appspec.lint import tidy
from gates import decisions
from projects.models import Annotation, Answer, Project
from tests.factories import IDEA, SPEC, ProjectFactory, UserFactory, ready_to_build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flags")]


OURS = ("projects", "gates", "builds", "deploy", "chat")


def routes(patterns=None, before="", ours=False):
    """Every route of the product's own pages, from the URLconf itself."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, route, ours or entry.namespace in OURS)
        elif ours:
            yield route


def filled(founder):
    """What stands for the variables of a route: the rows of a project that has everything."""
    project = ready_to_build(owner=founder)
    interview = project.interviews.get()
    answer = Answer.objects.create(
        interview=interview, position=1, key="about",
        asked={"key": "about", "part": "thesis", "kind": "text", "text": "What is it about?"},
        values=["Dogs"],
    )  # fmt: skip
    build = lifecycle.start(project, by=founder)
    version = Version.objects.create(project=project, number=1, manifest={}, spec={})
    Preview.objects.create(version=version, sandbox_id="any")
    build.version, build.preview = version, version.preview
    build.save()
    change = ChangeRequest.objects.create(
        project=project, number=1, version=version, words="Greener", stage="dropped"
    )
    brief = project.documents.get(kind="idea_brief")
    note = Annotation.objects.create(document=brief, field="problem_statement", text="Ask Ada.")
    version.spec = tidy(SPEC).model_dump(mode="json")
    version.save()
    return {
        "projects/<uuid:project_id>/": f"projects/{project.pk}/",
        "changes/<int:number>": f"changes/{change.number}",
        "launch/<slug:key>": "launch/railway",
        "<slug:guide>": "railway",
        "notes/<int:pk>": f"notes/{note.pk}",
        "<slug:key>": answer.key,
        "<slug:kind>": "idea_brief",
        "<slug:field>": "problem_statement",
        "<slug:item>": "document-idea_brief",
        "versions/<int:number>": "versions/1",
        "plans/<int:pk>": f"plans/{project.plans.get().pk}",
        "decisions/<int:pk>": f"decisions/{decisions.ask(project, 'direction').pk}",
        "builds/<int:pk>": f"builds/{build.pk}",
        "versions/<int:pk>": f"versions/{version.pk}",
    }


def addresses(founder, *, of_a_project=False):
    """Every address of the product for a project of *founder*; only its own if asked for."""
    values = filled(founder)
    for route in routes():
        address = f"/{route}"
        for variable, value in values.items():
            address = address.replace(variable, value)
        assert "<" not in address, f"{route}: say in filled() what stands for its variables"
        if "<" in route or not of_a_project:
            yield address


def test_the_walk_sees_every_app():
    found = list(routes())
    assert len(found) > 25
    for part in ("documents/", "decisions/", "cancellation/", "preview/tab/", "revocation/"):
        assert any(route.endswith(part) for route in found), part


def test_a_founder_can_open_every_page(client, founder):
    shown = 0
    Flag.objects.update(everyone=True)
    for address in addresses(founder):
        answer = client.get(address)
        # 409: not at this point of the journey; 422: something to choose first. 402: locked.
        assert answer.status_code in {200, 302, 402, 405, 409, 422}, address
        assert "/account/login" not in answer.get("Location", ""), address
        shown += answer.status_code == 200
    assert shown > 15


def test_for_another_founder_nothing_of_it_exists(client):
    for address in addresses(UserFactory(), of_a_project=True):
        ways = {client.get(address).status_code, client.post(address).status_code}
        assert 404 in ways, address
        assert ways <= {404, 405}, address


def test_somebody_who_is_not_signed_in_is_asked_to(founder):
    for address in addresses(founder):
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code == 302, address
            assert answer["Location"].startswith("/account/login/"), address


def test_without_a_csrf_token_nothing_is_accepted(founder):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(founder)
    for address in addresses(founder):
        assert browser.post(address).status_code == 403, address


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
        "walk dogs " * 1_900,
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
        follow=True,
    )
    assert founder.projects.count() == 2
    assert "Park one" in answer.text


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
