"""No secret of ours, and nothing that looks like a key, is logged, kept, shown, sent or told."""

import json
import logging.config
import os

import pytest
from django.conf import settings as configured
from django.core import serializers

from builds import admission, lifecycle, record, running
from builds.models import Build, BuildEvent
from cofounder.errors import RunnerError
from projects import knowledge, mishaps
from projects.models import TimelineEvent
from tests.factories import a_version, ready_to_build

pytestmark = pytest.mark.django_db

OWN_KEY = "canary-9f2c11ab-of-the-installation"
KEYS = (
    OWN_KEY,
    "sk-ant-api03-canary-AAAABBBBCCCC",
    "e2b_canary0123456789abcdef",
    "AKIA" + "Q3EGRZ7WXK5NPLVT",
    "ghp_" + "canary0123456789abcdefghij",
    "xoxb-canary-0123456789",
    "canary-password-of-an-address",
)
TOLD = (
    f"It broke with {' and '.join(KEYS[:-1])} at postgres://us:{KEYS[-1]}@db/x\n"
    "-----BEGIN RSA PRIVATE KEY-----\ncanary-pem\n-----END RSA PRIVATE KEY-----"
)


@pytest.fixture(autouse=True)
def key(settings):
    settings.SECRET_KEY = OWN_KEY


def assert_silent(text):
    assert "It broke" in text
    assert [key for key in (*KEYS, "canary-pem") if key in text] == []


def rows(*models):
    return serializers.serialize("json", [row for model in models for row in model.objects.all()])


def test_a_log_line_and_its_traceback_show_no_secret():
    known = logging.config.DictConfigurator({"version": 1})
    formatter = known.configure_formatter(configured.LOGGING["formatters"]["line"])
    try:
        raise RuntimeError(TOLD)
    except RuntimeError as error:
        problem = (type(error), error, error.__traceback__)
    line = logging.LogRecord("builds", logging.ERROR, "x.py", 1, "It broke: %s", (TOLD,), problem)
    assert_silent(formatter.format(line))


def test_every_log_line_is_written_by_that_formatter():
    assert {handler["formatter"] for handler in configured.LOGGING["handlers"].values()} == {"line"}
    assert configured.LOGGING["root"]["handlers"] == ["console"]


def test_an_event_and_an_error_show_no_secret(client, founder):
    lifecycle.start(ready_to_build(owner=founder), by=founder)
    build = admission.claim("one")
    record.tell(build, TOLD, details=TOLD)
    lifecycle.fail(build, TOLD, details=TOLD)

    assert_silent(rows(Build, BuildEvent, TimelineEvent))
    for address in (build.get_absolute_url(), f"/api/v1/builds/{build.pk}"):
        assert_silent(client.get(address).text)
    home = build.project.get_absolute_url()
    for address in (home, f"{home}timeline/", f"{home}builds/"):
        text = client.get(address).text
        assert [key for key in KEYS if key in text] == []


def test_what_we_could_not_write_is_said_without_a_secret():
    try:
        raise RunnerError(TOLD)
    except RunnerError as problem:
        assert_silent(mishaps.understand(problem, "writing").words)


def test_an_app_is_told_a_key_of_its_own_and_nothing_of_ours(monkeypatch):
    for name in ("ANTHROPIC_API_KEY", "E2B_API_KEY", "DATABASE_URL", "REDIS_URL"):
        monkeypatch.setitem(os.environ, name, f"{OWN_KEY}-{name}")
    told = running.environment("abc")
    assert OWN_KEY not in json.dumps(told)
    assert not {"ANTHROPIC_API_KEY", "E2B_API_KEY", "DATABASE_URL", "REDIS_URL"} & (
        {name for name, value in told.items() if value == os.environ.get(name)}
    )
    assert told["SECRET_KEY"] != running.environment("def")["SECRET_KEY"]


def test_a_runner_is_told_the_project_and_nothing_else(founder):
    project = a_version(owner=founder).project
    told = str(knowledge.known(project))
    assert project.idea in told
    for secret in (OWN_KEY, founder.email, founder.password, project.versions.get().preview.slug):
        assert secret not in told
