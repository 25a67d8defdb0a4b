"""A server with the real ASGI stack in front of apps that listen on unix sockets."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from preview_visitors import APP, Visitor, eventually, listens

from builds.models import Preview, Version
from builds.previews import links
from projects.models import Project, User
from tests.factories import built

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """The driver whose sandboxes are folders."""
    os.environ["FOLDERS"] = str(tmp_path_factory.mktemp("f"))
    from preview_folders import FolderDriver

    driver = FolderDriver()
    yield driver
    for info in driver.list():
        driver.connect(info.id).sleep()


@pytest.fixture
def make_app(folders, request):
    """Make a sandbox; it runs the test app unless told *asleep*."""

    def make(key, *, command=APP, asleep=False):
        sandbox = folders.create(key, {})
        request.addfinalizer(sandbox.sleep)
        if asleep:
            (sandbox.folder / "command").write_text(command)
        else:
            sandbox.serve(command)
            eventually(lambda: listens(sandbox.endpoint().socket), f"{key} listening")
        return sandbox

    return make


@pytest.fixture(scope="session")
def garden(folders):
    """The id of a sandbox that runs the test app for the whole session."""
    sandbox = folders.create("garden", {})
    sandbox.serve(APP)
    eventually(lambda: listens(sandbox.endpoint().socket), "the garden listening")
    return sandbox.id


@pytest.fixture(scope="session")
def port(django_db_setup, django_db_blocker, folders):
    """The port of a server that runs the product, on the tests' database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with django_db_blocker.unblock():
        database = connection.settings_dict
    url = f"postgres://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    names = {"PORT": str(port), "SANDBOX": "folders", "DATABASE_URL": url}
    command = [sys.executable, str(HERE / "preview_server.py")]
    path = f"{ROOT}:{HERE}"
    process = subprocess.Popen(command, env=os.environ | names | {"PYTHONPATH": path}, cwd=ROOT)
    eventually(lambda: process.poll() is not None or listens(("127.0.0.1", port)), "serving")
    assert process.poll() is None
    yield port

    process.terminate()
    process.wait(40)  # a wake that is under way is seen to its end
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        # The test database cannot be dropped while the server's connections are being closed.
        eventually(lambda: cursor.execute(others).fetchone()[0] == 1, "the server's end")


@pytest.fixture
def serving(port, settings, transactional_db):
    """The product is served on the returned port, and this process believes the same of itself."""
    settings.BASE_URL = f"http://localhost:{port}"
    settings.PREVIEW_DOMAIN = f"localhost:{port}"
    return port


@pytest.fixture
def founder(transactional_db):
    return User.objects.create_user("rosa@example.com")


@pytest.fixture
def make_preview(serving, founder, garden):
    """Make a preview of a new version, shown by *sandbox_id*."""

    def make(sandbox_id=garden, manifest=None):
        project, _ = Project.objects.get_or_create(owner=founder, name="Garden", idea="A garden.")
        version = Version.objects.create(
            project=project, number=project.versions.count() + 1, manifest=manifest or {}, spec={}
        )
        return built(version, Preview.objects.create(version=version, sandbox_id=sandbox_id))

    return make


@pytest.fixture
def preview(make_preview):
    return make_preview()


@pytest.fixture
def visit(serving, request):
    """Make a visitor of a preview's host who has followed *url* (the owner's link by default)."""

    def visit(preview, url=None):
        visitor = Visitor(serving, f"p-{preview.slug}.localhost:{serving}")
        request.addfinalizer(visitor.client.close)
        if url is None:
            url = links.preview_url(preview)
        if url:
            assert visitor.follow(url).status_code == 303
        return visitor

    return visit
