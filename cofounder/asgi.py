"""The ASGI entry: previews by host, pages by path, live updates by websocket."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cofounder.settings")
os.environ.setdefault("ROLE", "web")
pages = get_asgi_application()

# Both need Django to be set up.
from builds.previews.proxy import PreviewHosts  # noqa: E402
from projects.consumers import urlpatterns  # noqa: E402

application = PreviewHosts(
    ProtocolTypeRouter(
        {
            "http": pages,
            "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(urlpatterns))),
        }
    )
)
