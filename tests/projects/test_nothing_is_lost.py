"""What a founder typed is never lost, wherever a page has to refuse it."""

import pytest
from django.urls import reverse

from builds import lifecycle
from builds.models import Build
from cofounder.errors import NotAllowedNow
from projects import documents, interview, journey, plans
from projects.forms import LinesField, items_formset
from projects.models import Document, Interview, Project
from tests.factories import IDEA, DocumentFactory, PlanFactory, ProjectFactory, ready_to_build

pytestmark = pytest.mark.django_db
IN_HTMX = {"HX-Request": "true"}


# --- room for projects -------------------------------------------------------------------------


@pytest.fixture
def full(founder):
    return ProjectFactory.create_batch(2, owner=founder)


def test_an_idea_without_room_comes_back_with_the_reason(client, full):
    idea = "A shared garden where neighbours book a bed, water it and swap what they grow."
    answer = client.post(reverse("projects:new"), {"idea": idea})
    assert answer.status_code == 429
    assert idea in answer.text
    assert "Park one of them" in answer.text


def test_who_has_no_room_learns_it_before_typing(client, full):
    page = client.get(reverse("projects:new")).text
    assert "There is no room for another project." in page
    assert "<textarea" not in page
    for project in full:
        assert reverse("projects:park", args=[project.pk]) in page


def test_parking_one_makes_room(client, full):
    Interview.objects.bulk_create(Interview(project=p, stage=Interview.Stage.DONE) for p in full)
    home = client.get(full[0].get_absolute_url()).text
    address = reverse("projects:park", args=[full[0].pk])
    assert address in home
    assert "Park" in client.get(address).text
    full[0].refresh_from_db()
    assert not full[0].is_parked, "looking changes nothing"

    client.post(address)

    full[0].refresh_from_db()
    assert full[0].is_parked
    assert "<textarea" in client.get(reverse("projects:new")).text


def test_a_project_is_not_parked_while_it_is_built(client, founder):
    project = ready_to_build(owner=founder)
    build = lifecycle.start(project, by=founder)
    with pytest.raises(NotAllowedNow, match="Stop the build first"):
        journey.park(project, by=founder)
    client.post(reverse("projects:park", args=[project.pk]))
    project.refresh_from_db()
    assert not project.is_parked

    Build.objects.filter(pk=build.pk).update(stage="cancelled")
    journey.park(project, by=founder)
    assert project.is_parked


def test_a_double_click_on_start_makes_one_project(client, founder):
    first, second = (client.post(reverse("projects:new"), {"idea": IDEA}) for _ in range(2))
    assert founder.projects.count() == 1
    assert first["Location"] == second["Location"]


def test_the_same_idea_later_is_another_project(founder):
    first = journey.begin(IDEA, by=founder)
    Interview.objects.create(project=first, stage=Interview.Stage.DONE)
    Project.objects.update(created_at=first.created_at - 2 * journey.SECOND_CLICK)
    assert journey.begin(IDEA, by=founder) != first


def test_a_second_idea_waits_for_the_first_interview_and_is_kept(client, founder):
    """Else it would take a place and lead nowhere."""
    first = journey.begin(IDEA, by=founder)
    answer = client.post(reverse("projects:new"), {"idea": f"{IDEA} And one for cats."})
    assert answer.status_code == 429
    assert "One conversation at a time" in answer.text
    assert "And one for cats." in answer.text
    assert founder.projects.get() == first
    assert first.get_absolute_url() in client.get(reverse("projects:new")).text


# --- how much is enough ------------------------------------------------------------------------


@pytest.mark.parametrize("words", range(5, 10))
def test_under_ten_words_we_ask_for_a_little_more(client, words):
    idea = " ".join(["neighbourhood"] * words)
    answer = client.post(reverse("projects:new"), {"idea": idea})
    assert answer.status_code == 422
    assert f"That is {words} words." in answer.text


