"""Change requests: asked for, talked about, restated, agreed on. The one writer of their stage.

Whoever changes one locks its project first, then the change.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from builds import iterations, lifecycle, standing, tasks
from builds.models import Build, ChangeRequest
from cofounder import jobs, live
from cofounder.appspec import changes as operations
from cofounder.appspec.spec import AppSpec
from cofounder.errors import NotAllowedNow
from cofounder.runner import get_runner
from cofounder.runner.papers import ChangeRequest as Paper
from cofounder.runner.papers import Clarification
from cofounder.runner.protocol import Answered, ChangePlan, Question, Wanted
from projects import alignment, journey, knowledge, mishaps, recording, timeline
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
    _think(change)
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
def answer(change: ChangeRequest, values: Sequence[str], *, by: User) -> None:
    """Keep the answer to the question that waits, and think on."""
    change = _held(change)
    if change.stage != Stage.ASKING:
        raise NotAllowedNow("No question is waiting any more.")
    conversation = [*change.conversation]
    conversation[-1] = conversation[-1] | {"values": list(values)}
    change.move(Stage.THINKING, conversation=conversation)
    _think(change)


@transaction.atomic
def rephrase(change: ChangeRequest, words: str, *, by: User) -> None:
    """Begin the same change again in other words; what was said before makes way."""
    change = _held(change)
    if change.stage == Stage.THINKING and not change.problem and change.words == words:
        return
    change.move(
        Stage.THINKING, words=words, conversation=[], plan={}, alignment={}, problem="", debug_id=""
    )
    _think(change)


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


@transaction.atomic
def agree(change: ChangeRequest, *, by: User, keep_going: bool = False) -> Build:
    """Write the change down as a document and start its build. A second click finds that build.

    Raises ``TooMuch`` when the tier's iterations are used up, or *keep_going* is missing beyond
    its batch, and ``NotAllowedNow`` when a newer version has come in between.
    """
    change = _held(change)
    if change.stage == Stage.AGREED:
        return lifecycle.start(change.project, by=by)
    if change.stage != Stage.RESTATED:
        raise NotAllowedNow("There is nothing to agree to yet.")
    if change.project.versions.first() != change.version:
        raise NotAllowedNow(
            f"This was asked of {change.version}, and there is a newer version. "
            "Say it again in your words, so that we look at the newest one."
        )
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
            Clarification(question=step["question"]["text"], answer=", ".join(step["values"]))
            for step in change.conversation
        ),
        references_version=str(change.version),
        goal=plan.goal,
        iteration_number=iteration.number,
        tier_limit=iteration.asked_after,
        alignment_score=fit.get("score"),
        drift=tuple(fit.get("capabilities", ())),
        touches=operations.touches(spec_of(change), plan.operations),
    ).model_dump(mode="json")


# --- thinking ------------------------------------------------------------------------------


def _think(change: ChangeRequest) -> None:
    """Think now when that takes milliseconds, else in a worker."""
    if get_runner().instant:
        think(change)
    else:
        jobs.enqueue(tasks.think_about_change, change.pk)
    live.touch(change.project_id)


def think(change: ChangeRequest) -> None:
    """Ask what is unclear, or say what we would do. Safe to run twice."""
    runner, known, wanted = get_runner(), knowledge.known(change.project), wanted_of(change)
    try:
        question = runner.ask_about_change(known, wanted)
        plan = None if question else runner.plan_change(known, wanted)
    except Exception as problem:  # noqa: BLE001  whatever broke, there is a button to try again
        mishap = mishaps.understand(problem, f"thinking about change {change.pk}")
        _stay(change, mishap)
        return
    with transaction.atomic():
        fresh = ChangeRequest.objects.select_for_update(no_key=True).get(pk=change.pk)
        if fresh.stage != Stage.THINKING or wanted_of(fresh) != wanted:
            return  # answered, said otherwise or dropped in the meantime
        if question:
            asked = {"question": question.model_dump(mode="json"), "values": []}
            fresh.move(Stage.ASKING, conversation=[*fresh.conversation, asked], problem="")
        else:
            _restate(fresh, plan)
        live.touch(fresh.project_id)
    change.refresh_from_db()


def _restate(change: ChangeRequest, plan: ChangePlan) -> None:
    """Say what we understood and how it fits; what nobody here can build is kept as a wish."""
    fit = alignment.align(standing.scope(change.project), change.words)
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


def spec_of(change: ChangeRequest) -> AppSpec:
    """Return the app of the version that *change* was asked of."""
    return AppSpec.model_validate(change.version.spec)


def wanted_of(change: ChangeRequest) -> Wanted:
    """Return the change in the form a runner is asked with."""
    return Wanted(change.words, spec_of(change), answered(change))


def answered(change: ChangeRequest) -> tuple[Answered, ...]:
    """Return the questions that were answered."""
    return tuple(
        Answered(Question.model_validate(step["question"]), tuple(step["values"]))
        for step in change.conversation
        if step["values"]
    )


def question(change: ChangeRequest) -> Question | None:
    """Return the question that waits for the founder."""
    if change.stage != Stage.ASKING:
        return None
    return Question.model_validate(change.conversation[-1]["question"])
