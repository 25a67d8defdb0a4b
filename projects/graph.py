"""The strategy graph: decisions, documents, milestones and versions, and what led to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from projects import items
from projects.items import Item
from projects.models import Project
from projects.story import Story, gather

TYPES = ("decision", "document", "milestone", "version")


@dataclass(frozen=True)
class Edge:
    """One node led to another; *relation* says how, read as "start relation end"."""

    start: str
    end: str
    relation: str


@dataclass(frozen=True)
class Graph:
    """Nodes, the oldest first, and the edges between them. An edge never points back in time."""

    nodes: tuple[Item, ...]
    edges: tuple[Edge, ...]

    def before(self, node: Item) -> list[tuple[Edge, Item]]:
        """What led to *node*."""
        return [(e, n) for e in self.edges if e.end == node.id for n in self.nodes
                if n.id == e.start]  # fmt: skip

    def after(self, node: Item) -> list[tuple[Edge, Item]]:
        """What *node* led to."""
        return [(e, n) for e in self.edges if e.start == node.id for n in self.nodes
                if n.id == e.end]  # fmt: skip

    def as_dict(self) -> dict[str, list[dict[str, Any]]]:
        """The graph as JSON. The names of its keys are a promise to scripts."""
        names = ("id", "type", "title", "status", "created_at", "why", "tradeoffs", "alternatives",
                 "impact", "url")  # fmt: skip
        return {
            "nodes": [
                {name: value for name, value in node.as_dict().items() if name in names}
                for node in self.nodes
            ],
            "edges": [{"from": e.start, "to": e.end, "relation": e.relation} for e in self.edges],
        }


def of(project: Project) -> Graph:
    """Return the graph of *project*."""
    return drawn_from(gather(project))


def drawn_from(story: Story) -> Graph:
    """Return the graph of a *story*: a pure function of its rows."""
    found = items.of(story)
    nodes = [item for item in found.values() if item.type in TYPES]
    nodes.sort(key=lambda node: (node.created_at, TYPES.index(node.type) != 1))
    place = {node.id: number for number, node in enumerate(nodes)}
    edges = dict.fromkeys(
        edge
        for edge in _edges(story)
        if edge.start in place and edge.end in place and place[edge.start] < place[edge.end]
    )
    graph = Graph(tuple(nodes), tuple(edges))
    return replace(graph, nodes=tuple(_with_impact(graph, node) for node in nodes))


def _with_impact(graph: Graph, node: Item) -> Item:
    """Let a node without words of its own say what followed from it."""
    followed = [after.title for _, after in graph.after(node)]
    if node.impact or not followed:
        return node
    more = f" and {len(followed) - 3} more" if len(followed) > 3 else ""
    return replace(node, impact=f"It led to {', '.join(followed[:3])}{more}.")


def _edges(story: Story) -> Iterator[Edge]:
    """What led to what, as the rows tell; ends that are no nodes are sorted out later."""
    yield Edge("document-thesis", "document-idea_brief", "was written out as")
    yield from _directions(story)
    yield from _plans(story)
    yield from _way(story)
    yield from _decisions_on_versions(story)
    yield from _versions(story)


def _directions(story: Story) -> Iterator[Edge]:
    gates = [gate for gate in story.gates if gate.kind == "direction"]
    for gate, following in zip(gates, [*gates, None][1:], strict=True):
        yield Edge("document-idea_brief", f"gate-{gate.pk}", "was decided on in")
        if following:
            yield Edge(f"gate-{gate.pk}", f"gate-{following.pk}", "led to")
        if gate.choice == "proceed" and story.plan:
            yield Edge(f"gate-{gate.pk}", f"plan-{story.plan.pk}", "led to")


def _plans(story: Story) -> Iterator[Edge]:
    for document in story.documents:
        if story.plan and document.kind not in {"thesis", "idea_brief"}:
            yield Edge(f"plan-{story.plan.pk}", f"document-{document.kind}", "is described in")


def _way(story: Story) -> Iterator[Edge]:
    before = "document-milestones"
    for milestone in story.milestones:
        node = f"milestone-{milestone.position}"
        yield Edge(before, node, "begins with" if milestone.position == 1 else "comes before")
        before = node


def _decisions_on_versions(story: Story) -> Iterator[Edge]:
    gates = [gate for gate in story.gates if gate.kind == "solidification"]
    for gate, following in zip(gates, [*gates, None][1:], strict=True):
        seen = [v for v in story.versions if v.created_at <= gate.asked_at]
        if seen:
            yield Edge(f"version-{seen[-1].pk}", f"gate-{gate.pk}", "was decided on in")
        for change in story.changes:
            since = gate.choice == "iterate" and gate.decided_at <= change.created_at
            if since and (following is None or change.created_at < following.asked_at):
                yield Edge(f"gate-{gate.pk}", f"change-{change.number}", "led to")


def _versions(story: Story) -> Iterator[Edge]:
    made_by = {build.version_id: build for build in story.builds if build.version_id}
    numbers = {change.pk: change.number for change in story.changes}
    for change in story.changes:
        yield Edge(
            f"version-{change.version_id}", f"change-{change.number}", "was to be changed by"
        )
    for version in story.versions:
        node, build = f"version-{version.pk}", made_by.get(version.pk)
        if build and build.change_id:
            yield Edge(f"change-{numbers[build.change_id]}", node, "was built as")
        elif build and build.base_id:
            yield Edge(f"version-{build.base_id}", node, "was brought back as")
        elif version.parent_id:
            yield Edge(f"version-{version.parent_id}", node, "was followed by")
        else:
            yield Edge("document-mvp_scope", node, "was built as")
