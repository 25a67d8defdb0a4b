"""Only a project's home: what the tabs look like before the other pages exist."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with nothing; only the address matters."""
    return HttpResponse()


urlpatterns = [
    path("projects/", include(([path("<int:pk>/", page, name="detail")], "projects"))),
]
