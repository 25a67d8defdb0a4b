"""Our RQ worker, as a real process."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import django_rq
import psutil
import pytest
from rq import Retry
from rq.job import JobStatus

from tests.services.conftest import ROOT, until

Hire = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def hire() -> Iterator[Hire]:
    """Start a worker on the default queue."""
    hired = []

    def hire() -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", "rqworker", "default"]
        command += ["--worker-class", "cofounder.workers.BuildWorker"]
        hired.append(subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL))
        return hired[-1]

    django_rq.get_queue("default").empty()
    yield hire
    for worker in hired:
        worker.kill()
        worker.wait()


def test_a_job_dies_with_its_worker_and_the_next_worker_takes_it_up(hire):
    job = django_rq.get_queue("default").enqueue("time.sleep", 600, retry=Retry(max=1))
    worker = hire()
    until(lambda: job.get_status() == JobStatus.STARTED, "the job began")
    [fork] = psutil.Process(worker.pid).children()

    worker.kill()
    worker.wait()

    until(lambda: not fork.is_running(), "the fork is gone")
    other = hire()
    until(lambda: psutil.Process(other.pid).children(), "another worker took the job up")


def test_engines_are_there_before_the_first_job(hire):
    job = django_rq.get_queue("default").enqueue("sys.modules.__contains__", "langgraph.graph")
    hire()

    until(lambda: job.get_status() == JobStatus.FINISHED, "the job is done")

    assert job.return_value() is True
