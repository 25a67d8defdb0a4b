"""Plans differ honestly and answer a wish; code is the scaffold, and repairs are declined."""

import pytest

from cofounder.runner.offline import OfflineRunner
from cofounder.runner.protocol import Problem, SourceTree
from tests.runner.offline.playing import DOGS, IDEAS, play, texts

runner = OfflineRunner()


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_two_or_three_plans_differ_and_one_is_recommended(idea: str) -> None:
    options = runner.propose_plans(play(idea)).options
    assert sum(option.recommended for option in options) == 1
    for differing in ("name", "time_to_ship", "engineering_cost", "scope_coverage"):
        assert len({getattr(option, differing) for option in options}) == len(options), differing
    for option in options:
        assert option.pros
        assert option.cons
        assert option.tradeoffs
    chosen = next(option for option in options if option.recommended)
    assert any(pro.startswith("We recommend it because") for pro in chosen.pros)


def test_the_recommendation_respects_the_limit_that_was_named() -> None:
    known = play(DOGS, {"constraint": ("I have 500 euros and no more money after that",)})
    chosen = next(o for o in runner.propose_plans(known).options if o.recommended)
    assert chosen.name == "The one thing done well"
    assert "500 euros" in " ".join(chosen.pros)


@pytest.mark.parametrize(
    ("wish", "recommended"),
    [
        ("something cheaper", "The one thing done well"),
        ("we need it faster", "The one thing done well"),
        ("more features please", "The whole first version"),
    ],
)
def test_a_wish_changes_the_plans(wish: str, recommended: str) -> None:
    known = play(DOGS)
    before, after = runner.propose_plans(known), runner.propose_plans(known, wish=wish)
    assert before != after
    assert next(o.name for o in after.options if o.recommended) == recommended


def test_a_wish_we_do_not_understand_is_quoted() -> None:
    plans = runner.propose_plans(play(DOGS), wish="something my aunt would like")
    assert any("“something my aunt would like”" in text for text in texts(plans))


def test_code_needs_nothing_beyond_the_scaffold() -> None:
    known = play(DOGS)
    tree = runner.write_code(known, runner.specify_app(known), SourceTree(files=()))
    assert tree.files == ()
    assert "Dog Walkers" in tree.notes[0]


def test_repairs_are_declined_honestly() -> None:
    known = play(DOGS)
    problem = Problem("tests", "manage.py test", 1, "AssertionError")
    tree = runner.write_code(known, runner.specify_app(known), SourceTree(files=()), [problem])
    assert tree.files == ()
    assert "cannot repair" in tree.notes[0]
