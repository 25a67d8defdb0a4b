"""Whatever breaks while we think or write, the founder is told, and can try again."""

import django_rq
import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_rq.settings import QUEUES

from builds import upkeep
from cofounder import jobs
from cofounder.errors import NotAllowedNow
from projects import documents, interview, journey, plans, tasks
from projects.models import Document, Interview, PlanSet, Project
from tests.factories import DocumentFactory, ProjectFactory
from tests.projects.test_documents import understood

pytestmark = pytest.mark.django_db
Asking = Interview.Stage


@pytest.fixture
def conversation(founder):
    return interview.open_for(ProjectFactory(owner=founder))


def reply(conversation, *values):
    conversation.refresh_from_db()
    interview.answer(conversation, conversation.question.key, list(values or ["Dog owners."]))
    conversation.refresh_from_db()


def late():
    """A moment at which everything asked for until now is late."""
    return timezone.now()


# --- the interview -----------------------------------------------------------------------------


@pytest.mark.parametrize("failing", ["speechless", "broken"])
def test_an_interview_that_cannot_go_on_says_so_and_can_be_tried_again(
    client, conversation, mind, failing
):
    mind(failing)
    reply(conversation)
    page = reverse("projects:interview", args=[conversation.project_id])
    shown = client.get(page).text
    assert "We could not think of the next question." in shown
    assert conversation.debug_id in shown
    event = conversation.project.events.get(kind="interview.stuck")
    assert event.debug_id == conversation.debug_id

    mind("offline")
    client.post(reverse("projects:think_again", args=[conversation.project_id]))

    conversation.refresh_from_db()
    assert conversation.stage == Asking.ASKING
    assert conversation.problem == ""
    assert conversation.answers.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_process_that_dies_while_thinking_leaves_the_question_open(conversation, mind):
    question = conversation.question
    mind("dying")
    with pytest.raises(SystemExit):
        interview.answer(conversation, question.key, ["Dog owners."])
    conversation.refresh_from_db()
    assert conversation.question == question
    assert not conversation.answers.exists()


def test_a_question_nobody_thought_of_is_asked_for_again(work, conversation, mind):
    mind("slow")
    Interview.objects.update(stage=Asking.THINKING, asking={})  # its job was lost
    work()
    conversation.refresh_from_db()
    assert conversation.stage == Asking.THINKING

    assert interview.ask_again(late()) == 1
    work()

    conversation.refresh_from_db()
    assert conversation.stage == Asking.ASKING


def test_the_clock_asks_for_interviews(conversation):
    Interview.objects.update(
        stage=Asking.THINKING, asking={}, stage_changed_at=timezone.now() - 2 * upkeep.PATIENCE
    )
    upkeep.ask_again()
    conversation.refresh_from_db()
    assert conversation.stage == Asking.ASKING


def test_an_interview_that_waits_for_the_founder_is_left_alone(conversation, mind):
    assert interview.ask_again(late()) == 0
    mind("broken")
    reply(conversation)
    assert interview.ask_again(late()) == 0, "it has a button to try again"


def test_answers_are_looked_at_again_when_their_job_was_lost(work, conversation, mind):
    while conversation.question.key != "things":
        reply(conversation)
    reply(conversation, "Parrots", "Cages")
    reply(conversation)
    mind("slow")
    things = conversation.answers.get(key="things")
    interview.revise(things, ["Cats"], by=conversation.project.owner)
    django_rq.get_queue().empty()
    interview.ask_again(late())
    work()
    conversation.refresh_from_db()
    counting = conversation.answers.filter(set_aside=False)
    assert "parrot" not in " ".join(answer.question.text for answer in counting).lower()
    assert conversation.stage == Asking.ASKING


def test_an_answer_can_be_changed_while_we_think(conversation, mind):
    reply(conversation)
    Interview.objects.update(stage=Asking.THINKING, asking={})
    interview.revise(conversation.answers.get(), ["Cats"], by=conversation.project.owner)
    conversation.refresh_from_db()
    assert conversation.stage == Asking.ASKING


