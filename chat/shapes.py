"""What the chat knows: plain facts of one project, or of a founder's list, as they stood once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True)
class Paper:
    """A document, how far it is, and what it says in a few lines."""

    kind: str
    label: str
    stage: str
    edited: bool = False
    gist: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A decision that was taken, newest first in ``Context.decisions``."""

    gate: str
    choice: str
    note: str
    on: str


@dataclass(frozen=True)
class Feature:
    """One feature of the scope with what it promises."""

    name: str
    promises: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tried:
    """A promise as the newest build found it: kept, broken or not_tested."""

    text: str
    outcome: str
    evidence: str


@dataclass(frozen=True)
class Attempt:
    """The newest build. Money in US cents, times in seconds; *begun* in seconds since the epoch."""

    pk: int
    label: str
    stage: str
    stage_label: str
    is_over: bool
    is_waiting: bool
    place: int
    failure: str
    debug_id: str
    begun: float | None
    likely_seconds: int
    seconds: int
    spent_cents: int
    ceiling_cents: int


@dataclass(frozen=True)
class Release:
    """A version: what is new in it, and when it was made."""

    pk: int
    label: str
    news: tuple[str, ...]
    on: str
    opened: bool


@dataclass(frozen=True)
class App:
    """What the newest version is, read from its own spec and files."""

    name: str
    things: tuple[str, ...]
    roles: tuple[str, ...]
    features: tuple[str, ...]
    files: int


@dataclass(frozen=True)
class Light:
    """The newest launch check: *version* is what it looked at; blockers are (what, fix)."""

    overall: str
    version: str
    blockers: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Allowed:
    """What the founder's tier allows. Money in US cents; None means without limit."""

    tier: str
    builds_per_day: int
    builds_at_once: int
    iterations: int
    iterations_most: int
    projects: int | None
    cents_per_build: int
    cents_per_day: int


@dataclass(frozen=True)
class Listed:
    """One project of the founder's list, with what happens next on it."""

    pk: str
    name: str
    stage: str
    parked: bool
    next: str


@dataclass(frozen=True)
class Context:
    """Everything an answer may say. Empty *project* means: no project is open.

    *stumble* is the newest build that failed; *advice* is what we would choose at the open gate.

    *live_version* and *at* (seconds since the epoch) tell how old the facts are.
    """

    at: float
    live_version: int
    engine: str
    offline: bool
    allowed: Allowed
    flags: tuple[str, ...] = ()
    projects: tuple[Listed, ...] = ()

    project: str = ""
    name: str = ""
    idea: str = ""
    stage: str = ""
    stage_number: int = 0
    parked: bool = False
    next_title: str = ""
    next_text: str = ""
    next_action: str = ""
    next_place: str = ""
    waiting: bool = False

    interview: str = ""
    answered: int = 0
    questions_left: int = 0
    papers: tuple[Paper, ...] = ()
    problem: str = ""
    people: str = ""
    features: tuple[Feature, ...] = ()
    left_out: tuple[str, ...] = ()
    weeks: int = 0
    plan: str = ""
    plan_time: str = ""
    plan_covers: int | None = None
    plans_offered: int = 0
    decisions: tuple[Decision, ...] = ()
    gate: int | None = None
    gate_kind: str = ""
    gate_choices: tuple[str, ...] = ()
    advice: str = ""
    advice_why: str = ""
    events: tuple[str, ...] = ()

    not_yet: str = ""
    likely_seconds: int = 0
    likely_cents: int | None = None
    ceiling_cents: int = 0
    spent_cents: int = 0
    builds: int = 0
    builds_failed: int = 0
    builds_today: int = 0
    builds_left: int = 0
    attempt: Attempt | None = None
    stumble: Attempt | None = None
    promises: tuple[Tried, ...] = ()
    checks: int = 0
    versions: tuple[Release, ...] = ()
    app: App | None = None
    changes_used: int = 0
    change: int | None = None
    change_stage: str = ""
    change_words: str = ""
    change_not_yet: str = ""
    score: int | None = None
    drift: tuple[str, ...] = ()
    light: Light | None = None
    launch_path: str = ""
    own_words: tuple[str, ...] = field(default=())

    @property
    def version(self) -> Release | None:
        """The newest version."""
        return self.versions[0] if self.versions else None

    @property
    def building(self) -> Attempt | None:
        """The build that waits or runs, if one does."""
        return self.attempt if self.attempt and not self.attempt.is_over else None

    @property
    def can_build(self) -> bool:
        """True when the first version may be built now."""
        return bool(self.project) and not (self.not_yet or self.building or self.version)

    def paper(self, kind: str) -> Paper | None:
        """The document of *kind*."""
        return next((paper for paper in self.papers if paper.kind == kind), None)


_ADAPTER = TypeAdapter(Context)


def pack(context: Context) -> dict[str, Any]:
    """Return *context* as plain JSON, for the session."""
    return _ADAPTER.dump_python(context, mode="json")


def unpack(packed: dict[str, Any]) -> Context:
    """Return the context that was packed."""
    return _ADAPTER.validate_python(packed)
