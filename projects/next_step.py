"""What happens next: one sentence and one action, a pure function of the project's facts."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator

from projects.facts import Facts
from projects.models import Interview, PlanSet, Project


@dataclass(frozen=True)
class NextStep:
    """What the founder reads, and the one thing to do. Without *url* there is nothing to do.

    *post* marks actions that change something; they need a form.
    """

    title: str
    text: str
    action: str = ""
    url: str = ""
    post: bool = False
    waiting: bool = False


def next_step(found: Facts) -> NextStep:
    """Return the first thing that stands open, in the order of the journey."""
    for rule in RULES:
        step = rule(found)
        if step:
            return step
    return NextStep(
        f"{found.version} is running.",
        "Look around, show it to somebody, and note what you would change.",
        f"Open {found.version}",
        reverse("builds:preview", args=[found.version.pk]),
    )


def _to(found: Facts, name: str) -> str:
    return reverse(name, args=[found.project.pk])


def _parked(found: Facts) -> NextStep | None:
    if not found.project.is_parked:
        return None
    return NextStep(
        "This project is parked.",
        "Nothing runs and nothing is lost. Take it up again whenever you like.",
        "Take it up again",
        _to(found, "projects:unpark"),
        post=True,
    )


def _interview(found: Facts) -> NextStep | None:
    interview = found.interview
    if found.project.has_reached(Project.Stage.DIRECTION):
        return None  # decided: the interview is closed, however far it came
    if interview and interview.stage == Interview.Stage.DONE:
        return None
    if interview and interview.stage == Interview.Stage.THINKING:
        return _thinking(found, interview)
    begun = interview is not None and interview.answers.exists()
    return NextStep(
        "Let's continue our conversation." if begun else "Let's talk about your idea.",
        "We ask one question at a time. You can leave and come back whenever you like.",
        "Continue the interview" if begun else "Start the interview",
        _to(found, "projects:interview"),
    )


def _thinking(found: Facts, interview: Interview) -> NextStep:
    if interview.problem:
        return NextStep(
            "We could not think of the next question.",
            f"{interview.problem} Everything you answered is kept.",
            "Try again",
            _to(found, "projects:think_again"),
            post=True,
        )
    return NextStep(
        "We're thinking about what to ask next.",
        "This takes a few seconds. Your answers are kept and the question will wait for you.",
        "Open the interview",
        _to(found, "projects:interview"),
        waiting=True,
    )


def _documents_failed(found: Facts) -> NextStep | None:
    is_building = found.build is not None and not found.build.is_over
    if not found.failed or found.version or is_building:
        return None
    names = " and ".join(str(document) for document in found.failed)
    return NextStep(
        f"We could not write the {names}.",
        "Everything else is kept. Trying again usually helps.",
        "Open the documents",
        _to(found, "projects:documents"),
    )


def _brief(found: Facts) -> NextStep | None:
    if found.project.has_reached(Project.Stage.DIRECTION):
        return None
    if found.is_ready("thesis") and found.is_ready("idea_brief") and found.gate:
        return None
    return NextStep(
        "We're writing down what you told us.",
        "First the thesis, then the idea brief. You can read each as soon as it is there.",
        "Watch the documents",
        _to(found, "projects:documents"),
        waiting=True,
    )


def _gate(found: Facts) -> NextStep | None:
    if found.gate is None or found.gate.kind != "direction":
        return None
    return NextStep(
        "A decision is waiting: is this the right direction?",
        "Read the idea brief, then proceed, narrow, pivot or park.",
        "Decide the direction",
        found.gate.get_absolute_url(),
    )


def _plan(found: Facts) -> NextStep | None:
    if found.plan:
        return None
    plan_set = found.plan_set
    if plan_set is None:
        return NextStep(
            "The direction is decided. Now for a plan.",
            "We draw up two or three ways to get there, side by side, one of them recommended.",
            "Draw up the plans",
            _to(found, "projects:plan_again"),
            post=True,
        )
    if plan_set.stage == PlanSet.Stage.FAILED:
        return NextStep(
            "We could not draw up your plans.",
            f"{plan_set.problem} Your documents and decisions are kept.",
            "Try again",
            _to(found, "projects:plan_again"),
            post=True,
        )
    ready = plan_set.stage == PlanSet.Stage.READY
    return NextStep(
        "Choose how we build it." if ready else "We're drawing up your plans.",
        "Two or three ways to get there, side by side, one of them recommended.",
        "Compare the plans" if ready else "Open the plans",
        _to(found, "projects:plans"),
        waiting=not ready,
    )


def _build(found: Facts) -> NextStep | None:
    build = found.build
    if build and not build.is_over:
        return NextStep(
            "We're building your first version." if not found.version else "We're building it.",
            "You can close this page; we keep working and pick up where we are.",
            "Watch the build",
            build.get_absolute_url(),
            waiting=True,
        )
    if found.version:
        return None
    if not found.is_ready("mvp_scope"):
        return NextStep(
            "We're writing the five documents.",
            "The build follows from the MVP scope. Read along as they land.",
            "Read the documents",
            _to(found, "projects:documents"),
            waiting=True,
        )
    failed = build is not None and build.stage == "failed"
    return NextStep(
        "The last build did not make it." if failed else "Ready to build your first version?",
        build.failure if failed else "You see time, cost and ceiling before anything starts.",
        "See what happened" if failed else "See the quote",
        build.get_absolute_url() if failed else _to(found, "builds:list"),
    )


def _preview(found: Facts) -> NextStep | None:
    preview = found.version.preview
    if preview.opened_at:
        return None
    return NextStep(
        f"{found.version} is ready to try.",
        "See what was built and which promises were checked, then open it.",
        "See your app",
        found.build.get_absolute_url()
        if found.build.version_id == found.version.pk
        else reverse("builds:preview", args=[found.version.pk]),
    )


def _change(found: Facts) -> NextStep | None:
    """The newest change, while it waits for the founder or for its build."""
    change = found.changes[0] if found.changes else None
    said = {
        "thinking": ("We’re thinking about your change.", "Open the change"),
        "asking": ("We have a question about your change.", "Answer it"),
        "restated": ("Is this what you mean?", "Read it and agree"),
        "agreed": (f"{change} is agreed on, and not built yet.", "Go on with it"),
    }.get(change.stage if change else "")
    if said is None:
        return None
    title, action = said
    if change.stage == "agreed" and found.build and found.build.stage == "failed":
        title = f"The build of {found.build.aims_for} did not make it."
        return NextStep(
            title,
            f"{found.build.failure} {found.version} is still live as it was.",
            "See what happened",
            found.build.get_absolute_url(),
        )
    return NextStep(
        title,
        f"“{Truncator(change.words).words(24)}”",
        action,
        change.get_absolute_url(),
        waiting=change.stage == "thinking" and not change.problem,
    )


def _solidification(found: Facts) -> NextStep | None:
    gate = next((gate for gate in found.open_gates if gate.kind == "solidification"), None)
    if gate is None:
        return None
    return NextStep(
        "You’ve seen your MVP. Ready to decide what’s next?",
        "Iterate, ship or park: you see how far it is from the plan and what we would do. "
        "It can wait; look around as long as you like.",
        "Decide what’s next",
        gate.get_absolute_url(),
    )


def _followed(found: Facts) -> NextStep | None:
    """What the last decision about the MVP asked for."""
    decided = [g for g in found.gates if g.kind == "solidification" and not g.is_open]
    choice = max(decided, key=lambda gate: gate.decided_at).choice if decided else ""
    if choice == "iterate":
        return NextStep(
            f"What should be different in {found.version}?",
            "Say it in your words. We ask what is unclear and show how it fits the plan before "
            "anything is built.",
            "Ask for a change",
            _to(found, "builds:changes"),
        )
    return _launch(found) if choice == "ship" else None


def _launch(found: Facts) -> NextStep:
    """The way from a version to the people it is for. Whether it is live, only they can say."""
    report = next(iter(found.version.reports.all()), None)
    page = _to(found, "deploy:home")
    if report is None:
        return NextStep(
            f"Is {found.version} ready to launch?",
            "We read its files and say what stands in the way. It takes a second.",
            "Check it",
            page,
        )
    if report.overall == "red":
        return NextStep(
            f"Something has to be fixed before {found.version} can launch.",
            "You see each thing with what to do about it.",
            "See what to fix",
            page,
        )
    if found.launch is None or not found.launch.path:
        return NextStep(
            f"Where should {found.version} live?",
            "Three ways with their cost and their trouble, side by side, one of them recommended.",
            "Compare the ways",
            page,
        )
    return NextStep(
        f"Bring {found.version} to people, step by step.",
        "Tick what you have done; we keep it. What your host does, only you can see.",
        "Go on with the guide",
        reverse("deploy:path", args=[found.project.pk, found.launch.path]),
    )


#: In the order of the journey; the first that has something to say speaks.
RULES = (
    _parked,
    _interview,
    _documents_failed,
    _brief,
    _gate,
    _plan,
    _build,
    _change,
    _preview,
    _solidification,
    _followed,
)
