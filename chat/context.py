"""What is true right now, gathered once for the chat and true until the project changes."""

from __future__ import annotations

import re
import time
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.urls import resolve
from django.utils import timezone

from builds import changes as requests
from builds import lifecycle
from builds.models import Build, ChangeRequest
from builds.quotes import quote
from chat import reading
from chat.shapes import Allowed, Attempt, Context, Decision, Listed, Paper, Release, Tried
from cofounder import live
from cofounder.errors import NotAllowedNow
from cofounder.runner import get_runner
from gates.rules import CHOICES
from projects.facts import Facts, facts
from projects.facts import gather as facts_of
from projects.models import Project, User
from projects.next_step import next_step

#: Characters of a founder's or a worker's text that an answer repeats at most.
LONGEST = 300
#: Seconds after which facts are gathered anew even when nothing seems to have happened: the tier,
#: the day's builds and the line of all founders are not counted by the project.
KEEPS = 60
#: More than any tier can make in a year of iterations; all of them have to be known.
MOST_VERSIONS = 200


def gather(project: Project | None, user: User, flags: Collection[str] = ()) -> Context:
    """Return the facts of *project*, or of *user*'s list when there is none.

    *flags* names the beta features that are on for the founder.
    """
    everywhere = {
        "at": time.time(),
        "engine": get_runner().name,
        "offline": settings.RUNNER == "offline",
        "allowed": _allowed(user),
        "flags": tuple(sorted(flags)),
    }
    if project is None:
        return Context(live_version=0, projects=_list(user), **everywhere)
    version = live.version(project.pk)  # before the facts: they are at least as new
    found = facts(project)
    step = next_step(found)
    return Context(
        live_version=version,
        project=str(project.pk),
        name=project.name,
        idea=clip(project.idea),
        stage=project.get_stage_display(),
        stage_number=project.stage_number,
        parked=project.is_parked,
        next_title=step.title,
        next_text=clip(step.text),
        next_action=step.action,
        next_place=resolve(step.url).view_name if step.url else "",
        waiting=step.waiting,
        **everywhere,
        **_talked(found),
        **_decided(project, found),
        **_built(project, found),
        **_money(project),
        **_changes(project),
        events=reading.events(project, clip),
        light=reading.light(found.version, clip),
        launch_path=reading.launch_path(project),
        own_words=tuple(sorted(_own_words(project, found))),
    )


def is_stale(context: Context) -> bool:
    """True when the project may have changed since *context* was gathered."""
    if time.time() - context.at > KEEPS:
        return True
    return bool(context.project) and live.version(context.project) != context.live_version


