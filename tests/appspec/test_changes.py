"""A change does exactly what it says: what it names becomes different, and all else stays."""

import pytest
from hypothesis import HealthCheck, given, settings

from cofounder.appspec.changes import (
    AddEntity,
    AddFeature,
    AddField,
    AddLink,
    ChangeImpossible,
    RemoveEntity,
    RemoveFeature,
    RemoveField,
    RenameEntity,
    RenameField,
    SetChoices,
    SetColour,
    SetLook,
    SetRequired,
    SetText,
    apply,
    loses_data,
    promises,
    renames,
    sentences,
    touches,
)
from cofounder.appspec.lint import tidy
from cofounder.appspec.names import key
from cofounder.appspec.render.plan import resolve
from cofounder.appspec.spec import (
    AppSpec,
    CreateAndFind,
    EntityGone,
    EntitySpec,
    FieldGone,
    FieldKept,
    FieldSpec,
    NotTestable,
    PromiseSpec,
)
from tests.appspec.specs import BOOKING
from tests.appspec.strategies import changed_specs


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(changed_specs())
def test_a_changed_spec_is_tidy_and_only_what_was_named_is_different(drawn):
    spec, operations = drawn
    for operation in operations:
        try:
            after = apply(spec, [operation])
        except ChangeImpossible:
            continue
        assert tidy(after) == after
        assert after != spec
        assert apply(spec, [operation]) == after
        assert len(sentences(spec, [operation])) == 1
        assert touches(spec, [operation])
        loses_data(spec, [operation])
        renames(spec, [operation])
        assert promises(after, [operation])
        _only_what_was_named(spec, operation, after)
        spec = after


def _only_what_was_named(before, operation, after):
    added, gone = isinstance(operation, AddEntity), isinstance(operation, RemoveEntity)
    assert len(after.entities) == len(before.entities) + added - gone
    if not isinstance(operation, AddFeature | RemoveFeature):
        assert after.features == before.features
    if not isinstance(operation, AddEntity | RenameEntity | RemoveEntity):
        assert after.roles == before.roles
    if not isinstance(operation, SetColour | SetLook):
        assert after.theme == before.theme
    named = key(getattr(operation, "entity", "")) if not added else ""
    now = {entity.name: entity for entity in after.entities}
    for old in before.entities:
        if key(old.name) == named:
            continue
        # What forms come to insist on is marked, wherever it is.
        known = [field.model_copy(update={"later": False}) for field in old.fields]
        assert [f.model_copy(update={"later": False}) for f in now[old.name].fields] == known
        if not isinstance(operation, RenameEntity | RemoveEntity):
            assert now[old.name].belongs_to == old.belongs_to


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(changed_specs())
def test_nobody_is_put_in_charge_or_let_in_by_the_way(drawn):
    spec, operations = drawn
    for operation in operations:
        try:
            after = apply(spec, [operation])
        except ChangeImpossible:
            continue
        assert _trusted(after) == _trusted(spec)
        spec = after


