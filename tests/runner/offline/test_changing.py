"""A change in words becomes exactly the operations it asks for, or an honest wish."""

import re

import pytest

from cofounder.appspec.changes import apply
from cofounder.appspec.changes.operations import Operation
from cofounder.appspec.spec import AppSpec, FieldSpec
from cofounder.runner.offline import OfflineRunner
from cofounder.runner.protocol import Answered, ChangePlan, Known, Question, Wanted
from tests.runner.offline.playing import HOSTILE, IDEAS, play
from tests.runner.offline.said_changes import UNDERSTOOD
from tests.runner.offline.said_wishes import WISHED

RUNNER = OfflineRunner()
KNOWN = Known(idea="an app")
APPS = {name: RUNNER.specify_app(play(IDEAS[name])) for name in UNDERSTOOD}


def said(pairs: dict) -> list:
    return [
        pytest.param(app, *(each if isinstance(each, tuple) else (each,)), id=f"{app}-{number}")
        for app, found in pairs.items()
        for number, each in enumerate(found)
    ]


def field(it: FieldSpec) -> str:
    choices = f"[{','.join(it.choices)}]" if it.kind == "choice" else ""
    return f"{it.name}:{it.kind}{choices}{'!' if it.required else ''}"


def shown(it: Operation) -> str:
    """Write an operation short: ``+dog.phone:phone``, ``-dog.breed``, ``~~booking>visit``."""
    match it.op:
        case "add_field":
            return f"+{it.entity}.{field(it.field)}"
        case "rename_field":
            return f"~{it.entity}.{it.field}>{it.to}"
        case "remove_field":
            return f"-{it.entity}.{it.field}"
        case "set_required":
            return f"{'!' if it.required else '?'}{it.entity}.{it.field}"
        case "set_choices":
            return f"={it.entity}.{it.field}[{','.join(it.choices)}]"
        case "add_entity":
            names = ",".join(each.name for each in it.entity.fields)
            return f"++{it.entity.name}({names}){''.join(f'<{p}' for p in it.entity.belongs_to)}"
        case "rename_entity":
            return f"~~{it.entity}>{it.to}"
        case "remove_entity":
            return f"--{it.entity}"
        case "add_link":
            return f"{it.entity}->{it.to}"
        case "add_feature":
            return f"+@{it.feature}"
        case "remove_feature":
            return f"-@{it.feature}"
    return f"{it.what}={it.to}"


def talked(
    words: str, spec: AppSpec, *answers: str
) -> tuple[ChangePlan, list[Question], Question | None]:
    """Return the plan after *answers*, the questions that were asked, and the one still open."""
    given: tuple[Answered, ...] = ()
    asked = []
    for answer in answers:
        question = RUNNER.ask_about_change(KNOWN, Wanted(words, spec, given))
        assert question is not None
        asked.append(question)
        given = (*given, Answered(question, (answer,)))
    wanted = Wanted(words, spec, given)
    return RUNNER.plan_change(KNOWN, wanted), asked, RUNNER.ask_about_change(KNOWN, wanted)


def operations(plan: ChangePlan) -> str:
    return "; ".join(shown(operation) for operation in plan.operations)


@pytest.mark.parametrize(("app", "words", "expected"), said(UNDERSTOOD))
def test_a_change_is_understood(app, words, expected):
    plan, _, question = talked(words, APPS[app])
    assert operations(plan) == expected
    assert apply(APPS[app], plan.operations) != APPS[app]
    assert 1 <= len(re.findall(r"[.!?](?:\s|$)", plan.restatement)) <= 4
    assert plan.restatement.endswith("Everything else stays as it is.")
    assert plan.goal
    assert question.part == "change"
    assert question.text.endswith("?")


@pytest.mark.parametrize(("app", "words"), said(WISHED))
def test_what_is_not_understood_or_not_possible_is_a_wish_or_a_question(app, words):
    plan, _, question = talked(words, APPS[app])
    assert plan.operations == ()
    assert plan.wishes or question
    assert "Nothing changes" in plan.restatement


@pytest.mark.parametrize("words", [*HOSTILE.values(), "add a " * 1000, "“" * 500, "\x00\ud800"])
def test_hostile_words_are_no_operation(words):
    plan, _, question = talked(words, APPS["dogs"])
    assert plan.operations == ()
    assert plan.wishes or question
    assert max(map(len, plan.wishes), default=0) < 400


def test_what_can_be_done_is_done_and_the_rest_stays_a_wish():
    words = "Add a vet to dogs, let people pay by card and make it green. Don't rename bookings."
    plan, _, _ = talked(words, APPS["dogs"])
    assert operations(plan) == "+dog.vet:text; accent=#1f7a45"
    payments, refusal = plan.wishes
    assert "Taking payments" in payments
    assert "let people pay by card" in payments
    assert "nothing changes for that" in refusal


