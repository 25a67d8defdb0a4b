"""What a project consists of, one item each: the nodes of the graph, the cards of the board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from projects.completion import features, lines, same
from projects.models import Document
from projects.story import Story

BACKLOG, PLANNED, PROGRESS, DONE = "backlog", "planned", "progress", "done"

#: What each document is for, in one sentence.
PURPOSE = {
    "thesis": "What we believe about the problem, the people who have it, and what limits us.",
    "idea_brief": "The idea written out, so that you can decide on its direction.",
    "product_brief": "What the product is, for whom, and why this one.",
    "mvp_scope": "What the first version does, what it leaves out, and what it promises.",
    "milestones": "The way from here to launch.",
    "risk_log": "What may go wrong, and what we do about it.",
    "how_it_works": "How people use it, and where their data goes.",
}


@dataclass(frozen=True)
class Item:
    """One thing of a project. *column* is where it stands on the board, empty for nowhere.

    *label* is the founder's word for its *type*. Lists are tuples, never None.
    """

    id: str
    type: str
    label: str
    title: str
    status: str
    created_at: datetime
    url: str
    column: str = ""
    why: str = ""
    tradeoffs: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    impact: str = ""
    debug_id: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The item for JSON."""
        return asdict(self) | {
            "created_at": self.created_at.isoformat(),
            "tradeoffs": list(self.tradeoffs),
            "alternatives": list(self.alternatives),
        }


def of(story: Story) -> dict[str, Item]:
    """Return every item of the *story* by its id, the oldest first within its type."""
    makers = (_documents, _gates, _plan, _milestones, _versions, _builds, _changes, _features)
    return {item.id: item for make in makers for item in make(story)}


def _documents(story: Story) -> Iterator[Item]:
    for document in story.documents:
        ready = document.stage == Document.Stage.READY
        left_out = lines(document.content, "out_of_scope")
        yield Item(
            id=f"document-{document.kind}",
            type="document",
            label="Document",
            title=str(document),
            status=document.get_stage_display(),
            created_at=document.begun_at or document.stage_changed_at,
            url=document.get_absolute_url(),
            column=DONE if ready else PROGRESS,
            why=PURPOSE.get(document.kind, ""),
            tradeoffs=tuple(f"Left out for now: {line}" for line in left_out),
            debug_id=document.debug_id,
        )


def _gates(story: Story) -> Iterator[Item]:
    for gate in story.gates:
        name = f"{gate.get_kind_display()} decision"
        yield Item(
            id=f"gate-{gate.pk}",
            type="decision",
            label="Decision",
            title=name if gate.is_open else f"{name}: {gate.get_choice_display().lower()}",
            status="Waiting for you" if gate.is_open else gate.get_choice_display(),
            created_at=gate.decided_at or gate.asked_at,
            url=gate.get_absolute_url(),
            column=PROGRESS if gate.is_open else DONE,
            why=gate.note,
            tradeoffs=_told(gate.evidence, "tradeoffs"),
            alternatives=_told(gate.evidence, "alternatives"),
        )


def _told(evidence: Any, name: str) -> tuple[str, ...]:
    """The texts kept under *name* with a decision; none when nothing or something else is."""
    kept = evidence.get(name) if isinstance(evidence, dict) else None
    return tuple(map(str, kept)) if isinstance(kept, list) else ()


def _plan(story: Story) -> Iterator[Item]:
    plan = story.plan
    if plan is None:
        return
    yield Item(
        id=f"plan-{plan.pk}",
        type="decision",
        label="Decision",
        title=f"Plan: {plan.name}",
        status="Chosen",
        created_at=plan.chosen_at,
        url=reverse("projects:plans", args=[story.project.pk]),
        column=DONE,
        why=" ".join(lines(plan.content, "pros")),
        tradeoffs=(*lines(plan.content, "tradeoffs"), *lines(plan.content, "cons")),
        alternatives=tuple(other.name for other in story.plans if other.pk != plan.pk),
        impact=str(plan.content.get("engineering_impact") or ""),
    )


def _milestones(story: Story) -> Iterator[Item]:
    document = story.document("milestones")
    waiting = True
    for milestone in story.milestones:
        is_next, waiting = not milestone.behind and waiting, milestone.behind and waiting
        criteria = "; ".join(text.rstrip(".") for text in milestone.criteria)
        yield Item(
            id=f"milestone-{milestone.position}",
            type="milestone",
            label="Milestone",
            title=milestone.title,
            status="Behind us" if milestone.behind else "Next" if is_next else "Later",
            created_at=document.begun_at or document.stage_changed_at,
            url=document.get_absolute_url(),
            column=DONE if milestone.behind else PLANNED,
            why=milestone.description,
            impact=f"It is reached when: {criteria}." if criteria else "",
        )


