"""The JSON below ``/api/v1/``: the routers of every app, and how errors are said.

``cofounder.door`` has seen to it that somebody is signed in; Django's middleware, that writes
bring their token.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from builds.api import router as builds
from cofounder import problems
from cofounder.errors import CofounderError
from deploy.api import router as deploy
from gates.api import router as gates
from projects.api import router as projects

api = NinjaAPI(
    title="Cofounder",
    version="1",
    description="A founder's own projects, for pages and scripts. Sign in as on the pages; "
    "a write brings the CSRF token of its cookie in the header X-CSRFToken.",
    urls_namespace="api",
    docs_url=None,  # its page needs what our content security policy forbids
    openapi_url=None,  # below, without the name of a page
)
for _router in (projects, gates, builds, deploy):
    api.add_router("", _router)

#: What any address may answer instead.
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "debug_id"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence for the founder."},
        "debug_id": {"type": "string", "description": "What staff find in the log."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "what"],
                "properties": {"where": {"type": "string"}, "what": {"type": "string"}},
            },
        },
    },
}


def description() -> dict[str, Any]:
    """Return the API as an OpenAPI document."""
    schema = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    schema["components"]["schemas"]["Problem"] = PROBLEM
    answer = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for methods in schema["paths"].values():
        for operation in methods.values():
            operation["responses"] = {str(k): v for k, v in operation["responses"].items()}
            operation["responses"]["default"] = {
                "description": "What went wrong",
                "content": {"application/problem+json": answer},
            }
    return schema


@api.get("/openapi.json", include_in_schema=False)
def openapi(request: HttpRequest) -> HttpResponse:
    """Describe every address, for tools."""
    return JsonResponse(description())


def _expected(request: HttpRequest, error: CofounderError) -> HttpResponse:
    return problems.of(request, error)


def _status(request: HttpRequest, error: Exception, status: int) -> HttpResponse:
    return problems.problem(request, status)


def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problems.problem(request, error.status_code)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say where and what is wrong; what was sent is not repeated."""
    errors = [{"where": _place(row["loc"]), "what": str(row["msg"])} for row in error.errors]
    return problems.problem(request, 422, errors=errors)


def _place(location: Sequence[str | int]) -> str:
    """Name where in what was sent something is wrong, as who sent it knows it."""
    skipped = 2 if location[0] == "body" else 1  # behind it stands our parameter's own name
    return ".".join(str(part) for part in location[skipped:]) or str(location[0])


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """Let it be logged and answered as every bug is."""
    raise error


api.add_exception_handler(CofounderError, _expected)
api.add_exception_handler(Http404, partial(_status, status=404))
api.add_exception_handler(RequestDataTooBig, partial(_status, status=413))
api.add_exception_handler(HttpError, _refused)
api.add_exception_handler(ValidationError, _invalid)
api.add_exception_handler(Exception, _broken)
