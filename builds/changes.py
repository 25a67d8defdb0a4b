"""Change requests: asked for, talked about, restated, agreed on. What a founder does about them.

Whoever changes one locks its project first, then the change.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from builds import iterations, lifecycle, standing, tasks, thinking
from builds.models import Build, ChangeRequest
from cofounder import jobs, live
from cofounder.appspec import changes as operations
from cofounder.errors import NotAllowedNow
from cofounder.runner.papers import ChangeRequest as Paper
from cofounder.runner.papers import Clarification
from cofounder.runner.protocol import ChangePlan
from projects import journey, recording, timeline
from projects.models import Project, User

Stage = ChangeRequest.Stage


@transaction.atomic
def ask(project: Project, words: str, *, by: User) -> ChangeRequest:
    """Begin to talk about a change to the newest version. The same words twice are a double click.

    Raises ``NotAllowedNow`` before gate 2, on a parked project, while a build runs and while
    another change waits for an answer or for its build.
    """
    project = journey.lock(project)
    undone = unfinished(project)
    if undone and undone.words == words:
        return undone
    require_open(project)
    version = project.versions.first()
    newest = project.changes.first()
    change = ChangeRequest.objects.create(
        project=project,
        number=newest.number + 1 if newest else 1,
        version=version,
        words=words,
        asked_by=by,
    )
    timeline.record(
        project, "change.asked", by=by, version=version, words=words, number=change.number
    )
    thinking.begin(change)
    return change


def require_open(project: Project) -> None:
    """Raise ``NotAllowedNow`` with what stands in the way of asking for a change."""
    journey.require_active(project)
    if not project.versions.exists():
        raise NotAllowedNow("There is no version to change yet. The first build comes before that.")
    if not project.has_reached(Project.Stage.FEEDBACK):
        raise NotAllowedNow(
            "First one decision: open your app, then say whether to iterate, ship or park."
        )
    if project.builds.active().exists():
        raise NotAllowedNow("A build is under way. Ask for the next change when it is done.")
    if undone := unfinished(project):
        raise NotAllowedNow(
            f"{undone} is not finished. Agree to it, build it or drop it; then comes the next."
        )


def unfinished(project: Project) -> ChangeRequest | None:
    """Return the change that is being talked about, or is agreed on and not built."""
    return project.changes.filter(stage__in=[*ChangeRequest.OPEN, Stage.AGREED]).first()


@transaction.atomic
def answer(change: ChangeRequest, key: str, values: Sequence[str], *, by: User) -> None:
    """Keep the answer to the question called *key*, and think on. *values* may be empty.

    Raises ``NotAllowedNow`` when another question waits, or none: of a double click the second.
    """
    change = _held(change)
    waiting = thinking.question(change)
    if waiting is None or waiting.key != key:
        raise NotAllowedNow("That question is not waiting any more.")
    conversation = [*change.conversation]
    conversation[-1] = conversation[-1] | {"values": list(values), "answered": True}
    change.move(Stage.THINKING, conversation=conversation)
    thinking.begin(change)


@transaction.atomic
def rephrase(change: ChangeRequest, words: str, *, by: User) -> None:
    """Begin the same change again in other words, asked of the newest version.

    What was said before makes way, unless we are to look at the same words once more: after a
    mishap, or because there is a newer version. Raises ``NotAllowedNow`` for what is agreed on.
    """
    change = _held(change)
    is_same, is_stale = change.words == words, change.version != change.project.versions.first()
    waits = change.stage == Stage.THINKING and not change.problem
    if waits and is_same and not is_stale and not thinking.is_late(change):
        return
    if change.stage == Stage.AGREED and not is_stale:
        raise NotAllowedNow("You agreed to this change. Build it, or drop it and ask anew.")
    keeps = is_same and (is_stale or change.stage == Stage.THINKING)
    _begin_again(change, words=words, conversation=_said(change) if keeps else [])


def _begin_again(change: ChangeRequest, **changes: Any) -> None:
    """Think about *change* afresh, as of the newest version."""
    if change.builds.active().exists():
        raise NotAllowedNow("We are building this change. Stop the build first.")
    change.move(
        Stage.THINKING, version=change.project.versions.first(), plan={}, alignment={},
        agreed_at=None, problem="", debug_id="", **changes,
    )  # fmt: skip
    standing.take(change.project)
    thinking.begin(change)


def _said(change: ChangeRequest) -> list[dict[str, Any]]:
    """Return the steps of the conversation that were answered."""
    return [step for step in change.conversation if step.get("answered") or step["values"]]


def ask_again(before: datetime) -> int:
    """Ring again for changes thought about since *before*: the ring or the worker got lost.

    Returns how many there are.
    """
    late = ChangeRequest.objects.filter(
        stage=Stage.THINKING, problem="", stage_changed_at__lt=before,
        project__status=Project.Status.ACTIVE,
    )  # fmt: skip
    keys = list(late.values_list("pk", flat=True))
    for key in keys:
        jobs.enqueue(tasks.think_about_change, key)
    return len(keys)


@transaction.atomic
def drop(change: ChangeRequest, *, by: User) -> None:
    """Let a change go. Dropping it twice is harmless; what is built or being built stays."""
    change = _held(change)
    if change.stage == Stage.DROPPED:
        return
    if change.builds.active().exists():
        raise NotAllowedNow("We are building this change. Stop the build first, then drop it.")
    change.move(Stage.DROPPED)
    timeline.record(
        change.project, "change.dropped", by=by, version=change.version, number=change.number
    )
    standing.take(change.project)
    live.touch(change.project_id)


def agree(
    change: ChangeRequest, *, by: User, keep_going: bool = False, shown: str | None = None
) -> Build:
    """Write the change down as a document and start its build. A second click finds that build.

    *shown* is the ``thinking.digest`` of the plan the founder saw; without it, that of *change* as
    it is given here. Raises ``TooMuch`` when the tier's iterations are used up, or *keep_going* is
    missing beyond its batch, and ``NotAllowedNow`` when that plan is not the one that waits.
    When a newer version has come in between, it is refused too, and we think about it again.
    """
    shown = thinking.digest(change) if shown is None else shown
    with transaction.atomic():
        change = _held(change)
        before, newest = change.version, change.project.versions.first()
        building = change.builds.active().first()
        if building or before == newest:
            return building or _agree(change, by=by, keep_going=keep_going, shown=shown)
        if change.stage not in {Stage.RESTATED, Stage.AGREED}:
            raise NotAllowedNow("There is nothing to agree to yet.")
        _begin_again(change)
    raise NotAllowedNow(
        f"This was made for {before}, and there is a newer version, {newest}. "
        "We look at it again, so that it fits the newest one."
    )


def _agree(change: ChangeRequest, *, by: User, keep_going: bool, shown: str) -> Build:
    """Agree to the held *change* of the newest version, or start its build again."""
    if change.stage == Stage.AGREED:
        return lifecycle.start(change.project, by=by)
    if change.stage != Stage.RESTATED:
        raise NotAllowedNow("There is nothing to agree to yet.")
    if shown != thinking.digest(change):
        raise NotAllowedNow("This is not what you saw: it was said otherwise since. Read it again.")
    iteration = iterations.require_room(change.project, keep_going=keep_going)
    plan = ChangePlan.model_validate(change.plan)
    paper = recording.record(
        change.project, "change_request", change.number, _paper(change, iteration), by=by
    )
    change.move(Stage.AGREED, agreed_at=timezone.now(), document=paper)
    timeline.record(
        change.project, "change.agreed", by=by, version=change.version, number=change.number,
        restatement=plan.restatement,
    )  # fmt: skip
    standing.take(change.project)
    return lifecycle.start(change.project, by=by)


def _held(change: ChangeRequest) -> ChangeRequest:
    """Return *change* as it is now, its project and itself locked until the transaction ends."""
    project = journey.lock(change.project)
    journey.require_active(project)
    held = ChangeRequest.objects.select_for_update(no_key=True, of=("self",))
    return held.select_related("version", "project__owner").get(pk=change.pk)


def _paper(change: ChangeRequest, iteration: iterations.Iterations) -> dict[str, Any]:
    """Return the content of the document that keeps what was agreed."""
    plan = ChangePlan.model_validate(change.plan)
    fit = change.alignment
    return Paper(
        description=change.words,
        clarified_description=plan.restatement,
        clarifications=tuple(
            Clarification(question=step.question.text, answer=step.text or "Left open.")
            for step in thinking.answered(change)
        ),
        references_version=str(change.version),
        goal=plan.goal,
        iteration_number=iteration.number,
        tier_limit=iteration.asked_after,
        alignment_score=fit.get("score"),
        drift=tuple(fit.get("capabilities", ())),
        touches=operations.touches(thinking.spec_of(change), plan.operations),
    ).model_dump(mode="json")
