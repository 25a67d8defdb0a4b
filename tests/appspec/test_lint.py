"""Any valid spec can be made whole, and doing it twice changes nothing."""

from hypothesis import HealthCheck, given, settings

from cofounder.appspec import names
from cofounder.appspec.lint import tidy
from cofounder.appspec.spec import (
    AppSpec,
    BoardMoves,
    CalendarShows,
    CreateAndFind,
    EntitySpec,
    ExportHolds,
    FieldSpec,
    NotOffered,
    NotTestable,
    PromiseSpec,
    ReviewsAverage,
    RoleSpec,
    SearchFinds,
    SignUp,
)
from tests.appspec.specs import BOOKING
from tests.appspec.strategies import app_specs


def _app(*entities: EntitySpec, **more) -> AppSpec:
    return AppSpec(name="X", roles=(), entities=entities, **more)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(app_specs())
def test_any_spec_becomes_whole(spec):
    tidied = tidy(spec)
    assert tidy(tidied) == tidied
    known = [entity.name for entity in tidied.entities]
    assert len({names.key(name) for name in known}) == len(known) <= 12
    assert tidied.name
    assert tidied.roles
    seen: set[str] = set()
    for role in tidied.roles:
        assert set(role.may_add) | set(role.may_edit) <= set(known)
        seen |= set(role.may_add)
    assert seen == set(known)
    for entity in tidied.entities:
        assert entity.fields
        assert set(entity.belongs_to) <= set(known) - {entity.name}
        for field in entity.fields:
            assert bool(field.choices) == (field.kind == "choice")


def test_a_circle_of_links_is_opened_where_it_closes():
    spec = _app(
        EntitySpec(name="question", belongs_to=("answer",)),
        EntitySpec(name="answer", belongs_to=("question", "answer")),
    )
    question, answer = tidy(spec).entities
    assert question.belongs_to == ("answer",)
    assert answer.belongs_to == ()


def test_the_same_thing_named_twice_is_one_thing():
    spec = _app(
        EntitySpec(name="Dog", fields=(FieldSpec(name="name"),)),
        EntitySpec(name=" dog ", fields=(FieldSpec(name="Name"), FieldSpec(name="breed"))),
    )
    (dog,) = tidy(spec).entities
    assert [field.name for field in dog.fields] == ["name", "breed"]


def test_what_nobody_may_add_goes_to_the_busiest_role():
    spec = BOOKING.model_copy(
        update={
            "roles": (
                RoleSpec(name="owner", may_add=("dog",)),
                RoleSpec(name="walker", may_edit=("dog",)),
            )
        }
    )
    owner, walker = tidy(spec).roles
    assert owner.may_add == ("dog",)
    assert set(walker.may_add) == {"walker", "booking", "review"}


def test_a_promise_about_something_unknown_is_not_testable():
    spec = _app(
        EntitySpec(name="dog"),
        promises=(
            PromiseSpec(text="a", check=CreateAndFind(entity="DOG", role="nobody")),
            PromiseSpec(text="b", check=SearchFinds(entity="cat")),
        ),
    )
    dog, cat = tidy(spec).promises
    assert dog.check == CreateAndFind(entity="dog", role="")
    assert cat.check == NotTestable()


def test_a_probe_of_a_feature_finds_the_entity_that_has_it():
    def checked(check):
        promises = (PromiseSpec(text="a", check=check),)
        tidied = tidy(BOOKING.model_copy(update={"promises": promises}))
        assert tidy(tidied) == tidied
        return tidied.promises[0].check

    assert checked(CalendarShows()) == CalendarShows(entity="booking")
    assert checked(ReviewsAverage(entity="WALKER")) == ReviewsAverage(entity="walker")
    assert checked(ReviewsAverage(entity="dog")) == NotTestable()  # dogs have no reviews
    assert checked(BoardMoves()) == NotTestable()  # this app has no board
    assert checked(ExportHolds(entity="booking")) == NotTestable()


def test_nobody_is_promised_to_make_themselves_a_trusted_role():
    chief = RoleSpec(name="chief", may_edit=("dog", "walker", "booking"))

    def checked(check):
        promises = (PromiseSpec(text="a", check=check),)
        changes = {"roles": (*BOOKING.roles, chief), "promises": promises}
        return tidy(BOOKING.model_copy(update=changes)).promises[0].check

    assert checked(SignUp(role="walker")) == SignUp(role="walker")
    assert checked(SignUp(role="chief")) == NotTestable()
    assert checked(NotOffered(role="Chief")) == NotOffered(role="chief")
    assert checked(NotOffered(role="walker")) == NotTestable()


def test_what_has_no_words_promises_no_search():
    """Payments are amounts and dates: nothing in them can be searched for."""
    payment = EntitySpec(
        name="payment",
        fields=(FieldSpec(name="amount", kind="money"), FieldSpec(name="paid on", kind="date")),
    )
    walk = EntitySpec(name="walk", fields=(FieldSpec(name="route"),))
    promises = tuple(
        PromiseSpec(text=f"Searching {name}", check=SearchFinds(entity=name))
        for name in ("payment", "walk")
    )
    checks = [p.check for p in tidy(_app(payment, walk, promises=promises)).promises]
    assert checks == [NotTestable(), SearchFinds(entity="walk")]
