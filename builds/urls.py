"""Addresses of builds, versions and previews."""

from django.urls import path

from builds import views

app_name = "builds"
urlpatterns = [
    path("projects/<uuid:project_id>/builds/", views.index, name="list"),
    path("builds/<int:pk>/", views.detail, name="detail"),
    path("builds/<int:pk>/cancellation/", views.cancel, name="cancel"),
    path("versions/<int:pk>/preview/", views.preview, name="preview"),
    path("versions/<int:pk>/preview/tab/", views.open_preview, name="open_preview"),
    path("versions/<int:pk>/shares/", views.share, name="share"),
    path("versions/<int:pk>/shares/revocation/", views.take_back, name="take_back"),
]
