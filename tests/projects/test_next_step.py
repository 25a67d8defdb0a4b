"""What happens next is true, and leads somewhere, in every situation of a project."""

import pytest
from django.urls import resolve
from django.utils import timezone

from builds.models import Build, Preview, Version
from gates import decisions
from projects.facts import facts
from projects.models import Answer, Document, Interview, PlanSet, Project
from projects.next_step import next_step
from tests.factories import DocumentFactory, PlanFactory, ProjectFactory

pytestmark = pytest.mark.django_db
ASKED = {"key": "who", "part": "thesis", "kind": "text", "text": "Who is it for?"}


def an_interview(project, stage, **fields):
    return Interview.objects.create(project=project, stage=stage, **fields)


def answered(project, **fields):
    interview = an_interview(project, **{"stage": "asking", "asking": ASKED} | fields)
    Answer.objects.create(interview=interview, position=1, key="who", asked=ASKED, values=["All"])


def told(project, **stages):
    an_interview(project, "done")
    for kind in ("thesis", "idea_brief"):
        DocumentFactory(project=project, kind=kind, stage=stages.get(kind, "ready"))


def at_the_gate(project, **stages):
    told(project, **stages)
    Project.objects.filter(pk=project.pk).update(stage="thesis")
    decisions.ask(project, "direction")


def decided(project):
    told(project)
    Project.objects.filter(pk=project.pk).update(stage="direction")


def decided_with_an_open_question(project):
    answered(project)
    Project.objects.filter(pk=project.pk).update(stage="direction")


def planned(project, round_stage="ready", **fields):
    decided(project)
    PlanSet.objects.create(project=project, number=1, stage=round_stage, **fields)


def chosen(project, scope="ready"):
    decided(project)
    PlanFactory(project=project, chosen_at=timezone.now())
    DocumentFactory(project=project, kind="mvp_scope", stage=scope)


def another_round_failed(project):
    chosen(project)
    PlanSet.objects.create(project=project, number=9, stage="failed", problem="No answer.")


def built(project, stage, **fields):
    chosen(project)
    more = {"ended_at": timezone.now()} if stage in Build.OVER else {}
    if stage == "ready":
        version = Version.objects.create(project=project, number=1, manifest={}, spec={})
        preview = Preview.objects.create(version=version, sandbox_id="box", **fields)
        more |= {"version": version, "preview": preview}
        Project.objects.filter(pk=project.pk).update(stage="mvp")
    Build.objects.create(
        project=project, number=1, stage=stage, ceiling_cents=200, likely_seconds=20,
        aims_for="v0.1", failure="It did not start." if stage == "failed" else "", **more,
    )  # fmt: skip


def building_while_a_paper_failed(project):
    built(project, "code")
    DocumentFactory(project=project, kind="milestones", stage="failed")


def parked(project):
    at_the_gate(project)
    Project.objects.filter(pk=project.pk).update(status="parked")


#: What is so, what the founder reads, what can be done, whether we are at work.
SITUATIONS = {
    "new": (lambda p: None, "Let's talk about your idea.", "Start the interview", False),
    "asked": (
        lambda p: an_interview(p, "asking", asking=ASKED),
        "Let's talk about your idea.", "Start the interview", False),
    "answered": (answered, "Let's continue our conversation.", "Continue the interview", False),
    "thinking": (
        lambda p: answered(p, stage="thinking", asking={}),
        "We're thinking about what to ask next.", "Open the interview", True),
    "stuck": (
        lambda p: answered(p, stage="thinking", asking={}, problem="No answer."),
        "We could not think of the next question.", "Try again", False),
    "told": (
        lambda p: told(p, thesis="writing", idea_brief="waiting"),
        "We're writing down what you told us.", "Watch the documents", True),
    "brief failed": (
        lambda p: at_the_gate(p, idea_brief="failed"),
        "We could not write the Idea brief.", "Open the documents", False),
    "brief rewritten": (
        lambda p: at_the_gate(p, idea_brief="waiting"),
        "We're writing down what you told us.", "Watch the documents", True),
    "gate": (
        at_the_gate, "A decision is waiting: is this the right direction?",
        "Decide the direction", False),
    "no plans": (decided, "The direction is decided. Now for a plan.", "Draw up the plans", False),
    "interview left open": (
        decided_with_an_open_question,
        "The direction is decided. Now for a plan.", "Draw up the plans", False),
    "plans pending": (
        lambda p: planned(p, "writing"), "We're drawing up your plans.", "Open the plans", True),
    "plans failed": (
        lambda p: planned(p, "failed", problem="No answer."),
        "We could not draw up your plans.", "Try again", False),
    "plans": (planned, "Choose how we build it.", "Compare the plans", False),
    "another round failed": (
        another_round_failed, "Ready to build your first version?", "See the quote", False),
    "writing": (
        lambda p: chosen(p, "writing"),
        "We're writing the five documents.", "Read the documents", True),
    "scope failed": (
        lambda p: chosen(p, "failed"),
        "We could not write the MVP scope.", "Open the documents", False),
    "ready to build": (
        chosen, "Ready to build your first version?", "See the quote", False),
    "queued": (
        lambda p: built(p, "queued"),
        "We're building your first version.", "Watch the build", True),
    "building": (
        lambda p: built(p, "code"),
        "We're building your first version.", "Watch the build", True),
    "building, a paper failed": (
        building_while_a_paper_failed,
        "We're building your first version.", "Watch the build", True),
    "build failed": (
        lambda p: built(p, "failed"),
        "The last build did not make it.", "See what happened", False),
    "build cancelled": (
        lambda p: built(p, "cancelled"),
        "Ready to build your first version?", "See the quote", False),
    "built": (lambda p: built(p, "ready"), "v0.1 is ready to try.", "See your app", False),
    "opened": (
        lambda p: built(p, "ready", opened_at=timezone.now()),
        "v0.1 is running.", "Open v0.1", False),
    "parked": (parked, "This project is parked.", "Take it up again", False),
}  # fmt: skip


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_situation_has_a_true_sentence_and_a_way_on(client, founder, name):
    arrange, title, action, waiting = SITUATIONS[name]
    project = ProjectFactory(owner=founder)
    arrange(project)
    project.refresh_from_db()

    step = next_step(facts(project))

    assert (step.title, step.action, step.waiting) == (title, action, waiting)
    assert resolve(step.url)
    answer = client.post(step.url) if step.post else client.get(step.url)
    assert answer.status_code in ({302} if step.post else {200}), answer.status_code
    home = client.get(project.get_absolute_url())
    assert home.status_code == 200


def test_no_stage_is_left_out():
    """A new stage of an interview, a document, a round or a build belongs in the table above."""
    assert set(Interview.Stage.values) == {"thinking", "asking", "done", "set_aside"}
    assert set(Document.Stage.values) == {"waiting", "writing", "ready", "failed"}
    assert set(PlanSet.Stage.values) == set(Document.Stage.values)
