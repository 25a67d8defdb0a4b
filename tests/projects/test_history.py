"""The timeline is found in: by words, by kind, by version, together; and each event opens."""

import re

import pytest
from django.urls import reverse

from projects import history, items, story, timeline
from projects.models import TimelineEvent
from tests.factories import ProjectFactory, UserFactory
from tests.projects import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(founder):
    return stories.grown(founder)


def page(client, project, **asked):
    return client.get(reverse("projects:timeline", args=[project.pk]), asked)


def found(project, **asked):
    return [event.sentence for event in history.search(project, history.wanted(asked))]


def test_without_a_filter_everything_is_there_newest_first(project):
    assert found(project) == [
        "v0.1 is ready.",
        "The build of v0.2 failed: No answer.",
        "You decided on the direction: proceed.",
        "We wrote “MVP scope”.",
        "You brought the idea.",
    ]


@pytest.mark.parametrize(
    ("words", "many"),
    [("ready", 1), ("READY v0.1", 1), ("ready idea", 0), ("people asked", 1), ("ab12cd34", 1),
     ("100%", 0), ("_", 0), ("“MVP", 1), ("\x00", 5), ("   ", 5), ("'; DROP TABLE", 0)],
)  # fmt: skip
def test_every_word_must_be_somewhere_in_an_event(project, words, many):
    assert len(found(project, words=words)) == many


@pytest.mark.parametrize(
    ("group", "kinds"),
    [("decisions", {"gate.decided"}), ("documents", {"document.written"}),
     ("builds", {"build.failed", "build.ready"}), ("changes", set()), ("launch", set()),
     ("project", {"project.started"})],
)  # fmt: skip
def test_each_group_has_its_kinds(project, group, kinds):
    events = history.search(project, history.wanted({"group": group}))
    assert {event.kind for event in events} == kinds


def test_every_event_belongs_to_one_group(founder):
    project = ProjectFactory(owner=founder)
    for kind in timeline.SENTENCES:
        TimelineEvent.objects.create(project=project, kind=kind, sentence=kind)
    for event in project.events.all():
        inside = [
            group
            for group in history.GROUPS
            if history.search(project, history.wanted({"group": group})).filter(pk=event.pk)
        ]
        assert inside == [history.group_of(event)]


def test_filters_work_together(project):
    assert found(project, version="v0.2") == ["The build of v0.2 failed: No answer."]
    assert found(project, version="v0.2", group="builds", words="failed")
    assert not found(project, version="v0.2", group="decisions")
    assert not found(project, version="v0.1", group="builds", words="failed")


def test_what_makes_no_sense_is_left_out(project):
    assert not history.wanted({"group": "nonsense", "words": " \x00 "})
    assert len(history.wanted({"words": "w" * 500}).words) == history.LONGEST_SEARCH


def test_the_page_filters_without_javascript_and_keeps_what_was_asked(client, project):
    text = page(client, project, words="failed", group="builds", version="v0.2").text
    assert "The build of v0.2 failed" in text
    assert "You brought the idea." not in text
    assert 'value="failed"' in text
    assert '<option value="builds" selected>' in text
    assert "<option selected>v0.2</option>" in text
    assert re.search(r'<form[^>]*method="get"[^>]*action="[^"]+/timeline/"', text)


def test_a_search_without_a_result_says_so_and_leads_back(client, project):
    answer = page(client, project, words="zebra <b>")
    assert answer.status_code == 200
    assert "Nothing like that happened." in answer.text
    assert "zebra &lt;b&gt;" in answer.text
    assert (
        f'href="{reverse("projects:timeline", args=[project.pk])}">Show everything' in answer.text
    )


def test_a_live_refresh_keeps_the_filter_and_the_page(client, project):
    for number in range(60):
        timeline.record(project, "build.started", version=f"v0.{number % 2}")
    asked = {"words": "started", "group": "builds", "page": "2"}
    region = client.get(
        reverse("projects:timeline", args=[project.pk]), asked, headers={"HX-Request": "true"}
    ).text
    own = re.search(r'id="timeline"[^>]*hx-get="([^"]+)"', region)[1].replace("&amp;", "&")
    assert "page=2" in own
    again = client.get(own, headers={"HX-Request": "true"}).text
    assert re.sub(r'data-version="\d+"', "", again) == region
    assert again.count("timeline__event") == 10
    assert "words=started" in re.search(r'href="(\?page=1[^"]*)"', region)[1]


def test_every_page_shows_fifty(client, project):
    for _ in range(55):
        timeline.record(project, "project.parked")
    assert page(client, project).text.count('<li class="timeline__event">') == 50
    assert page(client, project, page=2).text.count('<li class="timeline__event">') == 10
    assert page(client, project, page="nonsense").status_code == 200


def test_versions_are_offered_in_order(project):
    for number in (9, 10, 2):
        timeline.record(project, "build.started", version=f"v0.{number}")
    assert history.versions(project) == ["v0.10", "v0.9", "v0.2", "v0.1"]


