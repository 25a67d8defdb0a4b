"""Staff read builds; only those who may change them stop them."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from builds import lifecycle
from builds.models import Build
from tests.factories import UserFactory, ready_to_build

pytestmark = pytest.mark.django_db
ADDRESS = "admin:builds_build_changelist"


def staff(*permissions):
    person = UserFactory(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    browser = Client()
    browser.force_login(person)
    return browser


def stop(browser, build):
    data = {"action": "cancel", "_selected_action": [build.pk]}
    answer = browser.post(reverse(ADDRESS), data, follow=True)
    build.refresh_from_db()
    return answer


@pytest.fixture
def build():
    project = ready_to_build()
    return lifecycle.start(project, by=project.owner)


def test_who_may_only_view_builds_cannot_stop_them(build):
    browser = staff("view_build")
    assert "Stop selected builds" not in browser.get(reverse(ADDRESS)).text
    assert stop(browser, build).status_code == 200
    assert build.stage == Build.Stage.QUEUED


def test_who_may_change_builds_stops_them_and_leaves_a_trace(build):
    browser = staff("view_build", "change_build")
    assert "Stop selected builds" in browser.get(reverse(ADDRESS)).text
    assert "Stopped 1 of 1 builds." in stop(browser, build).text
    assert build.stage == Build.Stage.CANCELLED
    assert LogEntry.objects.get().change_message == "Stopped."


def test_even_who_may_change_builds_edits_nothing_by_hand(build):
    page = staff("view_build", "change_build").get(
        reverse("admin:builds_build_change", args=[build.pk])
    )
    assert page.status_code == 200
    assert 'name="_save"' not in page.text
