"""Changes carried through real apps: rows stay as they are, and nothing is made up for them."""

import pytest

from tests.appspec.carried import Carried, drawn


@pytest.mark.parametrize("number", [3, 5, 8, 11, 14])
def test_whatever_changes_rows_stay_and_every_page_opens(number, tmp_path, app_python):
    found = drawn(number)
    app, spec = Carried(tmp_path, app_python), found.spec
    app.begin(spec)
    assert found.rounds
    for operations in found.rounds:
        spec = app.change(spec, operations)
