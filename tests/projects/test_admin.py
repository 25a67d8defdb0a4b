"""Staff read everything, change tiers, switch flags; nobody makes themselves superuser."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from waffle.models import Flag

from builds import attention
from projects import dashboard
from projects.admin.readable import readable
from projects.models import Document, TimelineEvent
from projects.tiers import Tier
from tests.factories import DocumentFactory, ProjectFactory, UserFactory, ready_to_build
from tests.projects import stories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flags")]


def signed_in(person):
    browser = Client(headers={"Accept": "text/html"})
    browser.force_login(person)
    return browser


def staff(*permissions):
    person = UserFactory(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return signed_in(person)


@pytest.fixture
def boss():
    return signed_in(UserFactory(is_staff=True, is_superuser=True))


def form_of(page):
    """What the page's form would send unchanged."""
    form = page.context["adminform"].form
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in shown.items() if value not in (None, False)}


def test_the_admin_carries_our_name_and_says_what_needs_attention(boss):
    page = boss.get(reverse("admin:index")).text
    assert "Django" not in page
    assert "What needs attention today" in page
    assert "Nothing waits for you." in page


def test_strangers_sign_in_where_founders_do(client):
    answer = Client().get(reverse("admin:index"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_a_new_tier_is_written_on_the_timeline_and_in_the_log(boss, founder):
    project = ProjectFactory(owner=founder)
    address = reverse("admin:projects_user_change", args=[founder.pk])
    data = form_of(boss.get(address)) | {"tier": Tier.PARTNER}
    assert boss.post(address, data).status_code == 302
    founder.refresh_from_db()
    assert founder.tier == Tier.PARTNER
    event = TimelineEvent.objects.get(project=project)
    assert event.sentence == (
        "Your tier changed from Bootstrapper to Partner. Its limits hold now."
    )
    assert LogEntry.objects.filter(object_id=founder.pk).exists()


def test_saving_without_a_new_tier_says_nothing(boss, founder):
    ProjectFactory(owner=founder)
    address = reverse("admin:projects_user_change", args=[founder.pk])
    assert boss.post(address, form_of(boss.get(address))).status_code == 302
    assert not TimelineEvent.objects.exists()


def test_staff_change_a_tier_but_nobody_becomes_superuser(founder):
    browser = staff("view_user", "change_user")
    address = reverse("admin:projects_user_change", args=[founder.pk])
    data = {"tier": Tier.CTO, "is_superuser": "on", "is_staff": "on", "email": "mine@example.com"}
    assert browser.post(address, data).status_code == 302
    founder.refresh_from_db()
    assert founder.tier == Tier.CTO
    assert not founder.is_superuser
    assert not founder.is_staff
    assert founder.email != "mine@example.com"


def test_staff_cannot_set_somebody_elses_password(boss):
    victim = UserFactory(is_staff=True, is_superuser=True)
    address = reverse("admin:auth_user_password_change", args=[victim.pk])
    assert staff("view_user", "change_user").get(address).status_code == 403
    assert boss.get(address).status_code == 200


@pytest.mark.parametrize("permissions", [("view_user",), ("view_user", "change_user")])
def test_staff_see_nothing_of_a_password_not_even_its_hash(boss, founder, permissions):
    address = reverse("admin:projects_user_change", args=[founder.pk])
    page = staff(*permissions).get(address)
    assert page.status_code == 200
    assert founder.password not in page.text
    assert founder.password.rpartition("$")[2][:12] not in page.text
    assert "Password" not in page.text
    assert "Password" in boss.get(address).text


def test_a_founder_is_never_deleted_from_here(boss, founder):
    address = reverse("admin:projects_user_delete", args=[founder.pk])
    assert boss.get(address).status_code == 403


def test_usage_stands_beside_the_limit(boss, founder):
    from builds import lifecycle

    project = ready_to_build(owner=founder)
    build = lifecycle.start(project, by=founder)
    type(build).objects.update(spent_cents=41, begun_at=timezone.now())
    page = boss.get(reverse("admin:projects_user_changelist")).text
    assert "1 of 5" in page
    assert "1 of 2" in page
    assert "$0.41 of $5.00" in page


def test_the_day_cost_the_same_wherever_it_is_read(boss, founder):
    other = stories.planned(UserFactory())
    project = stories.planned(founder)
    for stage, cents in (("failed", 300), ("cancelled", 200), ("ready", 25), ("code", 16)):
        stories.build(project, stage, spent_cents=cents)
    stories.build(project, days=1, spent_cents=90)
    stories.build(other, spent_cents=9)
    rows = boss.get(reverse("admin:projects_user_changelist")).context["cl"].queryset
    assert rows.get(pk=founder.pk).spent_today == 41
    assert attention.attention().spent_cents == 41 + 9
    assert dashboard._signs(project, []).spent_cents == 41


def test_flags_are_switched_here_and_never_added_or_deleted(boss, founder):
    flag = Flag.objects.get(name="deep_research")
    address = reverse("admin:waffle_flag_change", args=[flag.pk])
    page = boss.get(address)
    assert "nothing is charged" in page.text
    assert boss.post(address, form_of(page) | {"everyone": "unknown", "users": [founder.pk]})
    flag.refresh_from_db()
    assert flag.everyone is None
    assert list(flag.users.all()) == [founder]
    assert boss.get(reverse("admin:waffle_flag_add")).status_code == 403
    assert boss.get(reverse("admin:waffle_flag_delete", args=[flag.pk])).status_code == 403


def test_stored_words_are_text_and_never_markup():
    drawn = readable({"<b>": ["<script>alert(1)</script>", {"deep": [None, True, 3]}]})
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn
    assert "&lt;b&gt;" in drawn


OURS = sorted(
    model._meta.label_lower
    for model in admin.site._registry
    if model._meta.app_label in {"projects", "gates", "builds", "deploy"}
)


@pytest.mark.parametrize("label", OURS)
def test_rows_are_read_and_not_added_or_edited_by_hand(boss, label):
    app, name = label.split(".")
    assert boss.get(reverse(f"admin:{app}_{name}_changelist")).status_code == 200
    if name != "user":
        assert boss.get(reverse(f"admin:{app}_{name}_add")).status_code == 403


def test_lists_ask_no_more_often_when_they_grow(boss, django_assert_max_num_queries):
    def grow(number):
        for _ in range(number):
            project = ProjectFactory()
            DocumentFactory(project=project, kind=Document.Kind.THESIS)
            TimelineEvent.objects.create(project=project, kind="project.started", sentence="Hi.")

    def asked(name):
        with django_assert_max_num_queries(25) as seen:
            assert boss.get(reverse(f"admin:projects_{name}_changelist")).status_code == 200
        return len(seen)

    names = ("user", "project", "timelineevent", "document", "revision")
    grow(2)
    before = {name: asked(name) for name in names}
    grow(8)
    assert {name: asked(name) for name in names} == before


def test_a_project_is_read_on_one_page(boss, founder):
    project = ready_to_build(owner=founder)
    page = boss.get(reverse("admin:projects_project_change", args=[project.pk]))
    assert page.status_code == 200
    assert "Idea brief" in page.text
    assert 'name="_save"' not in page.text
