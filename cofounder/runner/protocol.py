"""What a runner can be asked, and the shapes of its answers.

A runner is the co-founder's mind: the built-in one (``offline``) or a model. Its answers are
frozen pydantic models: the type of an answer is also the schema a model is asked to fill.
Fields that only higher tiers see are marked in ``TIER_FIELDS``; lists are never null.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from cofounder.appspec.spec import AppSpec

Strength = Literal["strong", "moderate", "needs_depth"]
Tier = Literal["bootstrapper", "partner", "cto"]


class Answer(BaseModel):
    """The base of everything a runner answers with."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- the interview -------------------------------------------------------------------------


class Question(Answer):
    """One question. *key* is stable: an edited interview recognises its questions by it."""

    key: str = Field(max_length=60)
    part: Literal["thesis", "understanding"]
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


# --- documents -----------------------------------------------------------------------------


class Thesis(Answer):
    """The thesis snapshot."""

    problem: str
    target_user: str
    value_prop: str
    key_constraint: str
    differentiation: str = ""
    monetization_hypothesis: str = ""
    assumptions: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    smallest_viable_experiment: str = ""
    confidence: dict[str, Strength] = {}


class IdeaBrief(Answer):
    """The idea brief. *confidence* tells per field how strong its evidence is."""

    problem_statement: str
    target_user: str
    value_prop: str
    differentiation: str
    monetization_hypothesis: str
    market_context: str
    key_constraints: tuple[str, ...]
    assumptions: tuple[str, ...]
    risks: tuple[str, ...]
    smallest_viable_experiment: str
    competitive_analysis: str = ""
    scalability_notes: str = ""
    risk_deep_dive: str = ""
    confidence: dict[str, Strength] = {}


class ProductBrief(Answer):
    """What the product is, for whom, and why it is different."""

    problem_statement: str
    target_user: str
    value_proposition: str
    key_constraint: str
    differentiation_points: tuple[str, ...]
    market_analysis: str = ""
    competitive_strategy: str = ""


class ScopeFeature(Answer):
    """One feature of the scope. *promises* are its acceptance criteria, in plain sentences."""

    name: str
    description: str
    priority: Literal["must", "should", "could"]
    promises: tuple[str, ...]


class MvpScope(Answer):
    """What the first version does, and what it does not."""

    core_features: tuple[ScopeFeature, ...]
    out_of_scope: tuple[str, ...]
    success_metrics: tuple[str, ...]
    technical_architecture: str = ""
    scalability_plan: str = ""


class Milestone(Answer):
    """One milestone. *estimated_weeks* is at least 1."""

    title: str
    description: str
    success_criteria: tuple[str, ...]
    estimated_weeks: int


class Milestones(Answer):
    """The way from here to launch."""

    milestones: tuple[Milestone, ...]
    critical_path: tuple[str, ...]
    total_duration_weeks: int
    resource_plan: str = ""
    risk_mitigation_timeline: str = ""


class Risk(Answer):
    """One risk and what we do about it."""

    title: str
    description: str
    severity: Literal["low", "medium", "high"]
    mitigation: str


class RiskLog(Answer):
    """What may go wrong, by kind."""

    technical_risks: tuple[Risk, ...]
    market_risks: tuple[Risk, ...]
    execution_risks: tuple[Risk, ...]
    financial_risks: tuple[Risk, ...] = ()
    strategic_risks: tuple[Risk, ...] = ()


class JourneyStep(Answer):
    """One step a user of the app takes."""

    step_number: int
    title: str
    description: str


class HowItWorks(Answer):
    """How the app works, from the user's side to the data."""

    user_journey: tuple[JourneyStep, ...]
    architecture: str
    data_flow: str
    integration_points: str = ""
    security_compliance: str = ""


#: The answer type of every document kind, in the order they are written.
DOCUMENTS: dict[str, type[Answer]] = {
    "thesis": Thesis,
    "idea_brief": IdeaBrief,
    "product_brief": ProductBrief,
    "mvp_scope": MvpScope,
    "milestones": Milestones,
    "risk_log": RiskLog,
    "how_it_works": HowItWorks,
}

#: The lowest tier that sees a field; fields not named here are everybody's.
TIER_FIELDS: dict[str, dict[str, Tier]] = {
    "thesis": {
        "differentiation": "partner",
        "monetization_hypothesis": "partner",
        "assumptions": "cto",
        "risks": "cto",
        "smallest_viable_experiment": "cto",
    },
    "idea_brief": {
        "competitive_analysis": "cto",
        "scalability_notes": "cto",
        "risk_deep_dive": "cto",
    },
    "product_brief": {"market_analysis": "partner", "competitive_strategy": "cto"},
    "mvp_scope": {"technical_architecture": "partner", "scalability_plan": "cto"},
    "milestones": {"resource_plan": "partner", "risk_mitigation_timeline": "cto"},
    "risk_log": {"financial_risks": "partner", "strategic_risks": "cto"},
    "how_it_works": {"integration_points": "partner", "security_compliance": "cto"},
}


# --- plans ---------------------------------------------------------------------------------


class PlanOption(Answer):
    """One execution plan. *scope_coverage* is 0-100, the share of the scope it delivers."""

    name: str
    recommended: bool
    time_to_ship: str
    complexity: Literal["low", "medium", "high"]
    engineering_cost: str
    cost_note: str
    risk_level: Literal["low", "medium", "high"]
    scope_coverage: int = Field(ge=0, le=100)
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    technical_approach: str
    tradeoffs: tuple[str, ...]
    engineering_impact: str


class PlanSet(Answer):
    """Two or three options, exactly one recommended."""

    options: tuple[PlanOption, ...] = Field(min_length=2, max_length=3)


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

    def write_code(
        self, known: Known, spec: AppSpec, scaffold: SourceTree, problems: Sequence[Problem] = ()
    ) -> SourceTree:
        """Return the files that differ from *scaffold*; with *problems*, those that repair them."""
        ...
