"""One step: what the founder reads, and the one thing to do."""

from dataclasses import dataclass

from django.urls import reverse

from projects.facts import Facts


@dataclass(frozen=True)
class NextStep:
    """What the founder reads, and the one thing to do. Without *url* there is nothing to do.

    *post* marks actions that change something; they need a form.
    """

    title: str
    text: str
    action: str = ""
    url: str = ""
    post: bool = False
    waiting: bool = False


def to(found: Facts, name: str) -> str:
    """Return the address *name* of the project."""
    return reverse(name, args=[found.project.pk])
