"""Plans on screen: options side by side, one to choose, or a wish for others."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cofounder.errors import CofounderError
from cofounder.http import Request, page_or_partial
from projects import documents, plans
from projects.forms import WishForm, refuse
from projects.views import load


@login_required
@require_http_methods(["GET", "POST"])
def index(request: Request, project_id: UUID) -> HttpResponse:
    """Show the newest round of options; a POST asks for different ones."""
    project = load(request, project_id)
    form = WishForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            plans.request(project, wish=form.cleaned_data["wish"])
            return redirect("projects:plans", project.pk)
        except CofounderError as problem:
            status = refuse(form, problem)
    plan_set = project.plan_sets.prefetch_related("plans").first()
    shown = {
        "project": project,
        "plan_set": plan_set,
        "form": form,
        "chosen": plans.chosen(project),
        "build": project.builds.active().first(),
        "edited": documents.edited(project, documents.FIVE),
    }
    if form.is_bound:
        return render(request, "projects/plans.html", shown, status=status)
    return page_or_partial(request, "projects/plans.html", "projects/_plans.html", **shown)


@login_required
@require_POST
def choose(request: Request, project_id: UUID, pk: int) -> HttpResponse:
    """Follow one of the plans."""
    project = load(request, project_id)
    plan = get_object_or_404(project.plans, pk=pk)
    plans.choose(plan, by=request.user)
    messages.success(request, f"We follow “{plan}”. Now we write the five documents.")
    return redirect("projects:documents", project.pk)


@login_required
@require_POST
def retry(request: Request, project_id: UUID) -> HttpResponse:
    """Draw up the round again that failed, or the first one. A late second click does nothing."""
    project = load(request, project_id)
    newest = project.plan_sets.first()
    if newest:
        plans.retry(newest)
    else:
        plans.request(project)
    return redirect("projects:plans", project.pk)
