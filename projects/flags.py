"""Beta flags: features that staff switch on for some founders before everybody has them.

Off is nothing: no page (404), no menu entry, no button in the chat; the JSON says why (403).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from waffle import get_waffle_flag_model

from cofounder.errors import CofounderError


class Beta(models.TextChoices):
    """Every flag there is. Staff switch them in the admin; only code adds one."""

    STRATEGY_GRAPH = "strategy_graph", "Strategy graph"
    TIMELINE_BOARD = "timeline_board", "Timeline board"
    DEEP_RESEARCH = "deep_research", "Deep research"


#: What each flag shows, for staff who decide about it.
ABOUT: dict[str, str] = {
    Beta.STRATEGY_GRAPH: "Decisions, documents, milestones and versions drawn as one graph, "
    "with the reason behind each.",
    Beta.TIMELINE_BOARD: "The timeline as a read-only board: backlog, planned, in progress, done.",
    Beta.DEEP_RESEARCH: "A page that says what deep research would do. The feature itself is not "
    "available yet: whoever opens the page is told so (402), and nothing is charged.",
}

#: How a flag stands while nobody has switched it. The migration writes the same down.
ON_AT_FIRST = frozenset({Beta.STRATEGY_GRAPH, Beta.TIMELINE_BOARD})


class SwitchedOff(CofounderError):
    """A beta feature that is not on for this founder."""

    status_code = 403


def on(request: HttpRequest) -> frozenset[str]:
    """Return the names of the flags that are on for whoever asks: one query per request."""
    known: frozenset[str] | None = getattr(request, "beta_flags", None)
    if known is None:
        rows = {row.name: row for row in get_waffle_flag_model().objects.all()}
        known = frozenset(
            flag.value
            for flag in Beta
            if (rows[flag].is_active(request) if flag in rows else flag in ON_AT_FIRST)
        )
        request.beta_flags = known
    return known


def is_on(request: HttpRequest, flag: Beta) -> bool:
    """True when *flag* is on for whoever asks."""
    return flag.value in on(request)


def require(request: HttpRequest, flag: Beta) -> None:
    """Raise ``SwitchedOff``, with the reason, unless *flag* is on for whoever asks."""
    if not is_on(request, flag):
        raise SwitchedOff(f"{flag.label} is a beta feature that is not switched on for you.")


def page(flag: Beta) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Decorate a view whose page does not exist (404) while *flag* is off."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not is_on(request, flag):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def shown(request: HttpRequest) -> dict[str, object]:
    """Give every template ``flags``: ``{% if "deep_research" in flags %}`` (context processor)."""
    return {"flags": SimpleLazyObject(lambda: on(request))}
