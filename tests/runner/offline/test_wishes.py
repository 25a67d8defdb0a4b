"""Wishes and directions change what they can, and say so when they cannot."""

from dataclasses import replace

import pytest

from cofounder.runner.offline import OfflineRunner
from cofounder.runner.protocol import Known
from tests.runner.offline.playing import DOGS, play, texts
from tests.runner.offline.test_words import CHOIRS

runner = OfflineRunner()
REHEARSALS = {"things": ("Rehearsals", "Singers", "Reviews")}


def with_plan(known: Known, wish: str, position: int = 0) -> Known:
    return replace(
        known, plan=runner.propose_plans(known, wish=wish).options[position].model_dump()
    )


@pytest.mark.parametrize("position", [0, 1])
def test_a_thing_that_must_be_in_is_in_every_plan_and_in_the_app(position: int) -> None:
    known = play(CHOIRS, REHEARSALS)
    wish = "attendance has to be in the first version"
    for option in runner.propose_plans(known, wish=wish).options:
        assert any("attendances" in pro for pro in option.pros)
        assert "attendances" in option.technical_approach
    planned = with_plan(known, wish, position)
    scope = ("mvp_scope", runner.write_document("mvp_scope", known).model_dump())
    for chosen in (planned, replace(planned, documents=(scope,))):
        spec = runner.specify_app(chosen)
        assert "attendance" in {entity.name for entity in spec.entities}
        assert any(getattr(p.check, "entity", "") == "attendance" for p in spec.promises)


def test_a_thing_that_could_wait_comes_into_the_leanest_plan_when_it_is_wished_for() -> None:
    known = play(DOGS, {"things": ("Dog walkers", "Bookings", "Reviews")})
    before = runner.specify_app(with_plan(known, ""))
    assert "review" not in {entity.name for entity in before.entities}
    after = runner.specify_app(with_plan(known, "reviews must be there from the start"))
    assert "review" in {entity.name for entity in after.entities}


def test_a_thing_can_be_wished_away() -> None:
    known = play(DOGS, {"things": ("Dog walkers", "Bookings", "Reviews")})
    spec = runner.specify_app(with_plan(known, "without reviews", -1))
    assert "review" not in {entity.name for entity in spec.entities}


def test_a_feature_that_is_wished_for_is_in_the_leanest_app() -> None:
    known = play(DOGS)
    assert "calendar" in runner.specify_app(with_plan(known, "we want a calendar")).features


@pytest.mark.parametrize(("wish", "weeks"), [("ready in two weeks", 2), ("it has 21 days", 3)])
def test_a_time_limit_shortens_what_can_be_shortened_and_says_what_cannot(
    wish: str, weeks: int
) -> None:
    options = runner.propose_plans(play(DOGS), wish=wish).options
    assert options[0].time_to_ship.startswith(f"about {weeks} weeks")
    for option in options:
        told = " ".join((*option.pros, *option.cons))
        assert "you named" in told
    known = with_plan(play(DOGS), wish)
    assert runner.write_document("milestones", known).total_duration_weeks == weeks


@pytest.mark.parametrize("wish", ["fewer features", "we have 300 euros", "by June", "more please"])
def test_what_is_understood_changes_the_plans(wish: str) -> None:
    known = play(DOGS)
    after = runner.propose_plans(known, wish=wish)
    assert after != runner.propose_plans(known)
    assert not any("could not turn" in text for text in texts(after))


def test_what_is_not_understood_is_said() -> None:
    for option in runner.propose_plans(play(DOGS), wish="something my aunt would like").options:
        assert any(
            text.startswith("We could not turn “something my aunt would like”")
            for text in option.tradeoffs
        )


def test_narrowing_to_things_makes_them_the_app_and_lets_others_wait() -> None:
    known = replace(play(CHOIRS, REHEARSALS), direction="narrow: only rehearsal attendance")
    scope = runner.write_document("mvp_scope", known)
    priority = {feature.name: feature.priority for feature in scope.core_features}
    assert priority["Rehearsals"] == "must"
    assert priority["Attendances"] == "must"
    assert priority["Singers"] == "could"
    spec = runner.specify_app(known)
    assert [entity.name for entity in spec.entities][:2] == ["rehearsal", "attendance"]
    brief = runner.write_document("idea_brief", known)
    assert "rehearsals and attendances" in brief.value_prop
    assert "nothing else" not in " ".join(texts(brief))
    assert "only rehearsal attendance" not in brief.target_user
