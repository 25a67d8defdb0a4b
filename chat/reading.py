"""Reading facts out of what others have written: documents, specs, evidence, launch checks."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from builds.models import Version
from chat.shapes import App, Feature, Light
from deploy import paths, reports
from deploy.models import Launch, ReadinessReport
from projects.models import Project

Clip = Callable[[Any], str]

#: Where a version's abilities have a name of their own on screen.
ABILITIES = {"low_stock": "low-stock warning", "export": "export to a spreadsheet"}
MOST = 8
MOST_EVENTS = 4


def papers(contents: dict[str, dict[str, Any]], clip: Clip) -> dict[str, Any]:
    """Return what the documents say about people, problem, scope and weeks."""
    scope = contents.get("mvp_scope", {})
    told = [contents.get(kind, {}) for kind in ("product_brief", "idea_brief", "thesis")]
    return {
        "people": clip(next((c["target_user"] for c in told if c.get("target_user")), "")),
        "problem": clip(
            next(
                (c.get("problem_statement") or c.get("problem") for c in told
                 if c.get("problem_statement") or c.get("problem")), "",
            )
        ),
        "features": tuple(
            Feature(clip(f.get("name")), tuple(map(clip, f.get("promises", [])[:MOST])))
            for f in scope.get("core_features", [])[:MOST]
        ),
        "left_out": tuple(map(clip, scope.get("out_of_scope", [])[:MOST])),
        "weeks": contents.get("milestones", {}).get("total_duration_weeks") or 0,
    }  # fmt: skip


def gist(kind: str, content: dict[str, Any], clip: Clip) -> tuple[str, ...]:
    """Return what a document says, in a few lines of its own words."""
    said: list[Any] = []
    match kind:
        case "risk_log":
            for group in ("technical_risks", "market_risks", "execution_risks"):
                said += [
                    f"{risk.get('title', '')}: {risk.get('mitigation', '')}".rstrip(": ")
                    for risk in content.get(group, [])[:2]
                ]
        case "milestones":
            said = [step.get("title", "") for step in content.get("milestones", [])]
        case "how_it_works":
            said = [content.get("architecture")]
        case "mvp_scope":
            said = [feature.get("name") for feature in content.get("core_features", [])]
        case _:
            told = ("problem", "problem_statement", "value_prop", "value_proposition",
                    "monetization_hypothesis", "market_context", "competitive_analysis",
                    )  # fmt: skip
            said = [content.get(name) for name in told]
    return tuple(clip(line) for line in said if line)[:MOST]


def advice(gate: Any, clip: Clip) -> dict[str, str]:
    """Return what we recommend at *gate*, and why, as it is kept with the gate."""
    found = gate.evidence.get("recommended") if gate else None
    if not isinstance(found, dict):
        return {}
    title, choice = clip(found.get("title")), clip(found.get("choice"))
    return {"advice": f"{title} ({choice})" if choice else title, "advice_why": clip(found["why"])}


def events(project: Project, clip: Clip) -> tuple[str, ...]:
    """Return what happened last, newest first."""
    newest = project.events.all()[:MOST_EVENTS]
    return tuple(f"{event.at:%-d %B}: {clip(event.sentence)}" for event in newest)


def launch_path(project: Project) -> str:
    """Return the name of the launch path that was chosen, or nothing."""
    chosen = Launch.objects.filter(project=project).first()
    path = paths.BY_KEY.get(chosen.path) if chosen else None
    return path.name if path else ""


def app(version: Version | None, clip: Clip) -> App | None:
    """Return what *version* is, from its own spec and manifest."""
    if version is None:
        return None
    spec = version.spec
    return App(
        name=clip(spec.get("name", "")),
        things=tuple(clip(e.get("plural") or e.get("name")) for e in spec.get("entities", [])),
        roles=tuple(clip(role.get("name")) for role in spec.get("roles", [])),
        features=tuple(clip(ABILITIES.get(f, f)) for f in spec.get("features", [])),
        files=len(version.manifest),
    )


def alignment(project: Project, clip: Clip) -> dict[str, Any]:
    """Return how well we stay with the scope: what the newest decision or change was judged by."""
    gate = project.gates.filter(kind="solidification").exclude(evidence={}).first()
    change = project.changes.exclude(alignment={}).exclude(stage="dropped").first()
    judgements = [(gate.asked_at, gate.evidence)] if gate else []
    judgements += [(change.created_at, change.alignment)] if change else []
    for _, judged in sorted(judgements, key=itemgetter(0), reverse=True):
        inner = judged.get("alignment")
        found = inner if isinstance(inner, dict) else judged
        if isinstance(found.get("score"), int):
            drift = found.get("drift") or found.get("capabilities") or ()
            return {"score": found["score"], "drift": tuple(map(clip, drift[:MOST]))}
    return {}


def light(version: Version | None, clip: Clip) -> Light | None:
    """Return the newest launch check of the project of *version*, whichever version it looked at.

    One whose files are no longer those it judged says nothing.
    """
    if version is None:
        return None
    report = ReadinessReport.objects.newest(version.project)
    if report is None or not report.is_of_these_files:
        return None
    found = reports.findings(report)  # what the launch page itself calls in the way, and what not
    failed = [finding.verdict.row() for finding in found if finding.must]
    warned = [finding.verdict.row() for finding in found if finding.should]
    return Light(
        overall=report.overall,
        version=str(report.version),
        blockers=tuple((clip(r.get("evidence")), clip(r.get("fix"))) for r in failed[:MOST]),
        warnings=tuple(clip(row.get("evidence")) for row in warned[:MOST]),
    )
