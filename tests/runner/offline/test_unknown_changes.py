"""Requests about what is not there, about colours, and those that can be met in part only."""

import pytest

from tests.runner.offline.test_changing import APPS, operations, talked


def test_of_an_unknown_field_we_ask_which_one_is_meant():
    plan, (question,), _ = talked("Rename price to fee", APPS["dogs"], "hourly rate of dog walkers")
    assert question.text == "Nothing in the app is called “price”. Which one do you mean?"
    assert question.suggestions == ("hourly rate of dog walkers",)
    assert operations(plan) == "~dog walker.hourly rate>fee"


def test_an_unknown_field_beside_other_requests_is_said_to_be_unknown():
    plan, _, _ = talked("Rename price to fee and make it green", APPS["dogs"])
    assert operations(plan) == "accent=#1f7a45"
    (wish,) = plan.wishes
    assert wish.startswith("Nothing in the app is called “price”; it has hourly rate, ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("remove the colour from dogs", "Dogs have nothing called “colour”; they have name, "),
        ("Remove the fur", "Nothing in the app is called “fur”; it has name, "),
        ("Make the weight mandatory", "Nothing in the app is called “weight”; it has name, "),
        ("The surname should be called family name", "called “surname”; it has name, "),
    ],
)
def test_what_is_unknown_is_said_whatever_should_become_of_it(words, said):
    plan, _, question = talked(words, APPS["dogs"])
    assert plan.operations == ()
    assert said in plan.wishes[0]
    assert question.key.startswith("change_meant_")


def test_an_answer_that_is_unknown_too_is_a_wish():
    plan, _, more = talked("Rename price to fee", APPS["dogs"], "what they charge on Sundays")
    assert plan.operations == ()
    assert plan.wishes[0].startswith("Nothing in the app is called “price”")
    assert more is None


def test_what_needs_a_model_is_not_called_unknown():
    plan, _, _ = talked("remove the login", APPS["dogs"])
    assert plan.wishes[0].startswith("Signing in another way")


def test_the_words_behind_the_operations_are_told_apart_from_wishes():
    mixed, _, _ = talked(
        "Let people pay by card and add a chip number to dogs. Make it green", APPS["dogs"]
    )
    whole, _, _ = talked("Add a chip number to dogs and make it green", APPS["dogs"])
    none, _, _ = talked("Let people pay by card", APPS["dogs"])
    again, _, _ = talked("make it nicer for them", APPS["dogs"], "make it green")
    assert mixed.covered == "add a chip number to dogs. Make it green"
    assert (whole.covered, none.covered, again.covered) == ("", "", "make it green")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Make it green", "The main colour becomes green (#1f7a45)."),
        ("The main colour becomes #1f7a45", "The main colour becomes green (#1f7a45)."),
        ("make it #123456", "The main colour becomes navy (#123456)."),
        ("Make the background cream", "The background becomes cream (#fbf6ea)."),
    ],
)
def test_a_colour_is_said_in_words(words, told):
    plan, _, _ = talked(words, APPS["dogs"])
    assert plan.restatement.startswith(told)


def test_more_requests_than_we_take_up_are_kept_as_wishes():
    words = ". ".join(f"Add a note {number} to dogs" for number in range(14))
    plan, _, _ = talked(words, APPS["dogs"])
    assert sum("more than we take up at once" in wish for wish in plan.wishes) == 2
