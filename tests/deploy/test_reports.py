"""A report speaks of the files of the version it names, and of nothing else."""

import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from builds import workspaces
from builds.sandbox import get_driver
from cofounder.errors import NotAllowedNow
from deploy import reports
from deploy.models import ReadinessReport
from gates.models import Gate
from projects import journey
from projects.models import Project
from projects.signals import stage_entered
from tests.deploy.launch_world import a_project, a_version, rendered
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
KEY = "AKIA" + "Q3EGRZ7WXK5NPLVT"


@pytest.fixture
def project(founder):
    return a_project(owner=founder)


def with_secret(files=None):
    return (rendered() if files is None else files) | {
        "app/payments.py": f'"""Payments."""\n\nAWS_ACCESS_KEY_ID = "{KEY}"\n'.encode()
    }


def statuses(report):
    return {row["check"]: row["status"] for row in report.verdicts}


def page(client, project):
    return client.get(reverse("deploy:home", args=[project.pk])).text


def test_a_version_we_built_is_ready(project):
    report = reports.check(a_version(project))
    assert report.overall == "green", report.verdicts
    assert reports.result(report).startswith("nothing to fix")


def test_a_secret_in_the_files_is_a_thing_to_fix_and_is_not_repeated(client, project):
    report = reports.check(a_version(project, with_secret()))
    assert report.overall == "red"
    assert statuses(report)["secrets"] == "fail"
    assert KEY not in str(report.verdicts)
    text = page(client, project)
    assert "To fix before a launch" in text
    assert KEY not in text


def test_a_report_names_its_version_and_the_digest_of_its_files(client, project):
    version = a_version(project)
    client.post(reverse("deploy:report", args=[version.pk]))
    digest = workspaces.digest(version.manifest)
    assert ReadinessReport.objects.get().digest == digest
    text = page(client, project)
    assert "v0.1 is ready to launch." in text
    assert f"<code>{digest[:8]}</code>" in text
    assert digest not in text


def test_judging_reads_the_stored_files_and_no_sandbox(project, settings):
    version = a_version(project)
    get_driver.cache_clear()
    settings.SANDBOX_DRIVERS = {}  # whoever asked for a sandbox would find none
    assert reports.check(version).version == version


def test_a_report_follows_the_files_and_nothing_else(project):
    clean, leaky = a_version(project), a_version(project, with_secret())
    assert reports.check(clean).overall == "green"
    assert reports.check(leaky).overall == "red"
    assert reports.check(clean).overall == "green"


