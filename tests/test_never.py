"""What must never happen is written down in ``never.toml``, and every word of it is still true.

``python benchmarks/never.py`` breaks each rule on purpose and sees a test fail.
"""

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RULES = tomllib.loads(Path(__file__).with_name("never.toml").read_text())["rule"]
#: The fifteen rules and the clauses each is made of. None may be lost.
CLAUSES = {
    1: ("no-answer", "zero-files", "no-readme", "no-env-example", "no-start-command",
        "fatal-error"),
    2: ("ends-ready", "moves-stage", "leaves-sandbox"),
    3: ("no-gate", "no-plan", "parked", "strangers"),
    4: ("same-version", "overwritten", "lost"),
    5: ("loses", "for-ever", "pays-twice"),
    6: ("many-clicks", "kept-slot", "stays-queued", "no-turn"),
    7: ("above-ceiling", "failed-attempt"),
    8: ("mvp-built", "still-failed", "no-version", "no-error", "no-debug-id"),
    9: ("naming", "drift", "too-late"),
    10: ("other-files", "cannot-fail", "changed-since"),
    11: ("path", "code", "prompt", "template", "html"),
    12: ("chat", "log", "event", "error", "export", "prompt", "preview"),
    13: ("origin", "no-link", "strangers"),
    14: ("needs-socket", "stale-tab"),
    15: ("blank", "unchecked"),
}  # fmt: skip
ALL = [
    pytest.param(clause, id=f"{rule['number']}-{clause['key']}")
    for rule in RULES
    for clause in rule["clause"]
]


def edits(clause):
    """Every text of a file that a break of *clause* replaces, with what comes in its place."""
    for each in clause["break"]:
        for edit in (each, *each.get("also", ())):
            yield edit["file"], edit["find"], edit["put"]


@cache
def named_in(file):
    """The names of the tests in *file*, and of the classes they stand in."""
    tree = ast.parse((ROOT / file).read_text())
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, functions)}


def test_all_fifteen_rules_and_their_clauses_are_there():
    written = {rule["number"]: tuple(c["key"] for c in rule["clause"]) for rule in RULES}
    assert written == CLAUSES
    assert all(rule["sentence"].endswith(".") for rule in RULES)


@pytest.mark.parametrize("clause", ALL)
def test_a_clause_is_guarded_by_tests_that_exist_and_broken_in_at_least_one_way(clause):
    assert clause["says"]
    assert clause["break"]
    for test in clause["tests"]:
        file, *names = test.split("::")
        assert (ROOT / file).is_file(), test
        assert set(names) <= named_in(file), test
        assert names[-1].startswith("test_"), test
    for each in clause["break"]:
        assert each["means"]
        assert each["tests"], each["means"]
        named = {test.partition("[")[0] for test in each["tests"]}
        assert named <= set(clause["tests"]), each["means"]


@pytest.mark.parametrize("clause", ALL)
def test_what_a_break_replaces_occurs_once(clause):
    for file, find, put in edits(clause):
        assert not file.startswith("tests/"), "the product is broken, not its tests"
        assert (ROOT / file).read_text().count(find) == 1, (file, find)
        assert find != put, file


@pytest.mark.parametrize("clause", ALL)
def test_a_break_leaves_python_that_can_be_read(clause):
    """Otherwise everything would fail, and nothing would be proved."""
    for each in clause["break"]:
        texts = {}
        for edit in (each, *each.get("also", ())):
            text = texts.get(edit["file"], (ROOT / edit["file"]).read_text())
            texts[edit["file"]] = text.replace(edit["find"], edit["put"])
        for file, text in texts.items():
            if file.endswith(".py"):
                ast.parse(text, file)
