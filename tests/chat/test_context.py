"""What the chat knows is gathered once, and again as soon as it may have changed."""

import pytest

from builds import lifecycle
from builds.models import Build
from chat import answers, context
from chat.shapes import pack, unpack
from deploy.models import ReadinessReport
from projects import journey
from tests.chat import states

pytestmark = pytest.mark.django_db


def told(project, text):
    return answers.reply(context.gather(project, project.owner), (), text).text


def test_what_is_known_survives_the_session():
    project = states.ready()
    known = context.gather(project, project.owner)
    assert unpack(pack(known)) == known


def test_gathering_asks_the_database_no_more_for_a_long_history(django_assert_max_num_queries):
    project = states.ready()
    for number in range(3, 9):
        states.a_version(project, number, ["More."], 10)
    with django_assert_max_num_queries(40):
        context.gather(project, project.owner)


def test_facts_are_gathered_again_when_the_project_has_changed(client, founder, project, say):
    assert "no build is waiting or running" in say("stop the build").text.lower()
    lifecycle.start(project, by=founder)
    assert "waits in line" in say("stop the build").text


def test_facts_of_an_unchanged_project_are_not_gathered_twice(say, monkeypatch):
    say("where are we")
    monkeypatch.setattr(context, "gather", lambda *_: pytest.fail("gathered again"))
    say("where are we")


def test_opening_gathers_again_whatever_was_kept(client, project, say):
    say("where are we")
    type(project).objects.filter(pk=project.pk).update(name="Renamed behind our back")
    client.get(f"/projects/{project.pk}/chat/")
    assert "Renamed behind our back" in say("where are we").text


def test_a_green_light_of_an_older_version_is_no_light():
    project = states.ready()
    report = ReadinessReport.objects.get()
    ReadinessReport.objects.create(
        version=project.versions.last(), digest=report.digest, rules="2", overall="green"
    )
    report.delete()
    assert "was not checked" in told(project, "can i launch") or "newer" in told(
        project, "can i launch"
    )
    assert "green" not in told(project, "can i launch")


def test_a_report_of_other_files_says_nothing():
    project = states.ready()
    ReadinessReport.objects.update(overall="green", verdicts=[], digest="0" * 64)
    assert "green" not in told(project, "can i launch")


def test_failed_attempts_are_never_counted_as_spent():
    project = states.ready()
    assert "$0.59" in told(project, "what did it cost so far")
    Build.objects.filter(stage="failed").update(spent_cents=10_000)
    assert "$0.59" in told(project, "what did it cost so far")


def test_a_parked_project_offers_to_be_taken_up_and_nothing_else():
    project = states.decided()
    journey.park(project, by=project.owner)
    project.refresh_from_db()
    known = context.gather(project, project.owner)
    for text in ("start the build", "add a phone number"):
        reply = answers.reply(known, (), text)
        assert "parked" in reply.text
        assert [action.name for action in reply.actions] == ["take_up"]
