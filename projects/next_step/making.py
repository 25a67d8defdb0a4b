"""Steps up to the first version: interview, brief, direction, plan, documents, build."""

from projects.facts import Facts
from projects.models import Interview, PlanSet, Project
from projects.next_step.step import NextStep, to


def parked(found: Facts) -> NextStep | None:
    """A parked project waits to be taken up."""
    if not found.project.is_parked:
        return None
    return NextStep(
        "This project is parked.",
        "Nothing runs and nothing is lost. Take it up again whenever you like.",
        "Take it up again",
        to(found, "projects:unpark"),
        post=True,
    )


def interview(found: Facts) -> NextStep | None:
    """The conversation about the idea goes on."""
    talk = found.interview
    if found.project.has_reached(Project.Stage.DIRECTION):
        return None  # decided: the interview is closed, however far it came
    if talk and talk.stage == Interview.Stage.DONE:
        return None
    if talk and talk.stage == Interview.Stage.THINKING:
        return thinking(found, talk)
    begun = talk is not None and talk.answers.exists()
    return NextStep(
        "Let's continue our conversation." if begun else "Let's talk about your idea.",
        "We ask one question at a time. You can leave and come back whenever you like.",
        "Continue the interview" if begun else "Start the interview",
        to(found, "projects:interview"),
    )


def thinking(found: Facts, interview: Interview) -> NextStep:
    """We are thinking of the next question, or could not."""
    if interview.problem:
        return NextStep(
            "We could not think of the next question.",
            f"{interview.problem} Everything you answered is kept.",
            "Try again",
            to(found, "projects:think_again"),
            post=True,
        )
    return NextStep(
        "We're thinking about what to ask next.",
        "This takes a few seconds. Your answers are kept and the question will wait for you.",
        "Open the interview",
        to(found, "projects:interview"),
        waiting=True,
    )


def documents_failed(found: Facts) -> NextStep | None:
    """Documents could not be written."""
    is_building = found.build is not None and not found.build.is_over
    if not found.failed or found.version or is_building:
        return None
    names = " and ".join(str(document) for document in found.failed)
    return NextStep(
        f"We could not write the {names}.",
        "Everything else is kept. Trying again usually helps.",
        "Open the documents",
        to(found, "projects:documents"),
    )


def brief(found: Facts) -> NextStep | None:
    """The thesis and the brief are being written."""
    if found.project.has_reached(Project.Stage.DIRECTION):
        return None
    if found.is_ready("thesis") and found.is_ready("idea_brief") and found.gate:
        return None
    return NextStep(
        "We're writing down what you told us.",
        "First the thesis, then the idea brief. You can read each as soon as it is there.",
        "Watch the documents",
        to(found, "projects:documents"),
        waiting=True,
    )


def gate(found: Facts) -> NextStep | None:
    """The first decision waits."""
    if found.gate is None or found.gate.kind != "direction":
        return None
    return NextStep(
        "A decision is waiting: is this the right direction?",
        "Read the idea brief, then proceed, narrow, pivot or park.",
        "Decide the direction",
        found.gate.get_absolute_url(),
    )


def plan(found: Facts) -> NextStep | None:
    """Plans wait to be drawn up, or one to be chosen."""
    if found.plan:
        return None
    plan_set = found.plan_set
    if plan_set is None:
        return NextStep(
            "The direction is decided. Now for a plan.",
            "We draw up two or three ways to get there, side by side, one of them recommended.",
            "Draw up the plans",
            to(found, "projects:plan_again"),
            post=True,
        )
    if plan_set.stage == PlanSet.Stage.FAILED:
        return NextStep(
            "We could not draw up your plans.",
            f"{plan_set.problem} Your documents and decisions are kept.",
            "Try again",
            to(found, "projects:plan_again"),
            post=True,
        )
    ready = plan_set.stage == PlanSet.Stage.READY
    return NextStep(
        "Choose how we build it." if ready else "We're drawing up your plans.",
        "Two or three ways to get there, side by side, one of them recommended.",
        "Compare the plans" if ready else "Open the plans",
        to(found, "projects:plans"),
        waiting=not ready,
    )


def build(found: Facts) -> NextStep | None:
    """A build is under way, failed, or waits to be started."""
    newest = found.build
    if newest and not newest.is_over:
        return NextStep(
            "We're building your first version." if not found.version else "We're building it.",
            "You can close this page; we keep working and pick up where we are.",
            "Watch the build",
            newest.get_absolute_url(),
            waiting=True,
        )
    if found.version:
        return None
    if not found.is_ready("mvp_scope"):
        return NextStep(
            "We're writing the five documents.",
            "The build follows from the MVP scope. Read along as they land.",
            "Read the documents",
            to(found, "projects:documents"),
            waiting=True,
        )
    failed = newest is not None and newest.stage == "failed"
    return NextStep(
        "The last build did not make it." if failed else "Ready to build your first version?",
        newest.failure if failed else "You see time, cost and ceiling before anything starts.",
        "See what happened" if failed else "See the quote",
        newest.get_absolute_url() if failed else to(found, "builds:list"),
    )
