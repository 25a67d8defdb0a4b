"""Addresses of builds, changes, versions and previews."""

from django.urls import path

from builds.views import builds, changes, previews, versions

app_name = "builds"
urlpatterns = [
    path("projects/<uuid:project_id>/builds/", builds.index, name="list"),
    path("builds/<int:pk>/", builds.detail, name="detail"),
    path("builds/<int:pk>/cancellation/", builds.cancel, name="cancel"),
    path("projects/<uuid:project_id>/changes/", changes.index, name="changes"),
    path("projects/<uuid:project_id>/changes/<int:number>/", changes.show, name="change"),
    path("projects/<uuid:project_id>/changes/<int:number>/answers/", changes.answer, name="answer"),
    path(
        "projects/<uuid:project_id>/changes/<int:number>/words/", changes.rephrase, name="rephrase"
    ),
    path("projects/<uuid:project_id>/changes/<int:number>/agreement/", changes.agree, name="agree"),
    path("projects/<uuid:project_id>/changes/<int:number>/drop/", changes.drop, name="drop"),
    path("projects/<uuid:project_id>/versions/", versions.index, name="versions"),
    path("versions/<int:pk>/", versions.show, name="version"),
    path("versions/<int:pk>/files/", versions.file, name="file"),
    path("versions/<int:pk>/return/", versions.go_back, name="return"),
    path("versions/<int:pk>/preview/", previews.show, name="preview"),
    path("versions/<int:pk>/preview/tab/", previews.open_in_tab, name="open_preview"),
    path("versions/<int:pk>/shares/", previews.share, name="share"),
    path("versions/<int:pk>/shares/revocation/", previews.take_back, name="take_back"),
]
