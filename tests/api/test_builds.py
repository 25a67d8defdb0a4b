"""Builds, versions, changes, decisions and readiness as JSON."""

import pytest

from builds import lifecycle
from builds.models import Build
from gates.models import Gate
from projects.models import Document, Interview, Project
from tests.factories import DocumentFactory, ProjectFactory, a_version, ready_to_build

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(founder):
    return ready_to_build(owner=founder)


@pytest.fixture
def version(founder):
    version = a_version(owner=founder)
    version.project.move(Project.Stage.FEEDBACK)
    return version


def test_a_build_is_started_once_and_read(script, project):
    started = script.post(f"projects/{project.pk}/builds", status=201)
    assert started["stage"] == "queued"
    assert started["place"] == 1
    assert started["ceiling_cents"] == 200
    assert script.post(f"projects/{project.pk}/builds", status=201)["id"] == started["id"]
    assert [b["id"] for b in script.get(f"projects/{project.pk}/builds")] == [started["id"]]
    read = script.get(f"builds/{started['id']}")
    assert read["events"] == []
    assert read["promises"] == []
    assert read["debug_id"] == Build.objects.get().debug_id


def test_a_failed_build_says_why_with_its_debug_id_and_what_happened(script, project, founder):
    build = lifecycle.start(project, by=founder)
    lifecycle.fail(build, "The app did not answer.")
    read = script.get(f"builds/{build.pk}")
    assert read["stage"] == "failed"
    assert read["is_over"]
    assert read["version"] is None
    assert read["error"] == "The app did not answer."
    assert read["debug_id"]
    assert [event["sentence"] for event in read["events"]] == ["The app did not answer."]


def test_a_build_is_refused_with_the_reason_before_its_time(script, founder):
    early = ProjectFactory(owner=founder)
    refused = script.post(f"projects/{early.pk}/builds", status=409)
    assert refused["type"] == "urn:cofounder:not-allowed-now"
    assert not Build.objects.exists()


def test_a_build_is_stopped_twice_without_harm_and_not_after_its_end(script, project, founder):
    build = lifecycle.start(project, by=founder)
    assert script.post(f"builds/{build.pk}/cancellation")["stage"] == "cancelled"
    assert script.post(f"builds/{build.pk}/cancellation")["stage"] == "cancelled"
    Build.objects.update(stage="failed")
    script.post(f"builds/{build.pk}/cancellation", status=409)


def test_versions_say_what_is_in_them(script, version):
    (listed,) = script.get(f"projects/{version.project.pk}/versions")
    assert listed["name"] == "v0.1"
    assert listed["tag"] == "build_v0_1"
    assert listed["news"] == []
    assert listed["parent"] is None
    assert listed["files"] == len(version.manifest)


def test_a_change_goes_from_words_to_a_build(script, version):
    changes = f"projects/{version.project.pk}/changes"
    asked = script.post(changes, {"words": "Dog walkers should have a phone number."}, 201)
    assert asked["version"] == "v0.1"
    assert asked["number"] == 1
    while asked["question"]:
        answer = {"key": asked["question"]["key"], "values": asked["question"]["suggestions"][:1]}
        asked = script.post(f"{changes}/1/answers", answer)
    assert asked["stage"] == "restated"
    assert asked["restatement"]
    assert 0 <= asked["alignment"]["score"] <= 100
    for unread in ({}, {"digest": "0" * 64}):
        script.post(f"{changes}/1/agreement", unread, status=409)
    agreed = script.post(f"{changes}/1/agreement", {"digest": asked["digest"]})
    assert agreed["stage"] == "agreed"
    assert agreed["build"] == Build.objects.active().get().pk
    assert script.get(changes) == [script.get(f"{changes}/1")]


def test_a_change_is_dropped(script, version):
    changes = f"projects/{version.project.pk}/changes"
    script.post(changes, {"words": "Dog walkers should have a phone number."}, 201)
    assert script.post(f"{changes}/1/drop")["stage"] == "dropped"
    assert script.post(f"{changes}/1/drop")["stage"] == "dropped"
    script.post(f"{changes}/1/agreement", status=409)
    late = {"key": "any", "values": ["yes"]}
    script.post(f"{changes}/1/answers", late, status=409)


