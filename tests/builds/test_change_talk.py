"""Talking about a change: twice the same click, other tabs, newer versions, and what goes wrong."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from builds import changes, iterations, lifecycle, thinking, upkeep
from builds.models import Build, ChangeRequest
from cofounder.errors import NotAllowedNow
from projects import journey
from projects.models import Document, Project, Revision
from tests.factories import SCOPE, a_version

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


def plan(tagline):
    """What we would do: another line on the first page."""
    return {
        "restatement": f"The line becomes “{tagline}”.", "goal": "", "wishes": [], "covered": "",
        "operations": [{"op": "set_text", "what": "tagline", "to": tagline}],
    }  # fmt: skip


def a_change(version, stage=Stage.RESTATED, *, words="Change the tagline to Hello there", **fields):
    return ChangeRequest.objects.create(
        project=version.project, number=1, version=version, words=words, stage=stage,
        plan=fields.pop("plan", plan("Hello there")), asked_by=version.project.owner, **fields,
    )  # fmt: skip


def post(client, name, change, **data):
    return client.post(reverse(f"builds:{name}", args=[change.project_id, change.number]), data)


def agreed(client, change, **data):
    change.refresh_from_db()
    return post(client, "agree", change, shown=thinking.digest(change), **data)


# --- questions -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", [WORDS, "Walkers should have a frobnicity", "Improve it"])
def test_a_question_left_empty_is_not_asked_again(project, client, words):
    change, asked = changes.ask(project, words, by=project.owner), []
    while question := thinking.question(change):
        assert question.key not in asked
        asked.append(question.key)
        assert post(client, "answer", change, key=question.key).status_code == 302
        change.refresh_from_db()

    assert asked
    assert change.stage in {Stage.RESTATED, Stage.WISH}
    assert [a.question.key for a in thinking.answered(change)] == asked
    assert "You left this open." in client.get(change.get_absolute_url()).text
    if change.stage == Stage.RESTATED:
        agreed(client, change)
        change.refresh_from_db()
        assert change.document.content["clarifications"][0]["answer"] == "Left open."


def test_a_question_that_was_never_answered_is_not_shown_as_answered(project):
    change = changes.ask(project, WORDS, by=project.owner)
    assert thinking.question(change)
    assert thinking.answered(change) == ()


def test_a_double_click_does_not_answer_the_next_question(project, client):
    words = "Walkers should have a frobnicity"
    change = changes.ask(project, words, by=project.owner)
    question = thinking.question(change)
    late = ChangeRequest.objects.get()  # loaded before the first click was done
    answer = list(question.suggestions[:1]) or ["A few words"]

    changes.answer(change, question.key, answer, by=project.owner)
    change.refresh_from_db()
    asked_next = thinking.question(change)
    with pytest.raises(NotAllowedNow, match="not waiting any more"):
        changes.answer(late, question.key, answer, by=project.owner)

    assert asked_next
    change.refresh_from_db()
    assert thinking.question(change) == asked_next
    assert len(thinking.answered(change)) == 1
    assert post(client, "answer", change, key=question.key, text="No").status_code == 302
    change.refresh_from_db()
    assert thinking.question(change) == asked_next


# --- newer versions ------------------------------------------------------------------------


def test_in_other_words_it_is_a_change_to_the_newest_version(version, client):
    change = a_change(version)
    newest = a_version(version.project, number=2)
    post(client, "rephrase", change, words="Change the tagline to Hello you")
    change.refresh_from_db()
    assert change.version == newest
    while question := thinking.question(change):
        post(client, "answer", change, key=question.key)
        change.refresh_from_db()
    assert agreed(client, change).status_code == 302
    assert change.project.builds.first().base == newest


def test_what_was_restated_for_an_earlier_version_is_looked_at_again(version, client):
    change = a_change(version, plan=plan("Something stale"))
    newest = a_version(version.project, number=2)
    assert "Agree and build it" not in client.get(change.get_absolute_url()).text

    answer = agreed(client, change)

    assert answer.status_code == 409
    assert "there is a newer version, v0.2" in answer.text
    assert "Something stale" not in answer.text
    change.refresh_from_db()
    assert (change.version, change.stage) == (newest, Stage.ASKING)
    assert not change.project.builds.active().exists()


def test_to_look_again_at_the_same_words_keeps_what_was_answered(project, client):
    change = changes.ask(project, WORDS, by=project.owner)
    while question := thinking.question(change):
        answer = list(question.suggestions[:1]) or ["To call them"]
        changes.answer(change, question.key, answer, by=project.owner)
        change.refresh_from_db()
    said = thinking.answered(change)
    a_version(project, number=2)

    post(client, "rephrase", change, words=WORDS)

    change.refresh_from_db()
    assert (str(change.version), change.stage) == ("v0.2", Stage.RESTATED)
    assert thinking.answered(change) == said


def test_an_agreed_plan_is_not_carried_out_on_another_version(version, client):
    project = version.project
    second = a_version(project, number=2)
    change = a_change(second)
    agreed(client, change)
    lifecycle.fail(project.builds.first(), "It did not start.")
    third = a_version(project, number=3)  # back to the files of v0.1

    with pytest.raises(NotAllowedNow, match=r"newer version, v0\.3"):
        lifecycle.start(project, by=project.owner)
    page = client.get(change.get_absolute_url()).text
    assert "Build it again" not in page
    assert "Look at it again" in page
    answer = post(client, "agree", change)

    assert answer.status_code == 409
    assert "newer version, v0.3" in answer.text
    change.refresh_from_db()
    assert (change.version, change.stage, change.agreed_at) == (third, Stage.ASKING, None)
    assert not project.builds.active().exists()
    assert iterations.upcoming(project).number == 1
    while question := thinking.question(change):
        post(client, "answer", change, key=question.key)
        change.refresh_from_db()
    assert agreed(client, change).status_code == 302
    assert project.builds.first().base == third


def test_what_is_agreed_on_is_not_said_otherwise(version, client):
    change = a_change(version, Stage.AGREED)
    assert post(client, "rephrase", change, words="Something else").status_code == 409
    change.refresh_from_db()
    assert change.stage == Stage.AGREED


# --- agreeing ------------------------------------------------------------------------------


def test_nobody_agrees_to_a_plan_that_was_not_shown(version, client):
    change = a_change(version, plan=plan("The first"))
    shown = client.get(change.get_absolute_url()).context["digest"]
    ChangeRequest.objects.filter(pk=change.pk).update(plan=plan("The other"))  # another tab

    for stale in ({"shown": shown}, {}, {"shown": "x" * 100}):
        answer = post(client, "agree", change, **stale)
        assert answer.status_code == 409
        assert "not what you saw" in answer.text
        assert "The other" in answer.text
    change.refresh_from_db()
    assert change.stage == Stage.RESTATED

    assert post(client, "agree", change, shown=answer.context["digest"]).status_code == 302


def test_a_second_click_finds_the_build_that_was_agreed_on(version, client):
    change = a_change(version)
    first, second = agreed(client, change), agreed(client, change)
    build = version.project.builds.active().get()
    assert first.url == second.url == build.get_absolute_url()
    again = client.post(reverse("builds:list", args=[version.project_id]))
    assert again.url == build.get_absolute_url()


def test_going_back_while_a_change_is_built_says_so(version, client):
    project, second = version.project, a_version(version.project, number=2)
    agreed(client, a_change(second))
    answer = client.post(reverse("builds:return", args=[version.pk]))
    assert answer.status_code == 409
    assert "We are building v0.3 right now" in answer.text
    assert project.builds.active().get().change


def test_going_back_twice_is_one_build_and_any_other_wish_is_told_to_wait(version, client):
    project, second = version.project, a_version(version.project, number=2)
    a_version(project, number=3)
    back = reverse("builds:return", args=[version.pk])
    build = client.post(back).url
    assert client.post(back).url == build
    assert client.post(reverse("builds:return", args=[second.pk])).status_code == 409
    assert client.post(reverse("builds:list", args=[project.pk])).status_code == 409
    assert Build.objects.filter(project=project).active().count() == 1


# --- what is left out ----------------------------------------------------------------------


def test_a_wish_can_be_let_go(project, client):
    change = changes.ask(project, "Let owners pay by credit card with Stripe", by=project.owner)
    assert change.stage == Stage.WISH
    assert "Let this wish go" in client.get(change.get_absolute_url()).text
    post(client, "drop", change)
    change.refresh_from_db()
    assert change.stage == Stage.DROPPED


def test_of_a_mixed_request_the_part_we_build_is_scored_and_the_rest_is_named(project, client):
    words = f"{WORDS}. Sell crypto tokens to dog owners"
    change = changes.ask(project, words, by=project.owner)
    while question := thinking.question(change):
        changes.answer(change, question.key, question.suggestions[:1], by=project.owner)
        change.refresh_from_db()
    assert change.stage == Stage.RESTATED
    assert change.plan["covered"]
    assert change.alignment["capabilities"] == []
    page = client.get(change.get_absolute_url()).text
    assert "We keep that part as a wish" in page
    assert change.plan["covered"] in page


# --- what goes wrong -----------------------------------------------------------------------


def test_whatever_breaks_while_we_restate_leaves_a_button_to_try_again(project, client):
    scope = project.documents.get(kind=Document.Kind.MVP_SCOPE)
    odd = {"core_features": ["only a name"]}
    Revision.objects.create(document=scope, number=3, content=odd)
    change = a_change(project.versions.get(), Stage.THINKING, plan={})
    thinking.think(change)
    while question := thinking.question(change):
        post(client, "answer", change, key=question.key)
        change.refresh_from_db()

    assert change.stage == Stage.THINKING
    assert change.problem
    assert "Try again" in client.get(change.get_absolute_url()).text

    Revision.objects.create(document=scope, number=4, content=SCOPE)
    said = thinking.answered(change)
    post(client, "rephrase", change, words=change.words)
    change.refresh_from_db()
    assert (change.stage, change.problem) == (Stage.RESTATED, "")
    assert thinking.answered(change) == said  # nothing has to be said twice


def test_thinking_that_takes_too_long_can_be_tried_again(version, client):
    change = a_change(version, Stage.THINKING, plan={})
    again = reverse("builds:rephrase", args=[change.project_id, change.number])
    assert again not in client.get(change.get_absolute_url()).text
    client.post(again, {"words": change.words})  # a double click
    change.refresh_from_db()
    assert change.stage == Stage.THINKING

    long_ago = timezone.now() - 2 * thinking.LONG
    ChangeRequest.objects.update(stage_changed_at=long_ago)

    assert again in client.get(change.get_absolute_url()).text
    client.post(again, {"words": change.words})
    change.refresh_from_db()
    assert change.stage != Stage.THINKING


@pytest.mark.django_db(transaction=True)
def test_a_change_whose_ring_was_lost_is_thought_about_again(founder, work):
    version = a_version(owner=founder)
    change = a_change(version, Stage.THINKING, plan={})
    assert upkeep.ask_again() == []
    long_ago = timezone.now() - upkeep.PATIENCE - timedelta(minutes=1)
    ChangeRequest.objects.update(stage_changed_at=long_ago)

    assert upkeep.ask_again() == ["Asked again for 1 changes."]
    work()

    change.refresh_from_db()
    assert change.stage in {Stage.ASKING, Stage.RESTATED}
    assert upkeep.ask_again() == []


# --- asking --------------------------------------------------------------------------------


def test_a_refused_request_keeps_its_words_beside_the_reason(version, client):
    a_change(version)
    address = reverse("builds:changes", args=[version.project_id])
    for words, status in (("Rename price to fee", 409), ("  ", 422)):
        answer = client.post(address, {"words": words})
        assert answer.status_code == status
        assert answer.context["form"].errors
        assert 'role="alert"' in answer.text or 'aria-invalid="true"' in answer.text
        assert words.strip() in answer.text
        assert "</textarea>" in answer.text
    assert client.post(address).status_code == 422


def test_what_was_dropped_is_asked_for_again_by_its_number(version, client):
    change = a_change(version, Stage.DROPPED, words="Walkers need a phone. " + "Please. " * 600)
    asking = f"{reverse('builds:changes', args=[version.project_id])}?again=1"
    page = client.get(change.get_absolute_url()).text
    assert f'href="{asking}"' in page
    assert client.get(asking).context["form"].initial["words"] == change.words
    for odd in ("2", "x", "9" * 5000, "-1", ""):
        shown = client.get(reverse("builds:changes", args=[version.project_id]), {"again": odd})
        assert shown.status_code == 200
        assert shown.context["form"].initial["words"] == ""


def test_an_address_fills_in_a_few_words_only(version, client):
    address = reverse("builds:changes", args=[version.project_id])
    shown = client.get(address, {"words": "word " * 1000})
    assert len(shown.context["form"].initial["words"]) == 300
