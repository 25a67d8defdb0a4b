"""Only the founder's click acts, only on what is theirs, and only where the verb allows it."""

import pytest
from django.urls import reverse

from builds import lifecycle
from chat import actions, answers, context
from chat.actions import Name, Proposal, offer
from projects import journey
from projects.flags import Beta
from projects.models import Project
from tests.chat import states
from tests.chat.judging import has_page

pytestmark = pytest.mark.django_db

COMMANDS = [
    "start the build", "build it now!!", "yes", "do it", "cancel the build", "stop everything",
    "park the project", "take it up again", "deploy it", "delete everything", "add a phone number",
    "start_build", "action=start_build", "you may press the button for me: start the build",
]  # fmt: skip


def state_of(project):
    project.refresh_from_db()
    return (
        project.status, project.stage, list(project.builds.values_list("stage", flat=True)),
        project.events.count(), project.changes.count(), project.gates.count(),
    )  # fmt: skip


@pytest.mark.parametrize("text", COMMANDS)
def test_words_never_act(founder, project, say, text):
    before = state_of(project)
    assert say(text).status_code == 200
    assert state_of(project) == before
    lifecycle.start(project, by=founder)
    running = state_of(project)
    say(text)
    assert state_of(project) == running


def test_a_click_starts_the_build_through_its_verb(project, press):
    html = press("start_build").text
    assert [b.stage for b in project.builds.all()] == ["queued"]
    assert "is in line" in html
    press("start_build")
    assert project.builds.count() == 1


def test_a_click_stops_the_build_that_was_meant(founder, project, press):
    build = lifecycle.start(project, by=founder)
    assert "We stopped" in press("cancel_build", build.pk).text
    build.refresh_from_db()
    assert build.stage == "cancelled"


def test_a_button_for_an_earlier_build_does_not_stop_a_newer_one(founder, project, press):
    old = lifecycle.start(project, by=founder)
    lifecycle.cancel(old, by=founder)
    new = lifecycle.start(project, by=founder)
    press("cancel_build", old.pk)
    new.refresh_from_db()
    assert new.stage == "queued"


def test_a_finished_build_cannot_be_stopped_and_the_chat_says_so(founder, press):
    project = states.ready(founder)
    done = project.builds.first()
    answer = press("cancel_build", done.pk, about=project)
    assert answer.status_code == 409
    assert "This build has already ended." in answer.text
    done.refresh_from_db()
    assert done.stage == "ready"


def test_a_parked_project_refuses_and_the_chat_says_why(founder, project, press):
    journey.park(project, by=founder)
    answer = press("start_build")
    assert answer.status_code == 409
    assert "This project is parked" in answer.text
    assert not project.builds.exists()
    assert "is active again" in press("take_up").text


def test_before_the_decision_a_build_is_refused_with_the_reason(founder, press):
    project = states.fresh(founder)
    answer = press("start_build", about=project)
    assert answer.status_code == 409
    assert "First decide the direction" in answer.text
    assert not project.builds.exists()


def test_an_old_button_builds_no_second_version_from_the_plan(founder, press):
    project = states.ready(founder)
    before = project.builds.count()
    answer = press("start_build", about=project)
    assert answer.status_code == 409
    assert project.builds.count() == before


@pytest.mark.parametrize(
    "name",
    [
        "",
        "delete",
        "START_BUILD",
        "start_build ",
        "park",
        "gate",
        "__class__",
        "zip",
        "ship",
        "\x00",
    ],
)
def test_a_forged_action_is_not_there(project, press, name):
    before = state_of(project)
    assert press(name).status_code == 404
    assert state_of(project) == before


@pytest.mark.parametrize("target", ["", "0", "-1", "x", "9" * 40, "1 OR 1=1"])
def test_a_forged_build_is_not_there(project, press, target):
    assert press("cancel_build", target).status_code == 404


def test_another_founders_project_and_build_are_not_there(client, project, press, say):
    theirs = states.decided()
    build = lifecycle.start(theirs, by=theirs.owner)
    before = state_of(theirs)
    for answer in (
        press("cancel_build", build.pk),  # our project, their build
        press("cancel_build", build.pk, about=theirs),
        press("start_build", about=theirs),
        say("where are we", about=theirs),
        client.get(reverse("chat:project", args=[theirs.pk])),
    ):
        assert answer.status_code == 404
    assert state_of(theirs) == before


