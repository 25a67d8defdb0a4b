"""What may start a build, what ends it, and that it ends once."""

import threading

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from builds import admission, lifecycle
from builds.models import Build
from cofounder.errors import NotAllowedNow
from projects import journey
from projects.models import Project
from tests.factories import PlanFactory, ProjectFactory, UserFactory, ready_to_build

pytestmark = pytest.mark.django_db
Stage = Build.Stage


def start(project):
    return lifecycle.start(project, by=project.owner)


def claimed(build):
    found = admission.claim("worker one")
    assert found == build
    return found


def test_a_build_needs_a_decided_direction():
    with pytest.raises(NotAllowedNow, match="direction"):
        start(ProjectFactory(stage=Project.Stage.THESIS))


def test_a_build_needs_a_chosen_plan():
    project = ProjectFactory(stage=Project.Stage.DIRECTION)
    PlanFactory(project=project)
    with pytest.raises(NotAllowedNow, match="plan"):
        start(project)


def test_a_build_needs_the_scope():
    project = ready_to_build()
    project.documents.filter(kind="mvp_scope").delete()
    with pytest.raises(NotAllowedNow, match="MVP scope"):
        start(project)


def test_nothing_is_built_on_a_parked_project():
    project = ready_to_build()
    journey.park(project, by=project.owner)
    with pytest.raises(NotAllowedNow, match="parked"):
        start(project)


def test_a_second_click_returns_the_first_build():
    project = ready_to_build()
    assert start(project) == start(project)
    assert project.builds.count() == 1


def test_the_database_holds_one_active_build_of_a_project():
    build = start(ready_to_build())
    with pytest.raises(IntegrityError), transaction.atomic():
        Build.objects.create(project=build.project, number=99, ceiling_cents=200, likely_seconds=10)


def test_the_database_refuses_ready_without_version_and_preview():
    build = start(ready_to_build())
    with pytest.raises(IntegrityError), transaction.atomic():
        Build.objects.filter(pk=build.pk).update(stage=Stage.READY)


def test_ready_makes_version_preview_stage_and_timeline_together():
    build = claimed(start(ready_to_build()))
    lifecycle.enter(build, Stage.CHECKS)

    version = lifecycle.ready(build, manifest={}, promises=[], checks=[])

    project = Project.objects.get(pk=build.project_id)
    assert project.stage == Project.Stage.MVP
    assert str(version) == "v0.1"
    assert version.tag == "build_v0_1"
    assert version.preview.slug == build.slug
    sentences = [event.sentence for event in project.events.all()]
    assert "v0.1 is ready." in sentences
    assert "The project reached “MVP built”." in sentences


def test_a_failure_keeps_its_sentence_and_leaves_the_stage_alone():
    build = claimed(start(ready_to_build()))

    lifecycle.fail(build, "It did not start.", details="sk-ant-api03-secretsecret\x1b[31m")

    build.refresh_from_db()
    assert build.stage == Stage.FAILED
    assert build.failure == "It did not start."
    assert "secretsecret" not in build.details
    assert Project.objects.get(pk=build.project_id).stage == Project.Stage.DIRECTION
    event = build.project.events.first()
    assert (event.kind, event.debug_id) == ("build.failed", build.debug_id)


def test_after_a_failure_the_next_attempt_is_a_new_build():
    build = claimed(start(ready_to_build()))
    lifecycle.fail(build, "It did not start.")

    again = start(build.project)

    assert (again.number, again.label) == (2, "v0.1")


def test_a_cancelled_build_cannot_become_ready():
    build = claimed(start(ready_to_build()))
    lifecycle.enter(build, Stage.CHECKS)
    lifecycle.cancel(build, by=build.project.owner)

    with pytest.raises(NotAllowedNow):
        lifecycle.ready(build, manifest={}, promises=[], checks=[])

    assert not build.project.versions.exists()
    assert Project.objects.get(pk=build.project_id).stage == Project.Stage.DIRECTION


def test_cancelling_twice_is_harmless():
    build = start(ready_to_build())
    lifecycle.cancel(build, by=build.project.owner)
    lifecycle.cancel(build, by=build.project.owner)
    assert build.project.events.filter(kind="build.cancelled").count() == 1


def test_what_is_over_cannot_be_cancelled():
    build = claimed(start(ready_to_build()))
    lifecycle.fail(build, "It did not start.")
    with pytest.raises(NotAllowedNow, match="already ended"):
        lifecycle.cancel(build, by=build.project.owner)


def test_a_worker_that_was_thought_dead_can_no_longer_write():
    first = claimed(start(ready_to_build()))
    Build.objects.update(lease_until=timezone.now())

    second = admission.claim("worker two")

    assert second.fence == first.fence + 1
    with pytest.raises(NotAllowedNow):
        lifecycle.enter(first, Stage.SCAFFOLD)
    lifecycle.enter(second, Stage.SCAFFOLD)


def test_a_claimed_build_is_not_claimed_again():
    claimed(start(ready_to_build()))
    assert admission.claim("worker two") is None


def test_first_come_first_served():
    builds = [start(ready_to_build()) for _ in range(3)]
    assert [admission.claim("w") for _ in range(3)] == builds


def test_a_founder_runs_no_more_at_once_than_the_tier_holds():
    founder = UserFactory()  # a Bootstrapper: two at once
    mine = [start(ready_to_build(owner=founder)) for _ in range(3)]
    other = start(ready_to_build())

    assert [admission.claim("w") for _ in range(4)] == [mine[0], mine[1], other, None]


def test_a_waiting_build_knows_its_place():
    builds = [start(ready_to_build()) for _ in range(3)]
    assert [build.place for build in builds] == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_many_workers_claim_each_build_once():
    builds = {start(ready_to_build()).pk for _ in range(5)}
    taken, barrier = [], threading.Barrier(8)

    def claim():
        barrier.wait()
        build = admission.claim(threading.current_thread().name)
        taken.extend([build.pk] if build else [])
        connections.close_all()

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == sorted(builds)


@pytest.mark.django_db(transaction=True)
def test_twelve_clicks_start_one_build():
    project = ready_to_build()
    barrier = threading.Barrier(12)

    def click():
        barrier.wait()
        lifecycle.start(project, by=project.owner)
        connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert project.builds.count() == 1
    assert project.events.filter(kind="build.started").count() == 1


def test_the_record_says_who_stopped_a_build(client):
    build = start(ready_to_build())
    lifecycle.cancel(build, by=UserFactory(is_staff=True))
    build.refresh_from_db()
    assert build.failure == "Our staff stopped this build."
    assert build.project.events.first().sentence == "Our staff stopped the build of v0.1."
