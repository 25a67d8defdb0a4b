"""The details of one item or event: what it is, why, what led to it and what it led to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from projects import graph, history, items
from projects.graph import Edge
from projects.history import Entry
from projects.items import Item
from projects.models import Project
from projects.story import gather

_EVENT = "event-"


@dataclass(frozen=True)
class Details:
    """What the panel shows under the id *key*: an event, the item it is about, or an item alone."""

    key: str
    entry: Entry | None
    item: Item | None
    before: list[tuple[Edge, Item]]
    after: list[tuple[Edge, Item]]

    def as_dict(self) -> dict[str, Any]:
        """The details as JSON."""
        return {
            "event": self.entry.as_dict() if self.entry else None,
            "item": self.item.as_dict() if self.item else None,
            "before": [{"id": node.id, "relation": edge.relation} for edge, node in self.before],
            "after": [{"id": node.id, "relation": edge.relation} for edge, node in self.after],
        }


def find(project: Project, key: str) -> Details | None:
    """Return the details of what *key* names in *project*; None when there is no such thing."""
    told = gather(project)
    found = items.of(told)
    entry = None
    if key.startswith(_EVENT):
        number = key.removeprefix(_EVENT)
        pk = int(number) if number.isdecimal() and len(number) < 19 else 0
        entry = next(iter(history.told(project.events.filter(pk=pk), told, found)), None)
        if entry is None:
            return None
    item = entry.about if entry else found.get(key)
    if entry is None and item is None:
        return None
    drawn = graph.drawn_from(told)
    node = next((node for node in drawn.nodes if item and node.id == item.id), None)
    if node is None:
        return Details(key, entry, item, [], [])
    return Details(key, entry, node, drawn.before(node), drawn.after(node))
