"""Projects as JSON: who asks and what is on, dashboard, timeline, graph, board, documents."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from cofounder.http import Request
from projects import api_shapes as shapes
from projects import board as boards
from projects import dashboard, flags, graph, history, items, kinds, research, story
from projects.flags import Beta
from projects.models import Document, Project
from projects.views import load

router = Router(tags=["projects"])

#: How many events a page of the timeline holds.
PER_PAGE = 50


@router.get("/features", response=shapes.Features)
def features(request: Request) -> dict[str, Any]:
    """Which beta features are on for you, and what your tier holds. Money in US cents."""
    on, user = flags.on(request), request.user
    return {
        "flags": {flag.value: flag.value in on for flag in Beta},
        "tier": {"key": user.tier, "label": user.get_tier_display()},
        "limits": asdict(user.limits),
    }


@router.get("/projects", response=list[shapes.ProjectOut])
def projects(request: Request) -> list[dict[str, Any]]:
    """Your projects, the newest first."""
    return [_project(project) for project in Project.objects.visible_to(request.user)]


@router.get("/projects/{uuid:project_id}", response=shapes.ProjectOut)
def project(request: Request, project_id: UUID) -> dict[str, Any]:
    """One project."""
    return _project(load(request, project_id))


def _project(project: Project) -> dict[str, Any]:
    return {
        "id": str(project.pk),
        "name": project.name,
        "idea": project.idea,
        "stage": project.stage,
        "stage_label": project.get_stage_display(),
        "stage_number": project.stage_number,
        "status": project.status,
        "created_at": project.created_at,
        "url": project.get_absolute_url(),
    }


@router.get("/projects/{uuid:project_id}/dashboard", response=shapes.Dashboard)
def home(request: Request, project_id: UUID) -> dict[str, Any]:
    """What the project's home shows."""
    return dashboard.of_project(load(request, project_id)).as_dict()


@router.get("/projects/{uuid:project_id}/timeline", response=shapes.Timeline)
def timeline(
    request: Request, project_id: UUID, asked: Query[shapes.TimelineFilter]
) -> dict[str, Any]:
    """What happened, the newest first; *words* searches, *group* and *version* narrow it down."""
    project = load(request, project_id)
    wanted = history.wanted(asked.model_dump(exclude={"page"}))
    found = Paginator(history.search(project, wanted), PER_PAGE).get_page(asked.page)
    told = story.gather(project)
    entries = history.told(found, told, items.of(told))
    return {
        "items": [entry.as_dict() for entry in entries],
        "page": found.number,
        "pages": found.paginator.num_pages,
        "total": found.paginator.count,
    }


@router.get("/projects/{uuid:project_id}/graph", response=shapes.Graph, by_alias=True)
def strategy(request: Request, project_id: UUID) -> dict[str, Any]:
    """Decisions, documents, milestones and versions, and what led to what. A beta feature."""
    project = load(request, project_id)
    flags.require(request, Beta.STRATEGY_GRAPH)
    return graph.of(project).as_dict()


@router.get("/projects/{uuid:project_id}/board", response=shapes.Board)
def board(request: Request, project_id: UUID) -> dict[str, Any]:
    """The project's items in four columns. A beta feature."""
    project = load(request, project_id)
    flags.require(request, Beta.TIMELINE_BOARD)
    return boards.as_dict(boards.of(project))


@router.api_operation(
    ["GET", "POST"], "/projects/{uuid:project_id}/research", response=shapes.Locked
)
def deep_research(request: Request, project_id: UUID) -> None:
    """Deep research is locked: this answers 402, and starts and charges nothing."""
    project = load(request, project_id)
    flags.require(request, Beta.DEEP_RESEARCH)
    research.begin(project)


@router.get("/projects/{uuid:project_id}/documents", response=list[shapes.DocumentOut])
def documents(request: Request, project_id: UUID) -> list[dict[str, Any]]:
    """The documents there are, in the order they are written."""
    found = load(request, project_id).documents.shelf().prefetch_related("revisions")
    by_kind = {document.kind: document for document in found}
    return [_document(by_kind[kind]) for kind in Document.Kind.values if kind in by_kind]


@router.get("/projects/{uuid:project_id}/documents/{slug:kind}", response=shapes.DocumentDetail)
def document(request: Request, project_id: UUID, kind: str) -> dict[str, Any]:
    """One document, as it reads now: its sections by name, as the pages show them."""
    shelf = load(request, project_id).documents.shelf().prefetch_related("revisions")
    found = get_object_or_404(shelf, kind=kind)
    return _document(found) | {
        "sections": [
            {
                "name": section.name,
                "label": section.label,
                "shape": section.shape,
                "value": section.value,
                "strength": section.strength or None,
            }
            for section in kinds.sections(found)
        ]
    }


def _document(document: Document) -> dict[str, Any]:
    current = document.current
    written: datetime | None = current.created_at if current else None
    return {
        "kind": document.kind,
        "title": str(document),
        "stage": document.stage,
        "stage_label": document.get_stage_display(),
        "version": current.number if current else None,
        "written_at": written,
        "error": document.problem or None,
        "debug_id": document.debug_id or None,
        "url": document.get_absolute_url(),
    }
