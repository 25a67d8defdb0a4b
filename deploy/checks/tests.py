"""Are there tests that test something?"""

from __future__ import annotations

import re

from deploy import entrypoints
from deploy.sources import BY_SUFFIX, TESTS, VENDORED, Tree, suffix
from deploy.verdicts import Verdict

_CASES = re.compile(
    r"^\s*(?:async )?def test_?\w*\(|^\s*(?:it|test|describe|specify|context"
    r"|scenario)(?:\.\w+)*\s*[(\s][\"'`]"
    r"|^func Test\w*\(|@(?:Test|ParameterizedTest|pytest)\b|#\[(?:tokio::)?test\]"
    r"|\bRSpec\.describe|^\s*test \""
    r"|function test\w*\(|\[(?:Fact|Test|Theory|TestMethod)\]|^\s*(?:Feature|Scenario):|^>>> ",
    re.MULTILINE,
)
_FEWEST_LINES = 8


def check(tree: Tree) -> Verdict:
    """Judge the tests.

    pass: at least one test case. warn: files for tests without a case that a test runner finds.
    fail: none, or empty stubs. na: no app.
    """
    if not entrypoints.is_app(tree):
        return Verdict("tests", "na", "There is no app to test.")
    scripts = ""
    cases, first = 0, ""
    for path in tree.files:
        if (
            VENDORED.search(path)
            or not TESTS.search(path)
            or suffix(path) not in {*BY_SUFFIX, ".feature"}
        ):
            continue
        text = tree.plain(path)
        here = len(_CASES.findall(text))
        first = first or (path if here else "")
        cases += here
        if len([line for line in text.splitlines() if line.strip()]) >= _FEWEST_LINES:
            scripts = scripts or path
    for path in tree.code if not cases else []:
        if suffix(path) == ".rs" and "#[test]" in tree.text(path):
            cases, first = 1, path
    if cases:
        return Verdict("tests", "pass", f"{cases} tests, the first in {first}.")
    fix, snippet = _fix(tree)
    if scripts:
        return Verdict(
            "tests",
            "warn",
            f"{scripts} tries the app out, but no test runner finds a test in it.",
            "Write its steps as tests.",
            fix,
            snippet,
        )
    return Verdict(
        "tests",
        "fail",
        "There are no tests.",
        "Begin with one: the front page opens.",
        fix,
        snippet,
    )


def _fix(tree: Tree) -> tuple[str, str]:
    if entrypoints.django_module(tree):
        apps = [p.rpartition("/")[0] for p in tree.named(r"models\.py|apps\.py|views\.py")]
        return f"{apps[0] if apps else 'app'}/tests.py", (
            "from django.test import TestCase\n\n\nclass FrontPageTests(TestCase):\n"
            "    def test_it_opens(self):\n"
            '        self.assertLess(self.client.get("/").status_code, 400)\n'
        )
    entry = next(
        (e for e in entrypoints.entries(tree) if e.kind in ("flask", "fastapi") and e.name), None
    )
    if entry and entry.kind == "flask":
        return "test_app.py", (
            f"from {entry.module} import {entry.name}\n\n\ndef test_the_front_page_opens():\n"
            f'    assert {entry.name}.test_client().get("/").status_code < 400\n'
        )
    return "", ""
