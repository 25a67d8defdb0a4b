"""Every address of the product."""

from django.contrib import admin
from django.urls import include, path

from cofounder import door, views

handler500 = "cofounder.views.broken"
urlpatterns = [
    path("", views.home, name="home"),
    path("engines/", views.engines, name="engines"),
    path("healthz", views.health, name="health"),
    path("favicon.ico", views.favicon),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("account/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("projects/", include("projects.urls")),
    path("api/v1/<path:rest>", door.knock, name="api"),
    path("", include("gates.urls")),
    path("", include("builds.urls")),
    path("", include("chat.urls")),
    path("", include("deploy.urls")),
]
