"""The timeline, searched and narrowed down; and what each of its events is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from projects.items import Item
from projects.models import Project, TimelineEvent
from projects.story import Story


class Group(NamedTuple):
    """Kinds of events that a founder thinks of as one: heading, icon, first words of the kinds."""

    label: str
    icon: str
    kinds: tuple[str, ...]


#: What does not belong to any of the others is about the project.
GROUPS: dict[str, Group] = {
    "decisions": Group("Decisions", "scale", ("gate", "plan")),
    "documents": Group("Documents", "file-text", ("document",)),
    "builds": Group("Builds", "hammer", ("build", "version", "preview")),
    "changes": Group("Changes", "git-branch", ("change", "wish")),
    "launch": Group("Launch", "rocket", ("launch", "readiness", "rehearsal", "deploy", "export")),
    "project": Group("Project", "flag", ()),
}

#: Longer searches are cut; nobody looks for a paragraph.
LONGEST_SEARCH = 100


@dataclass(frozen=True)
class Filter:
    """What the founder wants to see of the timeline. Empty fields leave nothing out."""

    words: str = ""
    group: str = ""
    version: str = ""

    @property
    def query(self) -> str:
        """The filter as it stands in an address, without a question mark; empty when it is."""
        named = {"words": self.words, "group": self.group, "version": self.version}
        return urlencode({name: value for name, value in named.items() if value})

    def __bool__(self) -> bool:
        return bool(self.query)


def wanted(asked: Mapping[str, str]) -> Filter:
    """Read a filter from what a request *asked* for; what makes no sense is left out."""
    words = " ".join(asked.get("words", "").replace("\x00", " ").split())[:LONGEST_SEARCH]
    group = asked.get("group", "")
    version = asked.get("version", "").replace("\x00", "")[:16]
    return Filter(words.strip(), group if group in GROUPS else "", version)


def search(project: Project, wanted: Filter) -> QuerySet[TimelineEvent]:
    """Return the events of *project* that match, newest first: every word, anywhere in an event."""
    found = project.events.annotate(note=KT("details__note")).select_related("by")
    if wanted.group:
        found = found.filter(_is_of(wanted.group))
    if wanted.version:
        found = found.filter(version=wanted.version)
    for word in wanted.words.split():
        places = ("sentence", "note", "version", "debug_id")
        found = found.filter(_any(Q(**{f"{place}__icontains": word}) for place in places))
    return found


def _is_of(group: str) -> Q:
    """Events of a group; those of the project are all that no other group has."""
    kinds = GROUPS[group].kinds
    if kinds:
        return _any(Q(kind__startswith=f"{kind}.") for kind in kinds)
    return ~_any(Q(kind__startswith=f"{k}.") for other in GROUPS.values() for k in other.kinds)


def _any(conditions: Iterable[Q]) -> Q:
    """True where one of *conditions* is."""
    one = Q()
    for condition in conditions:
        one |= condition
    return one


def group_of(event: TimelineEvent) -> str:
    """Return the key of the group that *event* belongs to."""
    start = event.kind.partition(".")[0]
    return next((key for key, group in GROUPS.items() if start in group.kinds), "project")


def versions(project: Project) -> list[str]:
    """Return the versions that events speak of, the newest first."""
    named = project.events.exclude(version="").order_by().values_list("version", flat=True)
    return sorted(named.distinct(), key=_in_order, reverse=True)


def _in_order(version: str) -> tuple[int, str]:
    """Sort v0.10 behind v0.9."""
    number = version.rpartition(".")[2]
    return (int(number) if number.isdecimal() else 0, version)


@dataclass(frozen=True)
class Entry:
    """An event as it is shown. *about* is what it is about, where that can be opened."""

    event: TimelineEvent
    about: Item | None

    @property
    def key(self) -> str:
        """The id of its details."""
        return f"event-{self.event.pk}"

    @property
    def group(self) -> Group:
        """Its group, with heading and icon."""
        return GROUPS[group_of(self.event)]

    @property
    def note(self) -> str:
        """The founder's words, where a decision has any."""
        return str(self.event.details.get("note", ""))

    def as_dict(self) -> dict[str, Any]:
        """The event as JSON. The names of its keys are a promise to scripts."""
        event = self.event
        return {
            "id": event.pk,
            "kind": event.kind,
            "group": group_of(event),
            "sentence": event.sentence,
            "at": event.at.isoformat(),
            "version": event.version or None,
            "note": self.note or None,
            "debug_id": event.debug_id or None,
            "about": {"id": self.about.id, "title": self.about.title, "url": self.about.url}
            if self.about
            else None,
        }


def told(events: Iterable[TimelineEvent], story: Story, items: Mapping[str, Item]) -> list[Entry]:
    """Return *events* with what each is about, found in the *story* and its *items*."""
    return [Entry(event, items.get(_about(event, story))) for event in events]


def _about(event: TimelineEvent, story: Story) -> str:
    """The id of the item *event* is about; empty when it is about the project as a whole."""
    start, details = event.kind.partition(".")[0], event.details
    if start == "document":
        named = (d.kind for d in story.documents if str(d) == details.get("document"))
        return f"document-{next(named, '')}"
    if start == "gate":
        gates = [g for g in story.gates if g.get_kind_display().lower() == details.get("gate")]
        decided = event.kind == "gate.decided"
        gate = _nearest([(g, g.decided_at if decided else g.asked_at) for g in gates], event.at)
        return f"gate-{gate.pk}" if gate else ""
    if event.kind == "plan.chosen" and story.plan:
        return f"plan-{story.plan.pk}" if story.plan.name == details.get("plan") else ""
    if start == "change":
        return f"change-{details.get('number', '')}"
    return _about_a_version(event, story)


def _about_a_version(event: TimelineEvent, story: Story) -> str:
    """The version an event names, or the attempt at it while there is none."""
    if event.kind.startswith("build."):
        tries = [b for b in story.builds if event.version in {b.label, b.aims_for}]
        same = [b for b in tries if event.debug_id and b.debug_id == event.debug_id]
        build = _nearest([(b, b.created_at) for b in same or tries], event.at)
        if build and event.kind != "build.ready":
            return f"build-{build.pk}"
    named = (version.pk for version in story.versions if str(version) == event.version)
    return f"version-{next(named, '')}"


def _nearest(rows: list[tuple[Any, datetime | None]], at: datetime) -> Any:
    """Return the row whose time is nearest to *at*; rows are written with their event."""
    timed = [(abs((time - at).total_seconds()), number) for number, (_, time) in enumerate(rows)
             if time]  # fmt: skip
    return rows[min(timed)[1]][0] if timed else None
