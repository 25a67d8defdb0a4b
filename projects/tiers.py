"""The three tiers and what each allows: the one place where limits are written down."""

from dataclasses import dataclass

from django.db import models


class Tier(models.TextChoices):
    """What a founder has signed up for."""

    BOOTSTRAPPER = "bootstrapper", "Bootstrapper"
    PARTNER = "partner", "Partner"
    CTO = "cto", "CTO"


@dataclass(frozen=True)
class Limits:
    """What a tier allows. Money in US cents; None means without limit."""

    builds_at_once: int
    builds_per_day: int
    iterations_asked_after: int
    iterations_at_most: int
    places_jumped: int
    active_projects: int | None
    open_interviews: int | None
    cents_per_build: int
    cents_per_day: int


TIERS: dict[str, Limits] = {
    Tier.BOOTSTRAPPER: Limits(2, 5, 2, 6, 0, 2, 1, 200, 500),
    Tier.PARTNER: Limits(3, 50, 3, 9, 2, 3, 3, 400, 4_000),
    Tier.CTO: Limits(10, 200, 5, 15, 5, None, None, 1_000, 20_000),
}

RANK = {tier: rank for rank, tier in enumerate(Tier.values)}


def sees(tier: str, needed: str) -> bool:
    """Tell whether *tier* includes what is reserved for *needed* and above."""
    return RANK[tier] >= RANK[needed]
