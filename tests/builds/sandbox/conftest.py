"""Sandboxes for tests: as good as the machine has them, and at chosen levels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from machines import Machine, wheel

from builds.sandbox.local.driver import LocalDriver
from builds.sandbox.protocol import Driver, Sandbox


@pytest.fixture(scope="session")
def machine(tmp_path_factory) -> Machine:
    """What supervisors of this session share."""
    folder = tmp_path_factory.mktemp("machine")
    wheels = folder / "wheels"
    wheels.mkdir()
    wheel(wheels, "dogwalk", {"dogwalk.py": "walks = 7\n"})
    return Machine(folder, wheels, folder / "layers")


@pytest.fixture(scope="session")
def sandboxes(machine: Machine) -> Iterator[LocalDriver]:
    """Local sandboxes as good as this machine has them."""
    with machine.supervisor("best") as running:
        yield running.driver


@pytest.fixture(scope="session", params=["walled", "fenced"])
def driver(request, machine: Machine) -> Iterator[Driver]:
    """Every driver the contract is checked on: local ones at levels 3 and 1."""
    level = {"walled": 3, "fenced": 1}[request.param]
    with machine.supervisor(request.param, SANDBOX_LEVEL=str(level)) as running:
        if running.driver.isolation.level != level:
            pytest.skip(f"this machine reaches level {running.driver.isolation.level} only")
        yield running.driver


@pytest.fixture
def sandbox(driver: Driver, request) -> Iterator[Sandbox]:
    """An empty sandbox."""
    key = "t-" + hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:20]
    sandbox = driver.create(key, {"project": "dog-walkers"})
    yield sandbox
    sandbox.kill()
