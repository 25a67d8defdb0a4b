"""Every status says which version, why and under which id; nothing is called done unchecked."""

import re

import pytest

from builds import admission, lifecycle
from builds.models import Build, Promise
from builds.promises import PROBES, Probe
from cofounder.appspec.spec import PromiseSpec
from projects import dashboard
from projects.models import Project
from tests.factories import a_version, ready_to_build

pytestmark = pytest.mark.django_db
Stage = Build.Stage


def at(stage, founder):
    """A build that is at *stage*, brought there by the verbs."""
    build = lifecycle.start(project := ready_to_build(owner=founder), by=founder)
    if stage == Stage.QUEUED:
        return build
    build = admission.claim("one")
    lifecycle.enter(build, Stage.CHECKS)
    if stage == Stage.READY:
        lifecycle.ready(build, manifest={}, promises=[], checks=[])
    elif stage == Stage.FAILED:
        lifecycle.fail(build, "It did not start.")
    elif stage == Stage.CANCELLED:
        lifecycle.cancel(build, by=project.owner)
    return Build.objects.get(pk=build.pk)


@pytest.mark.parametrize(
    "stage", [Stage.QUEUED, Stage.CHECKS, Stage.READY, Stage.FAILED, Stage.CANCELLED]
)
def test_every_status_names_its_version_its_reason_and_its_id(client, founder, stage):
    build = at(stage, founder)
    assert re.fullmatch(r"[0-9a-f]{8}", build.debug_id)
    read = client.get(f"/api/v1/builds/{build.pk}").json()
    home = dashboard.of_project(build.project).as_dict()["latest_build"]
    for status in (read, home):
        assert status["label"] == "v0.1"
        assert status["debug_id"] == build.debug_id
        assert status["stage"] == stage
        assert status["stage_label"]
        assert status["error"] == ("It did not start." if stage == Stage.FAILED else None)
        assert status["version"] == ("v0.1" if stage == Stage.READY else None)
    page = client.get(build.get_absolute_url()).text
    assert "v0.1" in page
    if build.is_over:
        assert build.debug_id in page
    for event in build.project.events.filter(kind__startswith="build."):
        assert (event.version, event.debug_id) == ("v0.1", build.debug_id)


def test_the_first_ready_build_and_no_other_says_mvp_built(founder):
    build = at(Stage.READY, founder)
    project = Project.objects.get(pk=build.project_id)
    assert project.stage == Project.Stage.MVP
    Build.objects.create(
        project=project, number=2, ceiling_cents=200, likely_seconds=10, base=build.version
    )
    again = admission.claim("one")
    lifecycle.enter(again, Stage.CHECKS)
    lifecycle.ready(again, manifest={}, promises=[], checks=[])
    told = [event.sentence for event in project.events.filter(kind="stage.entered")]
    assert told == ["The project reached “MVP built”."]


def test_a_failure_before_a_success_is_on_no_page_of_the_projects(client, founder):
    failed = at(Stage.FAILED, founder)
    lifecycle.start(failed.project, by=founder)
    build = admission.claim("one")
    lifecycle.enter(build, Stage.CHECKS)
    lifecycle.ready(build, manifest={}, promises=[], checks=[])
    listed, home = "/projects/", failed.project.get_absolute_url()
    for address in (listed, home):
        # What happened is history and stays; nothing else may speak of it.
        now = re.sub(r'<ol class="happened">.*?</ol>', "", client.get(address).text, flags=re.S)
        assert "It did not start." not in now, address
        assert "failed" not in now.lower(), address
    latest = client.get(f"/api/v1/projects/{failed.project_id}/dashboard").json()["latest_build"]
    assert (latest["stage"], latest["version"], latest["error"]) == ("ready", "v0.1", None)


def test_what_was_not_tried_is_not_called_kept():
    probe = next(name for name in ("none", *PROBES) if name not in PROBES)
    promise = PromiseSpec.model_construct(
        text="People like it.", feature="Joy", check=type("C", (), {"probe": probe})()
    )
    found = Probe.__new__(Probe).check(promise)
    assert found["outcome"] == Promise.Outcome.NOT_TESTED
    assert "try it yourself" in found["evidence"]


@pytest.mark.parametrize("outcome", Promise.Outcome.values)
def test_the_summary_says_of_each_promise_what_was_found(client, founder, outcome):
    build = a_version(owner=founder).build
    build.promises.update(outcome=outcome)
    page = client.get(build.get_absolute_url()).text
    word = Promise.Outcome(outcome).label
    assert re.search(rf'data-outcome="{word.lower()}">.*?A walk is found.*?{word}\.', page, re.S)
    assert page.count("data-outcome=") == 1


def test_the_share_of_what_is_done_counts_only_what_was_tried_and_kept(founder):
    build = a_version(owner=founder).build
    text = "A walk that was booked is found in the list."
    for outcome, percent in (("kept", 50), ("not_tested", 0), ("broken", 0)):
        build.promises.update(outcome=outcome, text=text, feature="Book a walk")
        assert dashboard.of_project(build.project).tally.percent == percent, outcome