def test_an_event_shows_time_kind_version_decision_and_folds_its_debug_id(client, project):
    text = page(client, project).text
    assert "<span>Decisions</span>" in text
    assert '<span class="pill">v0.2</span>' in text
    assert "“People asked for it.”" in text
    fold = re.search(r"<details[^>]*>.*?ab12cd34.*?</details>", text, re.DOTALL)
    assert fold
    assert "<details open" not in text
    assert text.count("ab12cd34") == fold[0].count("ab12cd34")


def test_an_event_leads_to_what_it_is_about(client, project):
    failed = stories.build(project, "failed", debug_id="ffff0000")
    timeline.record(project, "build.failed", version="v0.3", failure="x", debug_id="ffff0000")
    asked = project.changes.order_by("number").first()
    timeline.record(project, "change.agreed", number=asked.number, restatement="A map.")
    told = story.gather(project)
    entries = history.told(project.events.all(), told, items.of(told))
    about = {entry.event.sentence: entry.about and entry.about.id for entry in entries}
    version, gate = project.versions.get(number=1), project.gates.get(kind="direction")
    assert about["v0.1 is ready."] == f"version-{version.pk}"
    assert about["The build of v0.3 failed: x"] == f"build-{failed.pk}"
    assert about["You decided on the direction: proceed."] == f"gate-{gate.pk}"
    assert about["We wrote “MVP scope”."] == "document-mvp_scope"
    assert about["You agreed to change 1: A map."] == "change-1"
    assert about["You brought the idea."] is None


def test_two_decisions_of_a_kind_are_told_apart_by_their_time(founder):
    project = ProjectFactory(owner=founder)
    first = stories.gate(project, choice="narrow", days=5)
    second = stories.gate(project, choice="proceed", days=1)
    for gate, days in ((first, 5), (second, 1)):
        event = timeline.record(
            project, "gate.decided", gate="direction", choice=gate.choice, note=""
        )
        TimelineEvent.objects.filter(pk=event.pk).update(at=stories.ago(days=days))
    told = story.gather(project)
    entries = history.told(project.events.all(), told, items.of(told))
    assert [entry.about.id for entry in entries] == [f"gate-{second.pk}", f"gate-{first.pk}"]


def test_every_event_and_item_has_details_as_page_and_as_panel(client, project):
    told = story.gather(project)
    keys = [*items.of(told), *(f"event-{event.pk}" for event in project.events.all())]
    for key in keys:
        address = reverse("projects:item", args=[project.pk, key])
        whole = client.get(address)
        panel = client.get(address, headers={"HX-Request": "true"})
        assert whole.status_code == panel.status_code == 200, key
        assert panel.text.strip() in whole.text
        assert "<html" not in panel.text
        assert whole.text.count("<h1") == 1


def test_the_details_of_a_decision_say_why_what_else_and_what_followed(client, project):
    plan = project.plans.get(chosen_at__isnull=False)
    text = client.get(reverse("projects:item", args=[project.pk, f"plan-{plan.pk}"])).text
    costs = ("Certainty against time.", "It waits with reviews.")
    for words in ("We learn soon.", *costs, "Everything at once", "Two of three.",
                  "Direction decision: proceed"):  # fmt: skip
        assert words in text


@pytest.mark.parametrize(
    "key", ["event-0", "event-999999999999999999999", "event-x", "gate-0", "nothing", "feature-99"]
)
def test_what_is_not_there_is_404(client, project, key):
    assert client.get(reverse("projects:item", args=[project.pk, key])).status_code == 404


def test_an_event_of_another_project_is_404(client, project):
    other = stories.grown(UserFactory())
    event = other.events.first()
    key = f"event-{event.pk}"
    assert client.get(reverse("projects:item", args=[project.pk, key])).status_code == 404
    assert client.get(reverse("projects:item", args=[other.pk, key])).status_code == 404


def test_an_event_as_json_has_its_names(project):
    told = story.gather(project)
    entries = history.told(project.events.all(), told, items.of(told))
    assert {tuple(entry.as_dict()) for entry in entries} == {
        ("id", "kind", "group", "sentence", "at", "version", "note", "debug_id", "about")
    }


def test_hostile_text_stays_text(client, founder):
    project = stories.hostile(founder)
    told = story.gather(project)
    for key in [*items.of(told), f"event-{project.events.first().pk}"]:
        text = client.get(reverse("projects:item", args=[project.pk, key])).text
        assert "<script>alert" not in text
    assert "<script>alert" not in page(client, project).text


def test_the_timeline_asks_no_more_for_many_events(client, project, django_assert_max_num_queries):
    for number in range(60):
        timeline.record(project, "build.started", version=f"v0.{number}")
        timeline.record(project, "gate.asked", gate="direction")
    with django_assert_max_num_queries(22):
        assert page(client, project).status_code == 200
