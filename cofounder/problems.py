"""What JSON is answered when something does not work: problem documents (RFC 9457)."""

import re
from collections.abc import Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.csrf import csrf_failure as page_of_csrf_failure

from cofounder.errors import CofounderError

#: Everything below answers JSON, whatever goes wrong.
ROOT = "/api/"

#: What went wrong where no error of ours says it: a word for scripts, a sentence for people.
SAID = {
    400: ("unreadable", "We could not read what was sent. It has to be JSON."),
    401: ("signed-out", "Sign in first. This address answers only to who is signed in."),
    403: ("forged", "This was not carried out: it came without the token that proves it is yours."),
    404: ("not-found", "There is nothing here, or it is not yours."),
    405: ("wrong-method", "This address does not answer to that method."),
    413: ("too-large", "That is more than we read at once."),
    422: ("invalid", "Something in what was sent does not fit. See “errors”."),
    429: ("too-much", "That is too much at once. Try again in a moment."),
    500: ("broken", "Something broke on our side. What was saved before is safe."),
}


class Unfit(CofounderError):
    """What was sent is JSON, but is not what is asked for here."""

    status_code = 422


def wanted(request: HttpRequest) -> bool:
    """True when *request* is answered with JSON, so that its errors are, too."""
    return request.path.startswith(ROOT)


def problem(
    request: HttpRequest,
    status: int,
    detail: str = "",
    *,
    kind: str = "",
    errors: Sequence[dict[str, str]] = (),
) -> HttpResponse:
    """Answer with a problem document. *errors* say where, one by one, what was sent is wrong."""
    word, sentence = SAID.get(status, ("refused", "That did not work."))
    content = {
        "type": f"urn:cofounder:{kind or word}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or sentence,
        "debug_id": getattr(request, "debug_id", ""),
    }
    if errors:
        content["errors"] = list(errors)
    return JsonResponse(content, status=status, content_type="application/problem+json")


def of(request: HttpRequest, error: CofounderError) -> HttpResponse:
    """Answer with an expected failure, in the sentence it was raised with."""
    words = re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()
    return problem(request, error.status_code, str(error), kind=words)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a write without its token: JSON for scripts, the page for founders."""
    if not wanted(request):
        return page_of_csrf_failure(request, reason=reason)
    return problem(request, 403 if request.user.is_authenticated else 401)
