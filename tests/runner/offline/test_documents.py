"""The documents: written for this founder, from what was said, with the evidence told."""

import pytest

from cofounder.errors import RunnerError
from cofounder.runner.offline import OfflineRunner
from cofounder.runner.papers import DOCUMENTS, TIER_FIELDS
from cofounder.runner.protocol import Known
from tests.runner.offline.playing import DOGS, IDEAS, asked, play, texts

runner = OfflineRunner()
PROBLEM = "My neighbours come home late and their dogs wait for hours without anybody"


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_every_document_is_complete(kind: str, idea: str) -> None:
    written = runner.write_document(kind, play(idea))
    assert type(written) is DOCUMENTS[kind]
    for name, value in written.model_dump().items():
        assert value, f"{kind}.{name} is empty"
    for text in texts(written):
        assert text.strip(), "an empty sentence"
        assert "{" not in text
        assert ".." not in text
        assert "  " not in text
    assert set(TIER_FIELDS[kind]) <= set(type(written).model_fields)


def test_an_unknown_document_is_refused_in_a_sentence() -> None:
    with pytest.raises(RunnerError, match="poem"):
        runner.write_document("poem", Known(idea=DOGS))


def test_the_founders_words_are_in_the_brief() -> None:
    brief = runner.write_document("idea_brief", play(DOGS, {"problem": (PROBLEM,)}))
    assert "their dogs wait for hours without anybody" in brief.problem_statement


def test_confidence_follows_the_evidence() -> None:
    answers = {"problem": (PROBLEM,), "earning": ("a fee",), "today": ()}
    brief = runner.write_document("idea_brief", play(DOGS, answers))
    assert brief.confidence["problem_statement"] == "strong"
    assert brief.confidence["target_user"] == "moderate", "one tap on a suggestion"
    assert brief.confidence["monetization_hypothesis"] == "moderate"
    assert brief.confidence["differentiation"] == "needs_depth"
    guessed = runner.write_document("idea_brief", Known(idea=DOGS))
    assert guessed.confidence["target_user"] == "moderate"
    assert guessed.confidence["problem_statement"] == "needs_depth"


def test_a_guess_is_called_a_guess() -> None:
    brief = runner.write_document("idea_brief", Known(idea=DOGS))
    assert "have yet to hear it from the founder" in brief.problem_statement
    assert "no market study" in brief.market_context


def test_narrowing_is_visible_in_the_brief_the_scope_and_the_app() -> None:
    known = play(DOGS, direction="narrow: only puppies under one year in Lyon")
    brief = runner.write_document("idea_brief", known)
    words = "puppies under one year in Lyon"
    assert words in brief.target_user
    assert any(words in limit for limit in brief.key_constraints)
    assert any(words in left for left in runner.write_document("mvp_scope", known).out_of_scope)
    assert words in runner.specify_app(known).tagline


def test_narrowing_can_leave_things_out() -> None:
    known = play(DOGS, {"things": ("Dog walkers", "Dogs", "Bookings", "Reviews")})
    narrow = Known(known.idea, known.answers, direction="narrow: without reviews and without dogs")
    assert {e.name for e in runner.specify_app(narrow).entities} == {"dog walker", "booking"}


def test_a_pivot_becomes_the_idea_and_says_what_it_replaces() -> None:
    known = play(DOGS, direction="pivot: a marketplace where artists sell handmade dog collars")
    brief = runner.write_document("idea_brief", known)
    assert "artists sell handmade dog collars" in brief.problem_statement
    assert "dog owners can book trusted walkers" in brief.problem_statement
    spec = runner.specify_app(known)
    assert spec.archetype == "marketplace"
    assert "order" in {entity.name for entity in spec.entities}
    assert runner.name_project(known) != runner.name_project(play(DOGS))


def test_the_newest_direction_counts() -> None:
    known = play(DOGS, direction="narrow: only poodles\npivot: a recipe book for families")
    brief = runner.write_document("idea_brief", known)
    assert not any("poodles" in text for text in texts(brief))
    assert runner.specify_app(known).archetype == "recipe"


