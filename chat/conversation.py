"""The conversation, which lives in the founder's browser session and nowhere else.

A cookie that ends with the browser goes with it: when it is gone, so is what was said.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from chat import context as gathering
from chat.actions import Action, Name, Proposal, offer
from chat.answers import Reply, Turn
from chat.shapes import Context, pack, unpack
from cofounder.http import Request
from projects import flags
from projects.models import Project

#: What is kept at most: exchanges, and bytes of all of them.
MOST_TURNS = 20
MOST_BYTES = 8_000
_KEY = "chat"


def cookie_name() -> str:
    """Return the name of the cookie that ends with the browser."""
    return "__Host-chat" if settings.SESSION_COOKIE_SECURE else "chat"


@dataclass(frozen=True)
class Shown:
    """One exchange as it is drawn, with the buttons that lead somewhere now."""

    number: int
    said: str
    reply: Reply
    actions: tuple[Action, ...]

    @property
    def lines(self) -> list[str]:
        """The answer, line by line."""
        return self.reply.text.splitlines()


def opened(request: Request, project: Project | None) -> Context:
    """Gather what is true now, for the conversation that is being opened."""
    context = gathering.gather(project, request.user, flags.on(request))
    _put(request, _kept(request) | {"context": pack(context)})
    return context


def context_of(request: Request, project: Project | None) -> Context:
    """Return the facts of the opening, or fresh ones when anything may have changed since."""
    packed = _kept(request).get("context")
    about = str(project.pk) if project else ""
    if packed and packed["project"] == about and set(packed["flags"]) == flags.on(request):
        known = unpack(packed)
        if not gathering.is_stale(known):
            return known
    return opened(request, project)


def turns(request: Request, project: Project | None) -> list[Turn]:
    """What was said about *project* so far, oldest first."""
    return [_turn(row) for row in _about(request, project)]


def shown(request: Request, project: Project | None, context: Context) -> list[Shown]:
    """What was said about *project* so far, ready to be drawn."""
    return [draw(row, context) for row in _about(request, project)]


def add(
    request: Request, project: Project | None, said: str, reply: Reply, context: Context
) -> Shown:
    """Keep one more exchange and return it as it is drawn; the oldest ones make room."""
    kept = _kept(request)
    rows = kept.get("turns", [])
    row = {
        "number": rows[-1]["number"] + 1 if rows else 1,
        "about": str(project.pk) if project else "",
        "said": said,
        "text": reply.text,
        "intent": reply.intent,
        "actions": [[action.name.value, action.key] for action in reply.actions],
    }
    rows = [*rows, row][-MOST_TURNS:]
    while len(rows) > 1 and len(json.dumps(rows)) > MOST_BYTES:
        rows = rows[1:]
    _put(request, kept | {"turns": rows})
    return draw(row, context)


def draw(row: dict[str, Any], context: Context) -> Shown:
    """Return the exchange *row* with the buttons that *context* allows."""
    reply = _turn(row).reply
    buttons = tuple(action for p in reply.actions if (action := offer(context, p)))
    return Shown(row["number"], row["said"], reply, buttons)


def want(request: Request, project: Project, words: str) -> None:
    """Keep the *words* of a change until its form is shown, and for as long as the conversation."""
    _put(request, _kept(request) | {"wanted": [str(project.pk), words]})


def wanted(request: Request, project: Project) -> str:
    """Return the words of the change to *project* that was last wished for here, or nothing."""
    about, words = _kept(request).get("wanted", ["", ""])
    return words if about == str(project.pk) else ""


def forget(request: Request) -> None:
    """Let go of everything that was said."""
    request.session.pop(_KEY, None)


def sign(request: Request, response: HttpResponse) -> HttpResponse:
    """Give *response* the cookie that this conversation ends with."""
    token = request.session.get(_KEY, {}).get("token")
    if token and request.COOKIES.get(cookie_name()) != token:
        response.set_cookie(
            cookie_name(), token, httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return response


def _turn(row: dict[str, Any]) -> Turn:
    actions = tuple(Proposal(Name(name), key) for name, key in row["actions"])
    return Turn(row["said"], Reply(row["text"], actions, row["intent"]))


def _about(request: Request, project: Project | None) -> list[dict[str, Any]]:
    about = str(project.pk) if project else ""
    return [row for row in _kept(request).get("turns", []) if row["about"] == about]


def _kept(request: Request) -> dict[str, Any]:
    """What this browser session holds; nothing, when it belongs to an earlier one."""
    kept = request.session.get(_KEY, {})
    if kept and kept["token"] in {request.COOKIES.get(cookie_name()), request.__dict__.get(_KEY)}:
        return kept
    return {}


def _put(request: Request, kept: dict[str, Any]) -> None:
    """Keep *kept* under the token of this browser session, which is made on first use."""
    token = kept.get("token") or secrets.token_urlsafe(16)
    setattr(request, _KEY, token)  # the cookie itself arrives with the next request only
    request.session[_KEY] = kept | {"token": token}
