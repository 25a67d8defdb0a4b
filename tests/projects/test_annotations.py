"""Notes stand beside a section, across its versions, and belong to the founder alone."""

import pytest
from django.urls import reverse

from cofounder.errors import TooMuch
from projects import annotations, documents
from projects.models import Annotation
from tests.factories import DocumentFactory, ProjectFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def brief(founder):
    return DocumentFactory(project=ProjectFactory(owner=founder))


def notes(document, field="problem_statement"):
    return reverse("projects:notes", args=[document.project_id, document.kind, field])


def removal(note):
    document = note.document
    return reverse("projects:remove_note", args=[document.project_id, document.kind, note.pk])


def test_a_note_stands_beside_its_section(client, brief):
    answer = client.post(notes(brief), {"text": "Ask Lena <b>first</b>."})
    assert answer.status_code == 302
    page = client.get(brief.get_absolute_url()).text
    assert "Ask Lena &lt;b&gt;first&lt;/b&gt;." in page


def test_a_note_outlives_the_wording_it_stands_beside(client, brief):
    client.post(notes(brief), {"text": "Ask Lena."})
    documents.edit(brief, "problem_statement", "Other words.", by=brief.project.owner)
    documents.keep(brief, {"problem_statement": "Written anew."})
    assert "Ask Lena." in client.get(brief.get_absolute_url()).text


def test_in_place_the_section_comes_back_with_its_note(client, brief):
    answer = client.post(notes(brief), {"text": "Ask Lena."}, headers=HTMX)
    assert answer.text.strip().startswith('<section class="document__section"')
    assert "Ask Lena." in answer.text


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "in place"])
@pytest.mark.parametrize(
    ("text", "sentence"),
    [("  \n ", "Write the note first"), ("long " * 401, "at most 2000 characters")],
)
def test_an_empty_or_endless_note_is_refused_with_a_sentence(
    client, brief, text, sentence, headers
):
    answer = client.post(notes(brief), {"text": text}, headers=headers)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert text.strip()[:40] in answer.text, "what was typed is still there"
    assert not Annotation.objects.exists()


def test_there_is_an_end_to_notes(brief, monkeypatch):
    monkeypatch.setattr(annotations, "MOST", 2)
    for _ in range(2):
        annotations.add(brief, "problem_statement", "Ask.", by=brief.project.owner)
    with pytest.raises(TooMuch, match="2 notes"):
        annotations.add(brief, "problem_statement", "Ask.", by=brief.project.owner)


@pytest.mark.parametrize("field", ["nothing", "confidence", "market_context"])
def test_no_note_stands_beside_a_section_there_is_not(client, brief, field):
    assert client.post(notes(brief, field), {"text": "Ask."}).status_code == 409
    assert client.post(notes(brief, field), {"text": "Ask."}, headers=HTMX).status_code in {
        404,
        409,
    }
    assert not Annotation.objects.exists()


def test_a_note_is_taken_away(client, brief):
    note = annotations.add(brief, "problem_statement", "Ask.", by=brief.project.owner)
    assert client.post(removal(note)).status_code == 302
    assert not Annotation.objects.exists()
    assert client.post(removal(note)).status_code == 404


def test_notes_are_not_exported(client, brief):
    annotations.add(brief, "problem_statement", "Between us.", by=brief.project.owner)
    for kind in ("markdown", "technical"):
        address = reverse("projects:export_file", args=[brief.project_id])
        answer = client.get(address, {"document": "idea_brief", "format": kind})
        assert answer.status_code == 200
        assert "Between us." not in answer.text


def test_somebody_elses_notes_are_404(client):
    other = DocumentFactory()
    note = annotations.add(other, "problem_statement", "Ask.", by=other.project.owner)
    assert client.post(notes(other), {"text": "Mine"}).status_code == 404
    assert client.post(removal(note)).status_code == 404
    assert Annotation.objects.count() == 1


def test_a_note_is_not_reached_through_another_document(client, brief):
    other = DocumentFactory(project=brief.project, kind="thesis", content={"problem": "x"})
    note = annotations.add(other, "problem", "Ask.", by=brief.project.owner)
    address = reverse("projects:remove_note", args=[brief.project_id, brief.kind, note.pk])
    assert client.post(address).status_code == 404
