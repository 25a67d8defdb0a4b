"""Documents are written one after another, kept in revisions, and edited by their founder."""

import pytest
from django.urls import reverse

from cofounder.errors import NotAllowedNow
from cofounder.runner.papers import DOCUMENTS, TIER_FIELDS
from projects import documents, interview, kinds
from projects.models import Document, Project, Revision
from projects.tiers import Tier
from tests.factories import DocumentFactory, ProjectFactory

pytestmark = pytest.mark.django_db
Stage = Document.Stage


def understood(**fields) -> Project:
    """A project whose interview is over."""
    project = ProjectFactory(**fields)
    conversation = interview.open_for(project)
    while question := conversation.question:
        values = question.preselected or question.suggestions[:1] or ("People around us.",)
        interview.answer(conversation, question.key, list(values))
        conversation.refresh_from_db()
    return project


def test_they_are_written_in_order_and_each_lands_by_itself():
    project = understood()
    documents.request(project, documents.FIVE)

    documents.write_waiting(project)

    assert not project.documents.exclude(stage=Stage.READY).exists()
    written = project.events.filter(kind="document.written").order_by("at", "pk")
    assert [e.details["document"] for e in written] == [
        str(Document.Kind(kind).label) for kind in DOCUMENTS
    ]


def test_the_thesis_puts_the_project_in_its_first_stage():
    project = understood()
    documents.write_waiting(project)
    project.refresh_from_db()
    assert project.stage == Project.Stage.THESIS


def test_writing_twice_writes_once():
    project = understood()
    documents.write_waiting(project)
    documents.write_waiting(project)
    assert Revision.objects.count() == 2


@pytest.mark.parametrize("tier", Tier.values)
def test_a_document_holds_what_its_tier_includes(tier):
    project = understood(owner__tier=tier)
    documents.request(project, documents.FIVE)
    documents.write_waiting(project)
    for document in project.documents.all():
        reserved = TIER_FIELDS[document.kind]
        for field, needed in reserved.items():
            included = Tier.values.index(tier) >= Tier.values.index(needed)
            assert (field in document.content) is included, (document.kind, field)


def test_no_list_is_ever_null():
    project = understood(owner__tier=Tier.CTO)
    documents.request(project, documents.FIVE)
    documents.write_waiting(project)

    def check(value):
        assert value is not None
        for inner in (
            value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        ):
            check(inner)

    for document in project.documents.all():
        check(document.content)


def test_the_founders_wording_becomes_a_new_revision():
    document = DocumentFactory(project=ProjectFactory())
    documents.edit(document, "problem_statement", "Dogs are bored.", by=document.project.owner)
    assert document.content["problem_statement"] == "Dogs are bored."
    assert document.revisions.count() == 2
    assert document.current.origin == Revision.Origin.EDITED


def test_an_edit_that_changes_nothing_adds_nothing():
    document = DocumentFactory(project=ProjectFactory())
    same = document.content["problem_statement"]
    documents.edit(document, "problem_statement", same, by=document.project.owner)
    assert document.revisions.count() == 1


def test_what_is_being_written_cannot_be_edited():
    document = DocumentFactory(project=ProjectFactory(), stage=Stage.WRITING)
    with pytest.raises(NotAllowedNow, match="being written"):
        documents.edit(document, "problem_statement", "x", by=document.project.owner)


# --- on screen ---------------------------------------------------------------------------------


@pytest.fixture
def written(founder):
    project = understood(owner=founder)
    documents.request(project, documents.FIVE)
    documents.write_waiting(project)
    return project


def test_every_document_can_be_read(client, written):
    for document in written.documents.all():
        answer = client.get(document.get_absolute_url())
        assert answer.status_code == 200
        for section in kinds.sections(document):
            assert section.label in answer.text


def test_every_section_can_be_edited(client, written):
    for document in written.documents.all():
        for section in kinds.sections(document):
            address = reverse(
                "projects:edit_section", args=[written.pk, document.kind, section.name]
            )
            assert client.get(address).status_code == 200, address


def test_a_list_is_edited_line_by_line(client, written):
    address = reverse("projects:edit_section", args=[written.pk, "mvp_scope", "out_of_scope"])
    client.post(address, {"value": "Cats\n\n  Parrots  "})
    assert written.documents.get(kind="mvp_scope").content["out_of_scope"] == ["Cats", "Parrots"]


def test_a_feature_can_be_removed_and_another_added(client, written):
    scope = written.documents.get(kind="mvp_scope")
    features = scope.content["core_features"]
    form = {"form-INITIAL_FORMS": len(features), "form-TOTAL_FORMS": len(features) + 1}
    rows = [*features, {"name": "Treats", "description": "Order treats.", "priority": "could",
                        "promises": ["An owner can order treats."]}]  # fmt: skip
    for number, row in enumerate(rows):
        for name, value in row.items():
            text = "\n".join(value) if isinstance(value, list) else value
            form[f"form-{number}-{name}"] = text
    form["form-0-DELETE"] = "on"

    answer = client.post(
        reverse("projects:edit_section", args=[written.pk, "mvp_scope", "core_features"]), form
    )

    assert answer.status_code == 302
    now = written.documents.get(kind="mvp_scope").content["core_features"]
    assert [f["name"] for f in now] == [f["name"] for f in features[1:]] + ["Treats"]
    assert now[-1]["promises"] == ["An owner can order treats."]


def test_an_earlier_version_can_be_read(client, written):
    brief = written.documents.get(kind="idea_brief")
    documents.edit(brief, "problem_statement", "Dogs are bored.", by=written.owner)
    first = client.get(reverse("projects:revision", args=[written.pk, "idea_brief", 1]))
    assert first.status_code == 200
    assert "Dogs are bored." not in first.text


def test_a_field_that_does_not_exist_is_404(client, written):
    for field in ("confidence", "nothing", "competitive_analysis"):
        address = reverse("projects:edit_section", args=[written.pk, "idea_brief", field])
        assert client.get(address).status_code == 404
