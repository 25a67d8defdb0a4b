"""Where everything stands when the strategy graph is drawn: time from left to right, a lane a type.

A node stands to the right of whatever led to it, and never left of an older one in its lane. What
came about at the same step is stacked. Lengths are in the drawing's own units, pixels at 100 %.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from textwrap import wrap

from projects.graph import TYPES, Edge, Graph
from projects.items import Item

WIDTH, HEIGHT = 184, 76
STEP_X, STEP_Y = 240, 92
LANE_HEAD, LANE_GAP = 14, 12
MARGIN = 12
#: How many letters of a title fit on a line, and how many lines.
LETTERS, LINES = 22, 2

LANES = {
    "decision": "Decisions",
    "document": "Documents",
    "milestone": "Milestones",
    "version": "Versions",
}


@dataclass(frozen=True)
class Box:
    """A node with its upper left corner, and its title in lines that fit."""

    node: Item
    x: int
    y: int
    lines: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Line:
    """An edge as the path of an SVG."""

    edge: Edge
    path: str


@dataclass(frozen=True)
class Lane:
    """A type's stripe: its heading, where it begins and how high it is."""

    type: str
    heading: str
    y: int
    height: int

    @property
    def baseline(self) -> int:
        """Where the heading is written."""
        return self.y + 28


@dataclass(frozen=True)
class Drawing:
    """All there is to draw. Boxes come in the order of time; so does the tab key."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(graph: Graph) -> Drawing:
    """Lay the *graph* out. The same graph gives the same drawing."""
    rank = _ranks(graph)
    stacked: dict[tuple[str, int], int] = defaultdict(int)
    row: dict[str, int] = {}
    for node in graph.nodes:
        row[node.id] = stacked[node.type, rank[node.id]]
        stacked[node.type, rank[node.id]] += 1
    lanes = _lanes(stacked)
    top = {lane.type: lane.y + LANE_HEAD for lane in lanes}
    boxes = tuple(
        Box(
            node,
            MARGIN + rank[node.id] * STEP_X,
            top[node.type] + row[node.id] * STEP_Y,
            tuple(wrap(node.title, LETTERS, max_lines=LINES, placeholder="…")),
        )
        for node in graph.nodes
    )
    at = {box.node.id: box for box in boxes}
    return Drawing(
        width=max((box.x for box in boxes), default=0) + WIDTH + MARGIN,
        height=lanes[-1].y + lanes[-1].height if lanes else 0,
        lanes=lanes,
        boxes=boxes,
        lines=tuple(Line(edge, _path(at[edge.start], at[edge.end])) for edge in graph.edges),
    )


def _ranks(graph: Graph) -> dict[str, int]:
    """Return the column of every node. Nodes come in the order of time, so one pass will do."""
    led_by: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        led_by[edge.end].append(edge.start)
    rank: dict[str, int] = {}
    reached: dict[str, int] = defaultdict(int)
    for node in graph.nodes:
        after = max((rank[start] + 1 for start in led_by[node.id]), default=0)
        rank[node.id] = reached[node.type] = max(after, reached[node.type])
    return rank


def _lanes(stacked: dict[tuple[str, int], int]) -> tuple[Lane, ...]:
    """Return the lanes that have nodes, one below the other, each as high as its highest stack."""
    lanes: list[Lane] = []
    y = 0
    for kind in TYPES:
        highest = max((n for (lane, _), n in stacked.items() if lane == kind), default=0)
        if highest:
            height = LANE_HEAD + highest * STEP_Y
            lanes.append(Lane(kind, LANES[kind], y, height))
            y += height + LANE_GAP
    return tuple(lanes)


def _path(start: Box, end: Box) -> str:
    """Return a calm curve from the right side of *start* to the left side of *end*."""
    x1, y1 = start.x + WIDTH, start.y + HEIGHT // 2
    x2, y2 = end.x, end.y + HEIGHT // 2
    bend = max(28, (x2 - x1) // 2)
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
