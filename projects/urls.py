"""Addresses of projects: nouns, the founder's own."""

from django.urls import path

from projects import research
from projects.views import documents, exports, history, home, interview, notes, plans, revisions

app_name = "projects"
urlpatterns = [
    path("", home.index, name="list"),
    path("new/", home.new, name="new"),
    path("<uuid:project_id>/", home.detail, name="detail"),
    path("<uuid:project_id>/name/", home.rename, name="rename"),
    path("<uuid:project_id>/rest/", home.park, name="park"),
    path("<uuid:project_id>/return/", home.unpark, name="unpark"),
    path("<uuid:project_id>/timeline/", history.timeline, name="timeline"),
    path("<uuid:project_id>/timeline/board/", history.board, name="board"),
    path("<uuid:project_id>/timeline/graph/", history.strategy, name="graph"),
    path("<uuid:project_id>/timeline/items/<slug:item>/", history.item, name="item"),
    path("<uuid:project_id>/interview/", interview.show, name="interview"),
    path("<uuid:project_id>/interview/answers/", interview.answer, name="answer"),
    path("<uuid:project_id>/interview/answers/<slug:key>/", interview.revise, name="revise"),
    path("<uuid:project_id>/interview/restart/", interview.restart, name="restart"),
    path("<uuid:project_id>/interview/attempts/", interview.retry, name="think_again"),
    path("<uuid:project_id>/documents/", documents.index, name="documents"),
    path("<uuid:project_id>/documents/export/", exports.show, name="export"),
    path("<uuid:project_id>/documents/export/file/", exports.file, name="export_file"),
    path("<uuid:project_id>/documents/<slug:kind>/", documents.show, name="document"),
    path("<uuid:project_id>/documents/<slug:kind>/attempts/", documents.retry, name="write_again"),
    path(
        "<uuid:project_id>/documents/<slug:kind>/sections/<slug:field>/",
        documents.edit,
        name="edit_section",
    ),
    path(
        "<uuid:project_id>/documents/<slug:kind>/versions/<int:number>/",
        revisions.show,
        name="revision",
    ),
    path(
        "<uuid:project_id>/documents/<slug:kind>/versions/<int:number>/return/",
        revisions.go_back,
        name="return_to_revision",
    ),
    path(
        "<uuid:project_id>/documents/<slug:kind>/comparison/",
        revisions.compare,
        name="comparison",
    ),
    path("<uuid:project_id>/documents/<slug:kind>/rewriting/", revisions.rewrite, name="rewriting"),
    path(
        "<uuid:project_id>/documents/<slug:kind>/sections/<slug:field>/notes/",
        notes.add,
        name="notes",
    ),
    path(
        "<uuid:project_id>/documents/<slug:kind>/notes/<int:pk>/removal/",
        notes.remove,
        name="remove_note",
    ),
    path("<uuid:project_id>/research/", research.show, name="research"),
    path("<uuid:project_id>/plans/", plans.index, name="plans"),
    path("<uuid:project_id>/plans/attempts/", plans.retry, name="plan_again"),
    path("<uuid:project_id>/plans/<int:pk>/choice/", plans.choose, name="choose_plan"),
]
