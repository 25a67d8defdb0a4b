"""Sharing a preview: links that expire, and taking all of them back."""

from django.db import transaction
from django.db.models import F

from builds.models import Preview
from builds.previews import links
from cofounder import live
from projects import timeline
from projects.models import User


@transaction.atomic
def share(preview: Preview, *, hours: int, by: User) -> str:
    """Return a link to *preview* that works for *hours*, for whoever has it."""
    project = preview.version.project
    timeline.record(project, "preview.shared", by=by, version=preview.version, hours=hours)
    live.touch(project.pk)
    return links.share_url(preview, hours=hours)


@transaction.atomic
def take_back(preview: Preview, *, by: User) -> None:
    """Make every link given out so far invalid."""
    Preview.objects.filter(pk=preview.pk).update(share_epoch=F("share_epoch") + 1)
    project = preview.version.project
    timeline.record(project, "preview.unshared", by=by, version=preview.version)
    live.touch(project.pk)
