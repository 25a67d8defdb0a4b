"""Workers die, founders cancel, both at once: a build ends once, and rightly."""

import threading

import pytest
from django.db import connections, transaction
from django.utils import timezone

from builds import admission, lifecycle
from builds.leases import Lease
from builds.models import Build
from builds.pipeline.run import end_badly
from cofounder.errors import NotAllowedNow
from projects.models import Project
from tests.factories import ready_to_build

pytestmark = pytest.mark.django_db(transaction=True)
Stage = Build.Stage


@pytest.fixture
def build():
    lifecycle.start(ready := ready_to_build(), by=ready.owner)
    return admission.claim("one")


def at_checks(build):
    lifecycle.enter(build, Stage.CHECKS)
    return build


def finish(build):
    return lifecycle.ready(build, manifest={}, promises=[], checks=[])


class Heard:
    """What a lease told its worker."""

    def __init__(self):
        self.calls, self.told = [], threading.Event()

    def __call__(self, **how):
        self.calls.append(how)
        self.told.set()


def test_a_build_that_became_ready_is_left_alone(build):
    heard = Heard()
    with Lease(build, on_lost=heard) as lease:
        finish(at_checks(Build.objects.get(pk=build.pk)))
        lease._thread.join(5)  # it looks once more and goes
    assert heard.calls == []


def test_a_cancelled_build_is_stopped_for_good(build):
    heard = Heard()
    with Lease(build, on_lost=heard):
        lifecycle.cancel(build, by=build.project.owner)
        assert heard.told.wait(5)
    assert heard.calls == [{"for_good": True}]


def test_after_a_takeover_the_sandbox_is_the_next_workers(build):
    heard = Heard()
    with Lease(build, on_lost=heard):
        Build.objects.update(lease_until=timezone.now())
        while admission.claim("two") is None:  # the heart may beat once more before
            Build.objects.update(lease_until=timezone.now())
        assert heard.told.wait(5)
    assert heard.calls == [{"for_good": False}]


def test_an_error_while_it_becomes_ready_is_kept_as_a_failure(build):
    """The transaction is rolled back, so what the worker holds in memory is not what is true."""
    at_checks(build)

    def finish_and_break():
        with transaction.atomic():
            finish(build)
            raise RuntimeError("the last statement failed")

    with pytest.raises(RuntimeError):
        finish_and_break()

    end_badly(build, "Something broke on our side.")

    now = Build.objects.get(pk=build.pk)
    assert (now.stage, now.failure) == (Stage.FAILED, "Something broke on our side.")


def test_the_worker_that_lost_a_build_does_not_fail_it(build):
    Build.objects.update(lease_until=timezone.now())
    admission.claim("two")
    end_badly(build, "It broke.")
    assert Build.objects.get(pk=build.pk).stage == Stage.STARTING


def test_a_build_that_ends_its_workers_is_failed_in_the_end(build):
    for _ in range(admission.MOST_WORKERS + 1):
        Build.objects.running().update(lease_until=timezone.now())
        admission.claim("another")
    now = Build.objects.get(pk=build.pk)
    assert now.stage == Stage.FAILED
    assert now.fence == admission.MOST_WORKERS


def test_a_claim_passes_over_a_build_that_is_being_cancelled():
    first = lifecycle.start(one := ready_to_build(), by=one.owner)
    second = lifecycle.start(two := ready_to_build(), by=two.owner)
    holding, done = threading.Event(), threading.Event()

    def cancel():
        with transaction.atomic():
            lifecycle.cancel(first, by=one.owner)
            holding.set()
            done.wait(10)
        connections.close_all()

    founder = threading.Thread(target=cancel)
    founder.start()
    assert holding.wait(10)
    assert admission.claim("one") == second
    done.set()
    founder.join()
    assert admission.claim("one") is None


def test_cancelling_and_becoming_ready_at_once_ends_once():
    for _ in range(12):
        lifecycle.start(project := ready_to_build(), by=None)
        build = at_checks(admission.claim("one"))
        barrier, outcomes = threading.Barrier(2), []

        def act(verb, build=build, barrier=barrier, outcomes=outcomes):
            barrier.wait()
            try:
                verb(build)
                outcomes.append("done")
            except NotAllowedNow:
                outcomes.append("refused")
            finally:
                connections.close_all()

        cancel = threading.Thread(
            target=act, args=[lambda b: lifecycle.cancel(Build.objects.get(pk=b.pk), by=None)]
        )
        ready = threading.Thread(target=act, args=[finish])
        for thread in (cancel, ready):
            thread.start()
        for thread in (cancel, ready):
            thread.join()

        now = Build.objects.get(pk=build.pk)
        assert sorted(outcomes) == ["done", "refused"]
        is_ready = now.stage == Stage.READY
        assert project.versions.exists() is is_ready
        reached = Project.objects.get(pk=project.pk).stage
        assert reached == (Project.Stage.MVP if is_ready else Project.Stage.DIRECTION)
