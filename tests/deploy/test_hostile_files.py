"""Whatever lies in the files of an app, reading it comes to an end and nothing crashes."""

import json
import subprocess
import sys

import pytest

#: Far more than it takes, far less than shared-out digits or nested brackets could need.
DEADLINE = 120
SIZE = 20_000
_JUDGE = """
import json, sys
from deploy.readiness import judge
names, unit, head, tail, size = json.load(sys.stdin)
for name in names:
    judge({name: (head + unit * (size // len(unit)) + tail).encode()})
"""
_WEAK = """
import sys
from deploy.leak_patterns import is_weak
for unit in ("1", "my", "a", "a-", "-", "password", "dev", "1-", "pass"):
    for count in (24, 40, 20_000):
        assert not is_weak("password" + unit * count + "!")
assert is_weak("password1234567") and is_weak("my-secret-key-for-dev")
"""
NAMES = ["package.json", "docker-compose.yml", "pyproject.toml", "Procfile", "requirements.txt",
         "Dockerfile", ".env.example", "app.py", "settings.py", "app.js", "README.md"]  # fmt: skip


def run(code, given=None):
    answer = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(given),
        text=True,
        capture_output=True,
        timeout=DEADLINE,
    )
    assert answer.returncode == 0, answer.stderr[-2_000:]


def test_a_password_with_many_digits_is_judged_at_once():
    run(_WEAK)


@pytest.mark.parametrize(
    ("unit", "head", "tail"),
    [("[1,", "", ""), ('{"a":', "", ""), ("- ", "", "a"), ("(", "DEBUG = ", ""), (" ", "a", "b"),
     ("\n", "a", "b"), ("1", 'PASSWORD = "password', '!"'), ("a", "", "!"), ("a=", "", ""),
     ("-", "DEBUG = ", "1"), ("secret_key", "", ""), ("[1,", "FROM a\nCMD ", "")],
)  # fmt: skip
def test_hostile_files_are_read_in_time(unit, head, tail):
    run(_JUDGE, [NAMES, unit, head, tail, SIZE])


def test_a_file_of_aliases_that_unfold_is_not_read():
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    rows += ["services: {web: {command: *a9}}", "secrets: {key: {file: *a9}}"]
    run(_JUDGE, [["docker-compose.yml"], "\n", "\n".join(rows), "", 1])