def test_a_second_click_makes_no_second_report(client, project):
    version = a_version(project)
    for _ in range(2):
        answer = client.post(reverse("deploy:report", args=[version.pk]))
        assert answer.url == reverse("deploy:home", args=[project.pk])
    assert ReadinessReport.objects.count() == 1
    assert project.events.filter(kind="readiness.checked").count() == 1


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_make_one_report(project):
    version = a_version(project)
    together, made = threading.Barrier(4), []

    def click():
        together.wait()
        try:
            made.append(reports.check(version).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert len(set(made)) == ReadinessReport.objects.count() == 1
    assert project.events.filter(kind="readiness.checked").count() == 1


def test_the_timeline_says_what_was_found(client, project):
    version = a_version(project, with_secret())
    client.post(reverse("deploy:report", args=[version.pk]))
    event = project.events.get(kind="readiness.checked")
    assert event.version == "v0.1"
    assert event.by == project.owner
    assert event.sentence.startswith("We checked whether v0.1 is ready to launch: 1 thing to fix")


def test_a_report_is_outdated_once_a_newer_version_exists(client, project):
    reports.check(a_version(project))
    assert "Outdated" not in page(client, project)
    newer = a_version(project, with_secret())
    text = page(client, project)
    assert "Outdated" in text
    assert "This report is about v0.1. v0.2 has been built since." in text
    assert f'action="{reverse("deploy:report", args=[newer.pk])}"' in text
    assert text.count("Check v0.2") == 1
    client.post(reverse("deploy:report", args=[newer.pk]))
    text = page(client, project)
    assert "Outdated" not in text
    assert "v0.2 is not ready to launch yet." in text


def test_a_green_light_does_not_hold_for_files_that_were_changed_since(client, project):
    version = a_version(project)
    reports.check(version)
    version.manifest |= workspaces.keep({"app/payments.py": b"late = 1\n"})
    version.save()
    assert "The files of v0.1 are not those this report was made from." in page(client, project)


def test_a_report_by_other_rules_is_outdated_and_can_be_made_again(client, project):
    version = a_version(project)
    ReadinessReport.objects.filter(pk=reports.check(version).pk).update(rules="older")
    assert "We have learned to check more" in page(client, project)
    reports.check(version)
    assert ReadinessReport.objects.count() == 2
    assert "Outdated" not in page(client, project)


def test_the_rules_are_named_after_the_checks_themselves(monkeypatch, tmp_path):
    (tmp_path / "checks").mkdir()
    monkeypatch.setattr(reports, "__file__", str(tmp_path / "reports.py"))
    names = set()
    (tmp_path / "readiness.py").write_text("from deploy.sources import Tree\n")
    for check, beside in [("a = 1", "b = 1"), ("a = 2", "b = 1"), ("a = 2", "b = 2")]:
        (tmp_path / "checks" / "readme.py").write_text(check)
        (tmp_path / "sources.py").write_text(beside)
        names.add(reports.rules.__wrapped__())
    assert len(names) == 3
    (tmp_path / "views.py").write_text("unrelated")
    assert reports.rules.__wrapped__() in names


def test_a_parked_project_is_not_checked_and_says_so(client, project):
    version = a_version(project)
    journey.park(project, by=project.owner)
    version.refresh_from_db()
    with pytest.raises(NotAllowedNow, match="parked"):
        reports.check(version)
    answer = client.post(
        reverse("deploy:report", args=[version.pk]), headers={"Accept": "application/json"}
    )
    assert answer.status_code == 409
    assert "This project is parked" in answer.text
    assert not ReadinessReport.objects.exists()


def test_strangers_cannot_check(project):
    version = a_version(project)
    stranger = Client(headers={"Accept": "text/html"})
    stranger.force_login(UserFactory())
    assert stranger.post(reverse("deploy:report", args=[version.pk])).status_code == 404
    assert not ReadinessReport.objects.exists()


def test_looking_changes_nothing(client, project):
    version = a_version(project)
    page(client, project)
    assert client.get(reverse("deploy:report", args=[version.pk])).status_code == 405
    assert not ReadinessReport.objects.exists()
    assert not project.events.exists()


def decide(project, choice):
    Gate.objects.create(
        project=project, kind="solidification", choice=choice, decided_at=timezone.now()
    )
    stage_entered.send(Project, project=project, stage=Project.Stage.FEEDBACK, by=project.owner)


def test_what_ships_is_checked_without_being_asked(project, django_capture_on_commit_callbacks):
    a_version(project)
    newest = a_version(project)
    with django_capture_on_commit_callbacks(execute=True):
        decide(project, "ship")
    assert ReadinessReport.objects.get().version == newest


def test_what_is_changed_first_is_not_checked(project, django_capture_on_commit_callbacks):
    a_version(project)
    with django_capture_on_commit_callbacks(execute=True):
        decide(project, "iterate")
    assert not ReadinessReport.objects.exists()


def test_shipping_does_not_fail_when_the_project_is_parked_at_once(
    project, django_capture_on_commit_callbacks
):
    a_version(project)
    with django_capture_on_commit_callbacks(execute=True):
        decide(project, "ship")
        Project.objects.filter(pk=project.pk).update(status="parked")
    assert not ReadinessReport.objects.exists()


def test_what_the_files_say_is_shown_and_never_run(client, project):
    files = rendered() | {
        "Procfile": b"web: <script>alert(1)</script>\n",
        ".env.example": b"# <img src=x onerror=alert(1)> {{ 7|add:7 }}\nWEIRD_TOKEN=<b>\n",
    }
    reports.check(a_version(project, files))
    text = page(client, project)
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "{{ 7|add:7 }}" in text
