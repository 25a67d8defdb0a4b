"""An app that does not come up is made again from its stored files, once, or says why not."""

import sqlite3
import threading
from contextlib import closing

import pytest
from asgiref.sync import async_to_sync
from django.db import connections

from builds import workspaces
from builds.models import Preview, Version
from builds.previews import waking
from builds.previews.register import Register
from builds.sandbox import get_driver
from cofounder import live
from cofounder.errors import SandboxError
from tests.builds.previews.preview_visitors import APP
from tests.factories import ProjectFactory, built

pytestmark = pytest.mark.django_db(transaction=True)

#: Seconds; nothing that is woken here ever answers, so there is nothing to wait for.
AT_ONCE = 0.2


@pytest.fixture
def planted(tmp_path):
    """A file to which each planting of an app's data adds a line."""
    return tmp_path / "planted"


@pytest.fixture
def make_preview(planted):
    """Make the preview of a version whose files can be brought up again, shown by *sandbox_id*."""
    files = {
        "Procfile": f"web: {APP}".encode(),
        "config/settings.py": b"""
SECRET_KEY = "k"
INSTALLED_APPS = ["shop"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "data.sqlite3"}}
""",
        "shop/management/commands/seed.py": f"""
from django.core.management import BaseCommand
class Command(BaseCommand):
    def handle(self, **options):
        with open({str(planted)!r}, "a") as planted:
            planted.write("once ")
""".encode(),
    }

    def make(sandbox_id, files=files):
        version = Version.objects.create(
            project=ProjectFactory(), number=1, manifest=workspaces.keep(files), spec={}
        )
        return built(version, Preview.objects.create(version=version, sandbox_id=sandbox_id))

    return make


def stored(preview):
    return Preview.objects.get(pk=preview.pk)


def broken(driver, key):
    """A sandbox whose app ends as soon as it is started."""
    sandbox = driver.create(key, {})
    (sandbox.folder / "command").write_text("false")
    (sandbox.folder / "left-over").touch()
    return sandbox


def test_an_app_that_does_not_come_up_is_made_again_elsewhere(driver, make_preview):
    broken(driver, "broken")
    preview = make_preview("broken")

    waking.ensure(preview, patience=AT_ONCE)

    assert stored(preview).sandbox_id == preview.sandbox_id == f"preview-{preview.slug}"
    assert waking._answers(stored(preview))


def test_what_was_made_again_and_broke_is_not_found_as_it_is(driver, make_preview):
    preview = make_preview("")
    sandbox = broken(driver, f"preview-{preview.slug}")
    Preview.objects.update(sandbox_id=sandbox.id)
    preview.refresh_from_db()

    waking.ensure(preview, patience=AT_ONCE)

    assert waking._answers(stored(preview))
    assert not (sandbox.folder / "left-over").exists()


def test_two_processes_make_an_app_again_once(driver, make_preview, planted):
    preview = make_preview("gone")
    barrier, ends = threading.Barrier(2), []

    def ensure():
        barrier.wait()
        try:
            waking.ensure(stored(preview))
            ends.append("answers")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ensure) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)

    assert ends == ["answers", "answers"]
    assert planted.read_text().split() == ["once"]


def test_what_cannot_be_made_again_says_so_and_changes_nothing(driver, make_preview):
    preview = make_preview("gone", {"Procfile": f"web: {APP}".encode()})
    with pytest.raises(SandboxError, match=r"We could not prepare .* The files .* are safe"):
        waking.ensure(preview)
    assert stored(preview).sandbox_id == "gone"


def test_an_app_without_a_start_command_says_so(driver, make_preview):
    preview = make_preview("gone")
    manifest = {k: v for k, v in preview.version.manifest.items() if k != "Procfile"}
    Version.objects.update(manifest=manifest)
    with pytest.raises(SandboxError, match="does not say how it is started"):
        waking.ensure(stored(preview))


def test_what_the_driver_refuses_is_told_and_nothing_is_made(driver, make_preview):
    sandbox = broken(driver, "refused")
    (sandbox.folder / "asleep-for-good").touch()
    with pytest.raises(SandboxError, match="flooded"):
        waking.ensure(make_preview("refused"))
    assert [info.id for info in driver.list()] == ["refused"]


def test_the_first_opening_of_a_preview_is_seen_on_the_projects_pages(make_preview):
    preview = make_preview("any")
    project, register = preview.version.project_id, Register()
    before = live.version(project)

    async_to_sync(register.record_opening)(stored(preview))
    first = live.version(project)
    async_to_sync(register.record_opening)(preview)  # as a process that knows an older row

    assert before < first == live.version(project)
    assert stored(preview).opened_at


def test_what_people_entered_survives_an_app_that_is_made_again(driver, make_preview):
    sandbox = broken(driver, "broken")
    (sandbox.folder / "files").mkdir(exist_ok=True)
    with closing(sqlite3.connect(sandbox.folder / "files" / "data.sqlite3")) as data:
        data.execute("CREATE TABLE walks (dog TEXT)")
        data.execute("INSERT INTO walks VALUES ('Rex')")
        data.commit()
    preview = make_preview("broken")

    waking.ensure(preview, patience=AT_ONCE)

    found = get_driver().connect(stored(preview).sandbox_id).folder / "files/data.sqlite3"
    with closing(sqlite3.connect(found)) as data:
        assert data.execute("SELECT dog FROM walks").fetchall() == [("Rex",)]