def _versions(story: Story) -> Iterator[Item]:
    newest = max((version.number for version in story.versions), default=0)
    for version in story.versions:
        found = [promise.outcome for promise in story.tried if promise.version == version.number]
        kept = f"{found.count('kept')} of {len(found)} promises were kept when it was built."
        yield Item(
            id=f"version-{version.pk}",
            type="version",
            label="Version",
            title=f"{version}: {version.app}" if version.app else str(version),
            status="Newest" if version.number == newest else "Earlier",
            created_at=version.created_at,
            url=reverse("builds:version", args=[version.pk]),
            column=DONE,
            why=" ".join(map(str, version.news or [])),
            impact=kept if found else "",
        )


def _builds(story: Story) -> Iterator[Item]:
    for build in story.builds:
        waits = build.stage == build.Stage.SCHEDULED
        yield Item(
            id=f"build-{build.pk}",
            type="build",
            label="Build",
            title=f"Build of {build.label}",
            status=build.get_stage_display(),
            created_at=build.created_at,
            url=build.get_absolute_url(),
            column="" if build.is_over else PLANNED if waits else PROGRESS,
            why=build.failure,
            debug_id=build.debug_id if build.failure else "",
        )


def _changes(story: Story) -> Iterator[Item]:
    columns = {"wish": BACKLOG, "agreed": PLANNED, "built": DONE, "dropped": ""}
    building = {build.change_id for build in story.builds if not build.is_over}
    for change in story.changes:
        paper = change.document.content if change.document_id else {}
        column = columns.get(change.stage, PROGRESS)
        yield Item(
            id=f"change-{change.number}",
            type="document" if change.document_id else "change",
            label="Wish" if column == BACKLOG else "Change",
            title=_short(change.words),
            status=change.get_stage_display(),
            created_at=change.created_at,
            url=change.get_absolute_url(),
            # While it is being built, the build's own card says so.
            column="" if change.pk in building and column == PLANNED else column,
            why=str(paper.get("goal") or change.plan.get("goal") or ""),
            tradeoffs=tuple(lines(paper, "drift")),
            impact=_sentence("It touches", lines(paper, "touches")),
            debug_id=change.debug_id,
        )
        if column not in {BACKLOG, ""}:
            for number, wish in enumerate(lines(change.plan, "wishes"), start=1):
                yield Item(
                    id=f"wish-{change.number}-{number}",
                    type="change",
                    label="Wish",
                    title=_short(wish),
                    status="Kept as a wish",
                    created_at=change.created_at,
                    url=change.get_absolute_url(),
                    column=BACKLOG,
                    why=f"Part of what you asked for: “{_short(change.words)}”",
                )


def _features(story: Story) -> Iterator[Item]:
    scope = story.document("mvp_scope")
    if scope is None:
        return
    since, url = scope.begun_at or scope.stage_changed_at, scope.get_absolute_url()
    for number, feature in enumerate(features(scope.content), start=1):
        promises = lines(feature, "promises")
        column, status = _feature_stands(story, feature, promises)
        yield Item(
            id=f"feature-{number}",
            type="feature",
            label="Feature",
            title=str(feature.get("name", "")),
            status=status,
            created_at=since,
            url=url,
            column=column,
            why=str(feature.get("description", "")),
            impact=_sentence("It promises", promises),
        )
    for number, line in enumerate(lines(scope.content, "out_of_scope"), start=1):
        title, _, reason = line.partition(": ")  # "What: why it can wait"
        yield Item(
            id=f"outside-{number}",
            type="feature",
            label="Left out",
            title=_short(title),
            status="Not in the first version",
            created_at=since,
            url=url,
            column=BACKLOG,
            why=reason[:1].upper() + reason[1:],
        )


def _feature_stands(story: Story, feature: Any, promises: list[str]) -> tuple[str, str]:
    """Where a feature stands, by what the newest version promises and keeps of it.

    What is not built yet is planned, but a could-have waits unless the plan covers the whole scope.
    """
    if story.tally.keeps(promises):
        return DONE, "Built, promises kept"
    newest = max((promise.version for promise in story.tried), default=0)
    texts = {same(text) for text in promises}
    if any(same(p.text) in texts for p in story.tried if p.version == newest):
        return PLANNED, "Built, not every promise kept"
    whole = story.plan is not None and story.plan.content.get("scope_coverage") == 100
    if feature.get("priority") == "could" and not whole:
        return BACKLOG, "Could follow"
    return PLANNED, "Not built yet"


def _short(text: str, most: int = 90) -> str:
    """Return *text* on one line, cut at a word when it is longer than *most* characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0]}…"


def _sentence(start: str, items: Sequence[str]) -> str:
    """Join *items* to one sentence; nothing without items."""
    return f"{start}: {'; '.join(item.rstrip('.') for item in items)}." if items else ""
