"""Documents: asked for, written one after another, edited, written again.

Whoever changes a document locks its project first, then the document.
"""

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from cofounder import jobs, live
from cofounder.errors import NotAllowedNow
from cofounder.runner import get_runner
from cofounder.runner.papers import DOCUMENTS, TIER_FIELDS
from projects import journey, knowledge, mishaps, tasks, timeline
from projects.models import Document, Project, Revision, User
from projects.tiers import sees

logger = logging.getLogger(__name__)
Kind, Stage = Document.Kind, Document.Stage

#: Written from the interview, and written once a plan is chosen.
UNDERSTANDING = (Kind.THESIS, Kind.IDEA_BRIEF)
FIVE = (Kind.PRODUCT_BRIEF, Kind.MVP_SCOPE, Kind.MILESTONES, Kind.RISK_LOG, Kind.HOW_IT_WORKS)


@transaction.atomic
def request(project: Project, kinds: Sequence[str]) -> None:
    """Ask for documents of *kinds*; a worker writes them in this order.

    What is being written just now is written once more: it does not know yet what changed.
    """
    journey.lock(project)
    for kind in kinds:
        locked = Document.objects.select_for_update(no_key=True)
        document, _ = locked.get_or_create(project=project, kind=kind)
        if document.can_move(Stage.WAITING):
            document.move(Stage.WAITING, problem="", debug_id="")
    jobs.enqueue(tasks.write_documents, str(project.pk))
    live.touch(project.pk)


@transaction.atomic
def retry(document: Document) -> None:
    """Write a document again that could not be written. Any other stays as it is."""
    project = journey.lock(document.project)
    journey.require_active(project)
    if project.documents.filter(pk=document.pk, stage=Stage.FAILED).exists():
        request(project, [document.kind])


def write_waiting(project: Project) -> None:
    """Write every waiting document of *project*, one after another. Safe to run twice."""
    order = list(DOCUMENTS)
    while True:
        project.refresh_from_db()  # what was asked for may have changed since the last one
        waiting = project.documents.filter(stage=Stage.WAITING)
        document = min(waiting, key=lambda d: order.index(d.kind), default=None)
        if document is None or project.is_parked:
            return
        try:
            document.move(Stage.WRITING)
        except NotAllowedNow:
            continue  # another worker has taken it
        live.touch(project.pk)
        write(document)


def write(document: Document) -> None:
    """Have one document written and keep it, or say why not.

    When it was asked for again meanwhile, this attempt is dropped: another one is due.
    """
    project = document.project
    try:
        answer = get_runner().write_document(document.kind, knowledge.known(project))
    except Exception as problem:  # noqa: BLE001  whatever broke, there is a button to try again
        mishap = mishaps.understand(problem, f"writing {document.kind} of project {project.pk}")
        land = partial(_fail, document, mishap)
    else:
        content = answer.model_dump(mode="json")
        land = partial(_finish, document, for_tier(document.kind, content, project.owner.tier))
    try:
        with transaction.atomic():
            land(journey.lock(project))
            live.touch(project.pk)
    except Overtaken:
        logger.info("a %s of project %s was overtaken", document.kind, project.pk)


class Overtaken(Exception):
    """Somebody else goes on with the document."""


def _move(document: Document, to: str, **changes: Any) -> None:
    """Move *document*, or raise ``Overtaken``."""
    try:
        document.move(to, **changes)
    except NotAllowedNow as problem:
        raise Overtaken from problem


def _fail(document: Document, mishap: mishaps.Mishap, project: Project) -> None:
    """Say why it was not written."""
    _move(document, Stage.FAILED, problem=mishap.words, debug_id=mishap.debug_id)
    timeline.record(
        project,
        "document.failed",
        debug_id=mishap.debug_id,
        document=document,
        problem=mishap.words,
    )


def _finish(document: Document, content: dict[str, Any], project: Project) -> None:
    """Keep what was written, and lead the project on when it was the thesis."""
    leads_on = document.kind == Kind.THESIS and project.stage == Project.Stage.IDEA
    if leads_on and project.is_parked:
        # A parked project enters no stage. The thesis waits with it, and is written then.
        _move(document, Stage.WAITING)
        return
    _move(document, Stage.READY, problem="", debug_id="")
    keep(document, content)
    timeline.record(project, "document.written", document=document)
    if leads_on:
        journey.advance(project, Project.Stage.THESIS)


def ask_again(before: datetime) -> int:
    """Ring again for documents pending since *before*: their worker died, or was never rung.

    Returns the number of projects concerned.
    """
    late = list(
        Document.objects.filter(
            stage__in=[Stage.WAITING, Stage.WRITING],
            stage_changed_at__lt=before,
            project__status=Project.Status.ACTIVE,
        )
    )
    for document in late:
        with transaction.atomic():
            if document.stage == Stage.WRITING:
                try:
                    document.move(Stage.WAITING)
                except NotAllowedNow:
                    continue  # it has just arrived
            jobs.enqueue(tasks.write_documents, str(document.project_id))
    return len({document.project_id for document in late})


def edited(project: Project, kinds: Sequence[str]) -> list[Document]:
    """Return the documents of *kinds* that hold wording of the founder's own.

    Written anew, they say it in our words; pages warn before that.
    """
    found = project.documents.filter(kind__in=kinds).prefetch_related("revisions")
    return [document for document in found if document.own_words]


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
    project = journey.lock(document.project)
    journey.require_active(project)
    document = project.documents.select_for_update(no_key=True).get(pk=document.pk)
    if document.is_pending or not document.current:
        raise NotAllowedNow("This document is being written. Edit it in a moment.")
    content = dict(document.content)
    if content.get(field) == value:
        return document.current
    content[field] = value
    if "confidence" in content and field in content["confidence"]:
        content["confidence"] = content["confidence"] | {field: "strong"}
    revision = keep(document, content, origin=Revision.Origin.EDITED, edited_field=field, by=by)
    timeline.record(document.project, "document.edited", by=by, document=document)
    live.touch(document.project_id)
    return revision


def keep(document: Document, content: dict[str, Any], **how: Any) -> Revision:
    """Append a revision to *document*, which the caller has locked."""
    newest = document.current
    number = newest.number + 1 if newest else 1
    return Revision.objects.create(document=document, number=number, content=content, **how)
