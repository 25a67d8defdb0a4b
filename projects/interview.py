"""The conversation with the founder: ask, answer, revise, resume, start afresh.

Whoever changes an interview locks its project first, then the interview.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from cofounder import jobs, live
from cofounder.errors import NotAllowedNow, TooMuch
from cofounder.runner import get_runner
from cofounder.runner.protocol import Question
from projects import documents, knowledge, mishaps, tasks, timeline
from projects.journey import lock, require_active
from projects.models import Answer, Interview, Project, User

Stage = Interview.Stage


@transaction.atomic
def open_for(project: Project) -> Interview:
    """Return the project's interview, beginning it on the first visit."""
    project = lock(project)
    interview = _current(project)
    if interview is None:
        require_active(project)
        _require_room(project.owner)
        interview = Interview.objects.create(project=project)
        think(interview)
    return interview


def _current(project: Project) -> Interview | None:
    """Return the interview that counts."""
    return project.interviews.exclude(stage=Stage.SET_ASIDE).first()


def _require_room(founder: User) -> None:
    """Raise ``TooMuch`` when the tier holds no further open interview."""
    most = founder.limits.open_interviews
    open_now = Interview.objects.filter(
        project__owner=founder, project__status=Project.Status.ACTIVE
    ).filter(stage__in=[Stage.THINKING, Stage.ASKING])
    if most is not None and open_now.count() >= most:
        raise TooMuch(
            f"One conversation at a time: first finish the one for “{open_now.first().project}”."
            if most == 1
            else f"You have {most} open interviews. Finish one of them first."
        )


def think(interview: Interview, *, afresh: bool = False) -> None:
    """Think of the next question: at once when the runner is instant, else in a worker.

    Thinking *afresh* also looks at every earlier answer again: does its question still apply?
    """
    if get_runner().instant:
        (reconsider if afresh else ask_next)(interview)
    else:
        jobs.enqueue(tasks.reconsider if afresh else tasks.ask_next, interview.pk)


def ask_next(interview: Interview) -> None:
    """Put the runner's next question on the table, or finish the interview. Safe to run twice."""
    _go_on(interview, afresh=False)


def reconsider(interview: Interview) -> None:
    """Keep the answers whose question still makes sense, then go on. Safe to run twice."""
    _go_on(interview, afresh=True)


def _go_on(interview: Interview, *, afresh: bool) -> None:
    if interview.stage != Stage.THINKING or interview.project.is_parked:
        return
    try:
        keys = _still_apply(interview) if afresh else None
        question, left = _next_question(interview, keys)
    except Exception as problem:  # noqa: BLE001  whatever broke, there is a button to try again
        _get_stuck(interview, mishaps.understand(problem, f"asking in interview {interview.pk}"))
        return
    with transaction.atomic():
        lock(interview.project)
        to = Stage.ASKING if question else Stage.DONE
        asking = question.model_dump(mode="json") if question else {}
        try:
            interview.move(to, asking=asking, left=left, problem="", debug_id="")
        except NotAllowedNow:
            return  # the interview has gone on without us
        if keys is not None:
            interview.answers.filter(key__in=keys).update(set_aside=False)
            interview.answers.exclude(key__in=keys).update(set_aside=True)
        if question is None:
            timeline.record(interview.project, "interview.finished", by=interview.project.owner)
            documents.request(interview.project, documents.UNDERSTANDING)
        live.touch(interview.project_id)


def _still_apply(interview: Interview) -> Collection[str]:
    """Return the keys of the answers, given at any time, whose question makes sense now."""
    known = knowledge.known(interview.project)
    everything = tuple(answer.answered for answer in interview.answers.all())
    return get_runner().still_apply(replace(known, answers=everything))


def _next_question(
    interview: Interview, keys: Collection[str] | None
) -> tuple[Question | None, int]:
    """Return what to ask, and how many questions are left. *keys*: the answers that count."""
    runner, known = get_runner(), knowledge.known(interview.project)
    if keys is not None:
        counting = tuple(answer.answered for answer in interview.answers.filter(key__in=keys))
        known = replace(known, answers=counting)
    question = runner.next_question(known)
    return question, runner.questions_left(known) if question else 0


