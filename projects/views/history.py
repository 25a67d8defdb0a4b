"""What happened and why: the timeline, the board, the strategy graph, and the details of each."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from cofounder.http import Request, page_or_partial
from projects import board as boards
from projects import details, drawing, flags, graph, history, items, story
from projects.views import load

#: How many events a page of the timeline holds.
PER_PAGE = 50


@login_required
@require_GET
def timeline(request: Request, project_id: UUID) -> HttpResponse:
    """Everything that happened, newest first, or what of it the founder looks for."""
    project = load(request, project_id)
    wanted = history.wanted(request.GET)
    page = Paginator(history.search(project, wanted), PER_PAGE).get_page(request.GET.get("page"))
    told = story.gather(project)
    return page_or_partial(
        request,
        "projects/timeline.html",
        "projects/_timeline.html",
        project=project,
        shown=page,
        entries=history.told(page, told, items.of(told)),
        wanted=wanted,
        groups=history.GROUPS,
        versions=history.versions(project),
    )


@login_required
@require_GET
@flags.page(flags.Beta.TIMELINE_BOARD)
def board(request: Request, project_id: UUID) -> HttpResponse:
    """The project's items in four columns: backlog, planned, in progress, done."""
    project = load(request, project_id)
    columns = boards.of(project)
    return page_or_partial(
        request,
        "projects/board.html",
        "projects/_board.html",
        project=project,
        columns=columns,
        is_empty=not any(column.cards for column in columns),
    )


@login_required
@require_GET
@flags.page(flags.Beta.STRATEGY_GRAPH)
def strategy(request: Request, project_id: UUID) -> HttpResponse:
    """Decisions, documents, milestones and versions, and what led to what."""
    project = load(request, project_id)
    found = graph.of(project)
    drawn = drawing.draw(found)
    return page_or_partial(
        request,
        "projects/graph.html",
        "projects/_graph.html",
        project=project,
        drawing=drawn,
        linked=[(node, found.after(node)) for node in found.nodes],
    )


@login_required
@require_GET
def item(request: Request, project_id: UUID, item: str) -> HttpResponse:
    """The details of one item or event: a page of its own, or a panel beside the others."""
    project = load(request, project_id)
    found = details.find(project, item)
    if found is None:
        raise Http404
    return page_or_partial(
        request, "projects/item.html", "projects/_item.html", project=project, details=found
    )