def test_what_was_thought_of_an_older_answer_does_not_count(conversation, meanwhile):
    reply(conversation)
    Interview.objects.update(stage=Asking.THINKING, asking={})
    conversation.refresh_from_db()
    given = conversation.answers.get()
    meanwhile(lambda: interview.revise(given, ["Cats"], by=conversation.project.owner))

    interview.ask_next(conversation)

    conversation.refresh_from_db()
    assert conversation.stage == Asking.THINKING
    assert conversation.answers.get().values == ["Cats"]


def test_only_a_failed_interview_is_tried_again(conversation):
    question = conversation.question
    interview.try_again(conversation)
    conversation.refresh_from_db()
    assert conversation.question == question


def test_starting_afresh_twice_starts_once(conversation):
    reply(conversation)
    fresh = interview.start_afresh(conversation, by=conversation.project.owner)
    again = interview.start_afresh(conversation, by=conversation.project.owner)
    assert fresh == again
    assert conversation.project.interviews.count() == 2


def test_nothing_is_answered_once_the_direction_is_decided(conversation):
    Project.objects.update(stage=Project.Stage.DIRECTION)
    with pytest.raises(NotAllowedNow, match="closed"):
        reply(conversation)
    assert not conversation.answers.exists()


def test_a_parked_project_does_not_think(client, conversation, mind):
    mind("broken")
    reply(conversation)
    mind("offline")
    journey.park(conversation.project, by=conversation.project.owner)
    with pytest.raises(NotAllowedNow, match="parked"):
        interview.try_again(conversation)
    Interview.objects.update(problem="")
    assert interview.ask_again(late()) == 0
    conversation.refresh_from_db()
    interview.ask_next(conversation)
    assert conversation.stage == Asking.THINKING


def test_looking_at_a_parked_project_begins_no_interview(client, founder):
    project = ProjectFactory(owner=founder, status=Project.Status.PARKED)
    with pytest.raises(NotAllowedNow, match="parked"):
        interview.open_for(project)
    answer = client.get(reverse("projects:interview", args=[project.pk]))
    assert answer.status_code in {302, 409}
    assert not project.interviews.exists()


# --- documents ---------------------------------------------------------------------------------


@pytest.mark.parametrize("failing", ["speechless", "broken"])
def test_a_document_that_fails_has_an_id_and_an_event(client, founder, mind, failing):
    project = understood(owner=founder)
    mind(failing)
    documents.write_waiting(project)
    thesis = project.documents.get(kind="thesis")
    assert thesis.stage == Document.Stage.FAILED
    assert thesis.debug_id
    events = project.events.filter(kind="document.failed")
    assert thesis.debug_id in events.values_list("debug_id", flat=True)
    assert thesis.debug_id in client.get(thesis.get_absolute_url()).text

    mind("offline")
    documents.retry(thesis)
    documents.write_waiting(project)
    thesis.refresh_from_db()
    assert (thesis.stage, thesis.problem, thesis.debug_id) == (Document.Stage.READY, "", "")


def test_a_late_second_click_on_try_again_rewrites_nothing(client, founder):
    document = DocumentFactory(project__owner=founder)
    client.post(reverse("projects:write_again", args=[document.project_id, document.kind]))
    document.refresh_from_db()
    assert document.stage == Document.Stage.READY


def test_what_is_asked_for_while_we_write_is_written_too(meanwhile):
    project = understood()

    def narrow():
        journey.redirect(project, "narrow", "only parrots")
        documents.request(project, ["thesis"])

    meanwhile(narrow)
    documents.write_waiting(Project.objects.get(pk=project.pk))

    thesis = project.documents.get(kind="thesis")
    assert thesis.stage == Document.Stage.READY
    assert thesis.revisions.count() == 1, "what was begun before is dropped"
    assert "parrots" in str(thesis.content).lower()


def test_a_slow_writer_that_was_overtaken_is_dropped(meanwhile):
    project = understood()

    def overtake():
        documents.ask_again(late())
        documents.write_waiting(Project.objects.get(pk=project.pk))

    meanwhile(overtake)
    documents.write_waiting(Project.objects.get(pk=project.pk))

    for document in project.documents.all():
        assert document.stage == Document.Stage.READY
        assert document.revisions.count() == 1


