"""A machine for built apps: the layer of pinned requirements that sandboxes use as well."""

from pathlib import Path

import pytest

from tests.appspec import carried


@pytest.fixture(scope="session")
def app_python(tmp_path_factory) -> Path:
    """Return a Python that has ``LOCK`` installed; made once and kept for the next run."""
    return carried.app_python(tmp_path_factory.mktemp("boxes"))
