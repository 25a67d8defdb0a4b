"""Documents: asked for, written one after another, edited, written again."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from cofounder import jobs, live
from cofounder.errors import CofounderError, NotAllowedNow
from cofounder.runner import get_runner
from cofounder.runner.papers import DOCUMENTS, TIER_FIELDS
from projects import journey, knowledge, tasks, timeline
from projects.models import Document, Project, Revision, User
from projects.tiers import sees

logger = logging.getLogger(__name__)
Kind, Stage = Document.Kind, Document.Stage

#: Written from the interview, and written once a plan is chosen.
UNDERSTANDING = (Kind.THESIS, Kind.IDEA_BRIEF)
FIVE = (Kind.PRODUCT_BRIEF, Kind.MVP_SCOPE, Kind.MILESTONES, Kind.RISK_LOG, Kind.HOW_IT_WORKS)


@transaction.atomic
def request(project: Project, kinds: Sequence[str]) -> None:
    """Ask for documents of *kinds*; a worker writes them in this order."""
    for kind in kinds:
        document, _ = Document.objects.get_or_create(project=project, kind=kind)
        if document.can_move(Stage.WAITING):
            document.move(Stage.WAITING, problem="")
    jobs.enqueue(tasks.write_documents, str(project.pk))
    live.touch(project.pk)


def retry(document: Document) -> None:
    """Write a document again that could not be written."""
    journey.require_active(document.project)
    request(document.project, [document.kind])


def write_waiting(project: Project) -> None:
    """Write every waiting document of *project*, one after another. Safe to run twice."""
    order = list(DOCUMENTS)
    while True:
        waiting = project.documents.filter(stage=Stage.WAITING)
        document = min(waiting, key=lambda d: order.index(d.kind), default=None)
        if document is None:
            return
        try:
            document.move(Stage.WRITING)
        except NotAllowedNow:
            continue  # another worker has taken it
        live.touch(project.pk)
        write(document)


def write(document: Document) -> None:
    """Have one document written and keep it, or say why not."""
    project = document.project
    try:
        answer = get_runner().write_document(document.kind, knowledge.known(project))
    except CofounderError as problem:
        with transaction.atomic():
            document.move(Stage.FAILED, problem=str(problem))
            timeline.record(project, "document.failed", document=document, problem=problem)
            live.touch(project.pk)
        return
    except Exception:
        logger.exception("writing %s of project %s", document.kind, project.pk)
        with transaction.atomic():
            document.move(Stage.FAILED, problem="Something broke on our side. Try again.")
            live.touch(project.pk)
        return
    with transaction.atomic():
        document.move(Stage.READY, problem="")
        _keep(document, for_tier(document.kind, answer.model_dump(mode="json"), project.owner.tier))
        timeline.record(project, "document.written", document=document)
        if document.kind == Kind.THESIS and project.stage == Project.Stage.IDEA:
            journey.advance(project, Project.Stage.THESIS)
        live.touch(project.pk)


def ask_again(before: datetime) -> int:
    """Ring again for documents pending since *before*: their worker died, or was never rung.

    Returns the number of projects concerned.
    """
    late = list(
        Document.objects.filter(
            stage__in=[Stage.WAITING, Stage.WRITING], stage_changed_at__lt=before
        ).select_related("project")
    )
    for document in late:
        with transaction.atomic():
            if document.stage == Stage.WRITING:
                document.move(Stage.WAITING)
            jobs.enqueue(tasks.write_documents, str(document.project_id))
    return len({document.project_id for document in late})


def for_tier(kind: str, content: dict[str, Any], tier: str) -> dict[str, Any]:
    """Leave out what *tier* does not include."""
    reserved = TIER_FIELDS.get(kind, {})
    hidden = {name for name, needed in reserved.items() if not sees(tier, needed)}
    kept = {name: value for name, value in content.items() if name not in hidden}
    if "confidence" in kept:
        kept["confidence"] = {k: v for k, v in kept["confidence"].items() if k not in hidden}
    return kept


@transaction.atomic
def edit(document: Document, field: str, value: Any, *, by: User) -> Revision:
    """Make the founder's wording of one *field* the canonical one: a new revision."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    journey.require_active(document.project)
    if document.is_pending or not document.current:
        raise NotAllowedNow("This document is being written. Edit it in a moment.")
    content = dict(document.content)
    if content.get(field) == value:
        return document.current
    content[field] = value
    if "confidence" in content and field in content["confidence"]:
        content["confidence"] = content["confidence"] | {field: "strong"}
    revision = _keep(document, content, origin=Revision.Origin.EDITED, edited_field=field, by=by)
    timeline.record(document.project, "document.edited", by=by, document=document)
    live.touch(document.project_id)
    return revision


def _keep(document: Document, content: dict[str, Any], **how: Any) -> Revision:
    """Append a revision."""
    newest = document.current
    number = newest.number + 1 if newest else 1
    return Revision.objects.create(document=document, number=number, content=content, **how)
