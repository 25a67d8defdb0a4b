"""No build is lost or paid twice, no slot or sandbox is kept, no limit falls to many clicks."""

import threading
from datetime import timedelta

import django_rq
import pytest
from django.db import connections
from django.utils import timezone

from builds import admission, changes, lifecycle, upkeep
from builds.models import Build, ChangeRequest
from builds.pipeline import graph
from builds.pipeline.bench import Bench
from builds.pipeline.run import end_badly
from builds.quotes import quote
from cofounder.errors import CofounderError
from cofounder.runner.offline import OfflineRunner
from projects import dashboard, journey
from projects.models import Project
from projects.tiers import TIERS, Tier
from tests.factories import IDEA, UserFactory, a_version, ready_to_build

pytestmark = pytest.mark.django_db(transaction=True)
Stage = Build.Stage


def started(**fields):
    project = ready_to_build(**fields)
    return lifecycle.start(project, by=project.owner)


def claimed():
    build = started()
    return admission.claim("one") or build


def together(*acts):
    """Do all of *acts* at the same moment; return what they returned or were refused with."""
    barrier, ends = threading.Barrier(len(acts)), []

    def one(act):
        barrier.wait()
        try:
            ends.append(act())
        except CofounderError as refusal:
            ends.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ends) == len(acts), "a click broke"
    return ends


# --- sandboxes ------------------------------------------------------------------------------


def in_a_sandbox(build, driver):
    sandbox = driver.create(f"build-{build.slug}", {})
    lifecycle.enter(build, Stage.SCAFFOLD, sandbox_id=sandbox.id)
    return build


def test_what_ends_badly_leaves_no_sandbox_running(driver):
    build = in_a_sandbox(claimed(), driver)
    end_badly(build, "It did not start.")
    assert Build.objects.get(pk=build.pk).stage == Stage.FAILED
    assert driver.list() == []


def test_what_is_cancelled_leaves_no_sandbox_running(driver, work):
    build = in_a_sandbox(claimed(), driver)
    lifecycle.cancel(build, by=build.project.owner)
    work()
    assert driver.list() == []


# --- workers --------------------------------------------------------------------------------


class Dies(Exception):
    """A worker's end."""


class DyingDriver:
    """A worker that dies when it first needs a sandbox."""

    def create(self, key, metadata):
        raise Dies


class Counting(OfflineRunner):
    """Counts what it is asked: each question may cost money."""

    def __init__(self):
        self.asked = []

    def specify_app(self, known):
        self.asked.append("specify")
        return super().specify_app(known)

    def write_code(self, *args, **kwargs):
        self.asked.append("code")
        return super().write_code(*args, **kwargs)


def test_the_next_worker_asks_for_nothing_that_was_answered():
    graph.set_up()
    build, runner = claimed(), Counting()
    for worker in ("two", "three"):
        with pytest.raises(Dies):
            graph.run(Bench(build, runner, DyingDriver()))
        Build.objects.update(lease_until=timezone.now())
        build = admission.claim(worker)
    with pytest.raises(Dies):
        graph.run(Bench(build, runner, DyingDriver()))
    assert runner.asked == ["specify", "code"]
    graph.forget(build)


def test_a_slot_that_crashed_workers_hold_comes_free():
    founder = UserFactory()  # a Bootstrapper: two at once
    crashed = [started(owner=founder) for _ in range(2)]
    waiting = started(owner=founder)
    assert [admission.claim("one") for _ in range(3)] == [*crashed, None]

    for _ in range(2 * admission.MOST_WORKERS):
        Build.objects.running().exclude(pk=waiting.pk).update(lease_until=timezone.now())
        admission.claim("another")

    waiting.refresh_from_db()
    assert waiting.stage == Stage.STARTING


@pytest.mark.parametrize("end", ["ready", "failed", "cancelled"])
def test_every_end_rings_for_who_waits(end):
    build = claimed()
    lifecycle.enter(build, Stage.CHECKS)
    queue = django_rq.get_queue("builds")
    queue.empty()
    if end == "ready":
        lifecycle.ready(build, manifest={}, promises=[], checks=[])
    elif end == "failed":
        lifecycle.fail(build, "It did not start.")
    else:
        lifecycle.cancel(build, by=build.project.owner)
    assert "builds.tasks.work" in [job.func_name for job in queue.jobs]


