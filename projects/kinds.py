"""How each kind of document is laid out: its fields, their labels and their shapes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cofounder.runner.papers import DOCUMENTS, RECORDED
from projects.models import Annotation, Document

Shape = Literal["text", "lines", "items", "number"]

LABELS = {
    "value_prop": "What they get",
    "value_proposition": "What they get",
    "target_user": "Who it is for",
    "problem": "The problem",
    "problem_statement": "The problem",
    "key_constraint": "What limits us",
    "key_constraints": "What limits us",
    "differentiation": "Why this one",
    "differentiation_points": "Why this one",
    "monetization_hypothesis": "How it could earn",
    "assumptions": "What we assume",
    "risks": "What could go wrong",
    "smallest_viable_experiment": "The smallest experiment",
    "market_context": "The world around it",
    "core_features": "What the first version does",
    "out_of_scope": "What it does not do yet",
    "success_metrics": "How we know it works",
    "how_it_works": "How it works",
    "user_journey": "Step by step",
    "architecture": "What it is made of",
    "data_flow": "Where the data goes",
    "total_duration_weeks": "Weeks in all",
    "critical_path": "What everything waits for",
    "promises": "What we promise, and check on every build",
    "success_criteria": "Done when",
    "mitigation": "What we do about it",
    "estimated_weeks": "Weeks",
    "step_number": "Step",
    "clarified_description": "As we understood it",
    "clarifications": "What we asked",
    "references_version": "Asked of version",
    "iteration_number": "Iteration",
    "tier_limit": "Iterations before we ask",
    "alignment_score": "Alignment with the scope",
    "drift": "What is new",
    "touches": "What it touches",
}

STRENGTHS = {
    "strong": "Strong evidence",
    "moderate": "Moderate evidence",
    "needs_depth": "Needs depth",
}

#: How a value that stands for a word is said.
SAID = {
    "priority": {"must": "Must have", "should": "Should have", "could": "Could have"},
    "severity": {"high": "High risk", "medium": "Medium risk", "low": "Low risk"},
}


@dataclass(frozen=True)
class Section:
    """One field of a document, ready to be shown or edited. *is_own*: in the founder's words."""

    name: str
    shape: Shape
    value: Any
    strength: str = ""
    is_own: bool = False
    notes: tuple[Annotation, ...] = ()

    @property
    def label(self) -> str:
        """The heading."""
        return label(self.name)

    @property
    def strength_label(self) -> str:
        """How strong its evidence is, in words."""
        return STRENGTHS.get(self.strength, "")


def label(name: str) -> str:
    """Return the heading of the field *name*."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def shape(info: FieldInfo) -> Shape:
    """Tell how a field of an answer type is shown and edited."""
    if info.annotation in {int, int | None}:
        return "number"
    if get_origin(info.annotation) is tuple:
        return "items" if item_type(info) else "lines"
    return "text"


def item_type(info: FieldInfo) -> type[BaseModel] | None:
    """Return the type of a list's items when they have fields of their own."""
    inner = get_args(info.annotation)[0] if get_args(info.annotation) else None
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def fields(kind: str) -> dict[str, FieldInfo]:
    """Return the fields of *kind* that founders see, in order."""
    return {n: f for n, f in (DOCUMENTS | RECORDED)[kind].model_fields.items() if n != "confidence"}


def title_field(item: dict[str, Any]) -> str:
    """Return which field of an *item* names it; "" when none does."""
    return next((name for name in ("name", "title", "question") if name in item), "")


def title_of(item: dict[str, Any]) -> str:
    """Return what an *item* is called."""
    return str(item.get(title_field(item)) or "")


def said(name: str, value: Any) -> Any:
    """Return *value* of the field *name* in words, when it is one of a few that stand for some."""
    return SAID[name].get(value, value) if name in SAID else value


def sections(document: Document, content: dict[str, Any] | None = None) -> Iterator[Section]:
    """Yield the sections of *document* in order, as they stand or as *content* has them."""
    own = set(document.own_words) if content is None else set()
    content = document.content if content is None else content
    confidence = content.get("confidence", {})
    for name, info in fields(document.kind).items():
        if name in content:
            strength = confidence.get(name, "")
            yield Section(name, shape(info), content[name], strength, name in own)