def test_a_change_without_words_is_not_asked(script, version):
    changes = f"projects/{version.project.pk}/changes"
    for words in ("", "  ", "\x00", "x" * 5_001, None, 3, ["a"]):
        script.post(changes, {"words": words}, status=422)
    assert script.get(changes) == []


def test_a_decision_is_read_and_taken_once(script, founder):
    project = ProjectFactory(owner=founder, stage=Project.Stage.THESIS)
    Interview.objects.create(project=project, stage=Interview.Stage.DONE)
    DocumentFactory(project=project, kind=Document.Kind.IDEA_BRIEF)
    gate = Gate.objects.create(project=project, kind="direction")
    (listed,) = script.get(f"projects/{project.pk}/gates")
    assert listed == script.get(f"gates/{gate.pk}")
    assert listed["is_open"]
    assert [o["choice"] for o in listed["options"]] == ["proceed", "narrow", "pivot", "park"]
    script.post(f"gates/{gate.pk}/decision", {"choice": "ship"}, status=409)
    script.post(f"gates/{gate.pk}/decision", {"choice": "narrow"}, status=409)
    taken = script.post(f"gates/{gate.pk}/decision", {"choice": "proceed", "note": "It is."})
    assert (taken["choice"], taken["note"], taken["is_open"]) == ("proceed", "It is.", False)
    script.post(f"gates/{gate.pk}/decision", {"choice": "park"}, status=409)
    project.refresh_from_db()
    assert project.stage == Project.Stage.DIRECTION
    assert not project.is_parked


def test_readiness_is_of_the_version_and_says_when_it_is_outdated(script, version):
    address = f"versions/{version.pk}/readiness"
    before = script.get(address)
    assert (before["overall"], before["digest"], before["verdicts"]) == (None, None, [])
    checked = script.post(address)
    assert checked["overall"] in {"green", "yellow", "red"}
    assert len(checked["digest"]) == 64
    assert {"readme", "secrets"} <= {verdict["check"] for verdict in checked["verdicts"]}
    assert checked["outdated"] is None
    a_version(version.project, number=2)
    assert "v0.2 has been built since" in script.get(address)["outdated"]


def test_nobody_reads_or_moves_what_belongs_to_somebody_else(stranger, version, founder):
    gate = Gate.objects.create(project=version.project, kind="solidification")
    build, project = Build.objects.get(), version.project
    for address in (
        f"projects/{project.pk}", f"projects/{project.pk}/dashboard",
        f"projects/{project.pk}/timeline", f"projects/{project.pk}/graph",
        f"projects/{project.pk}/board", f"projects/{project.pk}/documents",
        f"projects/{project.pk}/documents/idea_brief", f"projects/{project.pk}/gates",
        f"projects/{project.pk}/builds", f"projects/{project.pk}/versions",
        f"projects/{project.pk}/changes", f"projects/{project.pk}/changes/1",
        f"gates/{gate.pk}", f"builds/{build.pk}", f"versions/{version.pk}/readiness",
    ):  # fmt: skip
        stranger.get(address, status=404)
    for address, body in (
        (f"projects/{project.pk}/builds", {}),
        (f"projects/{project.pk}/changes", {"words": "Mine now."}),
        (f"projects/{project.pk}/changes/1/answers", {"key": "a", "values": ["b"]}),
        (f"projects/{project.pk}/changes/1/agreement", {}),
        (f"projects/{project.pk}/changes/1/drop", {}),
        (f"gates/{gate.pk}/decision", {"choice": "park"}),
        (f"builds/{build.pk}/cancellation", {}),
        (f"versions/{version.pk}/readiness", {}),
    ):
        stranger.post(address, body, status=404)
    gate.refresh_from_db()
    assert gate.is_open


def test_lists_ask_no_more_often_when_they_grow(
    script, version, founder, django_assert_max_num_queries
):
    def asked(name):
        with django_assert_max_num_queries(15) as seen:
            script.get(f"projects/{version.project.pk}/{name}")
        return len(seen)

    names = ("builds", "versions", "gates", "documents", "changes")
    before = {name: asked(name) for name in names}
    for number in range(2, 5):
        a_version(version.project, number=number)
    assert {name: asked(name) for name in names} == before