def test_the_clock_rings_while_there_is_room(driver):
    build = started()
    django_rq.get_queue("builds").empty()  # Redis was restarted and knows nothing
    assert upkeep.look() == ["Rang for 1 waiting builds."]
    assert admission.claim("one") == build


# --- limits ---------------------------------------------------------------------------------


def test_many_workers_begin_no_more_of_a_founder_than_the_tier_holds():
    founder = UserFactory()  # a Bootstrapper: two at once
    for _ in range(5):
        started(owner=founder)
    claims = [lambda: admission.claim("one") for _ in range(6)]
    assert sum(build is not None for build in together(*claims)) == 2
    assert Build.objects.running().count() == 2


def test_many_clicks_on_start_at_once_all_find_the_same_build():
    project = ready_to_build()
    ends = together(*[lambda: lifecycle.start(project, by=project.owner).pk for _ in range(8)])
    assert len(set(ends)) == 1
    assert project.events.filter(kind="build.started").count() == 1


def test_what_waits_on_a_parked_project_is_not_begun():
    build = started()
    Project.objects.filter(pk=build.project_id).update(status=Project.Status.PARKED)
    assert admission.claim("one") is None
    Project.objects.filter(pk=build.project_id).update(status=Project.Status.ACTIVE)
    assert admission.claim("one") == build


def test_many_ideas_at_once_find_no_more_room_than_the_tier_holds():
    founder = UserFactory(tier=Tier.PARTNER)  # three active projects
    ideas = [f"{IDEA} And idea number {n}." for n in range(6)]
    together(*[lambda idea=idea: journey.begin(idea, by=founder) for idea in ideas])
    assert founder.projects.active().count() == 3


def test_many_agreements_at_once_start_one_build():
    version = a_version()
    version.project.move(Project.Stage.FEEDBACK)
    owner = version.project.owner
    change = ChangeRequest.objects.create(
        project=version.project, number=1, version=version, words="Better", stage="restated",
        plan={"restatement": "Better.", "goal": "", "operations": [], "wishes": []},
    )  # fmt: skip
    ends = together(*[lambda: changes.agree(change, by=owner).pk for _ in range(6)])
    assert len(set(ends)) == 1
    assert version.project.builds.active().count() == 1
    assert version.project.events.filter(kind="change.agreed").count() == 1


def test_who_waits_behind_a_busy_founder_gets_a_turn():
    busy = UserFactory()
    for _ in range(4):
        started(owner=busy)
    other = started()
    Build.objects.filter(pk=other.pk).update(created_at=timezone.now() + timedelta(minutes=1))
    assert other in [admission.claim("one") for _ in range(3)]


# --- money ----------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [lifecycle.fail, lifecycle.cancel])
def test_an_attempt_without_a_version_costs_nothing(client, founder, end):
    build = started(owner=founder)
    build = admission.claim("one")
    if end is lifecycle.fail:
        end(build, "It did not start.")
    else:
        end(build, by=founder)
    build.refresh_from_db()
    assert build.spent_cents == 0
    assert "Nothing was charged." in client.get(build.get_absolute_url()).text


@pytest.mark.parametrize("ended", ["failed", "cancelled"])
def test_what_was_spent_on_a_failed_attempt_uses_up_no_budget(founder, ended):
    build = started(owner=founder)
    Build.objects.filter(pk=build.pk).update(
        stage=ended, spent_cents=TIERS[founder.tier].cents_per_day, begun_at=timezone.now()
    )
    assert [risk.kind for risk in dashboard.of_project(build.project).risks] == []


@pytest.mark.parametrize("tier", Tier.values)
def test_the_ceiling_of_a_build_is_that_of_the_tier(tier):
    project = ready_to_build(owner=UserFactory(tier=tier))
    offer, build = quote(project), lifecycle.start(project, by=project.owner)
    assert offer.ceiling_cents == build.ceiling_cents == TIERS[tier].cents_per_build
    assert (offer.likely_cents or 0) <= offer.ceiling_cents
