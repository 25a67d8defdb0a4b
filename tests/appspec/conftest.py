"""A machine for built apps: the layer of pinned requirements that sandboxes use as well."""

import os
from pathlib import Path

import pytest

from builds.sandbox.local.config import Config
from builds.sandbox.local.interpreter import choose
from builds.sandbox.local.layers import Layers
from builds.sandbox.local.staging import Places
from cofounder.appspec import lock


@pytest.fixture(scope="session")
def app_python(tmp_path_factory) -> Path:
    """Return a Python that has ``LOCK`` installed; made once and kept for the next run."""
    folder = Path(os.environ["LAYERS_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    config = Config.from_environment()
    places = Places(tmp_path_factory.mktemp("boxes"), folder)
    layers = Layers(places, choose(), config.installer, config.layers_max)
    made = layers.build(lock.LOCK)
    assert made.ok, made.output
    return layers.find(lock.LOCK) / "bin" / "python"
