"""The papers a runner writes: documents and plans, as the shapes of its answers.

Fields that only higher tiers see are marked in ``TIER_FIELDS``; lists are never null.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Strength = Literal["strong", "moderate", "needs_depth"]
Tier = Literal["bootstrapper", "partner", "cto"]


class Answer(BaseModel):
    """The base of everything a runner answers with."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


class Clarification(Answer):
    """A question we asked about a change, and its answer."""

    question: str
    answer: str


class ChangeRequest(Answer):
    """A change as it was agreed on. *alignment_score* is 0-100; None: not enough to say."""

    description: str
    clarified_description: str
    clarifications: tuple[Clarification, ...] = ()
    references_version: str
    goal: str
    iteration_number: int
    tier_limit: int
    alignment_score: int | None = None
    drift: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()


#: The documents we do not write from what is known, but as something happens.
RECORDED: dict[str, type[Answer]] = {"change_request": ChangeRequest}

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
