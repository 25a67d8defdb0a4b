"""The shape of an archetype: a kind of product, how to recognise it and what we say about it."""

from dataclasses import dataclass
from typing import Literal

from cofounder.appspec.spec import Feature

Severity = Literal["low", "medium", "high"]
RiskKind = Literal["technical", "market", "execution", "financial", "strategic"]


@dataclass(frozen=True)
class KnownRisk:
    """A risk that products of a kind share. Texts may hold the archetype's placeholders."""

    kind: RiskKind
    title: str
    description: str
    mitigation: str
    severity: Severity = "medium"


@dataclass(frozen=True)
class Archetype:
    """A kind of product.

    Texts may hold ``{seeker}``, ``{seekers}``, ``{provider}``, ``{providers}``, ``{lead}``,
    ``{leads}``, ``{a_lead}`` and ``{name}``; they are filled with the founder's own words.
    *cues* weigh words of the idea; *glue* nouns are always proposed, *extras* offered;
    *lead* lists noun keys and ``@groups`` in the order in which they deserve the home page.
    """

    key: str
    label: str
    cues: dict[str, int]
    glue: tuple[str, ...]
    fallback: tuple[str, ...]
    extras: tuple[str, ...]
    lead: tuple[str, ...]
    features: tuple[Feature, ...]
    seeker: str
    provider: str
    organiser: str
    title: str
    audiences: tuple[str, ...]
    problems: tuple[str, ...]
    day_one: tuple[str, ...]
    todays: tuple[str, ...]
    earnings: tuple[str, ...]
    metrics: tuple[str, ...]
    experiment: str
    market: str
    risks: tuple[KnownRisk, ...]


def cues(notation: str) -> dict[str, int]:
    """Read weighted cues: ``booking 4; opening hours 3``."""
    found: dict[str, int] = {}
    for part in notation.split(";"):
        words, _, weight = part.strip().rpartition(" ")
        found[words] = int(weight)
    return found


def names(notation: str) -> tuple[str, ...]:
    """Read names separated by semicolons."""
    return tuple(part.strip() for part in notation.split(";") if part.strip())
