"""The conversation with the founder: ask, answer, revise, resume, start afresh."""

import logging

from django.db import transaction

from cofounder import jobs, live
from cofounder.errors import CofounderError, NotAllowedNow, TooMuch
from cofounder.runner import get_runner
from projects import documents, knowledge, tasks, timeline
from projects.journey import require_active
from projects.models import Answer, Interview, Project, User

logger = logging.getLogger(__name__)
Stage = Interview.Stage


@transaction.atomic
def open_for(project: Project) -> Interview:
    """Return the project's interview, beginning it on the first visit."""
    Project.objects.select_for_update().get(pk=project.pk)
    interview = project.interviews.exclude(stage=Stage.SET_ASIDE).first()
    if interview is None:
        _require_room(project.owner)
        interview = Interview.objects.create(project=project)
        think(interview)
    return interview


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


def think(interview: Interview) -> None:
    """Find the next question: at once when the runner is instant, else in a worker."""
    if get_runner().instant:
        ask_next(interview)
    else:
        jobs.enqueue(tasks.ask_next, interview.pk)


def ask_next(interview: Interview) -> None:
    """Put the runner's next question on the table, or finish the interview."""
    known = knowledge.known(interview.project)
    runner = get_runner()
    try:
        question = runner.next_question(known)
        left = runner.questions_left(known)
    except CofounderError as problem:
        Interview.objects.filter(pk=interview.pk).update(problem=str(problem))
        live.touch(interview.project_id)
        return
    with transaction.atomic():
        if question is None:
            _finish(interview)
        else:
            interview.move(
                Stage.ASKING, asking=question.model_dump(mode="json"), left=left, problem=""
            )
        live.touch(interview.project_id)


def _finish(interview: Interview) -> None:
    """End the questions and begin to write what they told us."""
    interview.move(Stage.DONE, asking={}, left=0, problem="")
    timeline.record(interview.project, "interview.finished", by=interview.project.owner)
    documents.request(interview.project, documents.UNDERSTANDING)


def answer(interview: Interview, key: str, values: list[str]) -> None:
    """Keep the answer to the open question *key* and go on to the next.

    Answering the same question twice (a double click) changes nothing.
    """
    require_active(interview.project)
    with transaction.atomic():
        interview = Interview.objects.select_for_update().get(pk=interview.pk)
        question = interview.question
        if question is None or question.key != key:
            return
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
        interview.move(Stage.THINKING, asking={})
    think(interview)


def revise(answer: Answer, values: list[str], *, by: User) -> None:
    """Change an earlier answer; later questions that no longer apply are set aside."""
    project = answer.interview.project
    require_active(project)
    require_undecided(project)
    with transaction.atomic():
        interview = Interview.objects.select_for_update().get(pk=answer.interview_id)
        answer.values = values
        answer.save(update_fields=["values", "updated_at"])
        interview.move(Stage.THINKING, asking={})
        timeline.record(project, "interview.revised", by=by, question=answer.question.text)
    if get_runner().instant:
        reconsider(interview)
    else:
        jobs.enqueue(tasks.reconsider, interview.pk)


def reconsider(interview: Interview) -> None:
    """After an edit: keep the answers whose question still makes sense, then go on."""
    everything = interview.answers.all()
    everything.update(set_aside=False)
    keys = get_runner().still_apply(knowledge.known(interview.project))
    everything.exclude(key__in=keys).update(set_aside=True)
    ask_next(interview)


def require_undecided(project: Project) -> None:
    """Raise ``NotAllowedNow`` once the direction is decided: then answers are history."""
    if project.has_reached(Project.Stage.DIRECTION):
        raise NotAllowedNow(
            "The direction is decided, so the interview is closed. Ask for a change instead."
        )


@transaction.atomic
def start_afresh(interview: Interview, *, by: User) -> Interview:
    """Set this interview aside, keeping its answers, and begin another."""
    require_active(interview.project)
    require_undecided(interview.project)
    interview.move(Stage.SET_ASIDE, asking={})
    timeline.record(interview.project, "interview.restarted", by=by)
    fresh = Interview.objects.create(project=interview.project)
    think(fresh)
    return fresh


def try_again(interview: Interview) -> None:
    """Think again after the runner failed."""
    Interview.objects.filter(pk=interview.pk).update(problem="")
    think(interview)
