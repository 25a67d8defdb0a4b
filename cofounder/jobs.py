"""Background work: one function to ask for it, after the data is committed."""

import logging
from collections.abc import Callable

import django_rq
from django.db import transaction
from redis import RedisError

logger = logging.getLogger(__name__)


def enqueue(task: Callable[..., None], *args: int | str, queue: str = "default") -> None:
    """Run *task* in a worker once the current transaction commits.

    Pass ids, not rows: the worker must see what was committed, not what we held. A ring that
    Redis does not take is logged and dropped: what waits stands in Postgres, and the clock
    (``manage.py tick``) rings for it again.
    """

    def ring() -> None:
        try:
            django_rq.get_queue(queue).enqueue(task, *args)
        except RedisError as error:
            logger.warning("Nobody heard the ring for %s%s: %s", task.__name__, args, error)

    transaction.on_commit(ring, robust=True)
