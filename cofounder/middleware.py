"""What happens around every view: a debug id, and errors in words."""

import logging
import secrets
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import reswap, retarget

from cofounder.errors import CofounderError
from cofounder.http import wants_partial

logger = logging.getLogger(__name__)


#: What becomes smaller when it is packed. Downloads and fonts are packed already.
TEXTS = ("text/", "application/json", "application/javascript", "image/svg+xml")


class PackedTextMiddleware(GZipMiddleware):
    """Send text packed. Django masks CSRF tokens anew each time, so their length tells nothing."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not response.headers.get("Content-Type", "").startswith(TEXTS):
            return response
        return super().process_response(request, response)


class DebugIdMiddleware:
    """Give every request an id that a founder can quote and staff can find in the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.debug_id = secrets.token_hex(4)
        response = self.get_response(request)
        response["X-Debug-Id"] = request.debug_id
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        if not isinstance(error, CofounderError):
            logger.error("debug id %s: %s %s", request.debug_id, request.method, request.path)


class CofounderErrorMiddleware:
    """Turn an expected failure into a sentence on the page the founder is on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, CofounderError):
            return None
        if wants_partial(request):
            response = render(request, "_flash.html", {"error": error}, status=error.status_code)
            return reswap(retarget(response, "#flash"), "outerHTML")
        back = request.headers.get("Referer", "")
        same_site = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
        if (
            request.method == "POST"
            and same_site
            and request.headers.get("Accept", "").startswith("text/html")
        ):
            messages.error(request, str(error))
            return redirect(back)
        return render(request, "problem.html", {"error": error}, status=error.status_code)
