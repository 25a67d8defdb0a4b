"""The app: it follows what was confirmed, and different ideas become different apps."""

from itertools import pairwise

import pytest

from cofounder.appspec.lint import tidy
from cofounder.appspec.spec import AppSpec, NotTestable
from cofounder.runner.offline import OfflineRunner
from cofounder.runner.protocol import Known
from tests.runner.offline.playing import DOGS, IDEAS, play

runner = OfflineRunner()


def built(idea: str, **answers: tuple[str, ...]) -> AppSpec:
    return runner.specify_app(play(idea, answers))


def entity(spec: AppSpec, name: str):
    return next(entry for entry in spec.entities if entry.name == name)


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_the_app_is_already_tidy(idea: str) -> None:
    spec = built(idea)
    assert tidy(spec) == spec
    assert 2 <= len(spec.entities) <= 8
    assert spec.archetype != "generic"


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_promises_of_scope_and_app_are_the_same_sentences(idea: str) -> None:
    known = play(idea)
    scope = runner.write_document("mvp_scope", known)
    promised = {
        (feature.name, text) for feature in scope.core_features for text in feature.promises
    }
    spec = runner.specify_app(known)
    assert {(promise.feature, promise.text) for promise in spec.promises} == promised
    assert sum(not isinstance(p.check, NotTestable) for p in spec.promises) >= 4


def test_different_ideas_become_different_apps() -> None:
    specs = [built(idea) for idea in IDEAS.values()]
    assert len({spec.name for spec in specs}) == len(specs)
    assert len({tuple(e.name for e in spec.entities) for spec in specs}) == len(specs)
    assert len({spec.archetype for spec in specs}) >= 9
    assert all(one.model_dump() != other.model_dump() for one, other in pairwise(specs))


def test_an_unchosen_look_differs_between_ideas() -> None:
    themes = {built(idea, look=()).theme.model_dump_json() for idea in IDEAS.values()}
    assert len(themes) >= 6


def test_the_chosen_look_is_the_look() -> None:
    assert built(DOGS, look=("Soft plum",)).theme.accent == "#75397a"
    assert built(DOGS, look=("something with lots of green",)).theme.accent == "#1f6b45"


def test_the_app_holds_what_was_chosen_and_nothing_else() -> None:
    spec = built(DOGS, things=("Dog walkers", "Reviews"))
    assert [entry.name for entry in spec.entities] == ["dog walker", "review"]
    assert entity(spec, "review").belongs_to == ("dog walker",)


def test_own_words_become_things_with_sensible_fields() -> None:
    spec = built(DOGS, things=("Dog walkers", "Bookings", "vaccination passes", "zorbs"))
    names = [entry.name for entry in spec.entities]
    assert names == ["dog walker", "booking", "vaccination pass", "zorb"]
    assert {field.kind for field in entity(spec, "zorb").fields} >= {"text", "long_text"}


def test_chosen_fields_are_the_fields_and_own_words_get_a_fitting_kind() -> None:
    own = ("Area", "birth date", "is insured", "price per walk", "size (small, large)", "nickname")
    fields = {f.name: f for f in built(DOGS, lead_fields=own).entities[0].fields}
    assert list(fields) == [
        "name",
        "area",
        "birth date",
        "is insured",
        "price per walk",
        "size",
        "nickname",
    ]
    kinds = [fields[name].kind for name in fields]
    assert kinds == ["text", "text", "date", "yes_no", "money", "choice", "text"]
    assert fields["size"].choices == ("small", "large")


def test_chosen_roles_may_do_what_their_words_say() -> None:
    roles = (
        "Dog owners who add bookings",
        "vets who can add dogs and change bookings",
        "Visitors who only read",
        "Organisers who may add and change everything",
    )
    spec = built(DOGS, roles=roles)
    by_name = {role.name: role for role in spec.roles}
    assert list(by_name) == ["dog owner", "vet", "visitor", "organiser"]
    assert by_name["dog owner"].may_add == ("booking",)
    assert by_name["vet"].may_add == ("dog",)
    assert by_name["vet"].may_edit == ("booking",)
    assert by_name["visitor"].may_add == ()
    assert set(by_name["organiser"].may_edit) == {e.name for e in spec.entities}


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_proposed_roles_read_back_as_they_were_proposed(idea: str) -> None:
    taken = runner.specify_app(play(idea))
    untouched = runner.specify_app(play(idea, {"roles": ()}))
    assert taken.roles == untouched.roles


def test_a_lean_plan_builds_less() -> None:
    known = play(DOGS, {"things": ("Dog walkers", "Dogs", "Bookings", "Reviews")})
    sizes = []
    for option in runner.propose_plans(known).options:
        spec = runner.specify_app(Known(known.idea, known.answers, plan=option.model_dump()))
        sizes.append(len(spec.promises))
        assert {"dog walker", "booking"} <= {entry.name for entry in spec.entities}
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes)
    lean = runner.propose_plans(known).options[0]
    spec = runner.specify_app(Known(known.idea, known.answers, plan=lean.model_dump()))
    assert "review" not in {entry.name for entry in spec.entities}


def test_the_scope_as_edited_by_the_founder_is_what_is_built() -> None:
    known = play(DOGS, {"things": ("Dog walkers", "Bookings", "Reviews")})
    scope = runner.write_document("mvp_scope", known).model_dump()
    features = [f for f in scope["core_features"] if f["name"] != "Reviews"]
    own = "A dog owner can add a booking twice."
    features.append(
        {"name": "Vouchers", "description": "x", "priority": "must", "promises": (own,)}
    )
    edited = (("mvp_scope", scope | {"core_features": features}),)
    spec = runner.specify_app(Known(known.idea, known.answers, documents=edited))
    names = {entry.name for entry in spec.entities}
    assert "review" not in names
    assert "voucher" in names
    promise = next(p for p in spec.promises if p.text == own)
    assert promise.check.probe == "create_and_find"
    assert promise.check.entity == "booking"


def test_nothing_that_was_typed_vanishes_or_splits() -> None:
    typed = (
        "class", "Designer's", "import os", "{{ 7*7 }}", "<script>alert(1)</script>", "user",
        "__init__", "123", "select", "😀",
    )  # fmt: skip
    names = {entry.name for entry in built(DOGS, things=typed).entities}
    own = {"designer's", "import os", "{{ 7*7 }}", "<script>alert(1)</script>", "😀"}
    assert own <= names
    assert len(names) == len(typed)


def test_what_is_too_much_for_one_app_is_said_to_wait() -> None:
    typed = tuple(f"zorb{letter}" for letter in "abcdefghijklmn")
    known = play(DOGS, {"things": typed})
    assert len(runner.specify_app(known).entities) == 12
    scope = runner.write_document("mvp_scope", known)
    assert any("zorbms and zorbns" in left for left in scope.out_of_scope)


def test_own_roles_replace_the_guesses_they_make_needless() -> None:
    known = play(DOGS)
    question = next(a.question for a in known.answers if a.question.key == "roles")
    guesses = question.preselected
    spec = built(DOGS, roles=(*guesses, "Busy dog owners who can add bookings", "Groomers"))
    names = [role.name for role in spec.roles]
    assert names[:2] == ["busy dog owner", "groomer"]
    assert "dog owner" not in names
    assert "organiser" in names


def test_a_guess_that_may_do_everything_gives_way_to_own_roles() -> None:
    idea = "track my houseplants and remind me to water them"
    guess = next(a.question for a in play(idea).answers if a.question.key == "roles").preselected
    spec = built(idea, roles=(*guess, "Gardeners who can add plants"))
    assert [role.name for role in spec.roles] == ["gardener"]
