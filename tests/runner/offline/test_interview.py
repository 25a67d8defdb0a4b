"""The interview: it follows the answers, and an edit leaves standing what still fits."""

from dataclasses import replace

import pytest

from cofounder.runner.offline import OfflineRunner
from cofounder.runner.protocol import Answered, Known
from tests.runner.offline.playing import DOGS, IDEAS, asked, play

runner = OfflineRunner()


def keys(known: Known) -> list[str]:
    return [question.key for question in asked(known)]


def changed(known: Known, key: str, *values: str) -> Known:
    """Return *known* with another answer to *key*."""
    answers = tuple(
        Answered(a.question, values) if a.question.key == key else a for a in known.answers
    )
    return replace(known, answers=answers)


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_the_interview_asks_for_the_thesis_and_then_five_to_seven_things(idea: str) -> None:
    questions = asked(play(idea))
    thesis = [q for q in questions if q.part == "thesis"]
    assert [q.key for q in thesis] == ["target_user", "problem", "constraint"]
    assert all(q.required for q in thesis)
    assert 5 <= len(questions) - len(thesis) <= 7
    assert questions[: len(thesis)] == thesis


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_every_question_is_one_plain_sentence_with_a_reason(idea: str) -> None:
    for question in asked(play(idea)):
        assert question.text.endswith("?")
        assert question.text[0].isupper()
        assert question.why.endswith(".")
        assert set(question.preselected) <= set(question.suggestions)
        assert len(set(question.suggestions)) == len(question.suggestions)


@pytest.mark.parametrize("idea", IDEAS.values(), ids=IDEAS)
def test_the_thesis_is_helped_by_three_to_five_suggestions(idea: str) -> None:
    for question in asked(play(idea))[:3]:
        assert 3 <= len(question.suggestions) <= 5, question.suggestions


def test_the_questions_speak_of_this_idea() -> None:
    by_key = {question.key: question for question in asked(play(DOGS))}
    assert by_key["lead_fields"].text == "What do you want to remember about each dog walker?"
    assert "dog owners" in by_key["day_one"].text
    assert "Dog walkers" in by_key["things"].preselected
    assert "Bookings" in by_key["things"].preselected


def test_questions_left_counts_down_to_nothing() -> None:
    known, left = Known(idea=DOGS), []
    while (question := runner.next_question(known)) is not None:
        left.append(runner.questions_left(known))
        values = question.preselected or question.suggestions[:1]
        known = replace(known, answers=(*known.answers, Answered(question, values)))
    assert left == list(range(len(left), 0, -1))
    assert runner.questions_left(known) == 0


def test_a_thin_answer_gets_a_follow_up_that_quotes_it() -> None:
    known = play(DOGS, {"problem": ("no time",)})
    follow_up = next(q for q in asked(known) if q.key == "problem_more")
    assert "“no time”" in follow_up.text
    assert keys(known).index("problem_more") == keys(known).index("problem") + 1


def test_a_chosen_suggestion_is_never_thin() -> None:
    assert not [key for key in keys(play(DOGS)) if key.endswith("_more")]


def test_what_the_idea_already_says_is_not_asked() -> None:
    known = play(f"{DOGS}. We take a 10 % commission. Use a forest green theme.")
    assert not {"earning", "look"} & set(keys(known))
    assert runner.specify_app(known).theme.accent == "#1f6b45"


def test_later_questions_follow_what_was_chosen_before() -> None:
    known = play(DOGS, {"things": ("Goats", "Bookings")})
    by_key = {question.key: question for question in asked(known)}
    assert by_key["lead_fields"].text == "What do you want to remember about each goat?"
    assert any("goats" in option for option in by_key["roles"].suggestions)


def test_nothing_is_lost_when_nothing_changed() -> None:
    known = play(DOGS)
    assert runner.still_apply(known) == set(keys(known))


def test_an_edit_keeps_what_still_fits_and_drops_what_does_not() -> None:
    known = changed(play(DOGS), "things", "Goats", "Reviews")
    kept = runner.still_apply(known)
    assert {"target_user", "problem", "constraint", "things", "look"} <= kept
    assert not {"lead_fields", "roles"} & kept


def test_a_follow_up_disappears_with_the_thin_answer() -> None:
    known = play(DOGS, {"problem": ("no time",)})
    assert "problem_more" in runner.still_apply(known)
    fuller = changed(known, "problem", "Nobody walks their dog when they work late")
    assert "problem_more" not in runner.still_apply(fuller)


def test_own_words_survive_an_edit_of_something_else() -> None:
    known = play(DOGS, {"today": ("They ask the neighbour who has a key",)})
    assert "today" in runner.still_apply(changed(known, "target_user", "Cat owners in Lyon"))


def test_a_question_keeps_its_key_whatever_was_answered() -> None:
    first = {q.key: q.kind for q in asked(play(DOGS))}
    second = {q.key: q.kind for q in asked(play(IDEAS["plants"]))}
    assert first == second
