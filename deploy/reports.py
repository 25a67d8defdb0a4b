"""Judging a version and keeping the report. Its files decide, nothing else."""

import hashlib
import logging
import re
import threading
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from builds import workspaces
from builds.models import Version
from cofounder import live
from cofounder.errors import NotAllowedNow
from deploy.models import ReadinessReport
from deploy.verdicts import Verdict
from projects import journey, timeline
from projects.models import Project, User
from projects.signals import stage_entered

logger = logging.getLogger(__name__)

#: Until 3.11.8, Python mixes up its count of nested parts when two threads parse at once.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Finding:
    """A verdict as the page shows it. *must*: to fix before a launch; *should*: worth a look."""

    verdict: Verdict
    label: str
    why: str
    must: bool
    should: bool


@cache
def rules() -> str:
    """Name the checks as they are now: a report made by others is out of date.

    Drawn from the source of the checks and of what they import, so that nobody can change one
    and forget to say so.
    """
    root = Path(__file__).resolve().parent
    seen: dict[Path, bytes] = {}
    left = [root / "readiness.py", *sorted((root / "checks").rglob("*.py"))]
    while left:
        path = left.pop()
        if path in seen or not path.is_file():
            continue
        seen[path] = path.read_bytes()
        modules = set(re.findall(rb"^\s*(?:from|import) deploy\.(\w+)", seen[path], re.MULTILINE))
        for names in re.findall(rb"^\s*from deploy import ([\w, ]+)", seen[path], re.MULTILINE):
            modules |= set(re.findall(rb"\w+", names))
        left += [root / f"{module.decode()}.py" for module in sorted(modules)]
    return hashlib.sha256(b"\0".join(seen[path] for path in sorted(seen))).hexdigest()[:16]


def check(version: Version, *, by: User | None = None) -> ReadinessReport:
    """Judge the stored files of *version* and keep the report. Doing it again changes nothing.

    Raises ``NotAllowedNow`` while the project is parked.
    """
    journey.require_active(version.project)
    named = {"version": version, "digest": workspaces.digest(version.manifest), "rules": rules()}
    known = ReadinessReport.objects.filter(**named).first()
    if known:
        return known
    with _ONE_AT_A_TIME:  # before the project is held: judging takes a moment
        judged = _judged(version)
    with transaction.atomic():
        project = journey.lock(version.project)
        journey.require_active(project)
        report, is_new = ReadinessReport.objects.get_or_create(**named, defaults=judged)
        if is_new:
            timeline.record(
                project, "readiness.checked", by=by, version=version, result=result(report)
            )
            live.touch(project.pk)
    return report


def _judged(version: Version) -> dict[str, Any]:
    """What the checks say of the files of *version*."""
    from deploy.readiness import judge

    judgement = judge(workspaces.read(version.manifest))
    rows = [verdict.row() for verdict in judgement.verdicts]
    return {"overall": judgement.overall, "verdicts": rows}


def latest(project: Project) -> ReadinessReport | None:
    """Return the report to show for *project*."""
    return ReadinessReport.objects.newest(project)


def outdated(report: ReadinessReport, newest: Version) -> str:
    """Say why *report* no longer speaks for *newest*; empty while it does."""
    if report.version_id != newest.pk:
        return f"This report is about {report.version}. {newest} has been built since."
    if not report.is_of_these_files:
        return f"The files of {newest} are not those this report was made from."
    if report.rules != rules():
        return "We have learned to check more since this report was made."
    return ""


def findings(report: ReadinessReport) -> list[Finding]:
    """Return what *report* found, what must be fixed first."""
    from deploy.checks import CHECKS  # on first use: it loads what looks for secrets

    found = []
    for verdict in map(Verdict.from_row, report.verdicts):
        check = CHECKS.get(verdict.check)
        if check is None:
            continue  # a check that we no longer make; the page says that the rules have changed
        must = verdict.status == "fail" and not check.is_advisory
        # What passes and still has a fix is about to grow too old.
        aged = verdict.status == "pass" and bool(verdict.fix)
        should = not must and (verdict.status in {"fail", "warn"} or aged)
        found.append(Finding(verdict, check.label, check.why, must, should))
    return sorted(found, key=lambda finding: (not finding.must, not finding.should))


def result(report: ReadinessReport) -> str:
    """Say in a few words what came out: “2 things to fix, 1 to look at”."""
    found = findings(report)
    must, should = sum(f.must for f in found), sum(f.should for f in found)
    if must:
        rest = f", {should} to look at" if should else ""
        return f"{must} thing{'s' if must != 1 else ''} to fix{rest}"
    if should:
        return f"nothing to fix, {should} thing{'s' if should != 1 else ''} to look at"
    return "nothing to fix"


@receiver(stage_entered, sender=Project)
def check_what_ships(project: Project, **_: Any) -> None:
    """Once a founder decides to ship, the newest version is checked without being asked."""
    decided = project.gates.filter(kind="solidification").exclude(choice="")
    newest = decided.order_by("-decided_at").first()
    version = project.versions.first()
    if newest is not None and newest.choice == "ship" and version is not None:
        # After the commit, and robust: a decision must not fail because a check did.
        transaction.on_commit(partial(_check_quietly, version.pk), robust=True)


def _check_quietly(version_id: int) -> None:
    """Check a version unless its project was parked meanwhile."""
    version = Version.objects.select_related("project").get(pk=version_id)
    try:
        check(version)
    except NotAllowedNow as reason:
        logger.info("%s of %s was not checked: %s", version, version.project_id, reason)
