"""What alignment is asked with, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

GREEN, YELLOW = 80, 60


@dataclass(frozen=True)
class Scope:
    """What was agreed on. *features* are names, or "name: description"."""

    goal: str
    features: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The features' names, as they are written."""
        return tuple(feature.partition(": ")[0].strip() for feature in self.features)


@dataclass(frozen=True)
class Alignment:
    """How far a request belongs to a scope, and why.

    *score* is 0-100, None when there is not enough to say. *matched* are the features it is about,
    best first; *new_words* the words the scope lacks; *capabilities* what the product could not do
    so far, by plain name. *is_housekeeping*: every product needs it, so it is no drift.
    """

    score: int | None
    colour: str
    matched: tuple[str, ...]
    new_words: tuple[str, ...]
    capabilities: tuple[str, ...]
    is_housekeeping: bool
    reason: str

    @property
    def is_creep(self) -> bool:
        """Tell whether the request makes the product another or a larger one."""
        return bool(self.capabilities) or (self.colour == "red" and not self.is_housekeeping)


def colour_of(score: int | None) -> str:
    """Return green from 80, yellow from 60 or when there is not enough to say, else red."""
    if score is None or YELLOW <= score < GREEN:
        return "yellow"
    return "green" if score >= GREEN else "red"


def scope_of(goal: str, mvp_scope: Mapping[str, Any]) -> Scope:
    """Build a scope from a product's goal and the content of its MVP scope document."""
    features = []
    for feature in mvp_scope.get("core_features") or ():
        name = str(feature.get("name") or "").strip()
        description = str(feature.get("description") or "").strip()
        if name or description:
            features.append(": ".join(filter(None, (name, description))))
    return Scope(goal.strip(), tuple(features))