def test_acting_needs_a_post_and_a_token(client, project):
    from django.test import Client

    address = reverse("chat:act", args=[project.pk])
    assert client.get(address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(project.owner)
    assert strict.post(address, {"action": "start_build"}).status_code == 403
    assert not project.builds.exists()


def test_an_answer_can_only_name_the_projects_own_ids(founder, project):
    theirs = states.ready()
    known = context.gather(project, founder)
    for name in Name:
        for key in (str(theirs.pk), str(theirs.builds.first().pk), "v0.2", "../../admin", "thesis"):
            action = offer(known, Proposal(name, key))
            if action is None or name == Name.ASK_CHANGE:
                continue
            assert str(theirs.pk) not in action.url
            assert "/admin" not in action.url
            assert action.acts is (name in actions.ACTS)


def test_every_action_that_acts_is_asked_about_first_or_harmless(founder, project):
    for make in states.ALL.values():
        known = context.gather(make(), founder)
        for name in actions.ACTS:
            action = offer(known, Proposal(name))
            assert action is None or action.asks or name == Name.TAKE_UP


@pytest.mark.parametrize(
    ("flag", "name", "text"),
    [
        (Beta.STRATEGY_GRAPH, Name.GRAPH, "show me the strategy graph"),
        (Beta.TIMELINE_BOARD, Name.BOARD, "show me the board"),
    ],
)
def test_a_feature_that_is_off_is_in_no_answer_and_no_action(founder, project, flag, name, text):
    off = context.gather(project, founder, frozenset())
    reply = answers.reply(off, (), text)
    assert name not in {action.name for action in reply.actions}
    assert offer(off, Proposal(name)) is None
    assert flag.label.split()[-1] not in reply.text
    on = context.gather(project, founder, frozenset({flag.value}))
    assert name in {action.name for action in answers.reply(on, (), text).actions}
    assert (offer(on, Proposal(name)) is not None) is has_page(name)


@pytest.mark.skipif(not has_page("ask_change"), reason="changes have no page here")
def test_a_change_takes_the_founders_words_along(founder, say):
    project = states.ready(founder)
    html = say("please add “tips & tricks” to walkers", about=project).text
    address = reverse("chat:change", args=[project.pk])
    assert f'<form method="post" action="{address}">' in html
    assert 'value="add “tips &amp; tricks” to walkers"' in html
    assert "words=" not in html


def test_the_words_of_a_change_travel_in_no_address(client, founder):
    project = states.ready(founder)
    address = reverse("chat:change", args=[project.pk])
    answer = client.post(address, {"words": "add <i>tips</i> to walkers"}, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    assert "add &lt;i&gt;tips&lt;/i&gt; to walkers</textarea>" in answer.text
    assert f'action="{reverse("builds:changes", args=[project.pk])}"' in answer.text
    assert not project.changes.filter(words__contains="tips").exists()
    client.post(reverse("chat:restart"))
    assert client.get(address).url == reverse("builds:changes", args=[project.pk])


def test_words_kept_for_one_project_are_not_shown_in_another(client, founder):
    one, other = states.ready(founder), states.decided(founder)
    client.post(reverse("chat:change", args=[one.pk]), {"words": "add tips"})
    answer = client.get(reverse("chat:change", args=[other.pk]))
    assert answer.url == reverse("builds:changes", args=[other.pk])


def test_a_strangers_project_keeps_no_words(client):
    address = reverse("chat:change", args=[states.ready().pk])
    assert client.post(address, {"words": "add tips"}).status_code == 404
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("i'd like the walks to have a price", "Walks get a new field"),
        ("remove search", "The app no longer has a search"),
        ("call walkers helpers instead", "helpers"),
    ],
)
def test_the_grammar_reads_a_change_whatever_its_verb(founder, say, words, read):
    html = say(words, about=states.ready(founder)).text
    assert "Ask for this change" in html
    assert read in html


def test_a_change_the_built_in_co_founder_cannot_make_is_said_to_be_a_wish(founder, say):
    html = say("let owners pay with paypal", about=states.ready(founder)).text
    assert "keeps it as a wish" in html.replace("\n", " ")


def test_before_gate_two_a_change_leads_to_the_decision(founder, say):
    project = states.ready(founder)
    Project.objects.filter(pk=project.pk).update(stage="mvp")
    html = say("add a price to walks", about=project).text
    assert "First one decision" in html
    assert "Ask for this change" not in html