def test_what_the_founder_changed_in_one_document_holds_in_the_next() -> None:
    known = play(DOGS)
    thesis = runner.write_document("thesis", known).model_dump()
    thesis["target_user"] = "Nurses on night shift who own a dog."
    known = Known(known.idea, known.answers, documents=(("thesis", thesis),))
    brief = runner.write_document("idea_brief", known)
    assert brief.target_user == "Nurses on night shift who own a dog."
    assert (
        brief.problem_statement == runner.write_document("idea_brief", play(DOGS)).problem_statement
    )
    documents = (*known.documents, ("idea_brief", brief.model_dump()))
    product = runner.write_document(
        "product_brief", Known(known.idea, known.answers, documents=documents)
    )
    assert product.target_user == "Nurses on night shift who own a dog."


def test_what_we_wrote_before_narrowing_is_not_taken_for_the_founders_words() -> None:
    before = play(DOGS)
    thesis = ("thesis", runner.write_document("thesis", before).model_dump())
    narrow = Known(before.idea, before.answers, direction="narrow: only Lyon", documents=(thesis,))
    assert "only Lyon" in runner.write_document("idea_brief", narrow).target_user


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_the_scope_has_four_to_seven_features_that_promise_something(idea: str) -> None:
    scope = runner.write_document("mvp_scope", play(idea))
    assert 4 <= len(scope.core_features) <= 7
    assert scope.core_features[0].priority == "must"
    for feature in scope.core_features:
        assert 1 <= len(feature.promises) <= 3
    names = [feature.name for feature in scope.core_features]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_milestones_add_up(idea: str) -> None:
    plan = runner.write_document("milestones", play(idea))
    weeks = {m.title: m.estimated_weeks for m in plan.milestones}
    assert all(count >= 1 for count in weeks.values())
    assert sum(weeks[title] for title in plan.critical_path) == plan.total_duration_weeks


def test_milestones_follow_the_chosen_plan() -> None:
    known = play(DOGS)
    for option in runner.propose_plans(known).options:
        chosen = Known(known.idea, known.answers, plan=option.model_dump())
        total = runner.write_document("milestones", chosen).total_duration_weeks
        assert option.time_to_ship.startswith(f"about {total} weeks until the first people use it")


@pytest.mark.parametrize(
    ("idea", "title"),
    [
        (DOGS, "People book and do not show up"),
        (IDEAS["ceramics"], "The cold start"),
        (IDEAS["migraines"], "Health data is sensitive"),
    ],
)
def test_risks_are_those_of_this_kind_of_product(idea: str, title: str) -> None:
    log = runner.write_document("risk_log", play(idea))
    everything = (*log.market_risks, *log.technical_risks, *log.execution_risks)
    assert title in {risk.title for risk in everything}


def test_the_journey_walks_through_every_role() -> None:
    steps = runner.write_document("how_it_works", play(DOGS)).user_journey
    assert [step.step_number for step in steps] == list(range(1, len(steps) + 1))
    told = " ".join(f"{step.title} {step.description}" for step in steps).lower()
    for role in ("dog owner", "dog walker", "organiser"):
        assert role in told


def test_the_same_question_gets_the_same_answer() -> None:
    known = play(DOGS)
    for kind in DOCUMENTS:
        assert runner.write_document(kind, known) == OfflineRunner().write_document(kind, known)


def test_a_suggestion_typed_in_own_letters_is_still_a_suggestion() -> None:
    chip = next(q for q in asked(play(DOGS)) if q.key == "problem").suggestions[0]
    assert len(chip.split()) >= 8
    brief = runner.write_document("idea_brief", play(DOGS, {"problem": (f"{chip.upper()}.",)}))
    assert brief.confidence["problem_statement"] == "moderate"


def test_a_pivot_keeps_the_roles_that_were_confirmed() -> None:
    answers = {
        "roles": ("Kennel wardens who add bookings", "Organisers who may add and change everything")
    }
    known = play(DOGS, answers, direction="pivot: sell handmade collars instead")
    names = [role.name for role in runner.specify_app(known).roles]
    assert names == ["kennel warden", "organiser"]


def test_the_first_day_is_promised_and_tried() -> None:
    known = play(DOGS, {"day_one": ("Choose a dog walker and ask for a booking",)})
    spec = runner.specify_app(known)
    promise = next(p for p in spec.promises if "ask for a booking" in p.text)
    assert (promise.check.probe, promise.check.entity) == ("create_and_find", "booking")
    assert promise.check.role == "dog owner"


def test_signing_in_is_told_as_it_is() -> None:
    known = play(DOGS)
    for kind in ("mvp_scope", "how_it_works"):
        told = " ".join(texts(runner.write_document(kind, known)))
        assert "e-mail address" not in told
        assert "name and a password" in told
