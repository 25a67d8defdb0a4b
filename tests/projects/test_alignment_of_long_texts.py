"""However a request is written, alignment comes to an end, and reads enough of it."""

import json
import subprocess
import sys

import pytest

from projects.alignment import Scope, align, clauses
from projects.alignment.verdict import BELOW_GREEN

SCOPE = Scope(
    "Dog owners find trusted walkers nearby.",
    ("Find a walker: Owners look through walkers near them.", "Book a walk: Owners book a day."),
)
#: Far more than it takes, far less than a quadratic pattern needs for 20,000 characters.
DEADLINE = 60
SIZE = 20_000
_ALIGN = """
import json, sys
from projects.alignment import Scope, align, meaning
meaning.go_without()
goal, features, unit, size = json.load(sys.stdin)
for tail in ("", "b", ")", ":"):
    align(Scope(goal, tuple(features)), "a" + unit * (size // len(unit)) + tail)
"""


@pytest.mark.parametrize(
    "unit",
    [" ", "\n", "\t", " \n", "!", "-", "a. (", "a. ", "and ", "for the ", "please ", "dark ",
     "could we ", "add a ", ", ", "find a walker "],
)  # fmt: skip
def test_no_request_takes_forever(unit):
    asked = json.dumps([SCOPE.goal, SCOPE.features, unit, SIZE])
    subprocess.run(
        [sys.executable, "-c", _ALIGN], input=asked, text=True, check=True, timeout=DEADLINE
    )


def test_white_space_says_nothing():
    asked = "Add a map\nof walkers, and show a phone number"
    spaced = "  Add  a\tmap \n\n\n of walkers,  and show   a phone number \n"
    assert align(SCOPE, spaced) == align(SCOPE, asked)


def test_what_is_cut_off_never_makes_it_green():
    near = "Owners book a walk with a walker for a day. "
    assert align(SCOPE, near).colour == "green"
    longer = align(SCOPE, near * 100)
    assert longer.score is not None
    assert longer.score <= BELOW_GREEN


def test_a_new_capability_is_found_at_the_end_of_a_long_request():
    asked = "Owners book a walk with a walker. " * 100 + "Accept credit card payments with Stripe."
    assert align(SCOPE, asked).capabilities


def test_a_request_is_cut_after_a_word():
    told = clauses.beginning("walkers " * 1_000)
    assert len(told) <= clauses.LONGEST
    assert told.endswith("walkers")
    assert len(clauses.beginning("x" * 5_000)) == clauses.LONGEST
