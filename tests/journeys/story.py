"""Steps of a founder's story over public pages, told with Django's test client."""

from django.urls import reverse

from builds import running
from builds.models import Build
from cofounder.browsing import Visitor
from projects.models import Project
from tests.factories import IDEA

Stage = Build.Stage


def tell(client, idea=IDEA):
    """Bring the idea and answer everything; return the project."""
    client.post(reverse("projects:new"), {"idea": idea})
    project = Project.objects.latest("created_at")
    page = reverse("projects:interview", args=[project.pk])
    while question := client.get(page).context["question"]:
        data = {"key": question.key} | reply(question)
        assert client.post(f"{page}answers/", data).status_code == 302
    return project


def reply(question):
    """Answer as somebody without an opinion."""
    if question.kind == "multiple":
        return {"chosen": question.preselected or question.suggestions[:3]}
    if question.kind == "single":
        return {"chosen": question.suggestions[0]}
    return {"text": question.suggestions[0] if question.suggestions else "Dog owners"}


def decide_and_plan(client, project, work):
    """Proceed at the gate and take the recommended plan."""
    work()
    client.post(project.gates.get().get_absolute_url(), {"choice": "proceed", "note": ""})
    work()
    plan = project.plans.get(recommended=True)
    client.post(reverse("projects:choose_plan", args=[project.pk, plan.pk]))
    work()


def start(client, project):
    """Press the button of the quote."""
    client.post(reverse("builds:list", args=[project.pk]))
    return project.builds.first()


def ready(project):
    """Return the newest build, which must have become ready."""
    build = project.builds.first()
    told = [(event.sentence, event.details[-1500:]) for event in build.events.all()]
    assert build.stage == Stage.READY, (build.failure, build.details, told)
    return build


def visit(sandboxes, version) -> Visitor:
    """Return somebody who can visit the running app of *version*."""
    version.preview.refresh_from_db()
    return running.visitor(sandboxes.connect(version.preview.sandbox_id))
