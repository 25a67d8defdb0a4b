"""Workspaces are kept by content, and refuse what would leave them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builds import workspaces
from builds.models import Blob
from cofounder.errors import SandboxError


@pytest.mark.django_db
def test_what_is_kept_is_read_back():
    files = {"app/models.py": b"x = 1\n", "README.md": "größer ✓".encode(), "empty": b""}
    assert workspaces.read(workspaces.keep(files)) == files


@pytest.mark.django_db
def test_the_same_content_is_stored_once():
    workspaces.keep({"a": b"same", "b": b"same"})
    workspaces.keep({"c": b"same"})
    assert Blob.objects.count() == 1


def test_the_digest_names_content_and_place():
    first = workspaces.digest({"a": "1", "b": "2"})
    assert first == workspaces.digest({"b": "2", "a": "1"})
    assert first != workspaces.digest({"a": "2", "b": "1"})


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../x", "a/../../x", "a//b", "~/x", "a\\b", ".git/config", ".Git/config",
     "x/.git/hooks/a", ".env", "a/.ENV", "config/.env", "a\x00b", "a\nb", "x" * 300, ".", "",
     "node_modules/x"],
)  # fmt: skip
def test_a_path_that_leaves_the_workspace_is_refused(path):
    with pytest.raises(SandboxError):
        workspaces.check_path(path)


@given(st.text(max_size=60))
def test_no_accepted_path_can_climb(path):
    try:
        workspaces.check_path(path)
    except SandboxError:
        return
    assert not path.startswith("/")
    assert ".." not in path.split("/")


@pytest.mark.django_db
def test_two_files_that_some_disks_cannot_tell_apart_are_refused():
    with pytest.raises(SandboxError, match="case"):
        workspaces.keep({"Readme.md": b"1", "README.md": b"2"})
