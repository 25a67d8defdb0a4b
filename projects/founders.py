"""What staff may change about a founder, written down where the founder can read it."""

from django.db import transaction

from cofounder import live
from projects import timeline
from projects.models import User
from projects.tiers import Tier


@transaction.atomic
def change_tier(founder: User, tier: str, *, by: User) -> None:
    """Give *founder* another tier. Its limits hold from now on; every active project says so.

    Builds that were promised a ceiling keep it: a quote is a promise.
    """
    locked = User.objects.select_for_update(no_key=True).get(pk=founder.pk)
    founder.tier = tier
    if locked.tier == tier:
        return
    User.objects.filter(pk=founder.pk).update(tier=tier)
    before, after = Tier(locked.tier).label, Tier(tier).label
    for project in founder.projects.active().order_by("pk"):
        timeline.record(project, "founder.tier_changed", by=by, before=before, after=after)
        live.touch(project.pk)
