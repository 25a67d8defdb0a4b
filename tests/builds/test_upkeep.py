"""What the clock does now and then: rings again for what waits, and removes what nobody wants."""

from datetime import timedelta

import django_rq
import pytest
from django.utils import timezone

from builds import admission, lifecycle, upkeep
from builds.models import Build, Preview, Version
from builds.sandbox import get_driver
from projects.models import Document
from tests.factories import DocumentFactory, ready_to_build

pytestmark = pytest.mark.django_db(transaction=True)

LONG_AGO = timedelta(minutes=10)


@pytest.fixture(autouse=True)
def quiet(driver):
    """Nothing has rung."""
    for name in ("default", "builds"):
        django_rq.get_queue(name).empty()


def started():
    project = ready_to_build()
    build = lifecycle.start(project, by=project.owner)
    django_rq.get_queue("builds").empty()  # the ring was lost
    return build


def rings(queue="builds"):
    return len(django_rq.get_queue(queue))


def test_nothing_due_does_nothing():
    assert upkeep.look() == []
    assert rings() == 0


def test_a_build_whose_ring_was_lost_is_rung_for():
    started()
    assert upkeep.look() == ["Rang for 1 waiting builds."]
    assert rings() == 1


def test_a_build_whose_worker_went_quiet_is_rung_for():
    started()
    admission.claim("worker")
    assert upkeep.ring_for_waiting() == []

    Build.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    assert upkeep.ring_for_waiting() == ["Rang for 1 waiting builds."]


@pytest.mark.parametrize("stage", [Document.Stage.WAITING, Document.Stage.WRITING])
def test_a_document_nobody_finished_is_asked_for_again(stage):
    document = DocumentFactory(stage=stage)
    assert upkeep.ask_again() == []  # somebody may be at it

    Document.objects.update(stage_changed_at=timezone.now() - LONG_AGO)
    assert upkeep.ask_again() == ["Asked again for the papers of 1 projects."]

    assert rings("default") == 1
    document.refresh_from_db()
    assert document.stage == Document.Stage.WAITING


def test_a_stray_sandbox_is_removed(driver):
    driver.create("stray", {})
    assert upkeep.look() == ["Removed 1 stray sandboxes."]
    assert driver.list() == []
    assert upkeep.look() == []


def test_sandboxes_of_builds_and_previews_stay(driver):
    build = started()
    admission.claim("worker")
    version = Version.objects.create(project=build.project, number=1, manifest={}, spec={})
    preview = Preview.objects.create(version=version, sandbox_id="shown")
    wanted = {"shown", f"build-{build.slug}", f"preview-{preview.slug}"}
    for key in (*wanted, "stray"):
        driver.create(key, {})

    assert upkeep.sweep_sandboxes() == ["Removed 1 stray sandboxes."]

    assert {info.id for info in driver.list()} == wanted


def test_without_a_supervisor_the_rest_is_done(settings, tmp_path):
    settings.SANDBOX, settings.VAR_DIR = "local", tmp_path
    get_driver.cache_clear()  # it is named anew
    started()
    assert upkeep.look() == ["Rang for 1 waiting builds."]
