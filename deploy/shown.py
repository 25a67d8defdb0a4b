"""What the pages of a launch show, gathered in one place for each page."""

from typing import Any

from builds.models import Version
from deploy import launching, reports
from deploy.forms import AddressForm
from deploy.needs import needs
from deploy.paths import PATHS, Path, minds, recommended
from projects.models import Project

#: How a light is called where its colour cannot be seen.
LIGHTS = {
    "green": ("go", "Green", "{version} is ready to launch."),
    "yellow": ("wait", "Amber", "{version} could launch; see to this first."),
    "red": ("stop", "Red", "{version} is not ready to launch yet."),
}


def home(project: Project) -> dict[str, Any]:
    """Return what the launch page shows of *project*."""
    version = project.versions.select_related("project").first()
    shown: dict[str, Any] = {"project": project, "version": version}
    if version is None:
        return shown
    found = needs(version)
    launch = launching.of(project)
    best, why = recommended(found)
    report = _report(project, version)
    return shown | {
        **report,
        **secrets(version),
        "launch": launch,
        "chosen": launch.path,
        "best": best,
        "why": why,
        "paths": [
            {
                "path": path,
                "minds": minds(path, found),
                "steps": _progress(version, path.key, found),
            }
            for path in PATHS
        ],
        "versions": list(project.versions.only("pk", "number", "created_at", "project_id")),
        "next": _next(report, launch.path),
    }


def _progress(version: Version, key: str, found: Any) -> launching.Progress:
    return launching.progress(version, key, launching.step_keys(version, key, found))


def _next(report: dict[str, Any], chosen: str) -> str:
    """Which one action the page leads to: check, fix, go_on (with a guide) or choose (a path)."""
    if report["report"] is None or report["outdated"]:
        return "check"
    if report["report"].overall == "red":
        return "fix"
    return "go_on" if chosen else "choose"


def _report(project: Project, version: Version) -> dict[str, Any]:
    """The newest report with its light, what it found and whether it still counts."""
    report = reports.latest(project)
    if report is None:
        return {"report": None}
    found = reports.findings(report)
    tone, light, title = LIGHTS[report.overall]
    return {
        "report": report,
        "tone": tone,
        "light": light,
        "title": title.format(version=report.version),
        "result": reports.result(report),
        "outdated": reports.outdated(report, version),
        "must": [f for f in found if f.must],
        "should": [f for f in found if f.should],
        "passed": [f for f in found if f.verdict.status == "pass" and not f.should],
        "not_asked": [f for f in found if f.verdict.status == "na"],
    }


def secrets(version: Version) -> dict[str, Any]:
    """Return the settings of *version* and which of them the founder has seen to."""
    found = needs(version).variables
    tasks = [variable for variable in found if variable.is_task]
    return {
        "project": version.project,
        "version": version,
        "tasks": tasks,
        "left_alone": [variable for variable in found if not variable.is_task],
        "seen_to": launching.progress(version, launching.SECRETS, [v.name for v in tasks]),
    }


def guide(version: Version, path: Path, form: AddressForm | None = None) -> dict[str, Any]:
    """Return what the guide of *path* shows for *version*. *form*: an address that was refused."""
    project, found = version.project, needs(version)
    steps = launching.steps(project, path, found)
    launch = launching.of(project)
    return {
        "project": project,
        "version": version,
        "path": path,
        "chosen": launch.path,
        "is_own": bool(launch.address),
        "form": form or AddressForm(initial={"address": launch.address}),
        "minds": minds(path, found),
        "steps": steps,
        "progress": launching.progress(version, path.key, [step.key for step in steps]),
        "earlier": launching.earlier(version, path),
    }
