"""Execution plans: drawn up after the direction is decided, one of them chosen."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cofounder import jobs, live
from cofounder.errors import NotAllowedNow
from cofounder.runner import get_runner
from projects import documents, journey, knowledge, mishaps, tasks, timeline
from projects.models import Plan, PlanSet, Project, User

Stage = PlanSet.Stage


def require_direction(project: Project) -> None:
    """Raise ``NotAllowedNow`` before the direction is decided."""
    journey.require_active(project)
    if not project.has_reached(Project.Stage.DIRECTION):
        raise NotAllowedNow("First decide the direction; plans follow from it.")


@transaction.atomic
def request(project: Project, *, wish: str = "") -> PlanSet:
    """Ask for a round of plans. While one is being drawn up, that one is returned."""
    project = journey.lock(project)
    require_direction(project)
    newest = project.plan_sets.first()
    if newest and newest.is_pending:
        return newest
    plan_set = PlanSet.objects.create(
        project=project, number=newest.number + 1 if newest else 1, wish=wish
    )
    jobs.enqueue(tasks.draw_up_plans, plan_set.pk)
    live.touch(project.pk)
    return plan_set


@transaction.atomic
def retry(plan_set: PlanSet) -> None:
    """Draw up a round again that failed. Any other stays as it is."""
    project = journey.lock(plan_set.project)
    require_direction(project)
    failed = project.plan_sets.filter(pk=plan_set.pk, stage=Stage.FAILED).first()
    if failed:
        failed.move(Stage.WAITING, problem="", debug_id="")
        jobs.enqueue(tasks.draw_up_plans, failed.pk)
        live.touch(project.pk)


def draw_up(plan_set: PlanSet) -> None:
    """Have the options written and keep them, or say why not. Safe to run twice."""
    project = plan_set.project
    if project.is_parked:
        return
    try:
        plan_set.move(Stage.WRITING)
    except NotAllowedNow:
        return  # done already
    try:
        answer = get_runner().propose_plans(knowledge.known(project), wish=plan_set.wish)
    except Exception as problem:  # noqa: BLE001  whatever broke, there is a button to try again
        _fail(plan_set, mishaps.understand(problem, f"drawing up plans of project {project.pk}"))
        return
    with transaction.atomic():
        try:
            plan_set.move(Stage.READY)
        except NotAllowedNow:
            return  # we took so long that somebody else has begun
        for position, option in enumerate(answer.options, start=1):
            Plan.objects.create(
                project=project,
                plan_set=plan_set,
                position=position,
                name=option.name,
                recommended=option.recommended,
                content=option.model_dump(mode="json"),
            )
        timeline.record(project, "plan.proposed", by=project.owner, count=len(answer.options))
        live.touch(project.pk)


def _fail(plan_set: PlanSet, mishap: mishaps.Mishap) -> None:
    """Say why there are no options, unless somebody else has begun."""
    project = plan_set.project
    with transaction.atomic():
        try:
            plan_set.move(Stage.FAILED, problem=mishap.words, debug_id=mishap.debug_id)
        except NotAllowedNow:
            return
        timeline.record(project, "plan.failed", debug_id=mishap.debug_id, problem=mishap.words)
        live.touch(project.pk)


def ask_again(before: datetime) -> int:
    """Ring again for rounds pending since *before*; return how many."""
    late = list(
        PlanSet.objects.filter(
            stage__in=[Stage.WAITING, Stage.WRITING],
            stage_changed_at__lt=before,
            project__status=Project.Status.ACTIVE,
        )
    )
    for plan_set in late:
        with transaction.atomic():
            if plan_set.stage == Stage.WRITING:
                try:
                    plan_set.move(Stage.WAITING)
                except NotAllowedNow:
                    continue  # it has just arrived
            jobs.enqueue(tasks.draw_up_plans, plan_set.pk)
    return len(late)


@transaction.atomic
def choose(plan: Plan, *, by: User) -> None:
    """Follow *plan* from now on, and begin the five documents. Choosing it twice is harmless."""
    project = journey.lock(plan.project)
    require_direction(project)
    plan.refresh_from_db()
    if plan.is_chosen:
        return
    if project.has_reached(Project.Stage.MVP):
        raise NotAllowedNow("The first version is built. Ask for a change instead of a new plan.")
    if project.builds.active().exists():
        raise NotAllowedNow("We are building along the current plan. Stop the build first.")
    project.plans.filter(chosen_at__isnull=False).update(chosen_at=None)
    plan.chosen_at = timezone.now()
    plan.save(update_fields=["chosen_at"])
    timeline.record(project, "plan.chosen", by=by, plan=plan.name)
    documents.request(project, documents.FIVE)


def chosen(project: Project) -> Plan | None:
    """Return the plan we follow."""
    return project.plans.filter(chosen_at__isnull=False).first()
