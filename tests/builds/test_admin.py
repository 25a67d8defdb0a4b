"""Staff read builds; only those who may change them stop them."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from builds import attention, lifecycle, record
from builds.models import Build, ChangeRequest
from gates.models import Gate
from projects import journey
from tests.factories import UserFactory, a_version, ready_to_build

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


def test_the_start_page_names_what_failed_waits_and_is_undecided(build):
    project = build.project
    other = ready_to_build()
    failed = lifecycle.start(other, by=other.owner)
    lifecycle.fail(failed, "The app did not answer.")
    Build.objects.filter(pk=failed.pk).update(spent_cents=900)  # which is not charged
    Build.objects.filter(pk=build.pk).update(spent_cents=23, begun_at=timezone.now())
    long_ago = timezone.now() - timedelta(days=8)
    Gate.objects.create(project=project, kind="solidification", asked_at=long_ago)
    Gate.objects.create(project=other, kind="solidification")
    seen = attention.attention()
    assert (seen.failed, seen.waiting, seen.decisions, seen.spent_cents) == (1, 1, 1, 23)
    browser = staff("view_build", "view_gate", "view_project")
    page = browser.get(reverse("admin:index")).text
    for words in ("The app did not answer.", failed.debug_id, "Builds in line", "$0.23",
                  "Decisions that wait"):  # fmt: skip
        assert words in page
    assert "Nothing waits for you." not in page
    assert "$0.23" not in staff("view_document").get(reverse("admin:index")).text


def test_a_parked_decision_waits_for_nobody(build):
    lifecycle.cancel(build, by=build.started_by)
    long_ago = timezone.now() - timedelta(days=8)
    Gate.objects.create(project=build.project, kind="solidification", asked_at=long_ago)
    assert attention.attention().decisions == 1
    journey.park(build.project, by=build.project.owner)
    assert attention.attention().decisions == 0


def test_a_build_shows_its_receipt_its_failure_and_what_happened(build):
    record.tell(build, "Installed 9 packages.", details="<b>pip</b> output")
    lifecycle.fail(build, "The app did not answer.", details="Traceback")
    Build.objects.filter(pk=build.pk).update(spent_cents=23)
    address = reverse("admin:builds_build_change", args=[build.pk])
    page = staff("view_build", "view_buildevent", "view_promise").get(address).text
    for words in ("Installed 9 packages.", "&lt;b&gt;pip&lt;/b&gt;", "The app did not answer.",
                  "Traceback", build.debug_id, "at most $2.00", "$0.23"):  # fmt: skip
        assert words in page


def test_a_decision_shows_what_it_was_decided_by(build):
    gate = Gate.objects.create(
        project=build.project, kind="solidification", choice="iterate", note="A phone number.",
        decided_at=timezone.now(), evidence={"score": 82, "reasons": ["All planned"]},
    )  # fmt: skip
    page = staff("view_gate").get(reverse("admin:gates_gate_change", args=[gate.pk])).text
    for words in ("Iterate", "A phone number.", "82", "All planned"):
        assert words in page
    assert "{&#x27;" not in page


def test_a_change_shows_its_words_its_talk_and_what_it_became():
    version = a_version()
    change = ChangeRequest.objects.create(
        project=version.project, number=1, version=version, words="Add a phone number.",
        stage="agreed", plan={"restatement": "Walkers get a phone number."},
        conversation=[{"question": {"text": "Whose?"}, "values": ["The walker's"]}],
        alignment={"score": 82},
    )  # fmt: skip
    Build.objects.filter(version=version).update(change=change)
    address = reverse("admin:builds_changerequest_change", args=[change.pk])
    page = staff("view_changerequest", "view_build").get(address).text
    for words in ("Add a phone number.", "Whose?", "Walkers get a phone number.", "82", "v0.1"):
        assert words in page


def test_lists_ask_no_more_often_when_they_grow(django_assert_max_num_queries):
    browser = Client()
    browser.force_login(UserFactory(is_staff=True, is_superuser=True))

    def grow(number):
        for _ in range(number):
            version = a_version()
            ChangeRequest.objects.create(
                project=version.project, number=1, version=version, words="More.", stage="dropped"
            )
            Gate.objects.create(project=version.project, kind="direction")

    def asked(name):
        with django_assert_max_num_queries(25) as seen:
            assert browser.get(reverse(f"admin:{name}_changelist")).status_code == 200
        assert not any('"manifest"' in query["sql"] for query in seen.captured_queries), name
        return len(seen)

    names = ("builds_build", "builds_changerequest", "builds_version", "builds_preview",
             "gates_gate")  # fmt: skip
    grow(2)
    before = {name: asked(name) for name in names}
    grow(4)
    assert {name: asked(name) for name in names} == before


def test_a_build_that_ended_meanwhile_is_left_as_it_ended(build):
    lifecycle.fail(build, "The app did not answer.")
    browser = staff("view_build", "change_build")
    assert "Stopped 0 of 1 builds." in stop(browser, build).text
    assert build.stage == Build.Stage.FAILED
