"""The websocket end of ``cofounder.live``: a one-way street from server to page.

A plain ASGI application instead of a channels consumer: those hop to a thread and start a task
for every message to every page, which is most of what a push then costs.
"""

import asyncio
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any
from uuid import UUID

from channels.auth import get_user
from channels.db import database_sync_to_async
from django.conf import settings
from django.urls import path

from cofounder import live
from cofounder.delivery import Outbox
from cofounder.hub import hub
from projects.models import Project, User

#: Not one of the codes on which htmx reconnects (1006, 1011, 1012, 1013).
FORBIDDEN = 4403
#: Seconds after which we ask again whether this person is signed in and may watch.
RECHECK = 60.0

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


async def watch(scope: Scope, receive: Receive, send: Send) -> None:
    """Forward a project's fragments to one browser tab until it closes."""
    await receive()  # websocket.connect
    project_id: UUID = scope["url_route"]["kwargs"]["project_id"]
    if not await may_watch(scope["user"], project_id):
        # A refused handshake would look like a lost connection, and be tried for ever.
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": FORBIDDEN})
        return

    topic, outbox = live.topic(project_id), Outbox(_texts(send))
    await hub().join(topic, outbox)
    try:
        await send({"type": "websocket.accept"})  # after joining: nothing falls between
        outbox.open()
        while not await _has_left(receive):
            if not await may_watch(await _who_now(scope), project_id):
                await send({"type": "websocket.close", "code": FORBIDDEN})
                return
    finally:
        hub().leave(topic, outbox)


def _texts(send: Send) -> Callable[[str], Awaitable[None]]:
    """Return what sends a text to the page."""

    async def send_text(text: str) -> None:
        await send({"type": "websocket.send", "text": text})

    return send_text


async def _has_left(receive: Receive) -> bool:
    """Wait for the tab to close: True then, False after ``RECHECK`` seconds."""
    try:
        async with asyncio.timeout(RECHECK):
            while (await receive())["type"] != "websocket.disconnect":
                pass  # pages have nothing to say here
    except TimeoutError:
        return False
    return True


async def _who_now(scope: Scope) -> User:
    """Return who the tab's session belongs to by now: nobody, after signing out."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return await get_user({"session": store(scope["session"].session_key)})


@database_sync_to_async
def may_watch(user: User, project_id: UUID) -> bool:
    """Tell whether *user* may see the project: its founder may, and so may staff."""
    if not user.is_authenticated:
        return False
    projects = Project.objects.all() if user.is_staff else Project.objects.visible_to(user)
    return projects.filter(pk=project_id).exists()


urlpatterns = [path("ws/projects/<uuid:project_id>/", watch)]
