"""The timeline's one writer."""

from typing import Any

from projects.models import Project, TimelineEvent, User

#: What each kind of event says, in the founder's language. Details fill the braces.
SENTENCES = {
    "project.started": "You brought the idea.",
    "project.renamed": "You named the project “{name}”.",
    "project.parked": "You parked the project.",
    "project.unparked": "You took the project up again.",
    "founder.tier_changed": "Your tier changed from {before} to {after}. Its limits hold now.",
    "interview.finished": "You finished the interview.",
    "interview.restarted": "You started the interview afresh.",
    "interview.revised": "You changed an earlier answer: {question}",
    "interview.stuck": "We could not think of the next question: {problem}",
    "document.written": "We wrote “{document}”.",
    "document.edited": "You edited “{document}”.",
    "document.asked": "You asked us to write “{document}” again.",
    "document.returned": "You went back to version {number} of “{document}”.",
    "document.failed": "We could not write “{document}”: {problem}",
    "stage.entered": "The project reached “{stage}”.",
    "gate.asked": "A decision is waiting: {gate}.",
    "gate.decided": "You decided on the {gate}: {choice}.",
    "plan.proposed": "We drew up {count} plans.",
    "plan.failed": "We could not draw up plans: {problem}",
    "plan.chosen": "You chose the plan “{plan}”.",
    "build.started": "You started the build of {version}.",
    "build.ready": "{version} is ready.",
    "build.failed": "The build of {version} failed: {failure}",
    "build.cancelled": "{who} stopped the build of {version}.",
    "change.asked": "You asked for a change to {version}: {words}",
    "change.wished": "We kept a wish for {version}: {words}",
    "change.agreed": "You agreed to change {number}: {restatement}",
    "change.dropped": "You dropped change {number}.",
    "change.stuck": "We could not think about change {number}: {problem}",
    "version.returned": "You went back to {version}; it becomes {becomes}.",
    "preview.lost": "The machine of {version} was lost; we made it again with {since}.",
    "preview.shared": "You made a link to share {version}.",
    "preview.unshared": "You took back every link to {version}.",
    "readiness.checked": "We checked whether {version} is ready to launch: {result}.",
    "launch.chosen": "You chose to launch on {path}.",
    "launch.followed": "You ticked the last step of launching {version} on {path}.",
}


def record(
    project: Project, kind: str, *, by: User | None = None, debug_id: str = "", **details: Any
) -> TimelineEvent:
    """Append what happened. *details* fill the kind's sentence and are kept with it."""
    return TimelineEvent.objects.create(
        project=project,
        kind=kind,
        sentence=SENTENCES[kind].format(**details),
        version=str(details.get("version", "")),
        debug_id=debug_id,
        details={name: str(value) for name, value in details.items()},
        by=by,
    )