def _trusted(spec):
    app = resolve(spec)
    return {role.name for role in app.roles if app.is_trusted(role)}


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (RemoveField(entity="cat", field="name"), "does not keep track of “cat”"),
        (RemoveField(entity="dog", field="chip"), "Dogs have no “chip”"),
        (AddField(entity="dog", field=FieldSpec(name="Breed")), "Dogs already have “Breed”"),
        (AddField(entity="booking", field=FieldSpec(name="Dog")), "Bookings already have “Dog”"),
        (AddField(entity="dog", field=FieldSpec(name=" ")), "A field needs a name"),
        (RenameField(entity="dog", field="breed", to="name"), "Dogs already have “name”"),
        (RenameField(entity="booking", field="status", to="mood"), "knows “status” by its name"),
        (RenameEntity(entity="dog", to="walker"), "already keeps track of “walker”"),
        (RenameEntity(entity="dog", to="notes"), "Bookings already have “notes”"),
        (RemoveEntity(entity="walker"), "Reviews belong to walkers"),
        (SetRequired(entity="dog", field="name", required=False), "listed by “name”"),
        (SetRequired(entity="dog", field="name", required=True), "must already be filled in"),
        (SetRequired(entity="booking", field="status", required=True), "always has an answer"),
        (SetChoices(entity="dog", field="breed", choices=("a", "b")), "has no options"),
        (SetChoices(entity="booking", field="status", choices=("a", "A")), "the same name"),
        (AddEntity(entity=EntitySpec(name="Dog")), "already keeps track of “Dog”"),
        (AddEntity(entity=EntitySpec(name="vet"), may_add=("king",)), "signs in as “king”"),
        (AddEntity(entity=EntitySpec(name="vet", belongs_to=("cat",))), "track of “cat”"),
        (AddLink(entity="walker", to="booking"), "cannot be both ways"),
        (AddLink(entity="booking", to="dog"), "already belong to dogs"),
        (AddFeature(feature="search"), "already has a search"),
        (AddFeature(feature="low_stock"), "would need a number in stock"),
        (RemoveFeature(feature="export"), "does not have downloads"),
        (RemoveFeature(feature="calendar"), "made around a calendar"),
        (SetText(what="name", to="x" * 61), "too long for a name"),
        (SetText(what="name", to=" "), "needs a name"),
        (SetColour(what="accent", to=BOOKING.theme.accent), "already looks like that"),
        (SetLook(what="layout", to="serif"), "is no layout"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(operation, why):
    with pytest.raises(ChangeImpossible, match=why):
        apply(BOOKING, [operation])


def test_the_last_entity_and_more_than_there_can_be_are_refused():
    lone = tidy(AppSpec(name="X", roles=(), entities=(EntitySpec(name="dog"),)))
    with pytest.raises(ChangeImpossible, match="all that the app keeps track of"):
        apply(lone, [RemoveEntity(entity="dog")])
    with pytest.raises(ChangeImpossible, match="all that dogs hold"):
        apply(lone, [RemoveField(entity="dog", field="name")])
    many = [AddEntity(entity=EntitySpec(name=f"thing {n}")) for n in range(12)]
    with pytest.raises(ChangeImpossible, match="12 things already"):
        apply(lone, many)
    fields = [AddField(entity="dog", field=FieldSpec(name=f"f{n}")) for n in range(20)]
    with pytest.raises(ChangeImpossible, match="have 20 fields"):
        apply(lone, fields)


def test_a_new_name_is_carried_through_links_rights_and_promises():
    promised = (
        PromiseSpec(text="A dog can be added.", check=CreateAndFind(entity="dog", role="owner")),
        PromiseSpec(text="Dogs love it; a hotdog does not.", check=NotTestable()),
        PromiseSpec(text="An owner adds an animal.", check=NotTestable()),
    )
    spec = BOOKING.model_copy(update={"promises": promised})
    after = apply(spec, [RenameEntity(entity="Dog", to="animal", plural="animals")])
    booking = next(e for e in after.entities if e.name == "booking")
    assert booking.belongs_to == ("walker", "animal")
    assert after.roles[0].may_add == ("animal", "booking", "review")
    assert [p.text for p in after.promises] == [
        "An animal can be added.",
        "Animals love it; a hotdog does not.",
        "An owner adds an animal.",
        "The list is called “animals”.",
    ]
    assert after.promises[0].check == CreateAndFind(entity="animal", role="owner")


def test_what_is_removed_takes_its_links_rights_and_promises_along():
    promised = (
        PromiseSpec(text="Dogs can be added.", check=CreateAndFind(entity="dog")),
        PromiseSpec(text="Every dog is happy.", check=NotTestable()),
        PromiseSpec(text="Walkers can be added.", check=CreateAndFind(entity="walker")),
    )
    spec = BOOKING.model_copy(update={"promises": promised})
    after = apply(spec, [RemoveEntity(entity="dog")])
    assert next(e for e in after.entities if e.name == "booking").belongs_to == ("walker",)
    assert all("dog" not in (*role.may_add, *role.may_edit) for role in after.roles)
    assert [promise.check for promise in after.promises] == [
        CreateAndFind(entity="walker"),
        EntityGone(entity="dog", path="/dogs/"),
    ]


def test_a_newer_promise_takes_the_place_of_an_older_one_about_the_same():
    phone = FieldSpec(name="phone", kind="phone")
    spec = apply(BOOKING, [AddField(entity="dog", field=phone)])
    assert [p.check for p in spec.promises] == [FieldKept(entity="dog", field="phone")]
    spec = apply(spec, [RenameField(entity="dog", field="phone", to="vet phone")])
    assert [p.check for p in spec.promises] == [FieldKept(entity="dog", field="vet phone")]
    spec = apply(spec, [RemoveField(entity="dog", field="vet phone")])
    assert [p.check for p in spec.promises] == [FieldGone(entity="dog", field="vet phone")]


def test_migrations_are_told_what_is_called_otherwise_in_the_order_it_became_so():
    changes = [
        RenameField(entity="walker", field="hourly rate", to="price"),
        RenameEntity(entity="dog", to="pet"),
        RenameField(entity="pet", field="breed", to="race"),
        AddField(entity="pet", field=FieldSpec(name="chip")),
        RenameField(entity="pet", field="chip", to="tag"),
    ]
    assert renames(BOOKING, changes) == (
        ("model", "Dog", "Pet"),
        ("field", "Walker", "hourly_rate", "price"),
        ("field", "Pet", "breed", "race"),
        ("field", "Booking", "dog", "pet"),
    )


def test_a_change_is_told_in_plain_words():
    changes = [
        AddField(entity="dog", field=FieldSpec(name="vet phone", kind="phone")),
        RenameField(entity="walker", field="hourly rate", to="fee"),
        SetChoices(entity="booking", field="status", choices=("requested", "done")),
        RemoveEntity(entity="dog"),
    ]
    assert sentences(BOOKING, changes) == (
        "Dogs now have “vet phone” (a phone number).",
        "“Hourly rate” of walkers is now called “Fee”; what was entered is kept.",
        "“Status” of bookings now offers requested and done.",
        "Dogs are gone, and what was entered in them. To stay as trusted as it was, “walker” "
        "no longer changes walkers of others.",
    )
    assert loses_data(BOOKING, changes) == (
        "Where “confirmed”, “completed” or “cancelled” was chosen as “status” of bookings, "
        "it stays until somebody changes it; nobody can choose it any more.",
        "All dogs that were entered would be forgotten.",
        "Bookings would no longer say which dog they belong to.",
    )
    assert touches(BOOKING, changes) == ("dog", "walker", "booking")
