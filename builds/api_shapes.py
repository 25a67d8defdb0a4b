"""The shapes of JSON about builds, versions and changes; ``tests/api/openapi.json`` holds them."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Field, Schema

from cofounder.shapes import Note, Words


class BuildOut(Schema):
    """A build. *label* is the version it became or aims for; *error* is for the founder.

    Money in US cents, times in seconds. *place* counts from 1 while it waits in line, else 0.
    """

    id: int
    project: str
    number: int
    label: str
    version: str | None
    change: int | None
    stage: str
    stage_label: str
    is_over: bool
    place: int
    error: str | None
    debug_id: str
    likely_seconds: int
    seconds: int
    ceiling_cents: int
    spent_cents: int
    created_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    url: str


class BuildEventOut(Schema):
    """One line of a build's record."""

    seq: int
    stage: str
    sentence: str
    at: datetime


class PromiseOut(Schema):
    """A promise as this build found it: kept, broken or not_tested."""

    text: str
    feature: str
    outcome: str
    evidence: str


class BuildDetail(BuildOut):
    """A build with what happened, in order, and what became of each promise."""

    events: list[BuildEventOut]
    promises: list[PromiseOut]


class VersionOut(Schema):
    """A version. *news* says in plain words what is different from its parent."""

    id: int
    name: str
    tag: str
    number: int
    parent: str | None
    news: list[str]
    files: int
    created_at: datetime
    url: str
    preview_url: str | None


class QuestionOut(Schema):
    """What we ask about a change. *kind*: text, long_text, single or multiple."""

    key: str
    text: str
    why: str
    kind: str
    suggestions: list[str]


class AnsweredOut(Schema):
    """A question about a change, with what the founder answered."""

    question: str
    values: list[str]


class ChangeOut(Schema):
    """A change request. *restatement* is how we understood it; *version* what it is asked of.

    While it waits for agreement, *digest* names what we would build; send it when you agree.
    """

    number: int
    project: str
    words: str
    stage: str
    stage_label: str
    version: str
    answered: list[AnsweredOut]
    question: QuestionOut | None
    restatement: str | None
    digest: str | None
    alignment: dict[str, Any]
    error: str | None
    debug_id: str | None
    build: int | None
    built_as: str | None
    created_at: datetime
    agreed_at: datetime | None
    url: str


class ChangeIn(Schema):
    """What should be different, in the founder's words."""

    words: Words


class AnswerIn(Schema):
    """The answer to the question called *key*; several values where it is a multiple choice."""

    key: str = Field(max_length=100)
    values: Annotated[list[Note], Field(max_length=40)]


class AgreementIn(Schema):
    """Yes to what was read. *digest* is that of the change; beyond the batch it needs *keep_going*.

    To build again what was agreed on before, it needs neither.
    """

    digest: str = Field("", max_length=64)
    keep_going: bool = False
