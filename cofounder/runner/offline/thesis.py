"""The thesis snapshot, the idea brief and the product brief."""

from collections.abc import Callable
from dataclasses import replace

from cofounder.runner.offline import phrases, sections
from cofounder.runner.offline.picture import Picture, paint
from cofounder.runner.offline.wording import tidy
from cofounder.runner.papers import IdeaBrief, ProductBrief, Strength, Thesis
from cofounder.runner.protocol import Known

#: Fields that say the same in the next document: theirs and ours.
FROM_THESIS = {
    "problem_statement": "problem",
    "target_user": "target_user",
    "value_prop": "value_prop",
    "differentiation": "differentiation",
    "monetization_hypothesis": "monetization_hypothesis",
}
FROM_BRIEF = {
    "problem_statement": "problem_statement",
    "target_user": "target_user",
    "value_proposition": "value_prop",
}
#: Where a change of direction is told.
ABOUT_PROBLEM = frozenset({"problem_statement"})


def write_thesis(picture: Picture) -> Thesis:
    """Return the thesis: what the founder said, joined to what we read and what we assume."""
    return Thesis(
        problem=sections.problem(picture),
        target_user=sections.target_user(picture),
        value_prop=sections.value(picture),
        key_constraint=sections.limit(picture),
        differentiation=sections.difference(picture),
        monetization_hypothesis=sections.money(picture),
        assumptions=sections.assumptions(picture),
        risks=sections.risks(picture),
        smallest_viable_experiment=sections.experiment(picture),
        confidence=_only(picture, "problem", "target_user", "value_prop", "key_constraint",
                         "differentiation", "monetization_hypothesis", "assumptions", "risks",
                         "smallest_viable_experiment"),
    )  # fmt: skip


def write_idea_brief(known: Known, picture: Picture) -> IdeaBrief:
    """Return the idea brief, shaped by every narrowing and pivot so far.

    What the founder changed in the thesis is canonical, until a pivot replaces the idea.
    """
    ours = _composed_brief(picture)
    if picture.pivot:
        return ours
    edits = {
        ours_name: phrases.with_direction(picture, text) if ours_name in ABOUT_PROBLEM else text
        for ours_name, thesis_name in FROM_THESIS.items()
        if (text := edited(known, "thesis", thesis_name, write_thesis))
    }
    return ours.model_copy(update=edits)


def _composed_brief(picture: Picture) -> IdeaBrief:
    return IdeaBrief(
        problem_statement=phrases.with_direction(picture, sections.problem(picture)),
        target_user=sections.target_user(picture),
        value_prop=sections.value(picture),
        differentiation=sections.difference(picture),
        monetization_hypothesis=sections.money(picture),
        market_context=sections.market(picture),
        key_constraints=sections.constraints(picture),
        assumptions=sections.assumptions(picture),
        risks=sections.risks(picture),
        smallest_viable_experiment=sections.experiment(picture),
        competitive_analysis=sections.competition(picture),
        scalability_notes=sections.growth(picture),
        risk_deep_dive=sections.deep_dive(picture),
        confidence=confidence(picture),
    )


def write_product_brief(known: Known, picture: Picture) -> ProductBrief:
    """Return the product brief: what the idea brief says, as the founder left it."""
    ours = _composed_product(picture)
    edits = {
        ours_name: text
        for ours_name, brief_name in FROM_BRIEF.items()
        if (text := edited(known, "idea_brief", brief_name, _composed_brief))
    }
    return ours.model_copy(update=edits)


def edited(
    known: Known, kind: str, field: str, write: Callable[[Picture], Thesis | IdeaBrief]
) -> str:
    """Return the text of a field if the founder changed it, else nothing.

    It is ours when we would write the same at some point of the directions taken so far.
    """
    text = known.document(kind).get(field)
    if not isinstance(text, str) or not text.strip():
        return ""
    lines = known.direction.splitlines()
    for count in range(len(lines) + 1):
        then = replace(known, direction="\n".join(lines[:count]))
        if getattr(write(paint(then)), field) == text:
            return ""
    return tidy(text)


def _composed_product(picture: Picture) -> ProductBrief:
    return ProductBrief(
        problem_statement=phrases.with_direction(picture, sections.problem(picture)),
        target_user=sections.target_user(picture),
        value_proposition=sections.value(picture),
        key_constraint=sections.limit(picture),
        differentiation_points=sections.points(picture),
        market_analysis=(
            f"{sections.market(picture)} The idea brief lists what we assume, and the risk log "
            "how we find out."
        ),
        competitive_strategy=sections.competition(picture),
    )


def confidence(picture: Picture) -> dict[str, Strength]:
    """How strong the evidence of each section is."""
    derived: Strength = "needs_depth" if picture.reading.guessed else "moderate"
    day_one = picture.day_one.strength
    return {
        "problem_statement": picture.problem.strength,
        "target_user": picture.audience.strength,
        "value_prop": day_one if picture.day_one.known else derived,
        "differentiation": picture.today.strength,
        "monetization_hypothesis": picture.earning.strength,
        "market_context": "needs_depth",
        "key_constraints": picture.constraint.strength,
        "assumptions": "moderate" if picture.things_chosen else "needs_depth",
        "risks": "needs_depth" if picture.archetype.key == "generic" else "moderate",
        "smallest_viable_experiment": "moderate" if picture.audience.known else "needs_depth",
    }


def _only(picture: Picture, *names: str) -> dict[str, Strength]:
    known = confidence(picture)
    renamed = known | {
        "problem": known["problem_statement"],
        "key_constraint": known["key_constraints"],
    }
    return {name: renamed[name] for name in names}
