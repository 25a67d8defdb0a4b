"""The board: the items of a project in four columns, read-only. It follows from what is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from projects import items
from projects.items import BACKLOG, DONE, PLANNED, PROGRESS, Item
from projects.models import Project
from projects.story import Story, gather

#: The columns in order: key, heading, and what an empty one says.
COLUMNS = (
    (BACKLOG, "Backlog", "Wishes and what the first version leaves out will be kept here."),
    (PLANNED, "Planned", "What the chosen plan and agreed changes bring will stand here."),
    (PROGRESS, "In progress", "Nothing is under way right now."),
    (DONE, "Done", "Documents, decisions and versions collect here."),
)


@dataclass(frozen=True)
class Column:
    """One column of the board, the newest card first in what is under way or done."""

    key: str
    heading: str
    empty: str
    cards: tuple[Item, ...]


def of(project: Project) -> list[Column]:
    """Return the board of *project*."""
    return dealt(gather(project))


def dealt(story: Story) -> list[Column]:
    """Deal the items of a *story* out to the columns: a pure function of its rows.

    - Backlog: wishes, what the scope leaves out, could-haves that the plan does not promise.
    - Planned: agreed changes, scheduled builds, features not built or not kept, milestones ahead.
    - In progress: open decisions, changes we talk about, documents not ready, the running build.
    - Done: documents, decisions, milestones behind us, versions, features whose promises are kept,
      changes that were built.

    Failed and stopped builds and dropped changes are history: they are on the timeline only.
    """
    found = list(items.of(story).values())
    return [
        Column(key, heading, empty, tuple(_ordered(key, [i for i in found if i.column == key])))
        for key, heading, empty in COLUMNS
    ]


def _ordered(key: str, cards: list[Item]) -> list[Item]:
    """What lies ahead keeps its own order; what is under way or done has the newest first."""
    return (
        sorted(cards, key=lambda c: c.created_at, reverse=True)
        if key in {PROGRESS, DONE}
        else cards
    )


def as_dict(columns: list[Column]) -> dict[str, list[dict[str, Any]]]:
    """Return the board as JSON: column key -> cards."""
    names = ("id", "type", "label", "title", "status", "created_at", "why", "url")
    return {
        column.key: [
            {name: value for name, value in card.as_dict().items() if name in names}
            for card in column.cards
        ]
        for column in columns
    }
