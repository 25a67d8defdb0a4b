"""Background work: one function to ask for it, after the data is committed."""

from collections.abc import Callable

import django_rq


def enqueue(task: Callable[..., None], *args: int | str, queue: str = "default") -> None:
    """Run *task* in a worker once the current transaction commits.

    Pass ids, not rows: the worker must see what was committed, not what we held.
    """
    django_rq.get_queue(queue).enqueue(task, *args)