def clip(text: Any) -> str:
    """Return *text* as one line that is not too long to repeat."""
    line = " ".join(str(text or "").split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _list(user: User) -> tuple[Listed, ...]:
    own = list(Project.objects.visible_to(user).select_related("owner")[:20])
    found = facts_of(own)
    return tuple(
        Listed(
            str(project.pk), project.name, project.get_stage_display(), project.is_parked,
            next_step(found[project.pk]).title,
        )
        for project in own
    )  # fmt: skip


def _allowed(user: User) -> Allowed:
    limits = user.limits
    return Allowed(
        tier=user.get_tier_display(),
        builds_per_day=limits.builds_per_day,
        builds_at_once=limits.builds_at_once,
        iterations=limits.iterations_asked_after,
        iterations_most=limits.iterations_at_most,
        projects=limits.active_projects,
        cents_per_build=limits.cents_per_build,
        cents_per_day=limits.cents_per_day,
    )


def _talked(found: Facts) -> dict[str, Any]:
    """What the interview and the documents say."""
    talk = found.interview
    documents = found.project.documents.shelf().prefetch_related("revisions")
    contents = {document.kind: document.content for document in documents}
    return {
        "interview": talk.stage if talk else "",
        "answered": talk.answers.filter(set_aside=False).count() if talk else 0,
        "questions_left": talk.left if talk else 0,
        "papers": tuple(
            Paper(
                d.kind, str(d), d.stage, bool(d.current and d.current.origin == "edited"),
                reading.gist(d.kind, d.content or {}, clip),
            )
            for d in documents
        ),
        **reading.papers(contents, clip),
    }  # fmt: skip


def _decided(project: Project, found: Facts) -> dict[str, Any]:
    """Decisions and the plan."""
    taken = [gate for gate in project.gates.order_by("-decided_at") if not gate.is_open]
    plan = found.plan.content if found.plan else {}
    return {
        "decisions": tuple(
            Decision(
                gate.get_kind_display().lower(), gate.get_choice_display().lower(),
                clip(gate.note), f"{gate.decided_at:%-d %B %Y}",
            )
            for gate in taken
        ),
        "gate": found.gate.pk if found.gate else None,
        **reading.advice(found.gate, clip),
        "gate_kind": found.gate.get_kind_display().lower() if found.gate else "",
        "gate_choices": tuple(map(str, CHOICES[found.gate.kind])) if found.gate else (),
        "plan": found.plan.name if found.plan else "",
        "plan_time": clip(plan.get("time_to_ship", "")),
        "plan_covers": plan.get("scope_coverage"),
        "plans_offered": found.plan_set.plans.count() if found.plan_set else 0,
    }  # fmt: skip


def _built(project: Project, found: Facts) -> dict[str, Any]:
    """Builds and versions."""
    builds = project.builds.all()
    made = builds.filter(version=found.version).first() if found.version else None
    failed = builds.filter(stage=Build.Stage.FAILED)
    stumble = failed.first()
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    started = Build.objects.filter(project__owner=project.owner, created_at__gte=today).count()
    releases = project.versions.select_related("preview").defer("manifest", "spec")
    return {
        "attempt": _attempt(found.build) if found.build else None,
        "builds": builds.count(),
        "builds_failed": failed.count(),
        "builds_today": started,
        "builds_left": max(project.owner.limits.builds_per_day - started, 0),
        "stumble": _attempt(stumble) if stumble else None,
        "promises": tuple(
            Tried(clip(p.text), p.outcome, clip(p.evidence)) for p in made.promises.all()
        ) if made else (),
        "checks": len(made.checks) if made else 0,
        "versions": tuple(
            Release(
                v.pk, str(v), tuple(map(clip, v.news)), f"{v.created_at:%-d %B %Y}",
                bool(v.preview.opened_at),
            )
            for v in releases[:MOST_VERSIONS]
        ),
        "app": reading.app(found.version, clip),
    }  # fmt: skip


def _attempt(build: Build) -> Attempt:
    return Attempt(
        pk=build.pk,
        label=build.label,
        stage=build.stage,
        stage_label=build.get_stage_display(),
        is_over=build.is_over,
        is_waiting=build.is_waiting,
        place=build.place,
        failure=clip(build.failure),
        debug_id=build.debug_id,
        begun=build.begun_at.timestamp() if build.begun_at else None,
        likely_seconds=build.likely_seconds,
        seconds=build.seconds,
        spent_cents=build.spent_cents,
        ceiling_cents=build.ceiling_cents,
    )


def _money(project: Project) -> dict[str, Any]:
    """What was charged so far, and what the next build may cost. Failed attempts are free."""
    offer = quote(project)
    charged = project.builds.filter(stage=Build.Stage.READY).aggregate(cents=Sum("spent_cents"))
    try:
        lifecycle.require_ready(project)
        not_yet = ""
    except NotAllowedNow as reason:
        not_yet = str(reason)
    return {
        "not_yet": not_yet,
        "likely_seconds": offer.likely_seconds,
        "likely_cents": offer.likely_cents,
        "ceiling_cents": offer.ceiling_cents,
        "spent_cents": charged["cents"] or 0,
    }


def _changes(project: Project) -> dict[str, Any]:
    """The change that is being talked about, how many were used up, and how the last one fits."""
    changes: Any = project.changes
    newest = changes.first()
    try:
        requests.require_open(project)
        not_yet = ""
    except NotAllowedNow as reason:
        not_yet = str(reason)
    alive = newest and (newest.is_open or newest.stage == ChangeRequest.Stage.AGREED)
    return {
        "changes_used": changes.counted().count(),
        "change": newest.number if alive else None,
        "change_stage": newest.get_stage_display() if alive else "",
        "change_words": clip(newest.words) if alive else "",
        "change_not_yet": not_yet,
        **reading.alignment(project, clip),
    }


def _own_words(project: Project, found: Facts) -> set[str]:
    """The words this project is about: whoever types one of them is not off the topic."""
    spec = found.version.spec if found.version else {}
    named = [entity.get("name", "") for entity in spec.get("entities", [])]
    return set(
        re.findall(r"[a-z]{3,}", " ".join([project.name, clip(project.idea), *named]).lower())
    )
