"""From an idea to a preview, and what may happen on the way, with a real sandbox."""

import re
import threading
import time

import pytest
from django.db import connections
from django.urls import reverse

from builds import admission, lifecycle, running, workspaces
from builds.models import Build
from builds.pipeline import graph
from builds.pipeline.bench import Bench
from builds.pipeline.run import carry_out
from builds.previews import waking
from builds.sandbox import get_driver
from cofounder.errors import SandboxGone
from cofounder.runner import get_runner
from projects.models import Project
from tests.journeys.story import decide_and_plan, start, tell

pytestmark = pytest.mark.django_db(transaction=True)  # journeys commit for real
Stage = Build.Stage


class Dies(Exception):
    """A worker's end."""


class DyingDriver:
    """A worker that dies when it serves an app once more than *serves*; None: before all."""

    def __init__(self, serves):
        self.serves = serves

    def create(self, key, metadata):
        if self.serves is None:
            raise Dies
        return DyingSandbox(get_driver().create(key, metadata), self.serves)


class DyingSandbox:
    """A real sandbox until the worker dies."""

    def __init__(self, sandbox, serves):
        self.sandbox, self.left = sandbox, serves

    def __getattr__(self, name):
        return getattr(self.sandbox, name)

    def serve(self, *args, **kwargs):
        if not self.left:
            raise Dies
        self.left -= 1
        self.sandbox.serve(*args, **kwargs)


def test_a_founder_takes_an_idea_to_a_running_preview(client, work, sandboxes):
    project = tell(client)
    decide_and_plan(client, project, work)
    build = start(client, project)
    assert build.stage == Stage.QUEUED

    work()

    build.refresh_from_db()
    assert build.stage == Stage.READY, (build.failure, build.details)
    version = build.version
    assert str(version) == "v0.1"
    stages = list(dict.fromkeys(event.stage for event in build.events.all()))
    assert stages == ["scaffold", "code", "deps", "checks", "ready"]
    project.refresh_from_db()
    assert project.stage == Project.Stage.MVP
    assert "v0.1 is ready." in [event.sentence for event in project.events.all()]

    files = workspaces.read(version.manifest)
    assert {"README.md", ".env.example", "Procfile", "app/migrations/0001_initial.py"} <= set(files)
    assert all(check["ok"] for check in build.checks)
    outcomes = {promise.outcome for promise in build.promises.all()}
    assert "kept" in outcomes
    assert "broken" not in outcomes

    sandbox = sandboxes.connect(version.preview.sandbox_id)
    with running.visitor(sandbox) as visitor:
        page = visitor.visit("/")
    assert page.status == 200
    assert project.name in page.text

    summary = client.get(build.get_absolute_url()).text
    assert "Your first version is ready" in summary
    for promise in build.promises.all():
        assert promise.text in summary or promise.text.replace("'", "&#x27;") in summary
    assert version.preview.slug in client.get(reverse("builds:preview", args=[version.pk])).text


def test_a_worker_that_dies_before_publishing_is_replaced(client, planned, sandboxes):
    """Everything is checked; only the last step is left for the second worker."""
    build = start(client, planned)
    first = Bench(admission.claim("first"), get_runner(), DyingDriver(serves=1))
    with pytest.raises(Dies):
        graph.run(first)
    Build.objects.filter(pk=build.pk).update(lease_until=None)
    sandboxes.connect(f"build-{build.slug}").kill()  # and its sandbox is gone, too

    carry_out(admission.claim("second"))

    build.refresh_from_db()
    assert build.stage == Stage.READY, (build.failure, build.details)
    with running.visitor(sandboxes.connect(build.preview.sandbox_id)) as visitor:
        assert planned.name in visitor.visit("/").text


def test_checking_leaves_no_traces_in_the_preview(client, planned, work, sandboxes):
    build = start(client, planned)
    work()
    build.refresh_from_db()
    sandbox = sandboxes.connect(build.version.preview.sandbox_id)
    with running.visitor(sandbox) as visitor:
        pages = [visitor.visit(link) for link in visitor.visit("/").links()]
    assert len(pages) > 3
    assert not [page.path for page in pages if re.search(r"\bzq[0-9a-f]{6}\b", page.text)]


def test_a_preview_comes_back_from_the_stored_files(client, planned, work, sandboxes):
    build = start(client, planned)
    work()
    build.refresh_from_db()
    preview = build.version.preview
    sandboxes.connect(preview.sandbox_id).kill()

    waking.ensure(preview)

    with running.visitor(sandboxes.connect(preview.sandbox_id)) as visitor:
        assert planned.name in visitor.visit("/").text


def test_a_mistake_is_found_and_mended(client, planned, work, sandboxes, mind):
    mind("clumsy")
    build = start(client, planned)

    work()

    build.refresh_from_db()
    assert build.stage == Stage.READY, (build.failure, build.details)
    sentences = [event.sentence for event in build.events.all()]
    assert "Fixing a problem, try 1 of 4." in sentences
    assert "Mended the front page." in sentences


def test_what_cannot_be_mended_ends_honestly(client, planned, work, sandboxes, mind):
    mind("hopeless")
    build = start(client, planned)

    work()

    build.refresh_from_db()
    assert build.stage == Stage.FAILED
    assert "Nothing was charged" in build.failure
    assert build.round <= 4
    assert not planned.versions.exists()
    planned.refresh_from_db()
    assert planned.stage == Project.Stage.DIRECTION
    assert sandboxes.list() == []
    assert build.manifest  # what was written is kept


def test_cancelling_stops_the_work_wherever_it_is(client, planned, sandboxes):
    build = start(client, planned)
    claimed = admission.claim("worker")

    def carry():
        carry_out(claimed)
        connections.close_all()

    worker = threading.Thread(target=carry)
    worker.start()
    until = time.monotonic() + 60
    while not build.events.filter(stage=Stage.CHECKS).exists():
        assert worker.is_alive()
        assert time.monotonic() < until
        threading.Event().wait(0.05)
    client.post(reverse("builds:cancel", args=[build.pk]))
    worker.join()

    build.refresh_from_db()
    assert build.stage == Stage.CANCELLED
    assert not planned.versions.exists()
    with pytest.raises(SandboxGone):
        sandboxes.connect(build.sandbox_id)


def test_a_build_goes_on_with_another_worker(client, planned, sandboxes):
    """The first worker dies after it wrote the code; the second does not begin again."""
    build = start(client, planned)
    first = admission.claim("first")

    with pytest.raises(Dies):
        graph.run(Bench(first, get_runner(), DyingDriver(serves=None)))
    written = [event.sentence for event in build.events.all()]
    Build.objects.filter(pk=build.pk).update(lease_until=None)

    carry_out(admission.claim("second"))

    build.refresh_from_db()
    assert build.stage == Stage.READY, (build.failure, build.details)
    sentences = [event.sentence for event in build.events.all()]
    assert sentences[: len(written)] == written
    assert len(sentences) == len(set(sentences))  # nothing was written twice
    assert lifecycle.Build.objects.count() == 1
