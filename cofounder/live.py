"""Live updates: send one rendered partial to everyone watching a project.

Postgres counts the changes, Redis carries the news. A push that gets lost is found by that
count: ``cofounder.hub`` compares it with what it has delivered and has pages fetch themselves.
"""

import logging
import re
import time
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import CharField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.template.loader import render_to_string
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from cofounder.models import Topic

logger = logging.getLogger(__name__)

#: Seconds a push may wait for Redis, and how long it then leaves a Redis alone that failed it.
PATIENCE = 0.5
TRUCE = 1.0

_PREFIX = "project."
_ROOT = re.compile(r"""\A<([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ID = re.compile(r"""\sid=["']([^"']+)["']""")
_truce_ends = 0.0


def topic(project_id: UUID) -> str:
    """Name what the pages of a project watch: a row of ``Topic`` and a Redis channel."""
    return f"{_PREFIX}{project_id}"


def version(project_id: UUID) -> int:
    """Return how often the project has changed. To describe a page, ask before reading its data."""
    row = Topic.objects.filter(name=topic(project_id)).values_list("version", flat=True)
    return row.first() or 0


def version_of(project: str = "pk") -> Coalesce:
    """Return ``version`` as an expression, to be read in the same query as the row itself.

    *project* names the outer query's field with the project's id:
    ``Project.objects.annotate(live_version=version_of())``.
    """
    name = Concat(Value(_PREFIX), Cast(OuterRef(project), CharField()))
    return Coalesce(Subquery(Topic.objects.filter(name=name).values("version")), 0)


def push(project_id: UUID, template: str, **context: Any) -> None:
    """Replace *template*'s root element, by id, on every open page of the project.

    It draws what was committed, after the commit: model instances, querysets and lists of them
    in *context* are read again then. The template sees no request and no user. A push that fails
    is logged and dropped; pages notice and fetch themselves.

    Call it last in a transaction: it holds the project's topic until the commit.
    """
    number = _bump(topic(project_id))

    def send() -> None:
        html = render_to_string(template, {name: _fresh(value) for name, value in context.items()})
        element, stamped = _stamp(html.strip(), number, template)
        _publish(topic(project_id), f"{number}\n{element}\n{stamped}")

    transaction.on_commit(send, robust=True)


def touch(project_id: UUID) -> None:
    """Have every open page of the project fetch its live regions again, after the commit.

    For changes that show in many places at once; ``push`` is for the one that must be instant.
    """
    number = _bump(topic(project_id))
    transaction.on_commit(lambda: _publish(topic(project_id), f"{number}\n\n"), robust=True)


def _bump(name: str) -> int:
    """Count one more change of *name* in the current transaction and return the new count."""
    table = connection.ops.quote_name(Topic._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS topic (name, version) VALUES (%s, 1)"
            " ON CONFLICT (name) DO UPDATE SET version = topic.version + 1 RETURNING version",
            [name],
        )
        return cursor.fetchone()[0]


def _fresh(value: Any) -> Any:
    """Return *value* as the database has it now.

    A new instance, not ``refresh_from_db``: that would keep cached properties and annotations.
    """
    if isinstance(value, Model):
        return type(value)._base_manager.using(value._state.db).get(pk=value.pk)
    if isinstance(value, QuerySet):
        return value.all()
    if isinstance(value, list | tuple):
        return [_fresh(item) for item in value]
    return value


def _stamp(html: str, number: int, template: str) -> tuple[str, str]:
    """Return the id of the root element, and *html* whose root says which version it draws."""
    root = _ROOT.match(html)
    found = root and _ID.search(root[2])
    if not root or not found:
        raise ValueError(f"{template} must draw one element with an id, or nothing can replace it.")
    # First, because of two equal attributes a browser believes the first.
    stamp = f'<{root[1]} data-version="{number}"'
    return found[1], stamp + html[root.end(1) :]


@cache
def _redis(url: str) -> Redis:
    """Return a plain client: one retry, for the connection that a restarted Redis has closed."""
    return Redis.from_url(
        url,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 1),
    )


def _publish(channel: str, message: str) -> None:
    """Hand *message* to Redis, or log that it could not be done."""
    global _truce_ends
    if time.monotonic() < _truce_ends:  # a build must not wait for a dead Redis at every step
        return
    try:
        _redis(settings.REDIS_URL).publish(channel, message)
    except RedisError as error:
        _truce_ends = time.monotonic() + TRUCE
        logger.warning("A push to %s was dropped: %s", channel, error)
