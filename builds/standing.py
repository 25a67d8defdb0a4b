"""Where a version stands: how far it is from the plan, and what we would do next.

The second gate shows it. It is worked out whenever something changes, so that it is there before
the founder decides, and is kept with the decision as it stood.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.dispatch import receiver

from builds import ancestry
from builds.models import Build, ChangeRequest, Promise, Version
from gates import decisions
from gates.models import Gate
from projects import alignment
from projects.models import Document, Project
from projects.signals import stage_entered

Stage = ChangeRequest.Stage


@dataclass(frozen=True)
class Recommendation:
    """What we would do next, and why. *action*: stabilize, simplify,
    add_a_feature or begin_testing.
    """

    action: str
    title: str
    why: str
    choice: str  # the option of the gate it speaks for


@receiver(stage_entered, sender=Project)
def offer_again(project: Project, **_: Any) -> None:
    """Offer gate 2 to a project that is taken up again."""
    offer(project)


def offer(project: Project) -> Gate | None:
    """Open gate 2, or bring the open one up to date, once the newest version was really opened."""
    version = project.versions.select_related("preview").first()
    if version is None or version.preview.opened_at is None or project.is_parked:
        return None
    settled = [Gate.Choice.ITERATE, Gate.Choice.SHIP]
    decided = project.gates.filter(kind=Gate.Kind.SOLIDIFICATION, choice__in=settled)
    if any(gate.evidence.get("version") == str(version) for gate in decided):
        return None  # this version was decided about
    return decisions.ask(project, Gate.Kind.SOLIDIFICATION, evidence=evidence(project, version))


def take(project: Project) -> None:
    """Bring the open gate up to date; without one there is nothing to do."""
    gate = project.gates.open().filter(kind=Gate.Kind.SOLIDIFICATION).first()
    # A version that nobody opened yet is not what the founder is deciding about.
    version = project.versions.exclude(preview__opened_at=None).first()
    if gate and version:
        decisions.ask(project, gate.kind, evidence=evidence(project, version))


def scope(project: Project) -> alignment.Scope:
    """Return what the project set out to do, as it is written now."""
    papers = {document.kind: document.content for document in project.documents.shelf()}
    brief = papers.get(Document.Kind.PRODUCT_BRIEF) or {}
    goal = str(brief.get("value_proposition") or project.idea)
    return alignment.scope_of(goal, papers.get(Document.Kind.MVP_SCOPE) or {})


def as_data(fit: alignment.Alignment) -> dict[str, Any]:
    """Return *fit* as it is kept in a row: plain data, lists for tuples."""
    found = asdict(fit) | {"is_creep": fit.is_creep}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in found.items()}


def evidence(project: Project, version: Version) -> dict[str, Any]:
    """Gather what gate 2 is decided by: alignment, drift, what was built, what we recommend.

    The score is that of what was agreed on. What was only wished for is named beside it: a wish
    that is never built must not weigh on the product for ever.
    """
    plan, agreed = scope(project), _agreed(project, version)
    parts = [change.plan.get("covered") or change.words for change in agreed]
    fit = alignment.of_many(plan, parts)
    wishes = [change.words for change in project.changes.filter(stage=Stage.WISH)]
    # What was left out of a change that was built is a wish as well.
    left_out = [change.words for change in agreed if change.plan.get("covered")]
    wished = [alignment.align(plan, words) for words in wishes + left_out]
    named = dict.fromkeys(name for each in wished for name in each.capabilities)
    if wished and not agreed:
        fit = replace(fit, reason="What you wished for is not built, so it does not count here.")
    promises = list(Promise.objects.filter(build__version=version))
    fitting = sum(not each.is_creep for each in wished[: len(wishes)])
    recommendation = recommend(fit, promises, version.build, wishes=fitting)
    return {
        "version": str(version),
        "alignment": as_data(fit),
        "asked": len(parts),
        "wished_for": [name for name in named if name not in fit.capabilities],
        "built": [
            entity.get("plural") or entity["name"] for entity in version.spec.get("entities", ())
        ],
        "promises": {
            outcome: sum(promise.outcome == outcome for promise in promises)
            for outcome in Promise.Outcome.values
        },
        "recommended": asdict(recommendation),
    }


def _agreed(project: Project, version: Version) -> list[ChangeRequest]:
    """Return the changes that *version* was made by, and those agreed on since.

    What was gone back from is no part of it any more.
    """
    made_by = [each.build.change for each in ancestry.line(version)]
    return [change for change in made_by if change] + list(
        project.changes.filter(stage=Stage.AGREED)
    )


def recommend(
    fit: alignment.Alignment, promises: list[Promise], build: Build, *, wishes: int
) -> Recommendation:
    """Return what we would do next. The first rule that applies speaks.

    Broken promises or repairs: stabilize. Drift: simplify. *wishes* kept that fit the plan: add a
    feature. Nothing tried: try it yourself. Much of the scope untested: add what is missing.
    Otherwise: begin testing with people.
    """
    outcomes = [promise.outcome for promise in promises]
    broken = outcomes.count(Promise.Outcome.BROKEN)
    untested = outcomes.count(Promise.Outcome.NOT_TESTED)
    kept = outcomes.count(Promise.Outcome.KEPT)
    if broken:
        return Recommendation(
            "stabilize", "Stabilize it", f"{_counted(broken, 'promise')} of the scope "
            f"{'is' if broken == 1 else 'are'} broken. People forgive what is missing sooner than "
            "what does not work.", "iterate",
        )  # fmt: skip
    if build.round:  # how often it was repaired
        return Recommendation(
            "stabilize", "Stabilize it", "We had to repair this version before it passed its "
            "checks. One calm round makes it safer.", "iterate",
        )  # fmt: skip
    if fit.is_creep:
        named = f": {', '.join(fit.capabilities)}" if fit.capabilities else ""
        return Recommendation(
            "simplify", "Simplify it", f"What you agreed to is moving away from the plan{named}. "
            "A smaller product is easier to explain and to test.", "iterate",
        )  # fmt: skip
    if wishes:
        return Recommendation(
            "add_a_feature", "Add a feature", f"{_counted(wishes, 'wish')} of yours "
            f"{'is' if wishes == 1 else 'are'} kept and not built. If people need one of them on "
            "day one, it comes before the launch.", "iterate",
        )  # fmt: skip
    if not kept:
        return Recommendation(
            "begin_testing", "Try it yourself first", "Nothing of the scope could be tried here, "
            "so we cannot say that it works. Do the one thing people come for, then decide.",
            "iterate",
        )  # fmt: skip
    if untested > len(outcomes) / 2:
        return Recommendation(
            "add_a_feature", "Add what is missing", f"{untested} of {len(outcomes)} promises "
            "could not be tested here. Try them yourself and tell us what is missing.", "iterate",
        )  # fmt: skip
    drift = "" if fit.score is None else ", and nothing that was agreed on drifts from the plan"
    return Recommendation(
        "begin_testing", "Begin testing with people", f"{kept} of {len(outcomes)} promises were "
        f"tried and kept{drift}. Real people teach you more than another round.", "ship",
    )  # fmt: skip


def _counted(number: int, what: str) -> str:
    plural = {"promise": "promises", "wish": "wishes"}[what]
    return f"{number} {what if number == 1 else plural}"
