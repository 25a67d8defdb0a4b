"""The board: each item stands in the column that the facts put it in, and nowhere else."""

import json

import pytest
from django.urls import reverse
from waffle import get_waffle_flag_model

from projects import board
from projects.flags import Beta
from projects.models import Document
from tests.factories import ProjectFactory
from tests.projects import stories

pytestmark = pytest.mark.django_db
KEYS = {"id", "type", "label", "title", "status", "created_at", "why", "url"}


def columns(project):
    return {column.key: [card.title for card in column.cards] for column in board.of(project)}


def test_a_brand_new_project_has_four_empty_columns(founder):
    project = ProjectFactory(owner=founder)
    assert columns(project) == {"backlog": [], "planned": [], "progress": [], "done": []}
    assert board.as_dict(board.of(project)) == columns(project)


def test_cards_have_the_promised_keys(founder):
    found = json.loads(json.dumps(board.as_dict(board.of(stories.grown(founder)))))
    assert all(set(card) == KEYS for cards in found.values() for card in cards)


def test_before_the_first_build_the_plan_lies_ahead(founder):
    found = columns(stories.planned(founder))
    assert found["backlog"] == ["Reviews", "Paying by card."]  # a could-have, and left out
    assert found["planned"] == [*(m["title"] for m in stories.MILESTONES), "Walks", "Calendar"]
    assert found["progress"] == []
    assert "Plan: A pilot first" in found["done"]
    assert "Direction decision: proceed" in found["done"]
    assert "MVP scope" in found["done"]


def test_a_could_have_is_planned_when_the_plan_covers_everything(founder):
    project = stories.planned(founder)
    plan = project.plans.get(chosen_at__isnull=False)
    plan.content["scope_coverage"] = 100
    plan.save()
    assert "Reviews" in columns(project)["planned"]


def test_a_feature_is_done_only_when_each_of_its_promises_is_kept(founder):
    project = stories.planned(founder)
    made = stories.build(project)
    stories.tried(made, kept=stories.KEPT[:1], broken=stories.KEPT[1:])
    found = columns(project)
    assert "Walks" in found["planned"]
    assert "The heart runs" in found["planned"]
    made.promises.update(outcome="kept")
    found = columns(project)
    assert "Walks" in found["done"]
    assert "The heart runs" in found["done"]
    assert "v0.1: Walkies" in found["done"]


@pytest.mark.parametrize(
    ("stage", "column"),
    [("thinking", "progress"), ("asking", "progress"), ("restated", "progress"),
     ("agreed", "planned"), ("built", "done"), ("wish", "backlog"), ("dropped", None)],
)  # fmt: skip
def test_a_change_moves_with_its_stage(founder, stage, column):
    project = stories.planned(founder)
    version = stories.build(project).version
    stories.change(project, version, stage)
    at = [key for key, titles in columns(project).items() if "Show walks on a map" in titles]
    assert at == ([column] if column else [])


def test_what_cannot_be_built_of_a_change_is_kept_as_a_wish(founder):
    project = stories.planned(founder)
    version = stories.build(project).version
    stories.change(project, version, "agreed", plan={"wishes": ["Send a text message."]})
    found = columns(project)
    assert "Send a text message." in found["backlog"]
    assert "Show walks on a map" in found["planned"]


def test_a_running_build_is_in_progress_and_takes_its_change_along(founder):
    project = stories.planned(founder)
    version = stories.build(project).version
    asked = stories.change(project, version, "agreed")
    running = stories.build(project, "code", change=asked)
    found = columns(project)
    assert found["progress"] == ["Build of v0.2"]
    assert "Show walks on a map" not in found["planned"]
    type(running).objects.filter(pk=running.pk).update(stage="scheduled")
    assert "Build of v0.2" in columns(project)["planned"]


def test_failed_and_stopped_builds_are_history(founder):
    project = stories.planned(founder)
    stories.build(project, "failed")
    stories.build(project, "cancelled")
    assert not any("Build of" in title for cards in columns(project).values() for title in cards)


def test_an_open_decision_and_an_unwritten_document_are_in_progress(founder):
    project = stories.planned(founder)
    stories.gate(project, "solidification")
    project.documents.filter(kind="risk_log").update(stage=Document.Stage.FAILED)
    project.documents.filter(kind="thesis").update(stage=Document.Stage.WRITING)
    assert set(columns(project)["progress"]) == {
        "Next step decision", "Risk log", "Thesis snapshot",
    }  # fmt: skip


def test_every_item_stands_in_one_place_only(founder):
    cards = [card.id for column in board.of(stories.grown(founder)) for card in column.cards]
    assert len(cards) == len(set(cards))


# --- the page ----------------------------------------------------------------------------------


def page(client, project):
    return client.get(reverse("projects:board", args=[project.pk]))


@pytest.mark.parametrize("arrange", [stories.planned, stories.grown, stories.hostile])
def test_every_card_has_kind_title_why_and_links(client, founder, arrange):
    project = arrange(founder)
    text = page(client, project).text
    assert "<script>alert" not in text
    for column in board.of(project):
        for card in column.cards:
            assert f'id="card-{card.id}"' in text
            assert reverse("projects:item", args=[project.pk, card.id]) in text
            assert f'href="{card.url}"' in text


def test_an_empty_board_says_what_will_be_here(client, founder):
    text = page(client, ProjectFactory(owner=founder)).text
    assert "Nothing on the board yet." in text


def test_a_parked_project_keeps_its_board(client, founder):
    assert page(client, stories.grown(founder, status="parked")).status_code == 200


def test_many_cards_are_folded_and_all_there(client, founder):
    project = stories.planned(founder)
    for _ in range(30):
        stories.build(project)
    text = page(client, project).text
    assert "more</summary>" in text
    assert text.count('class="board__card"') > 36


def test_the_board_changes_nothing(client, founder):
    project = stories.grown(founder)
    address = reverse("projects:board", args=[project.pk])
    assert client.post(address).status_code == 405


def test_switched_off_there_is_no_board_and_no_way_to_it(client, founder):
    project = stories.grown(founder)
    timeline = reverse("projects:timeline", args=[project.pk])
    address = reverse("projects:board", args=[project.pk])
    assert address in client.get(timeline).text
    row = {"name": Beta.TIMELINE_BOARD.value, "defaults": {"everyone": False}}
    get_waffle_flag_model().objects.update_or_create(**row)
    assert page(client, project).status_code == 404
    assert address not in client.get(timeline).text
