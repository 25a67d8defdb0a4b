"""The running example of the tests: a founder and an idea about dog walkers."""

import factory
from django.utils import timezone

from projects.models import Document, Interview, Plan, PlanSet, Project, Revision, User

IDEA = "An app where dog owners nearby find trusted dog walkers and book a walk with them."


class UserFactory(factory.django.DjangoModelFactory):
    """A founder who signs in with ``walkies-please``."""

    email = factory.Sequence(lambda n: f"founder{n}@example.com")
    password = factory.django.Password("walkies-please")

    class Meta:
        model = User


class ProjectFactory(factory.django.DjangoModelFactory):
    """The dog walkers, as an idea."""

    owner = factory.SubFactory(UserFactory)
    name = "Dog walkers"
    idea = IDEA

    class Meta:
        model = Project


class DocumentFactory(factory.django.DjangoModelFactory):
    """A document that was written."""

    project = factory.SubFactory(ProjectFactory)
    kind = Document.Kind.IDEA_BRIEF
    stage = Document.Stage.READY

    class Meta:
        model = Document
        skip_postgeneration_save = True

    @factory.post_generation
    def content(self, create, extracted, **kwargs):
        """Write one revision."""
        content = extracted or {"problem_statement": "Dogs stay at home too long."}
        Revision.objects.create(document=self, number=1, content=content)


class PlanFactory(factory.django.DjangoModelFactory):
    """A plan, not chosen unless ``chosen_at`` is given."""

    project = factory.SubFactory(ProjectFactory)
    plan_set = factory.LazyAttribute(
        lambda plan: PlanSet.objects.create(
            project=plan.project, number=plan.project.plan_sets.count() + 1, stage="ready"
        )
    )
    position = 1
    name = "The whole first version"
    content = factory.Dict({"name": "The whole first version", "scope_coverage": 100})

    class Meta:
        model = Plan


def ready_to_build(**fields) -> Project:
    """Return a project whose direction, plan and scope are settled."""
    project = ProjectFactory(stage=Project.Stage.DIRECTION, **fields)
    Interview.objects.create(project=project, stage=Interview.Stage.DONE)
    for kind in (Document.Kind.IDEA_BRIEF, Document.Kind.MVP_SCOPE):
        DocumentFactory(project=project, kind=kind)
    PlanFactory(project=project, chosen_at=timezone.now())
    return project
