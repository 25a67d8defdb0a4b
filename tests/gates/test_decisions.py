"""Gates open when they are due and are decided once."""

import pytest
from django.db import IntegrityError, transaction

from cofounder.errors import NotAllowedNow
from gates import decisions
from gates.models import Gate
from gates.rules import CHOICES, OPTIONS
from projects import documents, journey
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


# --- on screen ---------------------------------------------------------------------------------


@pytest.fixture
def own(founder):
    """The founder's own open gate."""
    project = ProjectFactory(owner=founder)
    Interview.objects.create(project=project, stage=Interview.Stage.DONE)
    DocumentFactory(project=project)
    journey.advance(project, Project.Stage.THESIS)
    return project.gates.get()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda project: Project.objects.update(status="parked"), "parked"),
        (lambda project: project.documents.update(stage="writing"), "still writing"),
    ],
)
def test_a_note_that_is_refused_stays_in_the_field(client, own, change, why):
    change(own.project)
    answer = client.post(own.get_absolute_url(), {"choice": "narrow", "note": "Only old dogs"})
    assert answer.status_code == 409
    assert why in answer.text
    assert "Only old dogs</textarea>" in answer.text


def test_a_note_that_comes_after_the_decision_is_shown(client, own):
    decide(own, "proceed")
    answer = client.post(own.get_absolute_url(), {"choice": "narrow", "note": "Only old dogs"})
    assert answer.status_code == 409
    assert "decided in the meantime" in answer.text
    assert "Only old dogs" in answer.text


def test_a_double_click_on_a_decision_goes_on(client, own):
    form = {"choice": "narrow", "note": "Only old dogs"}
    first, second = (client.post(own.get_absolute_url(), form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert own.project.gates.exclude(choice="").count() == 1


def test_a_brief_that_was_not_written_is_not_said_to_be_on_its_way(client, own):
    brief = own.project.documents.get()
    brief.revisions.all().delete()
    Document.objects.update(stage="failed", problem="No answer.", debug_id="9f2c11ab")

    page = client.get(own.get_absolute_url()).text
    refused = client.post(own.get_absolute_url(), {"choice": "proceed"})

    assert "We could not write the idea brief." in page
    assert "9f2c11ab" in page
    assert f"{brief.get_absolute_url()}attempts/" in page
    assert refused.status_code == 409
    assert "We could not write the brief." in refused.text
    assert "still writing" not in page + refused.text


def test_a_brief_that_was_not_rewritten_is_said_to_be_so(client, own):
    Document.objects.update(stage="failed", problem="No answer.")
    assert "We could not rewrite the idea brief." in client.get(own.get_absolute_url()).text


def test_the_gate_waits_for_the_interview(client, own):
    Interview.objects.update(stage=Interview.Stage.ASKING)
    page = client.get(own.get_absolute_url()).text
    assert "finish our conversation" in page
    assert 'name="choice"' not in page


def test_narrowing_warns_that_an_edited_brief_is_rewritten(client, own):
    address = own.get_absolute_url()
    assert "your wording stays" not in client.get(address).text
    brief = own.project.documents.get()
    documents.edit(brief, "problem_statement", "Mine.", by=own.project.owner)
    assert "your wording stays in the history" in client.get(address).text


def test_a_project_under_construction_is_not_parked_by_a_decision(own):
    own.project.builds.create(number=1, aims_for="v0.1", ceiling_cents=1, likely_seconds=1)
    with pytest.raises(NotAllowedNow, match="Stop the build first"):
        decide(own, "park")
    assert Gate.objects.get(pk=own.pk).is_open
