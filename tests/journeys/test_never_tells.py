"""A whole build with marked secrets in the environment: none of them turns up anywhere."""

import json
import re
import zlib
from dataclasses import asdict

import pytest
from django.apps import apps
from django.test.client import Client
from django.urls import reverse

from builds import running
from builds.models import Blob, Build
from cofounder.runner import RUNNERS
from cofounder.runner.offline import OfflineRunner
from deploy import exports, reports
from tests.journeys.story import ready, start, tell, visit

pytestmark = pytest.mark.django_db(transaction=True)  # journeys commit for real

NAMES = (
    "SECRET_KEY", "ANTHROPIC_API_KEY", "E2B_API_KEY", "EMAIL_HOST_PASSWORD", "POSTGRES_PASSWORD",
    "AWS_SECRET_ACCESS_KEY", "SENTRY_DSN",
)  # fmt: skip
MARK = "canary7f3e"
TOLD: list[str] = []

RUNNERS |= {"told": f"{__name__}:ToldRunner"}


class ToldRunner(OfflineRunner):
    """Notes all that it is told about a project."""

    def __getattribute__(self, name):
        verb = super().__getattribute__(name)
        if name.startswith("_") or not callable(verb):
            return verb

        def noted(*args, **kwargs):
            TOLD.append(repr((args, kwargs)))
            return verb(*args, **kwargs)

        return noted


@pytest.fixture
def canaries(settings, monkeypatch, tmp_path):
    """Secrets of ours that can be told apart from everything else."""
    for name in NAMES:
        monkeypatch.setenv(name, f"{MARK}-{name.lower()}")
    settings.SECRET_KEY = f"{MARK}-secret_key"
    settings.EMAIL_HOST_PASSWORD = f"{MARK}-email_host_password"


def kept():
    """Everything the database holds, as text."""
    for model in (model for model in apps.get_models() if model._meta.managed):
        for row in model._base_manager.values():
            yield model.__name__, json.dumps(row, default=repr)
    for blob in Blob.objects.all():
        yield "Blob", zlib.decompress(bytes(blob.packed)).decode(errors="replace")


def shown(client: Client, project, version):
    """What founders see and take along."""
    home = project.get_absolute_url()
    build = version.build
    pages = [
        "/projects/", home, build.get_absolute_url(), version.get_absolute_url(),
        *(f"{home}{part}/" for part in ("documents", "plans", "builds", "decisions", "timeline",
                                        "timeline/board", "timeline/graph", "launch", "chat")),
        f"/api/v1/builds/{build.pk}", f"/api/v1/projects/{project.pk}/dashboard",
        f"/api/v1/projects/{project.pk}/timeline", f"/versions/{version.pk}/zip/",
    ]  # fmt: skip
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        yield page, answer.getvalue().decode(errors="replace")
    kinds = [("document", kind) for kind in project.documents.values_list("kind", flat=True)]
    for form in ("markdown", "technical"):
        answer = client.get(
            reverse("projects:export_file", args=[project.pk]),
            {"document": [kind for _, kind in kinds], "format": form},
        )
        assert answer.status_code == 200
        yield form, answer.text
    for path, content in exports.files_of(version).items():
        yield path, content.decode(errors="replace")
    yield "bundle", exports.bundle(project).read().decode("latin-1")


def test_secrets_of_ours_turn_up_nowhere(canaries, client, work, sandboxes, mind, caplog, capfd):
    caplog.set_level("DEBUG")
    mind("told")
    project = tell(client)
    work()
    client.post(project.gates.get().get_absolute_url(), {"choice": "proceed", "note": ""})
    work()
    plan = project.plans.get(recommended=True)
    client.post(reverse("projects:choose_plan", args=[project.pk, plan.pk]))
    work()
    start(client, project)
    work()
    version = ready(project).version
    reports.check(version)

    sandbox = sandboxes.connect(version.preview.sandbox_id)
    told = sandbox.run("env", env=running.environment(version.preview.slug)).output
    assert "SECRET_KEY=" in told
    served = sandbox.run("cat /proc/[0-9]*/environ | tr '\\0' '\\n'").output
    files = {p: b.decode(errors="replace") for p, b in sandbox.read().items()}
    with visit(sandboxes, version) as person:
        first = person.visit("/").text

    assert TOLD
    everywhere = [
        ("environment", told), ("processes", served), ("app", first),
        ("app log", sandbox.app_log()),
        ("log", caplog.text), ("output", "".join(capfd.readouterr())), *files.items(),
        *(("prompt", text) for text in TOLD), *kept(), *shown(client, project, version),
        ("receipt", json.dumps([asdict(v) for v in reports.findings(reports.latest(project))])),
    ]  # fmt: skip
    assert len(everywhere) > 100
    assert [where for where, text in everywhere if MARK in text] == []
    assert not [where for where, text in everywhere if re.search(r"sk-ant-\w", text)]
    assert Build.objects.get().spent_cents == 0
