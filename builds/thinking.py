"""Thinking about a change: what is unclear about it, what we would do, and how that fits the plan.

Nothing here is the founder's decision; those are in ``builds.changes``.
"""

import hashlib
import json
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from builds import standing, tasks
from builds.models import ChangeRequest
from cofounder import jobs, live
from cofounder.appspec.spec import AppSpec
from cofounder.runner import get_runner
from cofounder.runner.protocol import Answered, ChangePlan, Question, Wanted
from projects import alignment, journey, knowledge, mishaps, timeline

Stage = ChangeRequest.Stage

#: Thinking that takes longer than this may have been lost; the founder can have us try again.
LONG = timedelta(minutes=1)


def begin(change: ChangeRequest) -> None:
    """Think now when that takes milliseconds, else in a worker."""
    if get_runner().instant:
        think(change)
    else:
        jobs.enqueue(tasks.think_about_change, change.pk)
    live.touch(change.project_id)


def think(change: ChangeRequest) -> None:
    """Ask what is unclear, or say what we would do. Safe to run twice."""
    try:
        runner, known, wanted = get_runner(), knowledge.known(change.project), wanted_of(change)
        question = runner.ask_about_change(known, wanted)
        plan = None if question else runner.plan_change(known, wanted)
        with transaction.atomic():
            journey.lock(change.project)
            fresh = ChangeRequest.objects.select_for_update(no_key=True).get(pk=change.pk)
            if fresh.stage != Stage.THINKING or wanted_of(fresh) != wanted:
                return  # answered, said otherwise or dropped in the meantime
            if question:
                asked = {"question": question.model_dump(mode="json"), "values": []}
                fresh.move(Stage.ASKING, conversation=[*fresh.conversation, asked], problem="")
            else:
                _restate(fresh, plan)
            live.touch(fresh.project_id)
    except Exception as problem:  # noqa: BLE001  whatever broke, there is a button to try again
        mishap = mishaps.understand(problem, f"thinking about change {change.pk}")
        _stay(change, mishap)
        return
    change.refresh_from_db()


def _restate(change: ChangeRequest, plan: ChangePlan) -> None:
    """Say what we understood and how it fits; what nobody here can build is kept as a wish."""
    fit = alignment.align(standing.scope(change.project), plan.covered or change.words)
    stage = Stage.RESTATED if plan.operations else Stage.WISH
    kept = {"plan": plan.model_dump(mode="json"), "alignment": standing.as_data(fit)}
    change.move(stage, **kept, problem="", debug_id="")
    if stage == Stage.WISH:
        timeline.record(
            change.project, "change.wished", by=change.asked_by, version=change.version,
            words=change.words, number=change.number,
        )  # fmt: skip
    standing.take(change.project)


def _stay(change: ChangeRequest, mishap: mishaps.Mishap) -> None:
    """Say why we could not think; the founder can have us try again."""
    with transaction.atomic():
        thinking = ChangeRequest.objects.filter(pk=change.pk, stage=Stage.THINKING)
        if thinking.update(problem=mishap.words, debug_id=mishap.debug_id):
            timeline.record(
                change.project, "change.stuck", debug_id=mishap.debug_id,
                number=change.number, problem=mishap.words,
            )  # fmt: skip
        live.touch(change.project_id)
    change.refresh_from_db()


def is_late(change: ChangeRequest) -> bool:
    """Tell whether we have been thinking for so long that trying again is better than waiting."""
    began = change.stage_changed_at
    return change.stage == Stage.THINKING and timezone.now() - began > LONG


def spec_of(change: ChangeRequest) -> AppSpec:
    """Return the app of the version that *change* was asked of."""
    return AppSpec.model_validate(change.version.spec)


def wanted_of(change: ChangeRequest) -> Wanted:
    """Return the change in the form a runner is asked with."""
    return Wanted(change.words, spec_of(change), answered(change))


def answered(change: ChangeRequest) -> tuple[Answered, ...]:
    """Return the questions that were answered; one that was left empty has no values."""
    return tuple(
        Answered(Question.model_validate(step["question"]), tuple(step["values"]))
        for step in change.conversation
        if step.get("answered") or step["values"]
    )


def question(change: ChangeRequest) -> Question | None:
    """Return the question that waits for the founder."""
    if change.stage != Stage.ASKING:
        return None
    return Question.model_validate(change.conversation[-1]["question"])


def digest(change: ChangeRequest) -> str:
    """Return a name for what we would build: another one as soon as anything of it differs."""
    said = json.dumps([change.words, change.version_id, change.plan], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
