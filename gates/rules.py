"""The whole policy of gates, as tables."""

from dataclasses import dataclass

from gates.models import Gate
from projects.models import Project

Kind, Choice, Stage = Gate.Kind, Gate.Choice, Project.Stage

#: Which gate stands in front of a stage's work.
DUE: dict[str, str] = {Stage.THESIS: Kind.DIRECTION}

#: What may be chosen at each gate, in the order it is shown.
CHOICES: dict[str, tuple[str, ...]] = {
    Kind.DIRECTION: (Choice.PROCEED, Choice.NARROW, Choice.PIVOT, Choice.PARK),
    Kind.SOLIDIFICATION: (Choice.ITERATE, Choice.SHIP, Choice.PARK),
}

#: Where each choice leads; choices that are not here leave the stage alone.
LEADS_TO: dict[tuple[str, str], str] = {
    (Kind.DIRECTION, Choice.PROCEED): Stage.DIRECTION,
    (Kind.DIRECTION, Choice.PIVOT): Stage.THESIS,
    (Kind.SOLIDIFICATION, Choice.ITERATE): Stage.FEEDBACK,
    (Kind.SOLIDIFICATION, Choice.SHIP): Stage.FEEDBACK,
}

#: Choices that make no sense without the founder's words.
NEEDS_WORDS = {Choice.NARROW, Choice.PIVOT}


@dataclass(frozen=True)
class Option:
    """What the founder reads about one choice."""

    means: str
    next: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    why: str
    prompt: str = ""


OPTIONS: dict[tuple[str, str], Option] = {
    (Kind.DIRECTION, Choice.PROCEED): Option(
        means="The brief says what you mean, and you want us to plan it.",
        next="We draw up two or three plans to choose from. Nothing is built yet.",
        pros=("The shortest way to something people can try", "You can still change it later"),
        cons=("What the brief leaves open, we will decide with sensible defaults",),
        why="The problem and the people who have it are clear to you.",
    ),
    (Kind.DIRECTION, Choice.NARROW): Option(
        means="The idea is right but too wide. You name the part that matters first.",
        next="We rewrite the idea brief around that part and ask you again.",
        pros=("A smaller first version is ready sooner", "Easier to explain, easier to test"),
        cons=("Some people you had in mind have to wait",),
        why="You could not say in one sentence who needs it most.",
        prompt="What should we focus on?",
    ),
    (Kind.DIRECTION, Choice.PIVOT): Option(
        means="Writing it down showed you a better idea. You tell us the new one.",
        next="We write a new idea brief from your words and ask you again.",
        pros=("Changing direction costs nothing now", "What still holds is kept"),
        cons=("Some of your answers may no longer fit",),
        why="Something in the brief made you doubt the problem or the people.",
        prompt="What is the new direction?",
    ),
    (Kind.DIRECTION, Choice.PARK): Option(
        means="Not now. Everything stays as it is until you come back.",
        next="The project is set aside. Nothing runs, nothing is lost, nothing is charged.",
        pros=("Makes room for another idea",),
        cons=("Ideas cool down; the people you want to help keep waiting",),
        why="You want to talk to a few people first.",
        prompt="Why are you parking it? (optional)",
    ),
    (Kind.SOLIDIFICATION, Choice.ITERATE): Option(
        means="It is on the right way, and you know what should change.",
        next="You tell us the change; we show how far it is from the plan before we build it.",
        pros=("Each version stays available", "Small changes are quick"),
        cons=("Launching waits a little longer",),
        why="You saw something that would stop people from using it.",
        prompt="What made you decide so? (optional)",
    ),
    (Kind.SOLIDIFICATION, Choice.SHIP): Option(
        means="It is good enough for the first people.",
        next="We check what stands between this version and a launch.",
        pros=("Real people teach you more than another round",),
        cons=("What is rough will be seen",),
        why="It does the one thing people need on day one.",
        prompt="What made you decide so? (optional)",
    ),
    (Kind.SOLIDIFICATION, Choice.PARK): Option(
        means="Not now. Every version stays as it is until you come back.",
        next="The project is set aside. Nothing runs, nothing is lost, nothing is charged.",
        pros=("Makes room for another idea",),
        cons=("The people you want to help keep waiting",),
        why="You want to show it around before you decide.",
        prompt="Why are you parking it? (optional)",
    ),
}
