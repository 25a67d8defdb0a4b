"""The step-by-step guide of a launch path, in plain words and with this app's own values."""

from collections.abc import Callable

from deploy.hosts import aws, railway, vercel
from deploy.needs import Needs
from deploy.paths import Path
from deploy.steps import Step

GUIDES: dict[str, Callable[[Needs, str], list[Step]]] = {
    "vercel": vercel.guide,
    "railway": railway.guide,
    "aws": aws.guide,
}


def guide(path: Path, needs: Needs, address: str = "") -> list[Step]:
    """Return the steps of *path* for this app, in order. *address*: the founder's own, if any."""
    return GUIDES[path.key](needs, address)
