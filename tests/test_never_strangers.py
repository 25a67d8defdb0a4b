"""Every address with somebody else's id answers as if nothing were there, on pages and as JSON."""

import json
import re
from uuid import uuid4

import pytest
from django.test import Client

from builds import changes, lifecycle
from builds.models import Build
from cofounder.api import description
from gates.models import Gate
from projects import annotations
from projects.models import Answer, Project
from tests.factories import PlanFactory, UserFactory, a_version
from tests.projects.test_pages import routes

pytestmark = pytest.mark.django_db
#: What writes to the JSON need to be understood at all.
BODY = {
    "words": "Mine now.", "choice": "park", "note": "", "key": "any", "values": ["yes"],
    "keep_going": True,
}  # fmt: skip


@pytest.fixture
def theirs():
    """A project of somebody else that has everything: its ids by the variables of routes."""
    version = a_version(owner=UserFactory())
    project = version.project
    project.move(Project.Stage.FEEDBACK)
    owner = project.owner
    gate = Gate.objects.create(project=project, kind="solidification", evidence={})
    change = changes.ask(project, "Dog walkers should have a phone number.", by=owner)
    brief = project.documents.get(kind="idea_brief")
    note = annotations.add(brief, "problem_statement", "Ask Rosa.", by=owner)
    talk = project.interviews.get()
    asked = {"key": "about", "part": "thesis", "kind": "text", "text": "What is it about?"}
    Answer.objects.create(interview=talk, position=1, key="about", asked=asked, values=["Dogs"])
    return {
        "project": project,
        "<uuid:project_id>": str(project.pk),
        "{project_id}": str(project.pk),
        "interview/answers/<slug:key>": "interview/answers/about",
        "changes/<int:number>": f"changes/{change.number}",
        "changes/{number}": f"changes/{change.number}",
        "notes/<int:pk>": f"notes/{note.pk}",
        "plans/<int:pk>": f"plans/{project.plans.get().pk}",
        "decisions/<int:pk>": f"decisions/{gate.pk}",
        "gates/{pk}": f"gates/{gate.pk}",
        "builds/<int:pk>": f"builds/{project.builds.get().pk}",
        "builds/{pk}": f"builds/{project.builds.get().pk}",
        "documents/<slug:kind>/versions/<int:number>": "documents/idea_brief/versions/1",
        "versions/<int:pk>": f"versions/{version.pk}",
        "versions/{pk}": f"versions/{version.pk}",
        "<slug:kind>": "idea_brief",
        "{kind}": "idea_brief",
        "<slug:field>": "problem_statement",
        "<slug:item>": f"decision-{gate.pk}",
        "launch/<slug:key>": "launch/railway",
        "<slug:guide>": "railway",
    }


def addresses(ids):
    """Every address of pages and JSON in which an id of a project, or of what it has, stands."""
    everything = [f"/{route}" for route in routes()] + list(description()["paths"])
    for route in everything:
        address = route
        for variable, value in ids.items():
            address = address.replace(variable, str(value))
        if address != route:
            assert not re.search(r"[<{]", address), f"{route}: say in theirs() what stands there"
            yield address


def ask(browser, address):
    """Look at *address* and write to it; return both answers."""
    if address.startswith("/api/"):
        return browser.get(address), browser.post(address, BODY, content_type="application/json")
    return browser.get(address), browser.post(address, {"words": "x", "choice": "park"})


def snapshot(project):
    """What a stranger might have moved."""
    project.refresh_from_db()
    return (
        project.name, project.stage, project.status, project.direction, project.events.count(),
        list(project.builds.values_list("pk", "stage")), list(project.gates.values_list("choice")),
        list(project.changes.values_list("stage", "words")), project.documents.count(),
        list(project.plans.values_list("pk", "chosen_at")),
    )  # fmt: skip


@pytest.mark.parametrize("is_staff", [False, True])
def test_for_a_stranger_nothing_is_there_and_nothing_moves(client, founder, theirs, is_staff):
    """Staff look at projects in the admin; on founders' pages they are strangers as well."""
    founder.is_staff = is_staff
    founder.save()
    project = theirs.pop("project")
    before, walked = snapshot(project), list(addresses(theirs))
    assert len(walked) > 70
    for address in walked:
        statuses = {answer.status_code for answer in ask(client, address)}
        assert 404 in statuses, address
        assert statuses <= {404, 405}, address
    assert snapshot(project) == before


def test_a_strangers_404_is_that_of_what_never_was(client, theirs):
    theirs.pop("project")
    nowhere = theirs | {
        name: re.sub(r"\d+$", "987654321", value)
        for name, value in theirs.items()
        if name.endswith(("<int:pk>", "{pk}"))
    }
    nowhere |= {name: str(uuid4()) for name in ("<uuid:project_id>", "{project_id}")}
    for address, empty in zip(addresses(theirs), addresses(nowhere), strict=True):
        for found, none in zip(ask(client, address), ask(client, empty), strict=True):
            assert (found.status_code, said(found)) == (none.status_code, said(none)), address


def said(answer):
    """The answer without what differs from request to request."""
    if answer["Content-Type"].startswith("application/problem+json"):
        return json.loads(answer.content) | {"debug_id": ""}
    return re.sub(r'(csrfmiddlewaretoken" value=|"x-csrftoken": )"\w+"', "", answer.text)


def test_ids_of_somebody_else_below_ones_own_project_are_not_there(client, founder, theirs):
    project = theirs.pop("project")
    mine = a_version(owner=founder).project
    mine.move(Project.Stage.FEEDBACK)
    PlanFactory(project=mine)
    before = snapshot(project)
    for address in addresses(theirs):
        pair = re.search(rf"{project.pk}/.*((plans|notes)/\d+|items/\w)", address)
        if pair:
            swapped = address.replace(str(project.pk), str(mine.pk))
            for answer in ask(client, swapped):
                assert answer.status_code in {404, 405}, swapped
    assert snapshot(project) == before


def test_somebody_elses_build_is_not_started_or_stopped(client, theirs):
    project = theirs["project"]
    project.changes.update(stage="agreed")
    client.post(f"/projects/{project.pk}/builds/")
    client.post(f"/api/v1/projects/{project.pk}/builds", {}, content_type="application/json")
    assert not project.builds.active().exists()
    build = lifecycle.start(project, by=project.owner)
    Client().post(f"/builds/{build.pk}/cancellation/")
    client.post(f"/builds/{build.pk}/cancellation/")
    assert Build.objects.get(pk=build.pk).is_active
