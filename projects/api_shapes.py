"""The shapes of a project's JSON. Scripts rely on them: ``tests/api/openapi.json`` holds them."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, Schema


class Flags(Schema):
    """Which beta features are on for you."""

    strategy_graph: bool
    timeline_board: bool
    deep_research: bool


class TierOut(Schema):
    """Your tier."""

    key: str
    label: str


class LimitsOut(Schema):
    """What your tier holds. Null is without limit; money in US cents."""

    builds_at_once: int
    builds_per_day: int
    iterations_asked_after: int
    iterations_at_most: int
    places_jumped: int
    active_projects: int | None
    open_interviews: int | None
    cents_per_build: int
    cents_per_day: int


class Features(Schema):
    """What you may use, and how much of it."""

    flags: Flags
    tier: TierOut
    limits: LimitsOut


class ProjectOut(Schema):
    """A project. *stage_number* is 1 to 5, and 0 before the first stage."""

    id: str
    name: str
    idea: str
    stage: str
    stage_label: str
    stage_number: int
    status: str
    created_at: datetime
    url: str


class DashboardProject(Schema):
    """Whose dashboard it is."""

    id: str
    name: str
    idea: str
    stage: str
    stage_number: int
    status: str


class NextOut(Schema):
    """The one thing to do next; an empty *url* is nothing to do."""

    title: str
    text: str
    action: str
    url: str


class MilestoneOut(Schema):
    """The first milestone that is not behind us."""

    title: str
    description: str
    position: int
    of: int
    success_criteria: list[str]
    estimated_weeks: int | None


class RiskOut(Schema):
    """Something that needs a look. *post* marks an action that changes something."""

    kind: str
    title: str
    text: str
    action: str
    url: str
    post: bool


class LatestBuild(Schema):
    """The newest build. Money in US cents."""

    id: int
    label: str
    stage: str
    stage_label: str
    version: str | None
    error: str | None
    debug_id: str
    spent_cents: int
    ceiling_cents: int
    started_at: datetime
    ended_at: datetime | None
    url: str


class PreviewOut(Schema):
    """The running app of the newest version."""

    version: str
    opened_at: datetime | None
    url: str


class DocumentLine(Schema):
    """A document and how far it is. *version* counts its wordings from 1."""

    kind: str
    title: str
    stage: str
    stage_label: str
    version: int | None
    url: str


class PendingDecision(Schema):
    """A decision that waits for you."""

    id: int
    kind: str
    title: str
    asked_at: datetime
    url: str


class ChangeLine(Schema):
    """A change or a wish that is neither built nor dropped."""

    number: int
    title: str
    words: str
    stage: str
    stage_label: str
    created_at: datetime
    url: str


class Dashboard(Schema):
    """Everything on a project's home. Lists are never null."""

    project: DashboardProject
    progress_percent: int
    next: NextOut
    version: str | None
    mvp_completion_percent: int | None
    next_milestone: MilestoneOut | None
    risks: list[RiskOut]
    latest_build: LatestBuild | None
    preview: PreviewOut | None
    documents: list[DocumentLine]
    pending_decisions: list[PendingDecision]
    changes: list[ChangeLine]


class TimelineFilter(Schema):
    """What to look for. *group* and *version* are as on the pages; pages count from 1."""

    words: str = Field("", max_length=1_000)
    group: str = Field("", max_length=40)
    version: str = Field("", max_length=40)
    page: int = Field(1, ge=1, le=1_000_000)


class About(Schema):
    """What an event is about."""

    id: str
    title: str
    url: str


class EventOut(Schema):
    """One thing that happened."""

    id: int
    kind: str
    group: str
    sentence: str
    at: datetime
    version: str | None
    note: str | None
    debug_id: str | None
    about: About | None


class Timeline(Schema):
    """One page of what happened; *total* counts the events of all pages."""

    items: list[EventOut]
    page: int
    pages: int
    total: int


class Node(Schema):
    """A decision, document, milestone or version, and why it is so."""

    id: str
    type: str
    title: str
    status: str
    created_at: datetime
    why: str
    tradeoffs: list[str]
    alternatives: list[str]
    impact: str
    url: str


class EdgeOut(Schema):
    """One node led to another: *from* relation *to*."""

    from_: str = Field(alias="from")
    to: str
    relation: str


class Graph(Schema):
    """The strategy graph, the oldest node first. No edge points back in time."""

    nodes: list[Node]
    edges: list[EdgeOut]


class Card(Schema):
    """One card of the board."""

    id: str
    type: str
    label: str
    title: str
    status: str
    created_at: datetime
    why: str
    url: str


class Board(Schema):
    """The four columns of the board."""

    backlog: list[Card]
    planned: list[Card]
    progress: list[Card]
    done: list[Card]


class DocumentOut(DocumentLine):
    """A document; *error* says why it was not written."""

    written_at: datetime | None
    error: str | None
    debug_id: str | None


class SectionOut(Schema):
    """A section. *value* is a text, a list of texts or of items, or a number, as *shape* says."""

    name: str
    label: str
    shape: Literal["text", "lines", "items", "number"]
    value: Any
    strength: str | None


class DocumentDetail(DocumentOut):
    """A document with what it says."""

    sections: list[SectionOut]


class Locked(Schema):
    """Nothing: the address always answers with a problem document."""
