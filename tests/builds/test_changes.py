"""A change on its way: asked for, talked about, restated, agreed on; and what stands in its way."""

import re
import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from builds import changes, iterations, lifecycle, standing, thinking
from builds.models import Build, ChangeRequest
from cofounder.errors import NotAllowedNow, TooMuch
from projects import journey
from projects.models import Project
from tests.factories import UserFactory, a_version

pytestmark = pytest.mark.django_db
Stage = ChangeRequest.Stage
WORDS = "Add a phone number to dog walkers"


@pytest.fixture
def version(founder):
    version = a_version(owner=founder)
    journey.advance(version.project, Project.Stage.FEEDBACK)
    return version


@pytest.fixture
def project(version):
    return version.project


def ask(project, words=WORDS):
    return changes.ask(project, words, by=project.owner)


def talked_about(project, words=WORDS):
    """Ask, and answer whatever is asked, as somebody without an opinion."""
    change = ask(project, words)
    for _ in range(3):
        question = thinking.question(change)
        if question is None:
            return change
        changes.answer(
            change, question.key, list(question.suggestions[:1]) or ["No"], by=project.owner
        )
        change.refresh_from_db()
    raise AssertionError("More than two questions.")


def test_a_change_is_talked_about_restated_and_scored_before_anything_is_built(project):
    change = ask(project)
    assert change.stage == Stage.ASKING
    assert thinking.question(change).text

    change = talked_about(project)

    assert change.stage == Stage.RESTATED
    assert "phone" in change.plan["restatement"].lower()
    assert 0 <= change.alignment["score"] <= 100
    assert change.alignment["reason"]
    assert project.builds.count() == 1


def test_agreeing_writes_a_document_that_names_its_version_and_starts_the_build(project, version):
    change = talked_about(project)

    build = changes.agree(change, by=project.owner)

    assert (build.change, build.base, build.label) == (change, version, "v0.2")
    change.refresh_from_db()
    assert change.stage == Stage.AGREED
    content = change.document.content
    assert content["references_version"] == "v0.1"
    assert content["description"] == WORDS
    assert content["iteration_number"] == 1
    assert content["clarifications"]
    assert content["alignment_score"] == change.alignment["score"]
    assert isinstance(content["drift"], list)
    assert change.document.number == change.number


def test_agreeing_twice_starts_one_build(project):
    change = talked_about(project)
    assert changes.agree(change, by=project.owner) == changes.agree(change, by=project.owner)
    assert project.builds.count() == 2
    assert change.project.documents.filter(kind="change_request").count() == 1


def test_what_needs_an_ai_model_is_said_honestly_and_kept_as_a_wish(project, client):
    change = talked_about(project, "Let owners pay by credit card and refund them by an AI agent")

    assert change.stage == Stage.WISH
    assert change.plan["operations"] == []
    assert change.plan["wishes"]
    assert "AI model" in client.get(change.get_absolute_url()).text
    with pytest.raises(NotAllowedNow):
        changes.agree(change, by=project.owner)
    assert project.builds.count() == 1


@pytest.mark.parametrize(
    ("stand_in_the_way", "because"),
    [
        (lambda p: journey.park(p, by=p.owner), "parked"),
        (lambda p: Project.objects.filter(pk=p.pk).update(stage=Project.Stage.MVP), "decision"),
        (lambda p: changes.agree(talked_about(p), by=p.owner), "build"),
        (lambda p: ask(p, "Rename price to fee for dog walkers"), "not finished"),
    ],
)
def test_a_change_waits_for_what_comes_first(project, stand_in_the_way, because):
    stand_in_the_way(project)
    project.refresh_from_db()
    with pytest.raises(NotAllowedNow, match=because):
        ask(project, "Add an email to dog walkers")


def test_asking_the_same_twice_is_one_change(project):
    assert ask(project) == ask(project)
    assert project.changes.count() == 1


def test_a_change_of_an_earlier_version_must_be_said_again(project):
    change = talked_about(project)
    a_version(project, number=2)
    with pytest.raises(NotAllowedNow, match="newer version"):
        changes.agree(change, by=project.owner)


def test_what_was_not_meant_is_said_in_other_words(project):
    change = talked_about(project)
    changes.rephrase(change, "Rename price to fee for dog walkers", by=project.owner)
    change.refresh_from_db()
    assert change.words == "Rename price to fee for dog walkers"
    assert change.stage in {Stage.ASKING, Stage.RESTATED}
    assert "phone" not in str(change.plan)


def test_a_dropped_change_makes_room_and_counts_nothing(project):
    change = talked_about(project)
    changes.drop(change, by=project.owner)
    changes.drop(change, by=project.owner)
    assert iterations.upcoming(project).number == 1
    assert ask(project, "Add an email to dog walkers").number == 2


def test_a_change_being_built_cannot_be_dropped(project):
    change = talked_about(project)
    changes.agree(change, by=project.owner)
    with pytest.raises(NotAllowedNow, match="Stop the build"):
        changes.drop(change, by=project.owner)


def used(project, count):
    """Use up *count* iterations."""
    for number in range(1, count + 1):
        ChangeRequest.objects.create(
            project=project, number=number, version=project.versions.first(),
            words=f"Change {number}", stage=Stage.BUILT,
        )  # fmt: skip


