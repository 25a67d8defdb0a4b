"""Projects as JSON: one example of every address, and what a brand-new project answers."""

import pytest
from waffle.models import Flag

from projects import timeline
from projects.models import Document, Project
from tests.factories import DocumentFactory, ProjectFactory, a_version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flags")]


@pytest.fixture
def new(founder):
    return ProjectFactory(owner=founder)


def test_features_say_what_is_on_and_what_the_tier_holds(script):
    found = script.get("features")
    assert found["flags"] == {
        "strategy_graph": True, "timeline_board": True, "deep_research": False,
    }  # fmt: skip
    assert found["tier"] == {"key": "bootstrapper", "label": "Bootstrapper"}
    assert found["limits"]["builds_per_day"] == 5
    assert found["limits"]["cents_per_build"] == 200


def test_projects_are_the_founders_own(script, new):
    ProjectFactory()
    listed = script.get("projects")
    assert [project["id"] for project in listed] == [str(new.pk)]
    assert listed[0] == script.get(f"projects/{new.pk}")
    assert listed[0]["stage_number"] == 0
    assert listed[0]["status"] == "active"


def test_every_list_of_a_brand_new_project_is_empty_and_never_null(script, new):
    home = script.get(f"projects/{new.pk}/dashboard")
    for name in ("risks", "documents", "pending_decisions", "changes"):
        assert home[name] == []
    assert home["version"] is None
    assert home["latest_build"] is None
    for name in ("documents", "gates", "builds", "versions", "changes"):
        assert script.get(f"projects/{new.pk}/{name}") == []
    assert script.get(f"projects/{new.pk}/timeline")["items"] == []
    assert script.get(f"projects/{new.pk}/graph") == {"nodes": [], "edges": []}
    assert script.get(f"projects/{new.pk}/board") == {
        "backlog": [], "planned": [], "progress": [], "done": [],
    }  # fmt: skip


def test_somebody_without_projects_has_an_empty_list(stranger):
    assert stranger.get("projects") == []


def test_the_dashboard_is_that_of_the_page(script, founder):
    version = a_version(owner=founder)
    home = script.get(f"projects/{version.project.pk}/dashboard")
    assert home["project"]["stage"] == "mvp"
    assert home["version"] == "v0.1"
    assert home["latest_build"]["stage"] == "ready"
    assert home["latest_build"]["error"] is None
    assert home["preview"]["opened_at"] is None
    assert home["next"]["title"] == "v0.1 is ready to try."


def test_the_timeline_is_searched_filtered_and_paged(script, new, founder):
    for number in range(55):
        timeline.record(new, "project.renamed", by=founder, name=f"Name {number}")
    timeline.record(new, "build.failed", version="v0.1", failure="No answer.", debug_id="abcd1234")
    first = script.get(f"projects/{new.pk}/timeline")
    assert (len(first["items"]), first["page"], first["pages"], first["total"]) == (50, 1, 2, 56)
    assert first["items"][0]["debug_id"] == "abcd1234"
    assert len(script.get(f"projects/{new.pk}/timeline", page=2)["items"]) == 6
    found = script.get(f"projects/{new.pk}/timeline", words="Name 54")
    assert [event["kind"] for event in found["items"]] == ["project.renamed"]
    builds = script.get(f"projects/{new.pk}/timeline", group="builds", version="v0.1")
    assert builds["total"] == 1


def test_the_graph_has_nodes_and_what_led_to_what(script, founder):
    version = a_version(owner=founder)
    graph = script.get(f"projects/{version.project.pk}/graph")
    assert {"document", "version"} <= {node["type"] for node in graph["nodes"]}
    assert {"from", "to", "relation"} == set(graph["edges"][0])
    assert all(node["tradeoffs"] is not None for node in graph["nodes"])


def test_the_board_has_its_four_columns(script, founder):
    version = a_version(owner=founder)
    board = script.get(f"projects/{version.project.pk}/board")
    assert any(card["type"] == "version" for card in board["done"])


def test_documents_are_listed_and_read(script, new):
    DocumentFactory(project=new, kind=Document.Kind.IDEA_BRIEF)
    listed = script.get(f"projects/{new.pk}/documents")
    assert [(d["kind"], d["version"]) for d in listed] == [("idea_brief", 1)]
    read = script.get(f"projects/{new.pk}/documents/idea_brief")
    assert read["sections"] == [
        {"name": "problem_statement", "label": "The problem", "shape": "text",
         "value": "Dogs stay at home too long.", "strength": None}
    ]  # fmt: skip
    script.get(f"projects/{new.pk}/documents/thesis", status=404)


@pytest.mark.parametrize(("flag", "page"), [
    ("strategy_graph", "graph"), ("timeline_board", "board"), ("deep_research", "research"),
])  # fmt: skip
def test_what_is_off_is_refused_with_the_reason(script, new, flag, page):
    Flag.objects.filter(name=flag).update(everyone=False)
    refused = script.get(f"projects/{new.pk}/{page}", status=403)
    assert refused["type"] == "urn:cofounder:switched-off"
    assert "beta feature that is not switched on" in refused["detail"]


def test_deep_research_answers_402_and_changes_nothing(script, new):
    Flag.objects.filter(name="deep_research").update(everyone=True)
    for refused in (
        script.get(f"projects/{new.pk}/research", status=402),
        script.post(f"projects/{new.pk}/research", status=402),
    ):
        assert refused["type"] == "urn:cofounder:payment-needed"
        assert "nothing is charged" in refused["detail"]
    assert not new.events.exists()
    assert Project.objects.get(pk=new.pk).stage == Project.Stage.IDEA
