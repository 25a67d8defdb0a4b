"""What is taken along: the same bytes every time, safe names, real modes, a history git accepts."""

import io
import shutil
import stat
import subprocess
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from builds.models import Version
from deploy import exports
from tests.deploy.launch_world import a_project, a_version
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")

HOSTILE = ['../../etc/passwd"; rm -rf ~', "Ünïcode & <b>Söhne</b>", "日本語", "-\r\nX-Evil: 1", " "]


@pytest.fixture
def project(founder):
    return a_project(owner=founder)


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def unzipped(version) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(exports.zipped(version).read()))


def git(*words, cwd) -> str:
    return subprocess.run(
        ["git", *words], cwd=cwd, check=True, capture_output=True, text=True
    ).stdout


def test_a_zip_holds_every_file_below_one_folder(project):
    version = a_version(project)
    archive = unzipped(version)
    assert archive.testzip() is None
    assert {name.split("/")[0] for name in archive.namelist()} == {"paws-paths-v0.1"}
    found = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert found == exports.files_of(version)


def test_a_zip_is_the_same_bytes_every_time(project):
    version = a_version(project)
    first = exports.zipped(version).read()
    assert exports.zipped(Version.objects.get(pk=version.pk)).read() == first


def test_manage_py_and_scripts_may_be_run_and_nothing_else(project):
    files = {"manage.py": b"", "bin/go": b"#!/bin/sh\n", "README.md": b"# Hi"}
    archive = unzipped(a_version(project, files))
    modes = {e.filename.split("/", 1)[1]: e.external_attr >> 16 for e in archive.infolist()}
    assert all(stat.S_ISREG(mode) for mode in modes.values())
    assert {path for path, mode in modes.items() if mode & 0o111} == {"manage.py", "bin/go"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_names_no_other_place(client, project, name):
    version = a_version(project, {"README.md": b"# Hi"}, spec={"name": name})
    project.name = name
    project.save()
    for url in (
        reverse("deploy:zip", args=[version.pk]),
        reverse("deploy:bundle", args=[project.pk]),
    ):
        answer = client.get(url)
        assert answer.status_code == 200
        header = answer["Content-Disposition"]
        assert "\n" not in header
        filename = header.partition('filename="')[2].rstrip('"')
        assert filename
        assert set(filename) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_."), filename
        assert not filename.startswith((".", "-"))
        body(answer)
    top = unzipped(version).namelist()[0].split("/")[0]
    assert set(top) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert top[0].isalnum()


def test_a_stored_path_that_leaves_the_folder_is_refused(project):
    version = a_version(project, {"README.md": b"# Hi"})
    version.manifest = {"../evil": version.manifest["README.md"]}
    with pytest.raises(Exception, match="may not have"):
        exports.zipped(version)


def test_strangers_find_nothing_to_download(project):
    version = a_version(project)
    stranger = Client(headers={"Accept": "text/html"})
    stranger.force_login(UserFactory())
    assert stranger.get(reverse("deploy:zip", args=[version.pk])).status_code == 404
    assert stranger.get(reverse("deploy:bundle", args=[project.pk])).status_code == 404
    nobody = Client()
    assert nobody.get(reverse("deploy:zip", args=[version.pk])).status_code == 302


def test_a_parked_project_still_gives_its_files(client, project):
    version = a_version(project)
    project.status = "parked"
    project.save()
    assert zipfile.is_zipfile(
        io.BytesIO(body(client.get(reverse("deploy:zip", args=[version.pk]))))
    )


def test_before_the_first_version_there_is_nothing_to_bundle(client, project):
    answer = client.get(reverse("deploy:bundle", args=[project.pk]))
    assert answer.status_code == 409
    assert "before the first version" in answer.text


def test_a_history_that_would_be_huge_is_refused_in_words(client, project, monkeypatch):
    a_version(project)
    monkeypatch.setattr(exports, "MOST_BYTES", 10)
    answer = client.get(reverse("deploy:bundle", args=[project.pk]))
    assert answer.status_code == 429
    assert "single versions" in answer.text


def three_versions(project):
    one = a_version(project)
    files = exports.files_of(one)
    changed = files | {"README.md": b"# Two", "notes/new.txt": b"new"}
    two = a_version(project, changed, parent=one, news=["Members can pause.", "A new\nline"])
    return one, two, a_version(project, files, parent=two, news=["Back to v0.1."])


@needs_git
def test_a_bundle_is_a_history_that_git_clones(client, project, tmp_path):
    versions = three_versions(project)
    answer = client.get(reverse("deploy:bundle", args=[project.pk]))
    (tmp_path / "all.bundle").write_bytes(body(answer))

    git("clone", "-q", "all.bundle", "clone", cwd=tmp_path)

    clone = tmp_path / "clone"
    git("fsck", "--strict", cwd=clone)
    assert git("tag", "--sort=creatordate", cwd=clone).split() == [v.tag for v in versions]
    assert git("rev-list", "--count", "main", cwd=clone).strip() == "3"
    for version in versions:
        git("checkout", "-q", version.tag, cwd=clone)
        on_disk = {
            path.relative_to(clone).as_posix(): path.read_bytes()
            for path in clone.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(clone).parts
        }
        assert on_disk == exports.files_of(version)
        assert (clone / "manage.py").stat().st_mode & 0o111
        said = git("log", "-1", "--format=%an <%ae>|%at|%ct|%s", cwd=clone).strip()
        when = int(version.created_at.timestamp())
        assert said == f"Cofounder <cofounder@localhost>|{when}|{when}|{version}"
    body_of_two = git("log", "-1", "--format=%b", versions[1].tag, cwd=clone)
    assert body_of_two.strip() == "- Members can pause.\n- A new line"


def test_a_bundle_is_the_same_bytes_every_time(project):
    three_versions(project)
    assert exports.bundle(project).read() == exports.bundle(project).read()
