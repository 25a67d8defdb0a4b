"""A project's home says what is so: every number is counted, every risk is real, and it is live."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from builds.models import Build
from cofounder import live
from gates import decisions
from projects import dashboard, timeline
from projects.completion import Tried, milestones, next_milestone, tally
from projects.facts import facts, gather
from projects.models import Project, TimelineEvent
from projects.next_step import next_step
from tests.factories import ProjectFactory
from tests.projects import stories

pytestmark = pytest.mark.django_db
SCOPE = stories.CONTENT["mvp_scope"]


def shown(project):
    return dashboard.of_project(
        Project.objects.select_related("owner").get(pk=project.pk)
    ).as_dict()


def risks(project):
    return {risk["kind"]: risk for risk in shown(project)["risks"]}


# --- as data ---------------------------------------------------------------------------------


def test_a_brand_new_project_has_empty_lists_and_no_invented_number(founder):
    project = ProjectFactory(owner=founder)
    found = shown(project)
    step = found.pop("next")
    assert set(step) == {"title", "text", "action", "url"}
    assert resolve(step["url"])
    assert found == {
        "project": {"id": str(project.pk), "name": "Dog walkers", "idea": project.idea,
                    "stage": "idea", "stage_number": 0, "status": "active"},
        "progress_percent": 0, "version": None, "mvp_completion_percent": None,
        "next_milestone": None, "risks": [], "latest_build": None, "preview": None,
        "documents": [], "pending_decisions": [], "changes": [],
    }  # fmt: skip


def test_a_grown_project_tells_everything_and_is_json(founder):
    project = stories.grown(founder)
    found = json.loads(json.dumps(shown(project)))
    assert found["version"] == "v0.2"
    assert found["latest_build"]["version"] == "v0.2"
    assert found["preview"]["version"] == "v0.2"
    assert [c["words"] for c in found["changes"]] == ["Pay by card"]
    assert found["next_milestone"]["title"] == "It is complete"
    assert {d["kind"] for d in found["documents"]} >= {"thesis", "mvp_scope"}
    assert found["documents"][0]["version"] == 1


# --- how much of the MVP -----------------------------------------------------------------------


def test_completion_counts_what_the_newest_version_keeps_of_all_that_is_promised(founder):
    project = stories.grown(founder)
    # Four promises of the scope and one that came with a change; two and the one are kept.
    assert shown(project)["mvp_completion_percent"] == 60


def test_there_is_no_completion_before_a_version(client, founder):
    project = stories.planned(founder)
    assert shown(project)["mvp_completion_percent"] is None
    assert "Not counted yet" in client.get(project.get_absolute_url()).text


@pytest.mark.parametrize(
    ("rows", "percent"),
    [
        ([], None),
        ([Tried(1, "Walks", "a dog owner  can add a walk", "kept")], 25),  # as it is meant
        ([Tried(1, "Walks", "A dog owner can add a walk.", "broken")], 0),
        ([Tried(1, "Walks", "A dog owner can add a walk.", "not_tested")], 0),
        # Kept once, broken by the newest: it counts as it is now.
        ([Tried(1, "", "A dog owner can add a walk.", "kept"),
          Tried(2, "", "A dog owner can add a walk.", "broken")], 0),
        # Taken out by agreement: no longer promised.
        ([Tried(1, "", "A review counts.", "kept"),
          Tried(2, "", "A dog owner can add a walk.", "kept")], 33),
        # A scope in other words says nothing about this version.
        ([Tried(1, "", "Walks can be booked.", "kept"), Tried(1, "", "Owners pay.", "broken")], 50),
    ],
)  # fmt: skip
def test_completion_is_counted_and_never_guessed(rows, percent):
    assert tally(SCOPE, rows).percent == percent


def test_without_a_scope_the_versions_own_promises_count():
    assert tally({}, [Tried(1, "", "It opens.", "kept")]).percent == 100


# --- the next milestone ------------------------------------------------------------------------


def named(rows):
    found = next_milestone(milestones({"milestones": stories.MILESTONES}, tally(SCOPE, rows)))
    return found and found.title


def test_the_first_milestone_is_next_until_each_of_its_criteria_is_a_kept_promise():
    walk, door = (Tried(1, "Walks", text, "kept") for text in stories.KEPT)
    assert named([]) == "The heart runs"
    assert named([walk]) == "The heart runs"
    assert named([walk, door]) == "It is complete"


def test_a_milestone_before_one_that_is_reached_is_behind_us():
    assert named([Tried(1, "", "A walk appears on its day.", "kept")]) == "A pilot"


def test_without_a_milestones_document_there_is_no_next_one(founder):
    assert shown(ProjectFactory(owner=founder))["next_milestone"] is None
    assert milestones({"milestones": None}, tally({}, [])) == []


# --- the latest build --------------------------------------------------------------------------


def test_a_failure_is_forgotten_after_a_later_success(client, founder):
    project = stories.planned(founder)
    stories.build(project, "failed", days=2)
    assert shown(project)["latest_build"]["error"] == "It did not start."
    assert "It did not start." in client.get(project.get_absolute_url()).text

    stories.build(project, days=1)

    latest = shown(project)["latest_build"]
    assert (latest["stage"], latest["error"], latest["version"]) == ("ready", None, "v0.1")
    text = client.get(project.get_absolute_url()).text
    assert "It did not start." not in text
    assert "failed" not in text.lower()


def test_a_failure_after_a_success_says_what_still_works(client, founder):
    project = stories.planned(founder)
    stories.build(project, days=2)
    failed = stories.build(project, "failed", days=1, debug_id="ab12cd34")
    found = shown(project)
    assert (found["version"], found["preview"]["version"]) == ("v0.1", "v0.1")
    assert found["latest_build"]["debug_id"] == failed.debug_id
    assert "v0.1 still works as it was." in client.get(project.get_absolute_url()).text


# --- risks -------------------------------------------------------------------------------------


def test_a_healthy_project_has_no_risks_and_shows_no_place_for_them(client, founder):
    project = stories.grown(founder)
    assert risks(project) == {}
    assert "What may go wrong" not in client.get(project.get_absolute_url()).text


@pytest.mark.parametrize(("days", "is_there"), [(6, False), (7, True), (9, True)])
def test_a_decision_that_waits_a_week_is_a_risk(founder, days, is_there):
    project = ProjectFactory(owner=founder)
    gate = stories.gate(project, days=days)
    risk = risks(project).get("decision_waiting")
    assert bool(risk) is is_there
    if risk:
        assert f"{days} days" in risk["title"]
        assert risk["url"] == gate.get_absolute_url()


def test_a_decision_that_was_taken_waits_no_more(founder):
    project = ProjectFactory(owner=founder)
    stories.gate(project, choice="narrow", days=30)
    assert "decision_waiting" not in risks(project)


@pytest.mark.parametrize(
    ("ends", "is_there"),
    [
        (["failed", "failed"], False),
        (["failed", "failed", "failed"], True),
        (["failed", "failed", "cancelled", "failed"], True),  # stopped says nothing
        (["failed", "failed", "failed", "ready"], False),
        (["failed", "ready", "failed", "failed"], False),
        (["failed", "failed", "failed", "code"], True),  # until one makes it
    ],
)
def test_three_failures_in_a_row_are_a_risk(founder, ends, is_there):
    project = stories.planned(founder)
    for stage in ends:
        stories.build(project, stage)
    assert ("builds_failing" in risks(project)) is is_there


@pytest.mark.parametrize(("days", "is_there"), [(13, False), (14, True)])
def test_two_weeks_of_silence_are_a_risk(founder, days, is_there):
    project = ProjectFactory(owner=founder)
    timeline.record(project, "project.started", by=founder)
    TimelineEvent.objects.update(at=stories.ago(days=days))
    risk = risks(project).get("silence")
    assert bool(risk) is is_there
    if risk:
        assert risk["action"] == shown(project)["next"]["action"]


@pytest.mark.parametrize(
    ("spent", "is_there"), [({"ready": 399}, False), ({"ready": 400}, True),
                            ({"ready": 200, "code": 200}, True),
                            ({"failed": 500, "cancelled": 500}, False)]
)  # fmt: skip
def test_four_fifths_of_the_days_budget_are_a_risk(founder, spent, is_there):
    project = stories.planned(founder)
    for stage, cents in spent.items():
        stories.build(project, stage, spent_cents=cents)
    assert ("budget" in risks(project)) is is_there


def test_the_budget_is_the_founders_and_the_days(founder):
    project, other = stories.planned(founder), stories.planned(founder)
    stories.build(project, days=1, spent_cents=500)
    assert "budget" not in risks(project)
    stories.build(other, spent_cents=450)
    assert "90%" in risks(project)["budget"]["title"]
    Project.objects.filter(pk=other.pk).update(owner=ProjectFactory().owner)
    assert "budget" not in risks(project)


def test_a_parked_project_has_no_risks(founder):
    project = ProjectFactory(owner=founder, status="parked")
    stories.gate(project, days=40)
    assert risks(project) == {}


def test_each_risk_stands_on_the_home_with_one_thing_to_do(client, founder):
    project = stories.planned(founder)
    Project.objects.filter(pk=project.pk).update(created_at=stories.ago(days=40))
    stories.gate(project, "solidification", days=9)
    for _ in range(3):
        stories.build(project, "failed")
    stories.build(project, "code", spent_cents=480)
    found = risks(project)
    assert set(found) == {"decision_waiting", "builds_failing", "budget", "silence"}
    page = client.get(project.get_absolute_url()).text
    for risk in found.values():
        assert risk["title"] in page
        assert risk["action"]
        assert resolve(risk["url"])


# --- how often the database is asked -----------------------------------------------------------


def asked_for(client, address):
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_asks_no_more_for_many_projects(client, founder):
    stories.grown(founder)
    one = asked_for(client, reverse("projects:list"))
    for _ in range(4):
        stories.grown(founder)
        stories.build(stories.planned(founder), "failed")
    assert asked_for(client, reverse("projects:list")) == one
    assert one <= 15


def test_facts_of_many_are_the_facts_of_each(founder):
    projects = [stories.grown(founder), stories.planned(founder), ProjectFactory(owner=founder)]
    stories.build(projects[1], "code")
    together = gather(projects)
    for project in projects:
        alone, among = facts(project), together[project.pk]
        assert alone == among
        assert next_step(alone) == next_step(among)
    assert together[projects[0].pk].version.number == 2
    assert together[projects[1].pk].build.stage == "code"
    assert together[projects[2].pk].documents == {}


def test_the_home_asks_no_more_as_the_project_grows(client, founder):
    project = stories.grown(founder)
    before = asked_for(client, project.get_absolute_url())
    for number in range(6):
        stories.tried(stories.build(project))
        stories.change(project, project.versions.first(), "wish", words=f"Wish {number}")
        stories.gate(project, "solidification", "iterate")
    assert asked_for(client, project.get_absolute_url()) == before
    assert before <= 28


# --- on screen, live ---------------------------------------------------------------------------


def test_every_kind_of_project_has_a_home(client, founder):
    for project in (
        ProjectFactory(owner=founder),
        stories.grown(founder, status="parked"),
        stories.hostile(founder),
    ):
        page = client.get(project.get_absolute_url())
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert client.get(reverse("projects:list")).status_code == 200


def test_the_home_shows_version_share_milestone_wishes_and_preview(client, founder):
    project = stories.grown(founder)
    text = client.get(project.get_absolute_url()).text
    for words in ("v0.2", "60%", "3 of 5 promises kept", "It is complete", "Pay by card",
                  "Open the preview"):  # fmt: skip
        assert words in text


def test_a_decision_that_opens_rings_the_home_and_stands_on_it(client, founder):
    project = ProjectFactory(owner=founder)
    before = live.version(project.pk)
    part = {"HX-Request": "true"}
    assert "Waiting for you" not in client.get(project.get_absolute_url(), headers=part).text

    gate = decisions.ask(project, "direction")

    assert live.version(project.pk) > before
    region = client.get(project.get_absolute_url(), headers=part).text
    assert region.strip().startswith('<div id="home"')
    assert "Waiting for you" in region
    assert gate.get_absolute_url() in region


def test_no_stage_of_a_build_is_called_over_that_is_not():
    """The risks read a build's end; a new way to end belongs into their rules."""
    assert set(Build.OVER) == {"ready", "failed", "cancelled"}
