"""What founders type is understood, answered from facts, and never leads to a wrong action."""

from pathlib import Path

import pytest

from chat.answers import reply
from chat.intents import likeness, understand, words
from tests.chat.judging import contexts, judge, rows

HERE = Path(__file__).parent
BAR = 0.85


@pytest.fixture
def known(db):
    return contexts()


@pytest.mark.parametrize("name", ["questions", "more_questions"])
def test_most_questions_are_answered_right_and_nothing_is_made_up(known, name):
    asked = rows(HERE / f"{name}.jsonl")
    found = [(row["text"], judge(known[row["project"]], row)) for row in asked]
    wrong = {text: verdict.problems for text, verdict in found if verdict.problems}
    assert len(wrong) <= (1 - BAR) * len(asked), wrong
    assert not [text for text, verdict in found if verdict.wrong_actions]
    assert not [text for text, verdict in found if verdict.invented]


def test_sixty_questions_over_four_states():
    asked = rows(HERE / "questions.jsonl")
    assert len(asked) == len({row["text"] for row in asked}) == 60
    assert {row["project"] for row in asked} == {"fresh", "decided", "failed", "ready"}


def test_no_question_of_any_state_makes_another_state_invent_something(known):
    asked = rows(HERE / "questions.jsonl") + rows(HERE / "more_questions.jsonl")
    for row in asked:
        for context in known.values():
            verdict = judge(context, row | {"must_say": [], "must_not_say": [], "actions": []})
            assert not verdict.invented, (row["text"], context.name, verdict.reply.text)


def test_without_embeddings_the_rules_still_answer(known, monkeypatch):
    monkeypatch.setattr(likeness, "_examples", lambda: None)
    asked = rows(HERE / "questions.jsonl")
    right = sum(not judge(known[row["project"]], row).problems for row in asked)
    assert right >= BAR * len(asked)


@pytest.mark.parametrize(
    "text",
    ["", "?", "🙂🙂", "x" * 1000, "'; DROP TABLE", "{{ 7*7 }}", "{% url 'x' %}", "%s %d", "ok\x00"],
)
def test_whatever_is_typed_there_is_an_answer(known, text):
    for context in known.values():
        assert reply(context, (), text).text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("staus", "status"), ("laucnh", "launch"), ("docuemnts", "documents"), ("walkers", "walkers")],
)
def test_a_slip_of_the_finger_is_undone_and_own_words_stay(typed, meant):
    assert words.corrected(typed, ("walkers",)) == meant


def test_the_weather_is_off_topic_unless_the_project_is_about_it():
    assert understand("how is the weather").intent == "off_topic"
    assert understand("add the weather of tomorrow", ("weather",)).intent == "change"
    assert understand("what did you build for the weather", ("weather",)).intent == "built"


def test_the_words_of_a_change_stay_the_founders_own():
    assert understand("pls add “Prénom” to Walkers!").key == "add “Prénom” to Walkers!"
