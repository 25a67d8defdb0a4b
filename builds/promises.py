"""Checking promises: each acceptance criterion is tried on the running app, as a visitor would."""

from collections.abc import Callable
from typing import Any

import httpx

from builds.accounts import Accounts
from builds.models import Promise
from builds.probes import changed, entrance, moving, numbers, places, records
from builds.probes.trial import Broken, Trial
from cofounder.appspec.spec import PromiseSpec
from cofounder.browsing import NoSuchForm

KEPT, BROKEN, NOT_TESTED = Promise.Outcome.KEPT, Promise.Outcome.BROKEN, Promise.Outcome.NOT_TESTED

#: What tries each kind of probe; it returns what it saw, or raises ``Broken``.
PROBES: dict[str, Callable[[Trial, Any], str]] = {
    "page_shows": entrance.page_shows,
    "needs_sign_in": entrance.needs_sign_in,
    "sign_up": entrance.sign_up,
    "not_offered": entrance.not_offered,
    "create_and_find": records.create_and_find,
    "search_finds": records.search_finds,
    "export_holds": records.export_holds,
    "calendar_shows": moving.calendar_shows,
    "board_moves": moving.board_moves,
    "approval_waits": moving.approval_waits,
    "reviews_average": numbers.reviews_average,
    "low_stock_warns": numbers.low_stock_warns,
    "chart_shows": numbers.chart_shows,
    "field_kept": changed.field_kept,
    "field_gone": changed.field_gone,
    "field_required": changed.field_required,
    "choices_offered": changed.choices_offered,
    "entity_named": places.entity_named,
    "entity_gone": places.entity_gone,
    "feature_gone": places.feature_gone,
    "look_is": places.look_is,
}


class Probe:
    """Tries promises of one app, as strangers and with its demo accounts."""

    def __init__(self, accounts: Accounts) -> None:
        self.trial = Trial(accounts)

    def check(self, promise: PromiseSpec) -> dict[str, str]:
        """Try *promise*; return the fields of a ``Promise`` row."""
        attempt = PROBES.get(promise.check.probe)
        found = {"text": promise.text, "feature": promise.feature[:120]}
        if attempt is None:
            why = "Nothing here can check this by itself. Please try it yourself."
            return found | {"outcome": NOT_TESTED, "evidence": why}
        try:
            evidence = attempt(self.trial, promise.check)
        except (Broken, NoSuchForm, LookupError) as seen:
            return found | {"outcome": BROKEN, "evidence": str(seen)[:500]}
        except httpx.HTTPError as error:
            why = f"The app stopped answering ({type(error).__name__})."
            return found | {"outcome": BROKEN, "evidence": why}
        return found | {"outcome": KEPT, "evidence": evidence}
