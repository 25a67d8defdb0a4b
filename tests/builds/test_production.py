"""``manage.py check --deploy`` is silent about a good configuration and names every bad one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builds.checks import site

ROOT = Path(__file__).resolve().parents[2]
KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def good() -> dict[str, str]:
    """The environment that ``make check`` calls good, with a key of our own."""
    makefile = (ROOT / "Makefile").read_text()
    text = re.search(r"^PRODUCTION_ENV := ((?:.*\\\n)*.*)", makefile, re.MULTILINE)[1]
    text = re.sub(r"SECRET_KEY=\$\$\(.*?\)", f"SECRET_KEY={KEY}", text.replace("\\\n", " "))
    return dict(pair.split("=", 1) for pair in text.split())


def complaints(tmp_path, **changes: str) -> set[str]:
    """Return the ids that the check names, for the good environment with *changes*."""
    names = {"PATH": os.environ["PATH"], "DOTENV": os.devnull, "VAR_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=names | good() | changes, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    found = set(re.findall(r"\((\w+\.[EW]\d+)\)", done.stderr))
    assert bool(found) == bool(done.returncode), done.stderr
    return found


def test_what_make_check_calls_good_is_good(tmp_path):
    assert complaints(tmp_path) == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"BASE_URL": "http://cofounder.example"}, "cofounder.E002"),
        ({"BASE_URL": "https://localhost"}, "cofounder.E002"),
        ({"ALLOWED_HOSTS": ""}, "cofounder.E003"),
        ({"SECRET_KEY": ""}, "cofounder.E004"),
        ({"EMAIL_HOST": ""}, "cofounder.E005"),
        (
            {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
            "cofounder.E005",
        ),
        ({"DEFAULT_FROM_EMAIL": ""}, "cofounder.W001"),
        ({"TRUSTED_PROXIES": "0"}, "cofounder.E006"),
        ({"BEHIND_PROXY": "", "TRUSTED_PROXIES": "1"}, "cofounder.E006"),
        ({"PREVIEW_DOMAIN": ""}, "builds.E002"),
        ({"PREVIEW_DOMAIN": "localhost:8000"}, "builds.E002"),
        ({"PREVIEW_DOMAIN": "previews.cofounder.example"}, "builds.E002"),
        ({"PREVIEW_DOMAIN": "cofounder.example"}, "builds.E002"),
        ({"SANDBOX_ALLOW_UNISOLATED": "1"}, "builds.E003"),
    ],
)
def test_each_bad_setting_is_reported(tmp_path, changes, expected):
    assert expected in complaints(tmp_path, **changes)


@pytest.mark.parametrize(
    ("host", "registered"),
    [
        ("cofounder.example", "cofounder.example"),
        ("app.cofounder.example", "cofounder.example"),
        ("cofounder.co.uk", "cofounder.co.uk"),
        ("www.cofounder.co.uk", "cofounder.co.uk"),
        ("app.cofounder.io", "cofounder.io"),
        ("localhost", "localhost"),
    ],
)
def test_a_site_is_what_somebody_registered(host, registered):
    assert site(host) == registered


def test_mail_goes_to_the_server_that_is_named(tmp_path):
    code = (
        "from cofounder import settings as s;"
        "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_USER,"
        "s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)"
    )
    named = {
        "EMAIL_HOST": "smtp.example", "EMAIL_PORT": "465", "EMAIL_HOST_USER": "rosa",
        "EMAIL_HOST_PASSWORD": "walkies", "EMAIL_USE_SSL": "true",
    }  # fmt: skip
    seen = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
        env={"DOTENV": os.devnull, "VAR_DIR": str(tmp_path)} | named,
    )  # fmt: skip
    assert seen.stdout.split() == [
        "smtp",
        "smtp.example",
        "465",
        "rosa",
        "walkies",
        "False",
        "True",
    ]
