"""What whole journeys need: sandboxes, and runners that make mistakes."""

import pytest
from django.conf import settings

from builds.pipeline import graph
from builds.sandbox import get_driver
from builds.sandbox.local import starting
from cofounder.runner import RUNNERS, get_runner
from tests.journeys.story import decide_and_plan, tell
from tests.product import product  # noqa: F401  (a fixture)

RUNNERS |= {
    "clumsy": "tests.journeys.clumsy:ClumsyRunner",
    "hopeless": "tests.journeys.clumsy:HopelessRunner",
}


@pytest.fixture(scope="session")
def supervisor():
    """The supervisor of the local sandboxes, as ``make run`` starts it."""
    process = starting.start(settings.VAR_DIR)
    yield process
    starting.stop(process)


@pytest.fixture
def sandboxes(supervisor, transactional_db):
    """Where apps run. Nothing is left in it afterwards."""
    graph.set_up()
    driver = get_driver()
    yield driver
    for sandbox in driver.list():
        driver.connect(sandbox.id).kill()


@pytest.fixture
def mind(settings):
    """Call it with a runner's name to have that one answer."""

    def choose(name):
        settings.RUNNER = name
        get_runner.cache_clear()

    yield choose
    get_runner.cache_clear()


@pytest.fixture
def planned(client, work):
    """The dog walkers, ready to be built."""
    project = tell(client)
    decide_and_plan(client, project, work)
    return project
