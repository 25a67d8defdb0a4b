"""Gates open when they are due and are decided once."""

import pytest
from django.db import IntegrityError, transaction

from cofounder.errors import NotAllowedNow
from gates import decisions
from gates.models import Gate
from gates.rules import CHOICES, OPTIONS
from projects import journey
from projects.models import Document, Interview, Project
from tests.factories import DocumentFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = ProjectFactory()
    Interview.objects.create(project=project, stage=Interview.Stage.DONE)
    DocumentFactory(project=project, kind=Document.Kind.IDEA_BRIEF)
    journey.advance(project, Project.Stage.THESIS)
    return project


@pytest.fixture
def gate(project):
    return project.gates.get()


def decide(gate, choice, note=""):
    decisions.decide(gate, choice, by=gate.project.owner, note=note)
    gate.refresh_from_db()
    gate.project.refresh_from_db()


def test_the_thesis_opens_the_direction_gate(gate):
    assert gate.kind == Gate.Kind.DIRECTION
    assert gate.is_open


def test_asking_again_finds_the_open_gate(project, gate):
    assert decisions.ask(project, Gate.Kind.DIRECTION) == gate
    assert project.gates.count() == 1


def test_the_database_holds_one_open_gate_of_a_kind(project, gate):
    with pytest.raises(IntegrityError), transaction.atomic():
        Gate.objects.create(project=project, kind=Gate.Kind.DIRECTION)


def test_proceeding_validates_the_direction_and_asks_for_plans(gate):
    decide(gate, "proceed")

    assert gate.project.stage == Project.Stage.DIRECTION
    assert gate.project.plan_sets.count() == 1
    told = [event.sentence for event in gate.project.events.all()]
    assert "You decided on the direction: proceed." in told


def test_narrowing_stays_rewrites_the_brief_and_asks_again(gate):
    decide(gate, "narrow", "only evening walks")

    assert gate.project.stage == Project.Stage.THESIS
    assert gate.project.direction == "narrow: only evening walks"
    assert gate.project.documents.get(kind="idea_brief").is_pending
    assert gate.project.gates.filter(choice="").count() == 1


def test_pivoting_goes_back_to_the_thesis_with_a_new_brief(gate):
    decide(gate, "pivot", "cats instead of dogs")

    assert gate.project.stage == Project.Stage.THESIS
    assert gate.project.documents.get(kind="idea_brief").is_pending
    assert gate.project.gates.filter(choice="").count() == 1


@pytest.mark.parametrize("choice", ["narrow", "pivot"])
def test_changing_the_idea_needs_words(gate, choice):
    with pytest.raises(NotAllowedNow, match="sentence"):
        decide(gate, choice, "   ")
    assert Gate.objects.get(pk=gate.pk).is_open


def test_parking_only_changes_the_status(gate):
    decide(gate, "park")

    assert gate.project.is_parked
    assert gate.project.stage == Project.Stage.THESIS


def test_taking_a_parked_project_up_again_asks_again(gate):
    decide(gate, "park")

    journey.unpark(gate.project, by=gate.project.owner)

    assert gate.project.gates.filter(choice="").count() == 1


def test_a_decision_is_taken_once(gate):
    decide(gate, "proceed")

    with pytest.raises(NotAllowedNow, match="already"):
        decide(gate, "park")
    assert gate.project.status == Project.Status.ACTIVE


def test_a_gate_refuses_the_choices_of_another(gate):
    with pytest.raises(NotAllowedNow, match="not one of the options"):
        decide(gate, "ship")


def test_nothing_is_decided_while_the_brief_is_being_written(gate):
    gate.project.documents.update(stage=Document.Stage.WRITING)

    with pytest.raises(NotAllowedNow, match="still writing"):
        decide(gate, "proceed")


def test_nothing_is_decided_on_a_parked_project(gate):
    journey.park(gate.project, by=gate.project.owner)

    with pytest.raises(NotAllowedNow, match="parked"):
        decide(gate, "proceed")


def test_every_choice_of_every_gate_is_explained():
    for kind, choices in CHOICES.items():
        for choice in choices:
            option = OPTIONS[kind, choice]
            assert option.means
            assert option.next
            assert option.pros
            assert option.cons
            assert option.why


def test_strangers_find_no_gate(client, gate):
    assert client.get(gate.get_absolute_url()).status_code == 404


def test_an_incomplete_decision_comes_back_filled(client, founder):
    project = ProjectFactory(owner=founder)
    DocumentFactory(project=project)
    journey.advance(project, Project.Stage.THESIS)

    answer = client.post(project.gates.get().get_absolute_url(), {"choice": "narrow", "note": ""})

    assert answer.status_code == 422
    assert "tell us in a sentence" in answer.text
    assert project.gates.get().is_open
