"""What a change leaves as it was: rows, what they store, and the names they are kept under."""

from cofounder.appspec.changes import (
    AddField,
    RemoveEntity,
    RemoveField,
    RenameEntity,
    RenameField,
    SetChoices,
    SetColour,
    SetRequired,
    apply,
    promises,
    renames,
    sentences,
)
from cofounder.appspec.lint import tidy
from cofounder.appspec.render.plan import resolve
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec
from tests.appspec.specs import BOOKING


def test_a_removed_name_can_be_taken_again_without_taking_over_what_it_held():
    swapped = [
        RenameField(entity="dog", field="breed", to="x"),
        RenameField(entity="dog", field="notes", to="breed"),
        RenameField(entity="dog", field="x", to="notes"),
    ]
    again = [
        RemoveField(entity="walker", field="hourly rate"),
        AddField(entity="walker", field=FieldSpec(name="hourly rate", kind="date")),
    ]
    assert renames(BOOKING, swapped) == (
        ("field", "Dog", "breed", "moving_2"),
        ("field", "Dog", "notes", "breed"),
        ("field", "Dog", "moving_2", "notes"),
    )
    assert renames(BOOKING, again) == (("gone", "Walker", "hourly_rate"),)


def test_of_two_entities_that_fold_to_one_class_the_removed_one_goes_first():
    """The class of the other is free only then."""
    places = [EntitySpec(name=name, fields=(FieldSpec(name="name"),)) for name in ("café", "cafe")]
    spec = tidy(AppSpec(name="X", roles=(), entities=tuple(places)))
    assert [entity.cls for entity in resolve(spec).entities] == ["Cafe", "Cafe2"]
    assert renames(spec, [RemoveEntity(entity="café")]) == (
        ("gone", "Cafe", ""),
        ("model", "Cafe2", "Cafe"),
    )
    swap = [RenameEntity(entity="café", to="bar"), RenameEntity(entity="cafe", to="café")]
    assert renames(spec, swap) == (("model", "Cafe", "Bar"), ("model", "Cafe2", "Cafe"))


def test_what_is_asked_for_from_now_on_is_marked_and_nothing_else_is():
    changed = apply(
        BOOKING,
        [
            AddField(entity="dog", field=FieldSpec(name="chip", required=True)),
            SetRequired(entity="dog", field="birth date", required=True),
            SetRequired(entity="dog", field="breed", required=True),
            SetRequired(entity="dog", field="breed", required=False),
        ],
    )
    marked = {f.name for e in changed.entities for f in e.fields if f.later}
    assert marked == {"chip", "birth date", "breed"}
    assert "later" not in BOOKING.model_dump_json()
    assert AppSpec.model_validate_json(changed.model_dump_json()) == changed


def test_what_rows_store_means_the_same_whatever_options_come_and_go():
    choices = FieldSpec(name="حالة", kind="choice", choices=("جديد", "جار", "تم"))
    thing = EntitySpec(name="thing", fields=(FieldSpec(name="name"), choices))
    spec = tidy(AppSpec(name="X", roles=(), entities=(thing,)))

    def stored(app):
        field = resolve(app).entities[0].fields[1]
        return {words: value for value, words in (*field.choices, *field.retired)}

    before = stored(spec)
    fewer = apply(spec, [SetChoices(entity="thing", field="حالة", choices=("تم", "جار"))])
    back = apply(fewer, [SetChoices(entity="thing", field="حالة", choices=("آخر", "جديد"))])
    assert stored(fewer) == before
    assert stored(back) == before | {"آخر": "choice_4"}
    assert [words for _, words in resolve(back).entities[0].fields[1].choices] == ["آخر", "جديد"]


def test_a_colour_is_promised_in_words():
    operation = SetColour(what="accent", to="#1f7a45")
    assert sentences(BOOKING, [operation]) == ("The main colour is now green (#1f7a45).",)
    (promise,) = promises(apply(BOOKING, [operation]), [operation])
    assert promise.text == "The main colour of the app is green."
