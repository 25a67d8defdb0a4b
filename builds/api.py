"""Builds, versions and changes as JSON. The same verbs as on the pages, behind the same rules."""

from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Body, Router

from builds import api_shapes as shapes
from builds import changes, lifecycle, thinking
from builds.models import Build, ChangeRequest, Version
from cofounder.errors import NotAllowedNow
from cofounder.http import Request
from cofounder.problems import Unfit
from cofounder.runner.protocol import Question
from projects.forms import AnswerForm
from projects.views import load

router = Router(tags=["builds"])

#: What is long, and not shown here.
LONG = ("spec", "manifest", "checks", "details", "version__spec", "version__manifest")


@router.get("/projects/{uuid:project_id}/builds", response=list[shapes.BuildOut])
def builds(request: Request, project_id: UUID) -> list[dict[str, Any]]:
    """Every build of a project, the newest first."""
    found = load(request, project_id).builds.select_related("version", "change").defer(*LONG)
    return [_build(build) for build in found]


@router.post("/projects/{uuid:project_id}/builds", response={201: shapes.BuildOut})
def start(request: Request, project_id: UUID) -> tuple[int, dict[str, Any]]:
    """Start the next build. While one waits or runs, that one is answered: a click starts one."""
    build = lifecycle.start(load(request, project_id), by=request.user)
    return 201, _build(build)


@router.get("/builds/{int:pk}", response=shapes.BuildDetail)
def build(request: Request, pk: int) -> dict[str, Any]:
    """One build, with its events and promises."""
    found = _own_build(request, pk)
    return _build(found) | {
        "events": list(found.events.values("seq", "stage", "sentence", "at")),
        "promises": list(found.promises.values("text", "feature", "outcome", "evidence")),
    }


@router.post("/builds/{int:pk}/cancellation", response=shapes.BuildOut)
def cancel(request: Request, pk: int) -> dict[str, Any]:
    """Stop a build. Stopping it twice is harmless; 409 when it has ended otherwise."""
    lifecycle.cancel(_own_build(request, pk), by=request.user)
    return _build(_own_build(request, pk))


def _own_build(request: Request, pk: int) -> Build:
    own = Build.objects.visible_to(request.user).select_related("version", "change")
    return get_object_or_404(own.defer(*LONG), pk=pk)


def _build(build: Build) -> dict[str, Any]:
    return {
        "id": build.pk,
        "project": str(build.project_id),
        "number": build.number,
        "label": build.label,
        "version": str(build.version) if build.version_id else None,
        "change": build.change.number if build.change_id else None,
        "stage": build.stage,
        "stage_label": build.get_stage_display(),
        "is_over": build.is_over,
        "place": build.place,
        "error": build.failure or None,
        "debug_id": build.debug_id,
        "likely_seconds": build.likely_seconds,
        "seconds": build.seconds,
        "ceiling_cents": build.ceiling_cents,
        "spent_cents": build.spent_cents,
        "created_at": build.created_at,
        "begun_at": build.begun_at,
        "ended_at": build.ended_at,
        "url": build.get_absolute_url(),
    }


@router.get("/projects/{uuid:project_id}/versions", response=list[shapes.VersionOut])
def versions(request: Request, project_id: UUID) -> list[dict[str, Any]]:
    """Every version of a project, the newest first."""
    found = load(request, project_id).versions.select_related("parent", "preview")
    return [_version(version) for version in found.defer("spec", "parent__spec")]


def _version(version: Version) -> dict[str, Any]:
    preview = getattr(version, "preview", None)
    return {
        "id": version.pk,
        "name": str(version),
        "tag": version.tag,
        "number": version.number,
        "parent": str(version.parent) if version.parent_id else None,
        "news": version.news,
        "files": len(version.manifest),
        "created_at": version.created_at,
        "url": version.get_absolute_url(),
        "preview_url": preview and reverse("builds:preview", args=[version.pk]),
    }


# --- changes -------------------------------------------------------------------------------


@router.get("/projects/{uuid:project_id}/changes", response=list[shapes.ChangeOut])
def all_changes(request: Request, project_id: UUID) -> list[dict[str, Any]]:
    """Every change asked for, the newest first."""
    found = load(request, project_id).changes.select_related("version")
    return [_change(change) for change in found.prefetch_related("builds__version")]