@pytest.mark.parametrize(
    "idea",
    [
        "为附近的狗主人预约遛狗员的应用",
        "近所の犬の飼い主が散歩を頼めるアプリ",
        "แอปที่ช่วยให้เจ้าของสุนัขหาคนพาเดินเล่น",
    ],
)
def test_scripts_without_spaces_have_no_words_to_count(client, idea):
    assert client.post(reverse("projects:new"), {"idea": idea}).status_code == 302


# --- the interview -----------------------------------------------------------------------------


@pytest.fixture
def conversation(founder):
    return interview.open_for(ProjectFactory(owner=founder))


def say(client, conversation, key, text, **headers):
    address = reverse("projects:answer", args=[conversation.project_id])
    return client.post(address, {"key": key, "text": text}, headers=headers)


@pytest.mark.parametrize("headers", [{}, IN_HTMX])
@pytest.mark.parametrize(
    ("why", "fields"), [("parked", {"status": "parked"}), ("decided", {"stage": "direction"})]
)
def test_an_answer_that_is_refused_stays_in_the_field(client, conversation, headers, why, fields):
    Project.objects.update(**fields)
    answer = say(client, conversation, conversation.question.key, "Owners of old dogs", **headers)
    assert answer.status_code == 409
    assert why in answer.text
    assert "Owners of old dogs</textarea>" in answer.text


@pytest.mark.parametrize("headers", [{}, IN_HTMX])
def test_an_answer_from_a_stale_tab_is_shown_and_explained(client, conversation, headers):
    key = conversation.question.key
    say(client, conversation, key, "Dog owners")

    again = say(client, conversation, key, "Cat owners, really", **headers)

    assert again.status_code == 409
    assert "no longer open" in again.text
    assert "Cat owners, really" in again.text
    assert conversation.answers.get().values == ["Dog owners"]


def test_a_double_click_on_an_answer_says_nothing(client, conversation):
    key = conversation.question.key
    say(client, conversation, key, "Dog owners")
    assert say(client, conversation, key, "Dog owners").status_code == 302


def test_a_changed_answer_that_is_refused_stays_in_the_field(client, conversation):
    key = conversation.question.key
    say(client, conversation, key, "Dog owners")
    Project.objects.update(stage="direction")
    address = reverse("projects:revise", args=[conversation.project_id, key])
    answer = client.post(address, {"text": "Owners of old dogs"})
    assert answer.status_code == 409
    assert "Owners of old dogs</textarea>" in answer.text
    assert client.get(address).status_code == 409, "and nobody is let in to type in vain"


def test_a_parked_interview_asks_nothing(client, conversation):
    Project.objects.update(status="parked")
    page = client.get(reverse("projects:interview", args=[conversation.project_id])).text
    assert "This project is parked." in page
    assert "<textarea" not in page


# --- documents ---------------------------------------------------------------------------------


def section(document, field):
    return reverse("projects:edit_section", args=[document.project_id, document.kind, field])


def test_an_edit_of_what_is_being_rewritten_stays_in_the_field(client, founder):
    brief = DocumentFactory(project__owner=founder, stage=Document.Stage.WRITING)
    answer = client.post(section(brief, "problem_statement"), {"value": "Dogs are bored."})
    assert answer.status_code == 409
    assert "Dogs are bored.</textarea>" in answer.text
    assert "being written" in answer.text


FEATURE = {"name": "Walks", "description": "Book.", "priority": "must", "promises": ["It books."]}


@pytest.fixture
def scope(founder):
    return DocumentFactory(
        project__owner=founder, kind="mvp_scope", content={"core_features": [FEATURE]}
    )


def rows(*features):
    form = {"form-INITIAL_FORMS": 1, "form-TOTAL_FORMS": len(features)}
    for number, feature in enumerate(features):
        for name, value in feature.items():
            form[f"form-{number}-{name}"] = value
    return form


KEPT = FEATURE | {"promises": "It books."}
EMPTY = {"name": "", "description": "", "priority": "must", "promises": ""}


