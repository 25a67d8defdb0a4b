"""A small site around one live region: what a web process runs in these tests."""

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

pages = get_asgi_application()

from django.conf import settings  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import get_object_or_404  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.urls import path  # noqa: E402

from cofounder import live  # noqa: E402
from projects import consumers  # noqa: E402
from projects.models import Project  # noqa: E402

consumers.RECHECK = getattr(settings, "RECHECK", 1.0)


def draw(request: HttpRequest, project_id, template: str) -> HttpResponse:
    projects = Project.objects.annotate(live_version=live.version_of())
    project = get_object_or_404(projects, pk=project_id)
    return HttpResponse(render_to_string(template, {"project": project}))


urlpatterns = [
    path("page/<uuid:project_id>/", draw, {"template": "live_page.html"}),
    path("region/<uuid:project_id>/", draw, {"template": "live_region.html"}),
]
application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": AllowedHostsOriginValidator(
            AuthMiddlewareStack(URLRouter(consumers.urlpatterns))
        ),
    }
)
