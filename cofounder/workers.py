"""The worker our programs use: quick to begin a job, quick to notice a dead colleague.

Engines are imported once, in the parent; each job gets a fork that already has them.
"""

import gc
import importlib
import importlib.util
import os
import signal
from typing import Any

from django.conf import settings
from django.db import connections
from rq import Worker
from rq.job import Job
from rq.queue import Queue

from cofounder.services import programs

#: Imported before the first fork. Clients of vendors are made after it, in the job.
ENGINES = ["langgraph.graph", "langgraph.checkpoint.postgres", "projects.tasks", "builds.tasks"]
#: Seconds without a sign of life after which a job counts as abandoned.
ABANDONED_AFTER = 10
#: Seconds between signs of life, and between searches for abandoned jobs.
PULSE = 2


class BuildWorker(Worker):
    """A forking worker. A job never outlives its worker, and is taken up by another one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {
            "worker_ttl": 20,
            "job_monitoring_interval": PULSE,
            "maintenance_interval": PULSE,
        }
        super().__init__(*args, **kwargs)

    @property
    def dequeue_timeout(self) -> int:
        """Seconds to wait for a job before looking after abandoned ones."""
        return PULSE

    def get_heartbeat_ttl(self, job: Job, working_time: float = 0.0) -> int:
        """Seconds a running job may go without a heartbeat."""
        return ABANDONED_AFTER

    def bootstrap(self, *args: Any, **kwargs: Any) -> None:
        """Import the engines and keep them out of the collector's way, then begin."""
        engines = ENGINES + (["anthropic"] if settings.RUNNER == "anthropic" else [])
        for name in engines:
            if importlib.util.find_spec(name):
                importlib.import_module(name)
        gc.collect()
        gc.freeze()
        super().bootstrap(*args, **kwargs)

    def fork_work_horse(self, job: Job, queue: Queue) -> None:
        """Fork for *job* without an open database connection that both would use."""
        connections.close_all()
        self._parent = os.getpid()
        super().fork_work_horse(job, queue)

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """Work on *job* in the fork, and end when the worker ends, however it ends."""
        programs.die_with(self._parent, signal.SIGKILL)
        super().main_work_horse(job, queue)
