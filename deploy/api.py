"""Readiness as JSON: the newest report on a version, and having one made."""

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Router, Schema

from builds.models import Version
from cofounder.http import Request
from deploy import reports
from deploy.models import ReadinessReport

router = Router(tags=["readiness"])


class VerdictOut(Schema):
    """What one check says. *blocks* marks what has to be fixed before a launch."""

    check: str
    label: str
    status: str
    why: str
    evidence: str
    fix: str
    path: str
    snippet: str
    details: list[str]
    blocks: bool


class ReadinessOut(Schema):
    """The newest report on a version. Before the first one *overall* and *digest* are null.

    *digest* is the sha256 of the files it was made from; *outdated* says why it no longer counts.
    """

    version: str
    overall: str | None
    digest: str | None
    outdated: str | None
    verdicts: list[VerdictOut]
    checked_at: datetime | None
    url: str


@router.get("/versions/{int:pk}/readiness", response=ReadinessOut)
def readiness(request: Request, pk: int) -> dict[str, Any]:
    """What was last found about this version."""
    version = _own(request, pk)
    return _readiness(version, version.reports.select_related("version").first())


@router.post("/versions/{int:pk}/readiness", response=ReadinessOut)
def check(request: Request, pk: int) -> dict[str, Any]:
    """Check this version's stored files. The same files and checks give the same report."""
    version = _own(request, pk)
    return _readiness(version, reports.check(version, by=request.user))


def _own(request: Request, pk: int) -> Version:
    own = Version.objects.visible_to(request.user).select_related("project__owner")
    return get_object_or_404(own, pk=pk)


def _readiness(version: Version, report: ReadinessReport | None) -> dict[str, Any]:
    newest = version.project.versions.first()
    return {
        "version": str(version),
        "overall": report and report.overall,
        "digest": report and report.digest,
        "outdated": (reports.outdated(report, newest) or None) if report else None,
        "verdicts": [_verdict(finding) for finding in reports.findings(report)] if report else [],
        "checked_at": report and report.created_at,
        "url": reverse("deploy:home", args=[version.project_id]),
    }


def _verdict(finding: reports.Finding) -> dict[str, Any]:
    return finding.verdict.row() | {
        "label": finding.label,
        "why": finding.why,
        "blocks": finding.must,
    }