def test_items_being_edited_while_rewritten_come_back(client, scope):
    scope.move(Document.Stage.WAITING)
    answer = client.post(section(scope, "core_features"), rows(KEPT | {"name": "Long walks"}))
    assert answer.status_code == 409
    assert "Long walks" in answer.text
    assert "being written" in answer.text


def test_an_item_without_a_name_is_asked_for_one(client, scope):
    nameless = EMPTY | {"description": "Order treats."}
    answer = client.post(section(scope, "core_features"), rows(KEPT, nameless))
    assert answer.status_code == 422
    assert "Order treats." in answer.text
    assert "Give this one a name" in answer.text
    assert scope.revisions.count() == 1


def test_a_row_in_which_nothing_was_typed_is_no_item(client, scope):
    answer = client.post(section(scope, "core_features"), rows(KEPT | {"name": "Tours"}, EMPTY))
    assert answer.status_code == 302
    assert [f["name"] for f in scope.content["core_features"]] == ["Tours"]


def test_a_risk_without_a_title_is_asked_for_one():
    form = items_formset("risk_log", "technical_risks")(
        rows({"title": "", "description": "It rains.", "severity": "low", "mitigation": ""})
    )
    assert not form.is_valid()
    assert "Give this one a title" in str(form.errors)


def test_a_list_is_as_long_as_its_characters():
    field = LinesField(max_length=10, required=False)
    assert field.clean("a\n b \n\nc") == ["a", "b", "c"]
    assert field.clean("") == []
    with pytest.raises(Exception, match="at most 10 characters"):
        field.clean("twelve signs")


# --- plans -------------------------------------------------------------------------------------


def test_a_wish_that_is_refused_stays_in_the_field(client, founder):
    project = ready_to_build(owner=founder)
    Project.objects.update(status="parked")
    address = reverse("projects:plans", args=[project.pk])
    answer = client.post(address, {"wish": "No payments at first"})
    assert answer.status_code == 409
    assert "No payments at first</textarea>" in answer.text
    assert "parked" in answer.text


def test_no_other_plan_is_chosen_while_one_is_built(client, founder):
    project = ready_to_build(owner=founder)
    other = PlanFactory(project=project, name="The quick one")
    build = lifecycle.start(project, by=founder)

    with pytest.raises(NotAllowedNow, match="Stop the build first"):
        plans.choose(other, by=founder)

    page = client.get(reverse("projects:plans", args=[project.pk])).text
    assert "stop the build" in page
    assert "/choice/" not in page
    Build.objects.filter(pk=build.pk).update(stage="cancelled")
    plans.choose(other, by=founder)
    assert plans.chosen(project) == other


# --- the founder's own wording -----------------------------------------------------------------


@pytest.fixture
def edited(founder):
    """A project with an edited brief and an edited scope."""
    project = ready_to_build(owner=founder)
    PlanFactory(project=project, name="The quick one")
    for document, field in (("idea_brief", "problem_statement"), ("mvp_scope", "out_of_scope")):
        documents.edit(project.documents.get(kind=document), field, "Mine.", by=founder)
    return project


def test_choosing_another_plan_warns_of_what_it_rewrites(client, edited):
    page = client.get(reverse("projects:plans", args=[edited.pk])).text
    assert "your wording stays in the history" in page
    assert ">MVP scope</a>" in page


def test_changing_an_answer_warns_of_what_it_rewrites(client, edited):
    Project.objects.update(stage="thesis")
    conversation = edited.interviews.get()
    asked = {"key": "who", "part": "thesis", "kind": "text", "text": "Who is it for?"}
    conversation.answers.create(position=1, key="who", asked=asked, values=["Owners"])
    for name, args in (("revise", [edited.pk, "who"]), ("restart", [edited.pk])):
        page = client.get(reverse(f"projects:{name}", args=args)).text
        assert "your wording stays in the history" in page
        assert "Idea brief" in page


def test_what_we_wrote_ourselves_needs_no_warning(client, founder):
    project = ready_to_build(owner=founder)
    page = client.get(reverse("projects:plans", args=[project.pk])).text
    assert "your wording" not in page
