"""Whether a sentence is a change to this very app, as the co-founder's own grammar reads it."""

from __future__ import annotations

import re

from pydantic import ValidationError

from builds.models import Version
from chat.shapes import Context
from cofounder.appspec.spec import AppSpec
from cofounder.errors import CofounderError
from cofounder.runner import get_runner
from cofounder.runner.protocol import ChangePlan, Known, Wanted

#: Colour codes and scales beside a name, and the marks around one: the page of the change has them.
_DETAILS = re.compile(r"\s*\([^()]*\d[^()]*\)|[“”]")
#: Characters of a message that is looked at as a change.
LONGEST = 400


def planned(context: Context, words: str) -> ChangePlan | None:
    """Return what would be done about *words*, or None where nobody can say it at once.

    Nobody can without a version, with a co-founder that thinks in a worker, or at great length.
    """
    runner, newest = get_runner(), context.version
    if newest is None or not runner.instant or not 0 < len(words.strip()) <= LONGEST:
        return None
    version = Version.objects.only("spec").filter(pk=newest.pk, project=context.project).first()
    if version is None:
        return None
    try:
        return runner.plan_change(
            Known(context.idea), Wanted(words, AppSpec.model_validate(version.spec))
        )
    except (CofounderError, ValidationError):
        return None  # a spec of long ago, or a co-founder that cannot: we go by the wording


def can_be_made(context: Context, words: str) -> bool:
    """True when *words* are a change that could be built: the grammar read them, whole."""
    plan = planned(context, words)
    return bool(plan and plan.operations)


def restated(plan: ChangePlan) -> str:
    """Return what *plan* comes to, in words without codes."""
    return _DETAILS.sub("", plan.restatement)
