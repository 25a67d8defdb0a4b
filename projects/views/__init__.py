"""Projects on screen. Thin: load what the founder may see, call one verb, answer."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from cofounder import live
from cofounder.http import Request
from projects.models import Project


def load(request: Request, project_id: UUID) -> Project:
    """Return the founder's own project, or 404. It knows the version its page is drawn at."""
    own = Project.objects.visible_to(request.user).annotate(live_version=live.version_of())
    return get_object_or_404(own.select_related("owner"), pk=project_id)
