"""Steps once there is a version: try it, decide, change it, launch it."""

from django.urls import reverse
from django.utils.text import Truncator

from projects.facts import Facts
from projects.next_step.step import NextStep, to


def preview(found: Facts) -> NextStep | None:
    """The newest version waits to be opened."""
    if found.version.preview.opened_at:
        return None
    return NextStep(
        f"{found.version} is ready to try.",
        "See what was built and which promises were checked, then open it.",
        "See your app",
        found.build.get_absolute_url()
        if found.build.version_id == found.version.pk
        else reverse("builds:preview", args=[found.version.pk]),
    )


def change(found: Facts) -> NextStep | None:
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


def solidification(found: Facts) -> NextStep | None:
    """The second decision waits."""
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


def followed(found: Facts) -> NextStep | None:
    """What the last decision about the MVP asked for."""
    decided = [g for g in found.gates if g.kind == "solidification" and not g.is_open]
    choice = max(decided, key=lambda gate: gate.decided_at).choice if decided else ""
    if choice == "iterate":
        return NextStep(
            f"What should be different in {found.version}?",
            "Say it in your words. We ask what is unclear and show how it fits the plan before "
            "anything is built.",
            "Ask for a change",
            to(found, "builds:changes"),
        )
    return launch(found) if choice == "ship" else None


def launch(found: Facts) -> NextStep:
    """The way from a version to the people it is for. Whether it is live, only they can say."""
    report = next(iter(found.version.reports.all()), None)
    page = to(found, "deploy:home")
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
