"""Answers: a page, a partial, or several partials at once."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django_htmx.middleware import HtmxDetails

from cofounder.runner import get_runner


class Request(HttpRequest):
    """A request as our views see it: signed in, and aware of htmx."""

    htmx: HtmxDetails
    debug_id: str


def wants_partial(request: Request) -> bool:
    """True for htmx swaps; false for visits, boosted links and history restores."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def partials(
    request: Request, main: str, *others: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Answer with *main* for the target, and *others* swapped out of band."""
    html = [render_to_string(main, context, request)]
    html += [render_to_string(name, context | {"oob": True}, request) for name in others]
    return HttpResponse("\n".join(html), status=status)


def page_or_partial(
    request: Request, page: str, partial: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Answer a swap with *partial*, everything else with the whole *page*."""
    return render(request, partial if wants_partial(request) else page, context, status=status)


def engines(request: HttpRequest) -> dict[str, object]:
    """Tell every template which co-founder answers here (a context processor)."""
    return {"runner": get_runner(), "offline": settings.RUNNER == "offline"}
