"""Addresses of the chat: one about the list of projects, one about each project."""

from django.urls import path

from chat import views

app_name = "chat"
urlpatterns = [
    path("chat/", views.talk, name="home"),
    path("chat/restart/", views.restart, name="restart"),
    path("projects/<uuid:project_id>/chat/", views.talk, name="project"),
    path("projects/<uuid:project_id>/chat/change/", views.change, name="change"),
    path("projects/<uuid:project_id>/chat/actions/", views.act, name="act"),
]
