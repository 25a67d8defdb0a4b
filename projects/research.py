"""Deep research: locked. The page and the JSON say honestly what it would do, and that it is not.

There is no price for it yet, so nothing here can charge anybody.
"""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cofounder.errors import PaymentNeeded
from cofounder.http import Request
from projects import flags
from projects.models import Project
from projects.views import load

#: What it would do, one sentence each.
WOULD_DO = (
    "Look for products that already solve this problem, and say what people like and miss in them.",
    "Collect what the people you want to help write about the problem, in their own words.",
    "Put numbers to the market, each with the page it comes from.",
    "Mark which assumptions of your brief it supports, and which it speaks against.",
)


def begin(project: Project) -> None:
    """Refuse: raise ``PaymentNeeded`` with what is true about deep research today."""
    raise PaymentNeeded(
        f"Deep research for “{project}” is locked. It is not available yet, for any tier or "
        "price. Nothing was started and nothing is charged."
    )


@login_required
@require_GET
@flags.page(flags.Beta.DEEP_RESEARCH)
def show(request: Request, project_id: UUID) -> HttpResponse:
    """The locked page: what deep research would do, and that it cannot be had."""
    project = load(request, project_id)
    shown = {"project": project, "would_do": WOULD_DO}
    return render(request, "projects/research.html", shown, status=PaymentNeeded.status_code)
