"""Pages that grow with a project ask the database no more often for it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from builds.models import Build, BuildEvent, Preview, Version
from cofounder.runner.papers import DOCUMENTS
from projects.models import Document, Revision
from tests.factories import DocumentFactory, ready_to_build

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def project(founder):
    return ready_to_build(owner=founder)


def a_build(project, number, **fields):
    now = timezone.now()
    build = Build.objects.create(
        project=project, number=number, aims_for=f"v0.{number}", ceiling_cents=200,
        likely_seconds=10, created_at=now, begun_at=now, ended_at=now,
        **({"stage": Build.Stage.FAILED, "failure": "It did not start."} | fields),
    )  # fmt: skip
    for seq, step in enumerate(Build.STEPS):
        BuildEvent.objects.create(build=build, seq=seq, stage=step, sentence=step, details="long")
    return build


def test_the_list_of_builds(client, project, django_assert_max_num_queries):
    for number in range(1, 6):
        version = Version.objects.create(project=project, number=number, manifest={}, spec={})
        preview = Preview.objects.create(version=version, sandbox_id="any")
        a_build(project, number, stage=Build.Stage.READY, version=version, preview=preview)
    with django_assert_max_num_queries(MOST_QUERIES) as asked:
        text = client.get(reverse("builds:list", args=[project.pk])).text
    assert all(f"v0.{number}" in text for number in range(1, 6))
    assert not any("builds_buildevent" in query["sql"] for query in asked.captured_queries)


def test_the_documents(client, project, django_assert_max_num_queries):
    for kind in DOCUMENTS:
        document = project.documents.filter(kind=kind).first()
        document = document or DocumentFactory(project=project, kind=kind)
        Revision.objects.create(
            document=document, number=2, content={"problem_statement": f"Second {kind}."}
        )
    with django_assert_max_num_queries(MOST_QUERIES):
        text = client.get(reverse("projects:documents", args=[project.pk])).text
    assert text.count("Version 2") == len(DOCUMENTS)
    assert "Second idea_brief." in text


def test_the_newest_revision_is_the_same_however_it_is_asked_for():
    document = DocumentFactory()
    newest = Revision.objects.create(document=document, number=2, content={"a": "b"})
    fetched = Document.objects.prefetch_related("revisions").get(pk=document.pk)
    assert document.current == fetched.current == newest
    assert document.content == fetched.content == {"a": "b"}
    empty = DocumentFactory(project=document.project, kind=Document.Kind.THESIS)
    empty.revisions.all().delete()
    fetched = Document.objects.prefetch_related("revisions").get(pk=empty.pk)
    assert (empty.current, empty.content, fetched.current, fetched.content) == (None, {}, None, {})