def test_the_reason_that_was_given_is_the_goal():
    words = "Add a chip number to dogs so that a lost dog can be found"
    plan, _, _ = talked(words, APPS["dogs"])
    assert plan.goal == "So that a lost dog can be found."


def test_the_restatement_names_what_changes_and_what_stays():
    plan, _, _ = talked("note the vet's phone for each dog", APPS["dogs"])
    assert plan.restatement == (
        "Dogs get a new field “vet phone” (a phone number, optional). "
        "Everything else stays as it is."
    )


def test_no_more_than_two_questions_are_asked_and_their_answers_count():
    words, dogs = "Dogs should have a temperament", APPS["dogs"]
    plan, (kind, needed), more = talked(words, dogs, "A longer text", "Yes, always")
    assert "temperament" in kind.text
    assert "A longer text" in kind.suggestions
    assert "be filled in" in needed.text
    assert more is None
    assert operations(plan) == "+dog.temperament:long_text!"
    choice, _, more = talked(words, dogs, "calm, lively, wild")
    assert more is None
    assert operations(choice) == "+dog.temperament:choice[calm,lively,wild]"


def test_a_third_question_is_never_asked_and_what_it_was_about_is_a_few_words():
    words = "Dogs should have a temperament, a favourite toy and a secret"
    plan, _, more = talked(words, APPS["dogs"], "A longer text", "A longer text")
    assert more is None
    assert operations(plan).endswith("+dog.favourite toy:long_text; +dog.secret:text")


def test_a_field_is_required_when_the_answer_says_so():
    plan, (question,), _ = talked("add a chip number to dogs", APPS["dogs"], "Yes, always")
    assert question.text == "Must “chip number” of dogs be filled in?"
    assert operations(plan) == "+dog.chip number:text!"
    assert "must be filled in" in plan.restatement


def test_what_a_field_belongs_to_is_asked_when_it_was_not_said():
    plan, (question,), _ = talked("add a phone number", APPS["dogs"], "dogs")
    assert question.suggestions == ("dog walkers", "dogs", "bookings")
    assert operations(plan) == "+dog.phone number:phone"


def test_of_several_fields_of_a_name_the_founder_says_which():
    plan, (question, *_), _ = talked("rename notes to remarks", APPS["dogs"], "notes of bookings")
    assert question.suggestions == ("notes of dogs", "notes of bookings")
    assert operations(plan) == "~booking.notes>remarks"


def test_a_plural_is_a_list_or_a_line_as_the_founder_says():
    words = "add vaccinations to dogs"
    own, (question, *_), _ = talked(
        words, APPS["dogs"], "A list of their own: each of the dogs can have several"
    )
    line, _, _ = talked(words, APPS["dogs"], question.suggestions[1])
    assert operations(own).startswith("++vaccination(")
    assert operations(own).endswith("<dog")
    assert operations(line) == "+dog.vaccinations:long_text"


def test_what_would_be_forgotten_is_kept_when_the_founder_has_second_thoughts():
    gone, (question,), _ = talked("remove the breed", APPS["dogs"], "Yes, remove it")
    kept, _, _ = talked("remove the breed", APPS["dogs"], "No, keep it")
    assert "would be forgotten" in question.text
    assert operations(gone) == "-dog.breed"
    assert kept.operations == ()
    assert "keep “breed”" in kept.wishes[0]


def test_who_may_add_something_new_is_asked():
    plan, (question,), _ = talked(
        "add a list of vets with name and phone", APPS["dogs"], "Only: organiser"
    )
    assert question.text == "Who may add vets?"
    (added,) = plan.operations
    assert added.may_add == ("organiser",)


def test_words_that_say_nothing_can_be_said_again():
    plan, (question,), _ = talked("make it nicer for them", APPS["dogs"], "make it green")
    assert "what should be different" in question.text
    assert operations(plan) == "accent=#1f7a45"


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("Send a text message to the owner", "Sending messages by e-mail or phone"),
        ("Owners pay with PayPal", "Taking payments"),
        ("Show the nearest walkers on a map", "Maps and distances"),
        ("Teach it to sing", "“Teach it to sing”: for this we need an AI model"),
    ],
)
def test_a_wish_says_what_needs_a_model(words, wish):
    plan, _, _ = talked(words, APPS["dogs"])
    assert plan.wishes[0].startswith(wish)
    assert "we keep it as a wish" in plan.wishes[0]


def test_what_the_app_cannot_take_is_said_with_the_reason():
    same, _, _ = talked("add a breed to dogs", APPS["dogs"])
    last, _, _ = talked("remove dogs", APPS["dogs"])
    assert same.wishes == ("Dogs already have “breed”.",)
    assert last.operations  # bookings still belong to walkers
