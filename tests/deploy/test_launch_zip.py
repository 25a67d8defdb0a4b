"""The zip of a version starts by what its own README says, and answers."""

import io
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
import zipfile

import pytest

from cofounder.appspec import lock
from cofounder.appspec.paths import HEALTH_PATH
from cofounder.appspec.render import all_files
from deploy import exports, reports
from tests.appspec.conftest import app_python  # noqa: F401  (a fixture)
from tests.appspec.specs import TRACKER
from tests.deploy.launch_world import a_project, a_version

pytestmark = pytest.mark.django_db

#: What the first two lines of the README do is done already: a Python with the pinned packages.
PREPARED = ["python -m venv .venv && . .venv/bin/activate", "pip install -r requirements.txt"]


@pytest.fixture
def run(app_python):  # noqa: F811
    """Runs shell commands with the Python of built apps and nothing of ours."""
    env = {"PATH": f"{app_python.parent}:{os.environ['PATH']}", "LANG": "C.UTF-8"}

    def run(command, cwd, **more):
        return subprocess.Popen(
            command, shell=True, cwd=cwd, env=env | more, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    return run


def finished(process) -> None:
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output


def as_built(folder, run) -> dict[str, bytes]:
    """The files of a version as the pipeline keeps them: with the migrations it wrote."""
    for path, text in all_files(TRACKER).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    finished(run(lock.MIGRATIONS_COMMAND, folder))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and ".sqlite3" not in path.name
    }


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(url, process) -> int:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.status
        except OSError:
            assert process.poll() is None, process.communicate()[0]
            assert time.monotonic() < deadline, "it did not answer"
            time.sleep(0.1)


def test_the_zip_starts_by_its_readme(founder, tmp_path, run):
    built, unpacked = tmp_path / "built", tmp_path / "unpacked"
    built.mkdir()
    version = a_version(a_project(owner=founder), as_built(built, run))

    zipfile.ZipFile(io.BytesIO(exports.zipped(version).read())).extractall(unpacked)

    (here,) = unpacked.iterdir()
    assert (here / "requirements.txt").read_text() == lock.LOCK
    readme = (here / "README.md").read_text()
    commands = re.search(r"## Run it\n+```\n(.*?)```", readme, re.S)[1].splitlines()
    assert commands[:2] == PREPARED
    port = free_port()
    script = " && ".join(commands[2:]).replace(":8080", f":{port}")
    process = run(script, here)
    try:
        assert wait_for(f"http://127.0.0.1:{port}{HEALTH_PATH}", process) == 200
        assert wait_for(f"http://127.0.0.1:{port}/", process) == 200
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=20)


def test_the_zip_starts_by_its_procfile_as_the_guides_say(founder, tmp_path, run):
    built, unpacked = tmp_path / "built", tmp_path / "unpacked"
    built.mkdir()
    version = a_version(a_project(owner=founder), as_built(built, run))
    zipfile.ZipFile(io.BytesIO(exports.zipped(version).read())).extractall(unpacked)
    (here,) = unpacked.iterdir()
    start = (here / "Procfile").read_text().partition("web:")[2].strip()
    port = free_port()
    settings = {"DEBUG": "0", "DEMO": "0", "HTTPS": "1", "TRUST_PROXY": "1", "SECRET_KEY": "k" * 50}
    process = run(start, here, PORT=str(port), ALLOWED_HOSTS="localhost", **settings)
    try:
        assert wait_for(f"http://localhost:{port}{HEALTH_PATH}", process) == 200
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=20)


def test_what_the_pipeline_makes_has_nothing_to_fix_and_little_to_look_at(founder, tmp_path, run):
    report = reports.check(a_version(a_project(owner=founder), as_built(tmp_path, run)))
    assert report.overall == "green"
    assert reports.result(report) == "nothing to fix"
