"""The milestones from here to launch, as long as the chosen plan says."""

from cofounder.runner.offline.features import covers, planned
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.shapes import Shape, shape_of
from cofounder.runner.offline.wording import capitalised, listed, shorten
from cofounder.runner.papers import Milestone, Milestones
from cofounder.runner.protocol import Known


def write_milestones(known: Known, picture: Picture) -> Milestones:
    """Return milestones that follow one another; their weeks add up to the total."""
    shape = shape_of(known, picture)
    features = planned(picture)
    steps = [
        _first(picture, shape),
        *([_rest(picture, shape)] if shape.rest_weeks else []),
        *([_pilot(picture, shape)] if shape.pilot_weeks else []),
        _launch(picture, shape),
    ]
    return Milestones(
        milestones=tuple(steps),
        critical_path=tuple(step.title for step in steps),
        total_duration_weeks=sum(step.estimated_weeks for step in steps),
        resource_plan=(
            f"One founder, about {shape.hours_a_week} hours a week, and us for the building, which"
            " takes minutes: the weeks are for trying it, inviting people and launching. The"
            f" plan “{shape.name}” covers {shape.coverage} of 100 points of the MVP scope; all"
            f" must-haves alone make up {covers(features, ('must',))}. The hours are our estimate,"
            " to be corrected after the first week."
        ),
        risk_mitigation_timeline=_mitigation(picture, steps),
    )


def _first(picture: Picture, shape: Shape) -> Milestone:
    musts = [f for f in planned(picture) if f.priority == "must"]
    checks = [p.text for f in musts for p in f.promises][:3]
    return Milestone(
        title="The heart of it runs",
        description=(
            "A preview in which"
            f" {listed(shorten(f.name[:1].lower() + f.name[1:], 60) for f in musts)} work, with"
            " every must-have promise of the MVP scope checked."
        ),
        success_criteria=tuple(checks),
        estimated_weeks=shape.first_weeks,
    )


def _rest(picture: Picture, shape: Shape) -> Milestone:
    rest = [f for f in planned(picture) if f.priority in shape.priorities and f.priority != "must"]
    names = (
        listed(shorten(f.name[:1].lower() + f.name[1:], 60) for f in rest)
        or "what the first weeks taught us"
    )
    return Milestone(
        title="The first version is complete",
        description=f"We add {names}, one change at a time, each as a version we can go back from.",
        success_criteria=tuple(p.text for f in rest for p in f.promises)[:3]
        or ("Every promise of the MVP scope is kept.",),
        estimated_weeks=shape.rest_weeks,
    )


def _pilot(picture: Picture, shape: Shape) -> Milestone:
    people = shorten(picture.people, 60)
    return Milestone(
        title="A pilot with real people",
        description=(
            f"{capitalised(shape.pilot_words)} {people} use it while we watch and note where they"
            " stop."
        ),
        success_criteria=(
            (
                f"At least {max(3, shape.pilot_size * 6 // 10)} of {shape.pilot_size} {people} come"
                " back in the second week without being asked."
            ),
            "Each problem they met is fixed, planned or refused with a reason.",
        ),
        estimated_weeks=shape.pilot_weeks,
    )


def _launch(picture: Picture, shape: Shape) -> Milestone:
    return Milestone(
        title=f"{picture.name} is open",
        description=(
            "The launch rehearsal is green, the app has its own address, and we invite people we do"
            " not know."
        ),
        success_criteria=(
            "No blocker is left in the launch check.",
            picture.words.fill(picture.archetype.metrics[0]),
        ),
        estimated_weeks=1,
    )


def _mitigation(picture: Picture, steps: list[Milestone]) -> str:
    fill = picture.words.fill
    risks = picture.archetype.risks
    parts = [
        f"During “{step.title}”: {fill(risk.mitigation)[:1].lower()}{fill(risk.mitigation)[1:]}"
        for step, risk in zip(steps, risks, strict=False)
    ]
    return " ".join(parts)
