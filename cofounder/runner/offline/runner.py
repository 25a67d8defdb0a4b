"""The built-in co-founder as a ``Runner``: deterministic, without a model, within milliseconds."""

from collections.abc import Callable, Sequence

from cofounder.appspec.spec import AppSpec
from cofounder.errors import RunnerError
from cofounder.runner.offline import (
    changing,
    interview,
    journey,
    milestones,
    plans,
    risklog,
    scope,
    thesis,
)
from cofounder.runner.offline.picture import paint
from cofounder.runner.offline.specifying import specify
from cofounder.runner.papers import Answer, PlanSet
from cofounder.runner.protocol import ChangePlan, Known, Problem, Question, SourceTree, Wanted

WRITERS: dict[str, Callable[[Known], Answer]] = {
    "thesis": lambda known: thesis.write_thesis(paint(known)),
    "idea_brief": lambda known: thesis.write_idea_brief(known, paint(known)),
    "product_brief": lambda known: thesis.write_product_brief(known, paint(known)),
    "mvp_scope": lambda known: scope.write_scope(paint(known)),
    "milestones": lambda known: milestones.write_milestones(known, paint(known)),
    "risk_log": lambda known: risklog.write_risks(paint(known)),
    "how_it_works": lambda known: journey.write_journey(paint(known)),
}


class OfflineRunner:
    """Understands an idea by a lexicon, asks to be sure, and composes from what was answered."""

    name = "The built-in co-founder"
    instant = True

    def next_question(self, known: Known) -> Question | None:
        """Return what to ask next, or None when we know enough."""
        return interview.next_question(known)

    def still_apply(self, known: Known) -> set[str]:
        """Return the keys of those answers whose question still makes sense."""
        return interview.still_apply(known)

    def questions_left(self, known: Known) -> int:
        """Return how many questions remain, the open one included."""
        return interview.questions_left(known)

    def name_project(self, known: Known) -> str:
        """Return a short product name from the founder's words."""
        return paint(known).name

    def write_document(self, kind: str, known: Known) -> Answer:
        """Return the document of *kind*."""
        if kind not in WRITERS:
            raise RunnerError(f"We do not know how to write “{kind}”.")
        return WRITERS[kind](known)

    def propose_plans(self, known: Known, *, wish: str = "") -> PlanSet:
        """Return two or three plans, changed by what the founder wished for."""
        return plans.propose(known, paint(known), wish)

    def specify_app(self, known: Known) -> AppSpec:
        """Return the app that the scope and the chosen plan describe."""
        return specify(known)

    def ask_about_change(self, known: Known, wanted: Wanted) -> Question | None:
        """Return what is still unclear about a change (two questions at most), or None."""
        return changing.ask_about_change(known, wanted)

    def plan_change(self, known: Known, wanted: Wanted) -> ChangePlan:
        """Return what is to be done: operations, and wishes for what needs a model."""
        return changing.plan_change(known, wanted)

    def write_code(
        self, known: Known, spec: AppSpec, scaffold: SourceTree, problems: Sequence[Problem] = ()
    ) -> SourceTree:
        """Return no files: the scaffold is the whole app, and repairs need a model."""
        if problems:
            checks = ", ".join(dict.fromkeys(problem.check for problem in problems))
            return SourceTree(
                files=(),
                notes=(
                    (
                        f"The built-in co-founder cannot repair this by itself ({checks}). "
                        "Connecting a language model lets us try."
                    ),
                ),
            )
        entities = len(spec.entities)
        return SourceTree(
            files=(),
            notes=(
                (
                    f"{spec.name} is complete as scaffolded: {entities} kinds of records with their"
                    " lists, pages and forms."
                ),
            ),
        )
