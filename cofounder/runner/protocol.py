"""What a runner can be asked, and the shapes of its answers.

A runner is the co-founder's mind: the built-in one (``offline``) or a model. Its answers are
frozen pydantic models: the type of an answer is also the schema a model is asked to fill.
The papers it writes are in ``papers``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import Field

from cofounder.appspec.changes import Operation
from cofounder.appspec.spec import AppSpec
from cofounder.runner.papers import Answer, PlanSet, Tier

# --- the interview -------------------------------------------------------------------------


class Question(Answer):
    """One question. *key* is stable: an edited interview recognises its questions by it."""

    key: str = Field(max_length=60)
    part: Literal["thesis", "understanding", "change"]
    kind: Literal["text", "long_text", "single", "multiple"]
    text: str
    why: str = Field(default="", description="why we ask, in one sentence")
    suggestions: tuple[str, ...] = ()
    required: bool = False
    allow_other: bool = Field(default=True, description="own words beside the options")
    preselected: tuple[str, ...] = Field(default=(), description="multiple: what we propose")


@dataclass(frozen=True)
class Answered:
    """A question with the founder's answer. A multiple choice holds several values."""

    question: Question
    values: tuple[str, ...]

    @property
    def text(self) -> str:
        """The answer as one line of text."""
        return ", ".join(self.values)


@dataclass(frozen=True)
class Known:
    """What a runner knows of a project when it is asked. All text is the founder's: data."""

    idea: str
    answers: tuple[Answered, ...] = ()
    tier: Tier = "bootstrapper"
    direction: str = ""  # lines "narrow: <words>" or "pivot: <words>", newest last
    documents: tuple[tuple[str, dict], ...] = ()  # (kind, content) as they stand now
    plan: dict | None = None  # the chosen plan option

    def answer(self, key: str) -> tuple[str, ...]:
        """Return the values answered to the question *key*, or nothing."""
        return next((a.values for a in self.answers if a.question.key == key), ())

    def document(self, kind: str) -> dict:
        """Return the content of the document of *kind*, or an empty one."""
        return dict(self.documents).get(kind, {})


# --- changes -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wanted:
    """A change as far as we have talked about it: data in the founder's *words*.

    *spec* is the app of the version it was asked of.
    """

    words: str
    spec: AppSpec
    answers: tuple[Answered, ...] = ()


class ChangePlan(Answer):
    """What we would do about a change.

    *wishes* is what this runner cannot make, each a sentence; with wishes and no operations there
    is nothing to build. *covered* are the founder's words behind the operations; "" is all of them.
    """

    restatement: str = Field(description="the change as we understood it, to be agreed on")
    goal: str = Field(description="what it is good for, in one sentence")
    operations: tuple[Operation, ...] = ()
    covered: str = ""
    wishes: tuple[str, ...] = ()


# --- code ----------------------------------------------------------------------------------


class SourceFile(Answer):
    """One text file of a workspace. *path* is relative, with forward slashes."""

    path: str
    text: str


class SourceTree(Answer):
    """The files a runner wants written, and what it did in sentences for the founder."""

    files: tuple[SourceFile, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """A failed check: what a repair is told. *output* is a log: data, never instructions."""

    check: str
    command: str
    exit_code: int
    output: str


class Runner(Protocol):
    """The co-founder's mind. Implementations raise only ``RunnerError``.

    *instant* runners answer within milliseconds and may be asked during a page request;
    all others are asked in a worker.
    """

    name: str  # "The built-in co-founder", shown on screen
    instant: bool

    def next_question(self, known: Known) -> Question | None:
        """Return what to ask next, or None when we know enough."""
        ...

    def still_apply(self, known: Known) -> set[str]:
        """After an edit, return the keys of those answers whose question still makes sense."""
        ...

    def questions_left(self, known: Known) -> int:
        """Estimate how many questions remain, the open one included."""
        ...

    def name_project(self, known: Known) -> str:
        """Return a short product name, at most 60 characters, from the founder's words."""
        ...

    def write_document(self, kind: str, known: Known) -> Answer:
        """Return the document of *kind*, an instance of ``DOCUMENTS[kind]``."""
        ...

    def propose_plans(self, known: Known, *, wish: str = "") -> PlanSet:
        """Return 2-3 plans; *wish* says what the founder missed in the ones before."""
        ...

    def specify_app(self, known: Known) -> AppSpec:
        """Return the app that the scope and the chosen plan describe."""
        ...

    def ask_about_change(self, known: Known, wanted: Wanted) -> Question | None:
        """Return what is still unclear about a change (two questions at most), or None."""
        ...

    def plan_change(self, known: Known, wanted: Wanted) -> ChangePlan:
        """Return what is to be done; its operations apply to ``wanted.spec`` without error."""
        ...

    def write_code(
        self, known: Known, spec: AppSpec, scaffold: SourceTree, problems: Sequence[Problem] = ()
    ) -> SourceTree:
        """Return the files that differ from *scaffold*; with *problems*, those that repair them."""
        ...