def test_of_two_writers_the_one_who_began_last_counts(meanwhile):
    document = DocumentFactory(stage=Document.Stage.WAITING)

    def overtake():
        documents.ask_again(late())
        Document.objects.get(pk=document.pk).move(Document.Stage.WRITING)  # and is not done yet

    meanwhile(overtake)
    documents.write_waiting(document.project)

    document.refresh_from_db()
    assert document.stage == Document.Stage.WRITING
    assert document.revisions.count() == 1


def test_a_project_parked_while_we_write_goes_on_afterwards(meanwhile):
    project = understood()
    owner = project.owner
    meanwhile(lambda: journey.park(Project.objects.get(pk=project.pk), by=owner))
    documents.write_waiting(Project.objects.get(pk=project.pk))
    project.refresh_from_db()
    assert project.stage == Project.Stage.IDEA
    assert documents.ask_again(late()) == 0

    journey.unpark(project, by=owner)
    documents.write_waiting(project)

    project.refresh_from_db()
    assert project.stage == Project.Stage.THESIS
    assert not project.documents.exclude(stage=Document.Stage.READY).exists()


# --- plans -------------------------------------------------------------------------------------


@pytest.fixture
def directed(founder):
    project = understood(owner=founder)
    Project.objects.update(stage=Project.Stage.DIRECTION)
    project.refresh_from_db()
    return project


@pytest.mark.parametrize("failing", ["speechless", "broken"])
def test_plans_that_fail_say_so_and_can_be_tried_again(client, directed, mind, failing):
    mind(failing)
    plan_set = plans.request(directed)
    plans.draw_up(plan_set)
    assert plan_set.stage == PlanSet.Stage.FAILED
    assert directed.events.get(kind="plan.failed").debug_id == plan_set.debug_id
    address = reverse("projects:plans", args=[directed.pk])
    assert plan_set.debug_id in client.get(address).text
    again = reverse("projects:plan_again", args=[directed.pk])

    client.post(again)
    plan_set.refresh_from_db()
    assert plan_set.stage == PlanSet.Stage.WAITING
    mind("offline")
    plans.draw_up(plan_set)

    client.post(again)
    assert directed.plan_sets.get().stage == PlanSet.Stage.READY


def test_a_slow_round_that_was_overtaken_is_dropped(directed, meanwhile):
    plan_set = plans.request(directed)

    def overtake():
        plans.ask_again(late())
        plans.draw_up(PlanSet.objects.get(pk=plan_set.pk))

    meanwhile(overtake)
    plans.draw_up(PlanSet.objects.get(pk=plan_set.pk))
    plan_set.refresh_from_db()
    assert plan_set.stage == PlanSet.Stage.READY
    assert plan_set.plans.filter(position=1).count() == 1


def test_of_two_rounds_at_once_the_one_begun_last_counts(directed, meanwhile):
    plan_set = plans.request(directed)

    def overtake():
        plans.ask_again(late())
        PlanSet.objects.get(pk=plan_set.pk).move(PlanSet.Stage.WRITING)  # and is not done yet

    meanwhile(overtake)
    plans.draw_up(PlanSet.objects.get(pk=plan_set.pk))

    plan_set.refresh_from_db()
    assert plan_set.stage == PlanSet.Stage.WRITING
    assert not plan_set.plans.exists()


# --- what founders read, and Redis away --------------------------------------------------------


def test_a_move_that_comes_too_late_is_said_in_plain_words():
    document = DocumentFactory()
    with pytest.raises(NotAllowedNow) as refusal:
        document.move(Document.Stage.FAILED)
    assert str(refusal.value) == "This has changed in the meantime. Look again."


@pytest.fixture
def no_redis(monkeypatch):
    """Queues whose Redis is away."""
    for queue in QUEUES.values():
        monkeypatch.setitem(queue, "URL", "redis://127.0.0.1:1/0")


@pytest.mark.django_db(transaction=True)
def test_without_redis_what_was_asked_for_is_kept_and_the_rest_goes_on(no_redis, directed):
    heard = []
    with transaction.atomic():
        plans.request(directed)
        transaction.on_commit(lambda: heard.append("the next callback"))
    assert directed.plan_sets.get().is_pending
    assert heard


def test_without_redis_a_ring_breaks_nothing(no_redis):
    jobs.enqueue(tasks.draw_up_plans, 1)
