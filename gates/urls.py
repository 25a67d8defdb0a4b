"""Addresses of decisions."""

from django.urls import path

from gates import views

app_name = "gates"
urlpatterns = [
    path("projects/<uuid:project_id>/decisions/", views.index, name="list"),
    path("decisions/<int:pk>/", views.detail, name="detail"),
]