def test_beyond_the_tiers_batch_going_on_needs_a_word(project, client):
    used(project, 2)  # what Bootstrapper plans for
    change = talked_about(project)
    page = client.get(change.get_absolute_url()).text
    assert "Keep going?" in page
    with pytest.raises(TooMuch, match="keep going"):
        changes.agree(change, by=project.owner)
    agreed = reverse("builds:agree", args=[project.pk, change.number])
    answer = client.post(agreed, {"shown": thinking.digest(change)})
    assert answer.status_code == 429
    assert "keep going" in answer.text

    client.post(agreed, {"shown": thinking.digest(change), "keep_going": "on"})

    change.refresh_from_db()
    assert change.stage == Stage.AGREED
    page = client.get(change.get_absolute_url()).text
    assert "iteration 3, 1 beyond" in page
    assert "3 of 2" not in page


def test_at_the_hard_limit_it_ends(project):
    used(project, 6)
    change = talked_about(project)
    with pytest.raises(TooMuch, match="6 iterations"):
        changes.agree(change, by=project.owner, keep_going=True)


@pytest.mark.parametrize(
    ("tier", "number", "label"),
    [
        ("partner", 2, "Iteration 2 of 3 (Partner)"),
        ("bootstrapper", 1, "Iteration 1 of 2 (Bootstrapper)"),
        ("bootstrapper", 4, "Iteration 4, 2 beyond (Bootstrapper)"),
    ],
)
def test_the_iteration_says_where_we_are(project, tier, number, label):
    project.owner.tier = tier
    project.owner.save()
    used(project, number - 1)
    assert iterations.upcoming(project).label == label


def test_a_new_build_without_a_change_is_refused_once_there_is_a_version(project):
    with pytest.raises(NotAllowedNow, match="Ask for a change"):
        lifecycle.start(project, by=project.owner)


def test_a_failed_build_of_a_change_is_tried_again_with_the_same_change(project):
    change = talked_about(project)
    build = changes.agree(change, by=project.owner)
    lifecycle.fail(build, "It did not start.")
    again = lifecycle.start(project, by=project.owner)
    assert (again.change, again.base, again.label) == (change, build.base, "v0.2")


def test_going_back_needs_an_earlier_version_of_the_same_project(project, version, founder):
    founder.tier = "cto"
    founder.save()
    with pytest.raises(NotAllowedNow, match="newest version already"):
        lifecycle.start(project, by=founder, back_to=version)
    other = a_version(owner=UserFactory())
    with pytest.raises(NotAllowedNow, match="not a version of this project"):
        lifecycle.start(project, by=founder, back_to=other)
    a_version(project, number=2)
    build = lifecycle.start(project, by=founder, back_to=version)
    assert build.is_return
    assert build.label == "v0.3"


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("change", "get"), ("answer", "post"), ("rephrase", "post"), ("agree", "post"),
        ("drop", "post"),
    ],
)  # fmt: skip
def test_strangers_find_no_change(project, name, method):
    change = ask(project)
    stranger = Client()
    stranger.force_login(UserFactory())
    address = reverse(f"builds:{name}", args=[project.pk, change.number])
    assert getattr(stranger, method)(address).status_code == 404


@pytest.mark.parametrize("name", ["version", "file", "return"])
def test_strangers_find_no_version(version, name):
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(reverse(f"builds:{name}", args=[version.pk])).status_code == 404


def test_a_founder_talks_through_the_pages_without_javascript(project, client):
    page = reverse("builds:changes", args=[project.pk])
    assert client.post(page, {"words": " "}).status_code == 422
    address = client.post(page, {"words": WORDS}).url
    shown = client.get(address)
    while question := shown.context["question"]:
        data = {"key": question.key}
        data |= {"chosen": question.suggestions[0]} if question.suggestions else {"text": "No"}
        client.post(f"{address}answers/", data)
        shown = client.get(address)
    assert "Agree and build it" in shown.text
    assert "data-score" in shown.text
    shown = re.search(r'name="shown" value="(\w+)"', shown.text)[1]
    watched = client.post(f"{address}agreement/", {"shown": shown})
    assert watched.url == project.builds.first().get_absolute_url()


def test_hostile_words_are_shown_as_words(project, client):
    words = "<script>alert(1)</script> {{ project.owner.password }} {% load x %} '; DROP TABLE"
    change = ask(project, words)
    text = client.get(change.get_absolute_url()).text
    assert "<script>alert(1)" not in text
    assert "{{ project.owner.password }}" in text
    assert change.stage != Stage.AGREED


def test_words_prefilled_by_an_address_ask_for_nothing(project, client):
    text = client.get(reverse("builds:changes", args=[project.pk]), {"words": WORDS}).text
    assert WORDS in text
    assert not project.changes.exists()


def test_the_second_gate_follows_what_is_agreed(project):
    gate = _opened(project)
    change = talked_about(project)
    gate.refresh_from_db()
    assert gate.evidence["asked"] == 0
    changes.agree(change, by=project.owner)
    gate.refresh_from_db()
    assert gate.evidence["asked"] == 1
    assert gate.evidence["alignment"]["score"] == change.alignment["score"]
    assert standing.offer(project) == gate


def _opened(project):
    preview = project.versions.first().preview
    preview.opened_at = timezone.now()
    preview.save()
    return standing.offer(project)


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_once_one_agrees(founder):
    version = a_version(owner=founder)
    journey.advance(version.project, Project.Stage.FEEDBACK)
    change = talked_about(version.project)
    builds = []

    def click():
        try:
            builds.append(changes.agree(change, by=founder).pk)
        finally:
            connections.close_all()

    clicks = [threading.Thread(target=click) for _ in range(6)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()

    assert len(builds) == 6
    assert len(set(builds)) == 1
    assert Build.objects.filter(project=version.project).count() == 2
