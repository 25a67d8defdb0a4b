"""A document is written again over edits only after a warning, and any version comes back."""

import pytest
from django.urls import reverse

from builds.models import Build
from cofounder.errors import NotAllowedNow
from projects import documents, rewriting
from projects.models import Document, Project, Revision
from tests.factories import DocumentFactory, ProjectFactory

pytestmark = pytest.mark.django_db
Stage = Document.Stage


@pytest.fixture
def brief(founder):
    project = ProjectFactory(owner=founder)
    content = {"problem_statement": "Dogs stay at home.", "target_user": "Dog owners."}
    return DocumentFactory(project=project, content=content)


def edit(document, field, text):
    documents.edit(document, field, text, by=document.project.owner)


def write(document, **content):
    """We write it anew."""
    documents.keep(document, content)


def to(name, document, *more):
    return reverse(f"projects:{name}", args=[document.project_id, document.kind, *more])


def test_own_words_are_those_since_we_last_wrote_it(brief):
    edit(brief, "problem_statement", "Mine.")
    write(brief, problem_statement="Ours.", target_user="Ours.")
    assert brief.own_words == []
    edit(brief, "target_user", "Mine.")
    edit(brief, "target_user", "Mine, better.")
    assert brief.own_words == ["target_user"]


def test_own_words_come_back_with_the_version_that_held_them(brief):
    edit(brief, "problem_statement", "Mine.")
    write(brief, problem_statement="Ours.", target_user="Ours.")
    rewriting.go_back(brief.revisions.get(number=2), by=brief.project.owner)
    assert brief.own_words == ["problem_statement"]
    rewriting.go_back(brief.revisions.get(number=1), by=brief.project.owner)
    assert brief.own_words == []
    assert documents.edited(brief.project, ["idea_brief"]) == []


def test_the_warning_names_the_sections_that_will_be_reworded(client, brief):
    edit(brief, "problem_statement", "Mine.")
    for page in (client.get(to("rewriting", brief)).text, client.get(to("document", brief)).text):
        warning = page.partition("You worded this section yourself.")[2].partition("</form>")[0]
        assert "The problem" in warning
        assert "Who it is for" not in warning
    assert brief.revisions.count() == 2
    brief.refresh_from_db()
    assert brief.stage == Stage.READY, "asking is not doing"


def test_written_again_the_earlier_version_stays_readable(client, brief):
    edit(brief, "problem_statement", "Mine alone.")
    answer = client.post(to("rewriting", brief))
    assert answer.status_code == 302
    brief.refresh_from_db()
    assert brief.stage == Stage.WAITING
    assert "Mine alone." in client.get(to("document", brief)).text
    assert brief.project.events.filter(kind="document.asked").exists()

    documents.write_waiting(brief.project)

    assert brief.revisions.count() == 3
    assert "Mine alone." not in client.get(to("document", brief)).text
    assert "Mine alone." in client.get(to("revision", brief, 2)).text


def test_going_back_adds_a_version_and_deletes_none(client, brief):
    edit(brief, "problem_statement", "Mine.")
    answer = client.post(to("return_to_revision", brief, 1))
    assert answer.status_code == 302
    assert [r.number for r in brief.revisions.all()] == [3, 2, 1]
    assert brief.content["problem_statement"] == "Dogs stay at home."
    assert brief.project.events.filter(kind="document.returned").count() == 1
    assert "brought back by you" in client.get(to("document", brief)).text


def test_going_back_to_what_it_says_already_does_nothing(brief):
    assert rewriting.go_back(brief.current, by=brief.project.owner) == brief.current
    assert brief.revisions.count() == 1


def test_nothing_is_rewritten_or_brought_back_on_a_parked_project(client, brief):
    edit(brief, "problem_statement", "Mine.")
    Project.objects.update(status="parked")
    for name, more in (("rewriting", ()), ("return_to_revision", (1,))):
        answer = client.post(to(name, brief, *more))
        assert answer.status_code == 409
        assert "parked" in answer.text
    assert brief.revisions.count() == 2


@pytest.mark.parametrize("stage", [Stage.WAITING, Stage.WRITING])
def test_what_is_being_written_is_not_asked_for_again(brief, stage):
    edit(brief, "problem_statement", "Mine.")
    Document.objects.update(stage=stage)
    brief.refresh_from_db()
    with pytest.raises(NotAllowedNow, match="writing it already"):
        rewriting.again(brief, by=brief.project.owner)
    with pytest.raises(NotAllowedNow, match="being written"):
        rewriting.go_back(brief.revisions.get(number=1), by=brief.project.owner)


def test_the_scope_is_not_rewritten_under_a_running_build(client, brief):
    scope = DocumentFactory(project=brief.project, kind="mvp_scope", content={"out_of_scope": []})
    build = Build.objects.create(
        project=brief.project, number=1, stage="queued", ceiling_cents=200, likely_seconds=20
    )
    answer = client.post(to("rewriting", scope))
    assert answer.status_code == 409
    assert "building along this scope" in answer.text
    assert client.post(to("rewriting", brief)).status_code == 302, "a build does not read the brief"
    Build.objects.filter(pk=build.pk).update(stage="cancelled", ended_at=build.created_at)
    assert client.post(to("rewriting", scope)).status_code == 302


def test_somebody_elses_versions_are_404(client):
    other = DocumentFactory()
    Revision.objects.create(document=other, number=2, content={})
    assert client.get(to("rewriting", other)).status_code == 404
    assert client.post(to("rewriting", other)).status_code == 404
    assert client.post(to("return_to_revision", other, 1)).status_code == 404
    assert other.revisions.count() == 2


def test_a_look_changes_nothing(client, brief):
    assert client.get(to("return_to_revision", brief, 1)).status_code == 405
