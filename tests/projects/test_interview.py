"""The interview asks one question at a time, keeps every answer and adapts to changes."""

import pytest
from django.urls import reverse

from cofounder.errors import NotAllowedNow, TooMuch
from projects import interview, journey
from projects.models import Interview, Project
from tests.factories import IDEA, ProjectFactory, UserFactory

pytestmark = pytest.mark.django_db
Stage = Interview.Stage


@pytest.fixture
def conversation():
    return interview.open_for(ProjectFactory())


def give(conversation, *values):
    """Answer the open question with *values*, or as the runner proposes."""
    conversation.refresh_from_db()
    question = conversation.question
    values = values or question.preselected or question.suggestions[:1] or ("People around us.",)
    interview.answer(conversation, question.key, list(values))
    conversation.refresh_from_db()
    return question


def finish(conversation):
    conversation.refresh_from_db()
    asked = []
    while conversation.stage == Stage.ASKING and len(asked) < 30:
        asked.append(give(conversation))
    return asked


def test_it_begins_with_a_question(conversation):
    assert conversation.stage == Stage.ASKING
    assert conversation.question.part == "thesis"


def test_opening_it_twice_is_one_interview(conversation):
    assert interview.open_for(conversation.project) == conversation


def test_it_asks_for_user_problem_and_constraint_first(conversation):
    asked = finish(conversation)
    required = [question for question in asked if question.required]
    assert len([q for q in asked if q.part == "thesis"]) >= 3
    assert required[:3] == asked[:3]
    assert 5 <= len([q for q in asked if q.part == "understanding"]) <= 8
    assert len({question.key for question in asked}) == len(asked)


def test_at_its_end_the_documents_are_asked_for(conversation):
    finish(conversation)
    assert conversation.stage == Stage.DONE
    kinds = conversation.project.documents.values_list("kind", flat=True)
    assert set(kinds) == {"thesis", "idea_brief"}


def test_answering_the_same_question_twice_counts_once(conversation):
    key = conversation.question.key
    interview.answer(conversation, key, ["Dog owners with long working days"])
    interview.answer(conversation, key, ["Dog owners with long working days"])
    assert conversation.answers.count() == 1


def test_progress_grows_with_every_answer(conversation):
    seen = [conversation.progress]
    while conversation.stage == Stage.ASKING:
        give(conversation)
        seen.append(conversation.progress)
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 100)


def test_later_questions_use_earlier_answers(conversation):
    while conversation.stage == Stage.ASKING and conversation.question.key != "things":
        give(conversation)
    give(conversation, "Parrots", "Cages")
    assert "parrot" in conversation.question.text.lower()


def test_a_changed_answer_sets_aside_what_no_longer_applies(conversation):
    finish(conversation)
    things = conversation.answers.get(key="things")

    interview.revise(things, ["Parrots"], by=conversation.project.owner)
    finish(conversation)

    conversation.refresh_from_db()
    assert conversation.stage == Stage.DONE
    texts = " ".join(a.question.text for a in conversation.answers.filter(set_aside=False))
    assert "parrot" in texts.lower()
    assert "dog walker?" not in texts.lower()


def test_answers_are_history_once_the_direction_is_decided(conversation):
    finish(conversation)
    Project.objects.update(stage=Project.Stage.DIRECTION)
    answer = Interview.objects.get().answers.first()
    with pytest.raises(NotAllowedNow, match="closed"):
        interview.revise(answer, ["Cats"], by=conversation.project.owner)


def test_starting_afresh_keeps_the_earlier_answers_in_the_history(conversation):
    give(conversation)
    fresh = interview.start_afresh(conversation, by=conversation.project.owner)
    conversation.refresh_from_db()
    assert conversation.stage == Stage.SET_ASIDE
    assert conversation.answers.count() == 1
    assert interview.open_for(conversation.project) == fresh
    assert fresh.answers.count() == 0


def test_a_bootstrapper_finishes_one_interview_before_the_next(conversation):
    second = ProjectFactory(owner=conversation.project.owner)
    with pytest.raises(TooMuch, match="One conversation at a time"):
        interview.open_for(second)


def test_nothing_is_answered_on_a_parked_project(conversation):
    journey.park(conversation.project, by=conversation.project.owner)
    conversation.project.refresh_from_db()
    with pytest.raises(NotAllowedNow, match="parked"):
        interview.answer(conversation, conversation.question.key, ["Dogs"])


# --- on screen ---------------------------------------------------------------------------------


@pytest.fixture
def page(founder):
    project = ProjectFactory(owner=founder)
    return reverse("projects:interview", args=[project.pk])


def test_a_required_answer_cannot_be_left_empty(client, page):
    first = client.get(page)
    key = first.context["question"].key
    answer = client.post(f"{page}answers/", {"key": key, "text": "   "})
    assert answer.status_code == 422
    assert "A few words are enough" in answer.text


def test_a_suggestion_ticked_without_javascript_is_an_answer(client, page):
    question = client.get(page).context["question"]
    client.post(
        f"{page}answers/", {"key": question.key, "text": "", "suggestion": question.suggestions[0]}
    )
    assert Interview.objects.get().answers.get().values == [question.suggestions[0]]


def test_a_suggestion_nobody_made_is_not_an_answer(client, page):
    question = client.get(page).context["question"]
    answer = client.post(
        f"{page}answers/", {"key": question.key, "text": "", "suggestion": "<script>"}
    )
    assert answer.status_code == 422


def test_an_answer_to_a_question_that_is_gone_changes_nothing(client, page):
    client.get(page)
    client.post(f"{page}answers/", {"key": "long-gone", "text": "Dogs"})
    assert Interview.objects.get().answers.count() == 0


def test_what_is_typed_is_shown_escaped(client, page):
    question = client.get(page).context["question"]
    client.post(
        f"{page}answers/", {"key": question.key, "text": "<script>alert(1)</script>{{ 7*7 }}"}
    )
    shown = client.get(page).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in shown
    assert "<script>alert" not in shown


def test_the_interview_resumes_where_it_was_left(client, page):
    question = client.get(page).context["question"]
    client.post(f"{page}answers/", {"key": question.key, "text": "Dog owners who work late"})
    again = client.get(page)
    assert "Dog owners who work late" in again.text
    assert "start fresh" in again.text


def test_another_founders_interview_does_not_exist(client):
    other = ProjectFactory(owner=UserFactory(), idea=IDEA)
    assert client.get(reverse("projects:interview", args=[other.pk])).status_code == 404
