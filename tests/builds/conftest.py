"""Sandboxes that are folders, as the configured driver of this process."""

import pytest

from builds.sandbox import get_driver


@pytest.fixture
def driver(settings, monkeypatch, tmp_path_factory):
    """The configured driver, whose sandboxes are folders. What runs is stopped at the end."""
    monkeypatch.setenv("FOLDERS", str(tmp_path_factory.mktemp("f")))
    where = "tests.builds.previews.preview_folders:FolderDriver"
    settings.SANDBOX_DRIVERS = settings.SANDBOX_DRIVERS | {"folders": where}
    settings.SANDBOX = "folders"
    get_driver.cache_clear()
    folders = get_driver()
    yield folders
    for info in folders.list():
        folders.connect(info.id).sleep()
    get_driver.cache_clear()