@router.post("/projects/{uuid:project_id}/changes", response={201: shapes.ChangeOut})
def ask(request: Request, project_id: UUID, asked: shapes.ChangeIn) -> tuple[int, dict[str, Any]]:
    """Ask for a change to the newest version. The same words twice are a double click."""
    change = changes.ask(load(request, project_id), asked.words, by=request.user)
    return 201, _change(change)


@router.get("/projects/{uuid:project_id}/changes/{int:number}", response=shapes.ChangeOut)
def change(request: Request, project_id: UUID, number: int) -> dict[str, Any]:
    """One change: what was said, what we ask or understood, what became of it."""
    return _change(_own_change(request, project_id, number))


@router.post("/projects/{uuid:project_id}/changes/{int:number}/answers", response=shapes.ChangeOut)
def answer(
    request: Request, project_id: UUID, number: int, given: shapes.AnswerIn
) -> dict[str, Any]:
    """Answer the question that waits. 409 when it is another one, or none."""
    change = _own_change(request, project_id, number)
    question = thinking.question(change)
    if question is None or question.key != given.key:
        raise NotAllowedNow("That question is not waiting any more.")
    changes.answer(change, given.key, _values(question, given.values), by=request.user)
    return _change(_own_change(request, project_id, number))


@router.post(
    "/projects/{uuid:project_id}/changes/{int:number}/agreement", response=shapes.ChangeOut
)
def agree(
    request: Request,
    project_id: UUID,
    number: int,
    agreement: shapes.AgreementIn = Body(shapes.AgreementIn()),  # noqa: B008  ninja reads it so
) -> dict[str, Any]:
    """Agree to our restatement; its build starts. 429 beyond what the tier holds.

    409 when *digest* is not that of the plan that waits, or a newer version has come in between.
    """
    change = _own_change(request, project_id, number)
    said = {"keep_going": agreement.keep_going, "shown": agreement.digest}
    changes.agree(change, by=request.user, **said)
    return _change(_own_change(request, project_id, number))


@router.post("/projects/{uuid:project_id}/changes/{int:number}/drop", response=shapes.ChangeOut)
def drop(request: Request, project_id: UUID, number: int) -> dict[str, Any]:
    """Let a change go. Twice is harmless; what is built stays."""
    changes.drop(_own_change(request, project_id, number), by=request.user)
    return _change(_own_change(request, project_id, number))


def _own_change(request: Request, project_id: UUID, number: int) -> ChangeRequest:
    own = load(request, project_id).changes.select_related("version", "project")
    return get_object_or_404(own, number=number)


def _values(question: Question, values: list[str]) -> list[str]:
    """Read *values* as the page's form would; raise ``Unfit`` for what the question refuses."""
    data, own = QueryDict(mutable=True), [v for v in values if v not in question.suggestions]
    if question.kind in {"single", "multiple"}:
        if own and not question.allow_other:
            raise Unfit("That is not one of the options of this question.")
        if question.kind == "single" and len(values) > 1:
            raise Unfit("This question takes one answer.")
        data.setlist("chosen", [value for value in values if value in question.suggestions])
        data["other"] = ", ".join(own)
    else:
        data["text"] = "\n".join(values)
    form = AnswerForm(question, data)
    if not form.is_valid():
        raise Unfit(" ".join(error for errors in form.errors.values() for error in errors))
    return form.values()


def _change(change: ChangeRequest) -> dict[str, Any]:
    question = thinking.question(change)
    build = max(change.builds.all(), key=lambda build: build.number, default=None)
    return {
        "number": change.number,
        "project": str(change.project_id),
        "words": change.words,
        "stage": change.stage,
        "stage_label": change.get_stage_display(),
        "version": str(change.version),
        "answered": [
            {"question": step.question.text, "values": list(step.values)}
            for step in thinking.answered(change)
        ],
        "question": question and question.model_dump(mode="json"),
        "restatement": change.plan.get("restatement"),
        "digest": thinking.digest(change) if change.stage == "restated" else None,
        "alignment": change.alignment,
        "error": change.problem or None,
        "debug_id": change.debug_id or None,
        "build": build and build.pk,
        "built_as": str(build.version) if build and build.version_id else None,
        "created_at": change.created_at,
        "agreed_at": change.agreed_at,
        "url": change.get_absolute_url(),
    }
