"""Minds that fail, and projects on which they do."""

import pytest

from cofounder.errors import RunnerError
from cofounder.runner import RUNNERS, get_runner
from cofounder.runner.offline import OfflineRunner

RUNNERS |= {
    "speechless": "tests.projects.conftest:SpeechlessRunner",
    "broken": "tests.projects.conftest:BrokenRunner",
    "dying": "tests.projects.conftest:DyingRunner",
    "slow": "tests.projects.conftest:SlowRunner",
}


class SpeechlessRunner(OfflineRunner):
    """Never answers, and says so."""

    def next_question(self, known):
        raise RunnerError("The co-founder did not answer.")

    def write_document(self, kind, known):
        raise RunnerError("The co-founder did not answer.")

    def propose_plans(self, known, *, wish=""):
        raise RunnerError("The co-founder did not answer.")


class BrokenRunner(OfflineRunner):
    """Has a bug wherever it thinks."""

    def next_question(self, known):
        raise ZeroDivisionError

    def write_document(self, kind, known):
        raise ZeroDivisionError

    def propose_plans(self, known, *, wish=""):
        raise ZeroDivisionError


class DyingRunner(OfflineRunner):
    """Takes its process with it."""

    def next_question(self, known):
        raise SystemExit


class SlowRunner(OfflineRunner):
    """Has to be asked in a worker. What happens while it writes is in ``meanwhile``."""

    instant = False
    meanwhile = None

    def write_document(self, kind, known):
        written = super().write_document(kind, known)
        self._interrupt()
        return written

    def propose_plans(self, known, *, wish=""):
        proposed = super().propose_plans(known, wish=wish)
        self._interrupt()
        return proposed

    def next_question(self, known):
        question = super().next_question(known)
        self._interrupt()
        return question

    def _interrupt(self):
        act, SlowRunner.meanwhile = SlowRunner.meanwhile, None
        if act:
            act()


@pytest.fixture
def mind(settings):
    """Call it with a runner's name to have that one answer."""

    def choose(name):
        settings.RUNNER = name
        get_runner.cache_clear()

    yield choose
    SlowRunner.meanwhile = None
    get_runner.cache_clear()


@pytest.fixture
def meanwhile(mind):
    """Call it with what happens while the co-founder thinks, the next time it does."""

    def choose(act):
        mind("slow")
        SlowRunner.meanwhile = staticmethod(act)

    return choose
