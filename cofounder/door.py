"""The door of the JSON: who is signed in comes in; the API itself is loaded when first asked.

Loading it takes a fifth of a second that the first page of a fresh process need not wait for.
"""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern

from cofounder import problems


@cache
def _addresses() -> URLResolver:
    """Return the addresses of the API, below its root."""
    from cofounder.api import api

    return URLResolver(RegexPattern(r"^"), api.urls[0])


def knock(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer *request* for the address *rest* below the root. Writes bring their CSRF token."""
    if not request.user.is_authenticated:
        return problems.problem(request, 401)
    try:
        found = _addresses().resolve(rest.removesuffix("/"))
    except Resolver404:
        return problems.problem(request, 404)
    get_token(request)  # so that a script finds in its cookie what a write has to bring
    response = found.func(request, *found.args, **found.kwargs)
    if response.status_code == 405:
        refused = problems.problem(request, 405)
        refused["Allow"] = response.headers.get("Allow", "")
        return refused
    return response
