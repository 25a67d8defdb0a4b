"""How much of the MVP is there, and what comes next: counted from promises that were checked.

A promise counts as kept only when the build of the newest version tried it and found it kept.
Nothing is estimated; where nothing can be counted there is no number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

KEPT = "kept"


class Tried(NamedTuple):
    """A promise as one version's build found it; *version* is the version's number."""

    version: int
    feature: str
    text: str
    outcome: str


def same(text: str) -> str:
    """Return *text* as it is compared: without case, spacing and the last full stop."""
    return " ".join(text.split()).casefold().rstrip(".")


@dataclass(frozen=True)
class Tally:
    """What the newest version keeps of all that the MVP promises. Texts as ``same`` gives them."""

    promised: frozenset[str]
    kept: frozenset[str]

    @property
    def percent(self) -> int | None:
        """Promises kept in percent of all, rounded down; None where there is nothing to count."""
        return 100 * self.kept_count // len(self.promised) if self.promised else None

    @property
    def kept_count(self) -> int:
        """How many of the promises are kept."""
        return len(self.kept & self.promised)

    def keeps(self, texts: Iterable[str]) -> bool:
        """True when every one of *texts* is a promise that is kept, and there is at least one."""
        wanted = {same(text) for text in texts}
        return bool(wanted) and wanted <= self.kept


def tally(scope: Mapping[str, Any], tried: Collection[Tried]) -> Tally:
    """Count what the newest version of *tried* keeps.

    All there is to keep: the promises of the MVP scope, and what the newest version promises
    beyond them. A promise that an earlier version made and the newest does not was taken out by
    agreement and no longer counts. A scope whose words appear nowhere in what was tried says
    nothing about it: then only the version's own promises count. Without a version, or without
    promises tried on it, there is nothing to count.
    """
    newest = max((promise.version for promise in tried), default=0)
    now = {same(p.text): p.outcome for p in tried if p.version == newest}
    earlier = {same(p.text) for p in tried if p.version != newest}
    scoped = {same(text) for feature in features(scope) for text in lines(feature, "promises")}
    if not scoped & (now.keys() | earlier):
        scoped = set()
    promised = now.keys() | (scoped - earlier) if now else ()
    return Tally(frozenset(promised), frozenset(t for t, outcome in now.items() if outcome == KEPT))


@dataclass(frozen=True)
class Milestone:
    """One milestone of the milestones document, the *position*-th of *total*."""

    position: int
    total: int
    title: str
    description: str
    criteria: tuple[str, ...]
    weeks: int
    behind: bool

    def as_dict(self) -> dict[str, Any]:
        """The milestone for pages and JSON."""
        return {
            "title": self.title,
            "description": self.description,
            "position": self.position,
            "of": self.total,
            "success_criteria": list(self.criteria),
            "estimated_weeks": self.weeks,
        }


def milestones(content: Mapping[str, Any], counted: Tally) -> list[Milestone]:
    """Return the milestones of the document's *content* in order, saying which are behind us.

    A milestone is behind us when each of its success criteria is a promise that the newest version
    keeps, or when a later one is. What only people can judge we do not tick off by ourselves.
    """
    found = [item for item in content.get("milestones") or [] if isinstance(item, Mapping)]
    met = [counted.keeps(lines(item, "success_criteria")) for item in found]
    return [
        Milestone(
            position=position,
            total=len(found),
            title=str(item.get("title", "")),
            description=str(item.get("description", "")),
            criteria=tuple(lines(item, "success_criteria")),
            weeks=int(item.get("estimated_weeks") or 0),
            behind=any(met[position - 1 :]),
        )
        for position, item in enumerate(found, start=1)
    ]


def next_milestone(found: Iterable[Milestone]) -> Milestone | None:
    """Return the first milestone that is not behind us; None when there is none."""
    return next((milestone for milestone in found if not milestone.behind), None)


def features(scope: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the features of an MVP scope's content; an empty or odd one has none."""
    return [item for item in scope.get("core_features") or [] if isinstance(item, Mapping)]


def lines(content: Mapping[str, Any], name: str) -> list[str]:
    """Return the list of texts *name* in *content*, without empty ones; never None."""
    return [str(item) for item in content.get(name) or [] if str(item).strip()]
