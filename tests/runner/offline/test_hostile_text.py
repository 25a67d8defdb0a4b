"""Whatever somebody types, it is text: read as far as it goes, kept, shortened, never run."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cofounder.runner.offline import OfflineRunner
from cofounder.runner.papers import DOCUMENTS
from cofounder.runner.protocol import Known
from tests.runner.offline.playing import DOGS, HOSTILE, asked, play, texts

runner = OfflineRunner()
#: Words and signs that mean something to a program, mixed with any text.
SIGNS = st.sampled_from(["{{", "}}", "{lead}", "{0}", "%s", "<b>", "'", '"', "\\", "--", "\u202e"])
TEXT = st.lists(st.one_of(st.text(max_size=40), SIGNS, st.sampled_from(DOGS.split()))).map(" ".join)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def everything(known: Known) -> list[str]:
    """Ask the runner for all it can do and return every string of it."""
    found = [runner.name_project(known)]
    for kind in DOCUMENTS:
        found += texts(runner.write_document(kind, known))
    found += texts(runner.propose_plans(known, wish=known.idea))
    found += texts(runner.specify_app(known))
    return found


@pytest.mark.parametrize("idea", HOSTILE.values(), ids=HOSTILE)
def test_any_idea_leads_through_the_whole_journey(idea: str) -> None:
    known = play(idea)
    assert len(asked(known)) >= 8
    name = runner.name_project(known)
    assert name
    assert len(name) <= 60
    for text in everything(known):
        json.dumps(text).encode()
        text.encode("utf-8")
        assert "\x00" not in text
        assert "\u202e" not in text


@pytest.mark.parametrize("idea", HOSTILE.values(), ids=HOSTILE)
def test_any_answer_is_text(idea: str) -> None:
    own = {q.key: (idea,) for q in asked(play(DOGS))}
    known = play(DOGS, own)
    assert runner.still_apply(known) <= {q.key for q in asked(known)}
    spec = runner.specify_app(known)
    assert spec.entities
    for text in everything(known):
        text.encode("utf-8")


def test_braces_are_shown_as_they_were_typed() -> None:
    known = play(DOGS, {"problem": ("Walkers cost {{ 7*7 }} euros and {lead} is not filled in",)})
    problem = runner.write_document("thesis", known).problem
    assert "{{ 7*7 }}" in problem
    assert "{lead}" in problem
    assert "49" not in problem


def test_long_words_are_shortened_between_words() -> None:
    long = "nobody answers the phone in the evening " * 60
    problem = runner.write_document("thesis", play(DOGS, {"problem": (long,)})).problem
    assert "…" in problem
    assert len(problem) < 1_200
    assert "nobody answers the phone" in problem


@FEW
@given(idea=TEXT)
def test_no_idea_breaks_anything(idea: str) -> None:
    known = play(idea)
    assert all(isinstance(text, str) for text in everything(known))


@FEW
@given(answer=TEXT, direction=TEXT)
def test_no_answer_and_no_direction_breaks_anything(answer: str, direction: str) -> None:
    keys = ("target_user", "problem", "things", "lead_fields", "roles", "day_one", "today", "look")
    known = play(DOGS, dict.fromkeys(keys, (answer,)), direction=direction)
    assert runner.specify_app(known).entities
    runner.still_apply(known)
    everything(known)
