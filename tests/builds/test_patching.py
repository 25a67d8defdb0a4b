"""A change becomes a patch that keeps every line somebody wrote by hand, or is refused."""

import pytest

from builds import patching
from cofounder.appspec import changes
from cofounder.appspec.lint import tidy
from cofounder.appspec.render import all_files
from cofounder.appspec.spec import EntitySpec, FieldSpec
from tests.factories import SPEC

OLD = tidy(SPEC)
MODEL = "app/models.py"
VIEW = "app/views/walk.py"
PAGE = "app/templates/walk/list.html"
#: Lines at the top of a file, where no change to the spec writes.
BY_HAND = b"# Kept by hand: how long a walk takes.\n"

NO_WALKS = changes.apply(OLD, [changes.RemoveEntity(entity="walk")])
VET = EntitySpec(name="vet", plural="vets", fields=(FieldSpec(name="name", required=True),))
WITH_VETS = changes.apply(OLD, [changes.AddEntity(entity=VET)])
LONGER_WALKS = changes.apply(
    OLD, [changes.AddField(entity="walk", field=FieldSpec(name="minutes", kind="number"))]
)


def files(spec=OLD):
    """The files of an app as we write them."""
    return {path: text.encode() for path, text in all_files(spec).items()}


def fitted(patch, stored):
    """What *stored* becomes under *patch*."""
    kept = {path: content for path, content in stored.items() if path not in patch.remove}
    return kept | patch.write


@pytest.mark.parametrize("new", [NO_WALKS, WITH_VETS, LONGER_WALKS])
def test_files_nobody_touched_become_those_of_the_new_spec(new):
    stored = files()
    assert fitted(patching.between(OLD, new, stored), stored) == files(new)


def test_what_was_written_by_hand_is_merged_line_by_line():
    stored = files()
    stored[MODEL] = BY_HAND + stored[MODEL]
    patch = patching.between(OLD, LONGER_WALKS, stored)
    assert patch.merged == (MODEL,)
    assert patch.write[MODEL] == BY_HAND + files(LONGER_WALKS)[MODEL]


def test_a_file_the_change_does_not_touch_stays_as_it_was_written():
    stored = files() | {"app/extra.py": b"ours = 1\n", "manage.py": b"# ours\n"}
    patch = patching.between(OLD, NO_WALKS, stored)
    assert {"app/extra.py", "manage.py"}.isdisjoint({*patch.write, *patch.remove})


def test_the_same_lines_written_by_both_are_refused():
    stored = files()
    stored[MODEL] = b"".join(b"# ours\n" for _ in stored[MODEL].splitlines())
    with pytest.raises(patching.DoesNotFit, match="written by hand"):
        patching.between(OLD, LONGER_WALKS, stored)


def test_what_is_no_text_is_refused_instead_of_merged():
    stored = files() | {MODEL: b"\xff\xfe"}
    with pytest.raises(patching.DoesNotFit, match=MODEL):
        patching.between(OLD, LONGER_WALKS, stored)


@pytest.mark.parametrize("path", [VIEW, PAGE])
def test_a_file_somebody_changed_is_not_removed(path):
    stored = files()
    assert path in patching.between(OLD, NO_WALKS, stored).remove
    stored[path] += BY_HAND
    with pytest.raises(patching.DoesNotFit, match=path):
        patching.between(OLD, NO_WALKS, stored)


def test_a_file_somebody_made_is_not_overwritten_by_a_new_one():
    path = VIEW.replace("walk", "vet")
    wanted = files(WITH_VETS)[path]
    with pytest.raises(patching.DoesNotFit, match=path):
        patching.between(OLD, WITH_VETS, files() | {path: b"# ours\n"})
    patch = patching.between(OLD, WITH_VETS, files() | {path: wanted})
    assert path not in patch.write


def test_a_removed_file_that_is_already_gone_is_no_obstacle():
    stored = files()
    del stored[VIEW]
    assert VIEW not in patching.between(OLD, NO_WALKS, stored).remove


def test_the_same_arguments_give_the_same_patch():
    stored = files()
    stored[MODEL] = BY_HAND + stored[MODEL]
    one, other = (patching.between(OLD, LONGER_WALKS, dict(stored)) for _ in range(2))
    assert one == other
    assert list(one.write) == list(other.write)
