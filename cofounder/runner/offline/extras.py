"""What an app has beside its lists: how it is told, what it promises, and what tries that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cofounder.appspec.spec import (
    ApprovalWaits,
    BoardMoves,
    CalendarShows,
    ChartShows,
    ExportHolds,
    Feature,
    LowStockWarns,
    NotTestable,
    Probe,
    ReviewsAverage,
)

if TYPE_CHECKING:  # a picture knows the titles, so this would go round in a circle
    from cofounder.runner.offline.picture import Picture

#: extra -> its title and description in the scope
TITLES: dict[Feature, tuple[str, str]] = {
    "calendar": ("A calendar", "Everything with a date can be seen week by week."),
    "board": ("A board of cards", "Cards move from column to column; all see where things are."),
    "chart": ("A chart", "Numbers are drawn over time, so that a change is seen at a glance."),
    "export": ("Downloads", "Every list can be downloaded as a file that a spreadsheet opens."),
    "low_stock": ("Warnings when something runs low", "What falls below its mark is shown first."),
    "approval": ("Answers to requests", "What was asked for waits until somebody says yes or no."),
    "progress": ("Progress bars", "How far something has come is shown as a bar."),
    "reviews": ("Average ratings", "The average of all reviews is shown beside the name."),
}  # fmt: skip


def promise(name: Feature, picture: Picture) -> str:
    """Return what an extra promises."""
    lead = picture.lead
    return {
        "calendar": "What has a date appears on its day in the calendar.",
        "board": "Moving a card to another column changes its status for everybody.",
        "chart": "A new number appears in the chart.",
        "export": f"The list of {lead.names} can be downloaded as a file.",
        "low_stock": "What falls below its mark is shown as running low.",
        "approval": "A request stays open until somebody confirms or declines it.",
        "progress": "The bar grows when something is added.",
        "reviews": f"The average rating is shown beside each {lead.name}.",
    }[name]


def check(name: Feature, picture: Picture) -> Probe:
    """Return what tries the promise; without an entity, the app's first with the extra is meant."""
    checks: dict[Feature, Probe] = {
        "calendar": CalendarShows(),
        "board": BoardMoves(),
        "chart": ChartShows(),
        "export": ExportHolds(entity=picture.lead.name),
        "low_stock": LowStockWarns(),
        "approval": ApprovalWaits(),
        "reviews": ReviewsAverage(entity=picture.lead.name),
    }
    return checks.get(name, NotTestable())
