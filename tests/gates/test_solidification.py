"""Gate 2: offered once the app was seen, decided by what stood then, and leading somewhere."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from builds import changes, standing
from builds.models import ChangeRequest, Promise
from cofounder.errors import NotAllowedNow
from gates import decisions
from gates.models import Gate
from projects import alignment, journey
from projects.facts import facts
from projects.models import Document, Project
from projects.next_step import next_step
from tests.factories import UserFactory, a_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(founder):
    return a_version(owner=founder)


def opened(version):
    version.preview.opened_at = timezone.now()
    version.preview.save()
    return standing.offer(version.project)


def asked_for(version, words, stage="agreed", **fields):
    number = version.project.changes.count() + 1
    return ChangeRequest.objects.create(
        project=version.project, number=number, version=version, words=words, stage=stage,
        plan={"restatement": words, "goal": "", "operations": [], "wishes": []}, **fields,
    )  # fmt: skip


def test_it_is_not_offered_before_the_app_was_opened(version):
    assert standing.offer(version.project) is None
    assert not version.project.gates.exists()


def test_opening_the_app_offers_it_once(version):
    gate = opened(version)
    assert gate.kind == Gate.Kind.SOLIDIFICATION
    assert standing.offer(version.project) == gate
    assert version.project.gates.count() == 1


def test_it_asks_in_the_founders_words_and_never_stands_in_the_way(version, client):
    gate = opened(version)
    assert (
        "You’ve seen your MVP. Ready to decide what’s next?"
        in client.get(gate.get_absolute_url()).text
    )
    assert next_step(facts(version.project)).url == gate.get_absolute_url()
    for name, pk in (("builds:preview", version.pk), ("builds:versions", version.project_id)):
        assert client.get(reverse(name, args=[pk])).status_code == 200


def test_options_of_the_other_gate_are_refused(version, client):
    gate = opened(version)
    for choice in ("proceed", "narrow", "pivot"):
        with pytest.raises(NotAllowedNow):
            decisions.decide(gate, choice, by=version.project.owner, note="Because.")
        answer = client.post(gate.get_absolute_url(), {"choice": choice, "note": "Because."})
        assert answer.status_code == 422
    gate.refresh_from_db()
    assert gate.is_open


@pytest.mark.parametrize(
    ("choice", "stage", "leads_to"),
    [
        ("iterate", Project.Stage.FEEDBACK, "builds:changes"),
        ("ship", Project.Stage.FEEDBACK, "deploy:home"),
        ("park", Project.Stage.MVP, "projects:detail"),
    ],
)
def test_every_decision_is_final_told_and_leads_somewhere(version, client, choice, stage, leads_to):
    gate = opened(version)
    answer = client.post(gate.get_absolute_url(), {"choice": choice, "note": "We talked to ten."})

    assert answer.url == reverse(leads_to, args=[version.project_id])
    project = Project.objects.get(pk=version.project_id)
    assert project.stage == stage
    assert project.is_parked == (choice == "park")
    kinds = [(event.kind, event.details.get("note")) for event in project.events.all()]
    assert ("gate.decided", "We talked to ten.") in kinds
    gate.refresh_from_db()
    with pytest.raises(NotAllowedNow):
        decisions.decide(gate, "park" if choice != "park" else "ship", by=project.owner)
    assert f"You decided: {choice}" in client.get(gate.get_absolute_url()).text


def test_the_score_is_there_before_the_decision_and_stays_as_it_was(version):
    asked_for(version, "Mint an NFT for every walk")
    gate = opened(version)
    before = gate.evidence
    assert before["version"] == "v0.1"
    assert before["alignment"]["is_creep"]
    decisions.decide(gate, "iterate", by=version.project.owner)

    asked_for(version, "Let owners see the next walk", stage="agreed")
    standing.take(version.project)
    gate.refresh_from_db()
    assert before.items() <= gate.evidence.items()
    assert gate.evidence["alternatives"] == ["Ship", "Park"]


def test_an_open_gate_follows_what_is_asked_for(version):
    gate = opened(version)
    assert not gate.evidence["alignment"]["is_creep"]
    asked_for(version, "Sell crypto tokens to dog owners", stage="agreed")
    standing.take(version.project)
    gate.refresh_from_db()
    assert gate.evidence["alignment"]["is_creep"]
    assert gate.evidence["recommended"]["action"] == "simplify"


def test_a_wish_is_named_and_does_not_weigh_on_the_score(version, client):
    gate = opened(version)
    before = gate.evidence
    wish = asked_for(version, "Sell crypto tokens to dog owners", stage="wish")
    standing.take(version.project)
    gate.refresh_from_db()
    assert gate.evidence["alignment"]["score"] == before["alignment"]["score"]
    assert not gate.evidence["alignment"]["is_creep"]
    assert gate.evidence["wished_for"]
    assert gate.evidence["recommended"]["action"] == "begin_testing"
    assert "only wished for" in client.get(gate.get_absolute_url()).text

    changes.drop(wish, by=version.project.owner)

    gate.refresh_from_db()
    assert gate.evidence["wished_for"] == []


@pytest.mark.parametrize("stage", ["thinking", "asking", "restated", "dropped"])
def test_what_is_only_talked_about_does_not_count(version, stage):
    asked_for(version, "Sell crypto tokens to dog owners", stage=stage)
    found = standing.evidence(version.project, version)
    assert (found["alignment"]["score"], found["wished_for"], found["asked"]) == (100, [], 0)


def test_of_a_change_the_part_that_is_built_is_scored_and_the_rest_is_a_wish(version):
    words = "Owners book a walk with a dog walker. Sell crypto tokens to dog owners"
    change = asked_for(version, words)
    assert standing.evidence(version.project, version)["alignment"]["is_creep"]
    change.plan["covered"] = "Owners book a walk with a dog walker"
    change.save()
    found = standing.evidence(version.project, version)
    assert not found["alignment"]["is_creep"]
    assert found["wished_for"]


def test_the_open_gate_speaks_of_a_version_that_was_opened(version):
    gate = opened(version)
    following = a_version(version.project, number=2)
    standing.take(version.project)
    gate.refresh_from_db()
    assert gate.evidence["version"] == "v0.1"

    opened(following)

    gate.refresh_from_db()
    assert gate.evidence["version"] == "v0.2"


def test_asking_for_more_that_fits_never_raises_the_score(version):
    asked_for(version, "Sell crypto tokens to dog owners")
    first = standing.evidence(version.project, version)["alignment"]["score"]
    for _ in range(3):
        asked_for(version, "Owners book a walk with a dog walker")
    assert standing.evidence(version.project, version)["alignment"]["score"] <= first


@pytest.mark.parametrize(
    ("outcomes", "rounds", "wishes", "action", "choice"),
    [
        (["broken", "kept"], 0, 0, "stabilize", "iterate"),
        (["kept"], 1, 0, "stabilize", "iterate"),
        (["kept"], 0, 1, "add_a_feature", "iterate"),
        (["not_tested", "not_tested", "kept"], 0, 0, "add_a_feature", "iterate"),
        (["not_tested", "not_tested"], 0, 0, "begin_testing", "iterate"),
        ([], 0, 0, "begin_testing", "iterate"),
        (["kept", "kept"], 0, 0, "begin_testing", "ship"),
    ],
)
def test_what_we_recommend_follows_from_what_was_found(
    version, outcomes, rounds, wishes, action, choice
):
    build = version.build
    build.round = rounds
    build.save()
    build.promises.all().delete()
    for position, outcome in enumerate(outcomes, start=1):
        Promise.objects.create(build=build, position=position, text="It works", outcome=outcome)
    for _ in range(wishes):
        asked_for(version, "Owners see where the dog walker is during a walk", stage="wish")

    found = standing.evidence(version.project, version)["recommended"]

    assert (found["action"], found["choice"]) == (action, choice)
    assert found["why"]
    assert "0 of" not in found["why"]
    assert ("could be tried" in found["why"]) == (not {"kept", "broken"} & set(outcomes))


def test_of_drift_we_speak_only_when_there_is_a_score(version):
    fit = alignment.of_many(standing.scope(version.project), [])
    promises = list(version.build.promises.all())

    def why(fit):
        return standing.recommend(fit, promises, version.build, wishes=0).why

    assert "drifts" in why(fit)
    assert "drift" not in why(replace(fit, score=None, colour="yellow"))


def test_a_parked_project_is_asked_again_when_it_is_taken_up(version):
    gate = opened(version)
    decisions.decide(gate, "park", by=version.project.owner)
    project = Project.objects.get(pk=version.project_id)
    assert not project.gates.open().exists()

    journey.unpark(project, by=project.owner)

    assert project.gates.open().get().kind == Gate.Kind.SOLIDIFICATION


def test_a_decided_version_is_not_asked_about_again_but_the_next_one_is(version):
    decisions.decide(opened(version), "iterate", by=version.project.owner)
    assert standing.offer(version.project) is None
    following = a_version(version.project, number=2)
    assert opened(following).is_open


def test_a_stranger_finds_no_gate(version):
    gate = opened(version)
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(gate.get_absolute_url()).status_code == 404


def test_the_scope_is_read_from_the_documents(version):
    scope = standing.scope(version.project)
    written = version.project.documents.get(kind=Document.Kind.MVP_SCOPE).content
    assert scope.features or not written.get("core_features")


def test_after_shipping_the_next_step_leads_through_the_launch(version, client):
    decisions.decide(opened(version), "ship", by=version.project.owner)

    def step():
        return next_step(facts(Project.objects.get(pk=version.project_id)))

    assert step().title == "Is v0.1 ready to launch?"
    client.post(reverse("deploy:report", args=[version.pk]))
    report = version.reports.get()
    assert report.overall != "red", report.verdicts
    assert step().title == "Where should v0.1 live?"
    client.post(reverse("deploy:choice", args=[version.project_id]), {"path": "railway"})
    assert step().url == reverse("deploy:path", args=[version.project_id, "railway"])
    version.reports.update(overall="red")
    assert "fixed before v0.1 can launch" in step().title
