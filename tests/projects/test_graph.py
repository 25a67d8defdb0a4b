"""The strategy graph says what led to what, and is drawn so that it can be read."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from waffle import get_waffle_flag_model

from projects import drawing, graph
from projects.flags import Beta
from projects.items import Item
from tests.factories import ProjectFactory
from tests.projects import stories

pytestmark = pytest.mark.django_db
KEYS = {"id", "type", "title", "status", "created_at", "why", "tradeoffs", "alternatives",
        "impact", "url"}  # fmt: skip


@pytest.fixture
def project(founder):
    return stories.grown(founder)


def node(found, start):
    return next(node for node in found["nodes"] if node["id"].startswith(start))


def told(project):
    """Every edge in words."""
    found = graph.of(project)
    titles = {node.id: node.title for node in found.nodes}
    return {f"{titles[e.start]} {e.relation} {titles[e.end]}" for e in found.edges}


def test_a_brand_new_project_has_an_empty_graph(founder):
    assert graph.of(ProjectFactory(owner=founder)).as_dict() == {"nodes": [], "edges": []}


def test_nodes_have_the_promised_keys_and_no_list_is_null(project):
    found = json.loads(json.dumps(graph.of(project).as_dict()))
    assert all(set(node) == KEYS for node in found["nodes"])
    assert {node["type"] for node in found["nodes"]} == set(graph.TYPES)
    assert all(isinstance(n[name], list) for n in found["nodes"]
               for name in ("tradeoffs", "alternatives"))  # fmt: skip
    assert all(set(edge) == {"from", "to", "relation"} for edge in found["edges"])


def test_what_led_to_what_is_told_from_the_rows(project):
    assert told(project) >= {
        "Thesis snapshot was written out as Idea brief",
        "Idea brief was decided on in Direction decision: proceed",
        "Direction decision: proceed led to Plan: A pilot first",
        "Plan: A pilot first is described in MVP scope",
        "MVP scope was built as v0.1: Walkies",
        "Milestones begins with The heart runs",
        "The heart runs comes before It is complete",
        "v0.1: Walkies was decided on in Next step decision: iterate",
        "Next step decision: iterate led to Show walks on a map",
        "v0.1: Walkies was to be changed by Show walks on a map",
        "Show walks on a map was built as v0.2: Walkies",
    }


def test_a_narrowed_direction_leads_to_the_next_decision(founder):
    project = ProjectFactory(owner=founder)
    stories.gate(project, choice="narrow", days=3)
    stories.gate(project, days=2)
    assert told(project) == {"Direction decision: narrow led to Direction decision"}


def test_a_version_that_was_brought_back_follows_the_one_it_came_from(founder):
    project = stories.planned(founder)
    first = stories.build(project, days=3)
    stories.build(project, days=2, base=first.version)
    stories.build(project, days=1, base=first.version)
    assert "v0.1: Walkies was brought back as v0.3: Walkies" in told(project)


def test_a_plan_knows_what_it_costs_and_what_it_was_chosen_over(project):
    plan = node(graph.of(project).as_dict(), "plan-")
    assert plan["tradeoffs"] == ["Certainty against time.", "It waits with reviews."]
    assert plan["alternatives"] == ["Everything at once"]
    assert (plan["why"], plan["impact"]) == ("We learn soon.", "Two of three.")


def test_a_decision_says_why_and_what_followed(project):
    gate = node(graph.of(project).as_dict(), "gate-")
    assert gate["why"] == "People asked for it."
    assert gate["impact"] == "It led to Plan: A pilot first."
    assert gate["alternatives"] == []  # nothing is invented


def test_milestones_and_versions_say_how_they_stand(project):
    found = graph.of(project).as_dict()
    states = [node["status"] for node in found["nodes"] if node["type"] == "milestone"]
    assert states == ["Behind us", "Next", "Later"]
    states = {node["title"]: node["status"] for node in found["nodes"] if node["type"] == "version"}
    assert states == {"v0.1: Walkies": "Earlier", "v0.2: Walkies": "Newest"}
    newest = next(node for node in found["nodes"] if node["status"] == "Newest")
    assert newest["impact"] == "3 of 4 promises were kept when it was built."


def test_no_edge_points_back_in_time_or_nowhere(project):
    found = graph.of(project)
    place = {node.id: number for number, node in enumerate(found.nodes)}
    assert found.edges
    assert all(place[edge.start] < place[edge.end] for edge in found.edges)


# --- the drawing -------------------------------------------------------------------------------


def many(count):
    """A graph of *count* nodes, each led to by one some steps before it."""
    nodes = tuple(
        Item(f"n-{n}", graph.TYPES[n % 4], "Node", f"Node number {n} with a rather long title",
             "Done", stories.ago(days=count - n), "/")
        for n in range(count)
    )  # fmt: skip
    edges = tuple(graph.Edge(f"n-{n // 2}", f"n-{n}", "led to") for n in range(1, count))
    return graph.Graph(nodes, edges)


@pytest.mark.parametrize("count", [0, 1, 5, 60])
def test_nothing_overlaps_and_everything_is_inside(count):
    drawn = drawing.draw(many(count))
    assert len(drawn.boxes) == count
    for number, box in enumerate(drawn.boxes):
        assert 0 <= box.x <= drawn.width - box.width
        assert 0 <= box.y <= drawn.height - box.height
        for other in drawn.boxes[:number]:
            apart = abs(box.x - other.x) >= box.width or abs(box.y - other.y) >= box.height
            assert apart, (box.node.id, other.node.id)


def test_time_runs_from_left_to_right_and_each_type_keeps_to_its_lane():
    drawn = drawing.draw(many(60))
    at = {box.node.id: box for box in drawn.boxes}
    for line in drawn.lines:
        assert at[line.edge.start].x < at[line.edge.end].x
    for lane in drawn.lanes:
        inside = [box for box in drawn.boxes if box.node.type == lane.type]
        assert all(lane.y < box.y < lane.y + lane.height for box in inside)
        assert [box.x for box in inside] == sorted(box.x for box in inside)


def test_what_nothing_led_to_does_not_fall_back_to_the_left():
    nodes = many(10).nodes
    drawn = drawing.draw(graph.Graph(nodes, (graph.Edge("n-1", "n-5", "led to"),)))
    at = {box.node.id: box.x for box in drawn.boxes}
    assert at["n-1"] < at["n-5"] <= at["n-9"]


def test_titles_are_cut_to_two_short_lines():
    for box in drawing.draw(many(5)).boxes:
        assert len(box.lines) <= drawing.LINES
        assert all(len(line) <= drawing.LETTERS for line in box.lines)


# --- the page ----------------------------------------------------------------------------------


def page(client, project):
    return client.get(reverse("projects:graph", args=[project.pk]))


def test_each_node_is_a_link_with_a_name_in_the_drawing_and_in_the_list(client, project):
    text = page(client, project).text
    drawn, listed = text.split("strategy__list")[0], text.split("strategy__list")[1]
    for node in graph.of(project).nodes:
        address = reverse("projects:item", args=[project.pk, node.id])
        link = re.search(rf'<a [^>]*href="{address}"[^>]*aria-label="([^"]+)"', drawn)
        assert link, node.id
        assert node.status in link[1]
        assert address in listed


@pytest.mark.parametrize("arrange", [ProjectFactory, stories.grown, stories.hostile])
@pytest.mark.parametrize("status", ["active", "parked"])
def test_every_project_has_a_graph_page(client, founder, arrange, status):
    project = arrange(founder) if arrange is not ProjectFactory else arrange(owner=founder)
    type(project).objects.filter(pk=project.pk).update(status=status)
    answer = page(client, project)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_an_empty_graph_says_what_will_be_here(client, founder):
    text = page(client, ProjectFactory(owner=founder)).text
    assert "Nothing to draw yet." in text
    assert "<strategy-graph" not in text


def test_switched_off_there_is_no_graph_and_no_way_to_it(client, project):
    address = reverse("projects:graph", args=[project.pk])
    timeline = reverse("projects:timeline", args=[project.pk])
    assert address in client.get(timeline).text
    row = {"name": Beta.STRATEGY_GRAPH.value, "defaults": {"everyone": False}}
    get_waffle_flag_model().objects.update_or_create(**row)
    assert page(client, project).status_code == 404
    assert address not in client.get(timeline).text


def test_the_graph_asks_no_more_as_it_grows(client, project):
    with CaptureQueriesContext(connection) as before:
        page(client, project)
    for _ in range(12):
        stories.tried(stories.build(project))
        stories.gate(project, "solidification", "iterate")
        stories.change(project, project.versions.first(), "built")
    with CaptureQueriesContext(connection) as after:
        assert page(client, project).text.count('class="graph__node ') > 40
    assert len(after) == len(before)
