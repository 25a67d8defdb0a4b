"""The running example of the tests: a founder and an idea about dog walkers."""

import factory
from django.utils import timezone

from builds import workspaces
from builds.models import Build, Preview, Promise, Version
from cofounder.appspec.lint import tidy
from cofounder.appspec.render import all_files
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec, RoleSpec
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


#: What the dog walkers' first version keeps track of.
SPEC = AppSpec(
    name="Dog walkers",
    tagline="Owners find walkers nearby.",
    roles=(
        RoleSpec(name="owner", may_add=("walk",)),
        RoleSpec(name="walker", may_add=("dog walker",)),
    ),
    entities=(
        EntitySpec(
            name="dog walker",
            plural="dog walkers",
            fields=(
                FieldSpec(name="name", required=True),
                FieldSpec(name="city"),
                FieldSpec(name="price", kind="money"),
            ),
        ),
        EntitySpec(
            name="walk",
            plural="walks",
            fields=(FieldSpec(name="day", kind="date", required=True), FieldSpec(name="notes")),
            belongs_to=("dog walker",),
        ),
    ),
)
SCOPE = {
    "core_features": [
        {
            "name": "Find a dog walker",
            "description": "Owners look through dog walkers near them.",
            "priority": "must",
            "promises": ["A dog walker that was added is found in the list."],
        },
        {
            "name": "Book a walk",
            "description": "Owners book a walk with a dog walker for a day.",
            "priority": "must",
            "promises": ["A walk that was booked is found in the list."],
        },
    ],
    "out_of_scope": ["Payments"],
    "success_metrics": ["Ten walks a week"],
}


def a_version(project: Project | None = None, *, number: int = 1, **fields) -> Version:
    """Return a finished version of *project* (made for *fields*), as a build would leave it.

    Its files are those of ``SPEC``; nothing runs behind its preview.
    """
    if project is None:
        project = ready_to_build(**fields)
        scope = project.documents.get(kind=Document.Kind.MVP_SCOPE)
        Revision.objects.create(document=scope, number=2, content=SCOPE)
    spec = tidy(SPEC)
    files = {path: text.encode() for path, text in all_files(spec).items()}
    files["app/migrations/0001_initial.py"] = b"# made while it was checked\n"
    version = Version.objects.create(
        project=project,
        number=number,
        parent=project.versions.first(),
        manifest=workspaces.keep(files),
        spec=spec.model_dump(mode="json"),
    )
    preview = Preview.objects.create(version=version, sandbox_id=f"build-of-{version.pk}")
    newest = project.builds.first()
    build = Build.objects.create(
        project=project,
        number=newest.number + 1 if newest else 1,
        stage=Build.Stage.READY,
        aims_for=str(version),
        started_by=project.owner,
        spec=version.spec,
        manifest=version.manifest,
        version=version,
        preview=preview,
        begun_at=timezone.now(),
        ended_at=timezone.now(),
        ceiling_cents=200,
        likely_seconds=10,
    )
    Promise.objects.create(build=build, position=1, text="A walk is found", outcome="kept")
    if not project.has_reached(Project.Stage.MVP):
        project.move(Project.Stage.MVP)
    return version


def built(version: Version, preview: Preview) -> Preview:
    """Make the build that *version* came from, and return *preview*."""
    Build.objects.create(
        project=version.project, number=version.number, stage=Build.Stage.READY,
        aims_for=str(version), version=version, preview=preview, ceiling_cents=200,
        likely_seconds=10,
    )  # fmt: skip
    return preview