def _get_stuck(interview: Interview, mishap: mishaps.Mishap) -> None:
    """Keep why there is no next question, unless the interview went on meanwhile."""
    with transaction.atomic():
        believed = {"stage": interview.stage, "stage_changed_at": interview.stage_changed_at}
        same = Interview.objects.filter(pk=interview.pk, **believed)
        if not same.update(problem=mishap.words, debug_id=mishap.debug_id):
            return
        timeline.record(
            interview.project, "interview.stuck", debug_id=mishap.debug_id, problem=mishap.words
        )
        live.touch(interview.project_id)


@transaction.atomic
def answer(interview: Interview, key: str, values: list[str]) -> bool:
    """Keep the answer to the open question *key* and go on to the next, or change nothing at all.

    Returns False when another question is open by now: after a double click, or in a stale tab.
    """
    project = lock(interview.project)
    require_active(project)
    require_undecided(project)
    interview = Interview.objects.select_for_update(no_key=True).get(pk=interview.pk)
    question = interview.question
    if question is None or question.key != key:
        return False
    last = interview.answers.order_by("-position").first()
    Answer.objects.update_or_create(
        interview=interview,
        key=key,
        defaults={
            "position": last.position + 1 if last else 1,
            "asked": question.model_dump(mode="json"),
            "values": values,
            "set_aside": False,
        },
    )
    interview.move(Stage.THINKING, asking={}, problem="")
    think(interview)
    return True


@transaction.atomic
def revise(answer: Answer, values: list[str], *, by: User) -> None:
    """Change an earlier answer; later questions that no longer apply are set aside."""
    project = lock(answer.interview.project)
    require_active(project)
    require_undecided(project)
    interview = Interview.objects.select_for_update(no_key=True).get(pk=answer.interview_id)
    answer.values = values
    answer.save(update_fields=["values", "updated_at"])
    interview.move(Stage.THINKING, asking={}, problem="")
    timeline.record(project, "interview.revised", by=by, question=answer.question.text)
    think(interview, afresh=True)


def require_undecided(project: Project) -> None:
    """Raise ``NotAllowedNow`` once the direction is decided: then answers are history."""
    if project.has_reached(Project.Stage.DIRECTION):
        raise NotAllowedNow(
            "The direction is decided, so the interview is closed. Ask for a change instead."
        )


@transaction.atomic
def start_afresh(interview: Interview, *, by: User) -> Interview:
    """Set the interview aside, keeping its answers, and begin another.

    One without an answer is fresh already; a second click gets that one.
    """
    project = lock(interview.project)
    require_active(project)
    require_undecided(project)
    interview = _current(project)
    if not interview.answers.exists():
        return interview
    interview.move(Stage.SET_ASIDE, asking={})
    timeline.record(project, "interview.restarted", by=by)
    fresh = Interview.objects.create(project=project)
    think(fresh)
    return fresh


@transaction.atomic
def try_again(interview: Interview) -> None:
    """Think again after we could not. Without a failure there is nothing to do."""
    require_active(lock(interview.project))
    interview = Interview.objects.select_for_update(no_key=True).get(pk=interview.pk)
    if interview.problem and interview.stage == Stage.THINKING:
        interview.move(Stage.THINKING, problem="", debug_id="")
        think(interview, afresh=True)


def ask_again(before: datetime) -> int:
    """Think again where nobody has since *before*: the worker died, or was never rung.

    Returns the number of interviews concerned.
    """
    late = Interview.objects.filter(
        stage=Stage.THINKING,
        problem="",
        stage_changed_at__lt=before,
        project__status=Project.Status.ACTIVE,
    ).select_related("project__owner")
    return sum(_rouse(interview) for interview in list(late))


def _rouse(interview: Interview) -> bool:
    """Have a late question thought of again, by now; False when it has just arrived."""
    with transaction.atomic():
        lock(interview.project)
        try:
            interview.move(Stage.THINKING)
        except NotAllowedNow:
            return False
        think(interview, afresh=True)
    return True
