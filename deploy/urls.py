"""Addresses of launching: a project's page and guides, and what can be downloaded."""

from django.urls import path

from deploy import views

app_name = "deploy"
urlpatterns = [
    path("projects/<uuid:project_id>/launch/", views.home, name="home"),
    path("projects/<uuid:project_id>/launch/choice/", views.choose, name="choice"),
    path("projects/<uuid:project_id>/launch/address/", views.address, name="address"),
    path("projects/<uuid:project_id>/launch/<slug:key>/", views.path, name="path"),
    path("projects/<uuid:project_id>/bundle/", views.bundle, name="bundle"),
    path("versions/<int:pk>/report/", views.report, name="report"),
    path("versions/<int:pk>/ticks/<slug:guide>/", views.ticks, name="ticks"),
    path("versions/<int:pk>/zip/", views.download, name="zip"),
]
