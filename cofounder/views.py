"""The pages that belong to nobody's project."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.http import require_GET

from cofounder import problems
from cofounder.runner import RUNNERS

#: What an operator can connect, and with which variables.
ENGINES = (
    {"name": "Claude", "does": "thinks and writes", "setting": "RUNNER", "value": "anthropic",
     "env": "RUNNER=anthropic ANTHROPIC_API_KEY=…"},
    {"name": "E2B", "does": "runs the apps", "setting": "SANDBOX", "value": "e2b",
     "env": "SANDBOX=e2b E2B_API_KEY=…"},
)  # fmt: skip


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The front door; founders who are signed in go to their projects."""
    if request.user.is_authenticated:
        return redirect("projects:list")
    return render(request, "home.html")


@require_GET
def engines(request: HttpRequest) -> HttpResponse:
    """Say which co-founder answers here, and how to connect another."""
    available = {"RUNNER": RUNNERS, "SANDBOX": settings.SANDBOX_DRIVERS}
    shown = [
        engine
        | {
            "connected": getattr(settings, engine["setting"]) == engine["value"],
            "available": engine["value"] in available[engine["setting"]],
        }
        for engine in ENGINES
    ]
    return render(request, "engines.html", {"engines": shown})


@require_GET
def health(request: HttpRequest) -> JsonResponse:
    """Answer when the pages do, and the database has been brought up to date for them."""
    # The web server may stand while its database is still being made; sessions come last.
    made = {"django_session", "projects_project"} <= set(connection.introspection.table_names())
    status = ("ok", 200) if made else ("starting", 503)
    return JsonResponse({"status": status[0]}, status=status[1])


@require_GET
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that guess the icon's address to the icon."""
    return redirect(static("favicon.svg"))


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component of the house style, to those who build it."""
    if not settings.DEBUG:
        raise Http404
    icons = sorted(path.stem for path in (settings.BASE_DIR / "templates/icons").glob("*.svg"))
    return render(request, "styleguide.html", {"icons": icons})


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke on our side, with the id that staff can find in the log."""
    if problems.wanted(request):
        return problems.problem(request, 500)
    # Without context processors: they ask the database, which may be what broke.
    return HttpResponse(render_to_string("500.html", {"request": request}), status=500)
