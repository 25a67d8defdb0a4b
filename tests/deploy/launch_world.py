"""A project with versions, made without a build: the dog walkers, ready to launch."""

from datetime import UTC, datetime

from builds import workspaces
from builds.models import Preview, Version
from cofounder.appspec.render import all_files
from projects.models import Project
from tests.appspec.specs import BOOKING
from tests.factories import ready_to_build

MIGRATION = '''"""The first tables."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = []
'''


def rendered() -> dict[str, bytes]:
    """The files of an app as a version holds them: with a migration."""
    files = {path: text.encode() for path, text in all_files(BOOKING).items()}
    return files | {"app/migrations/0001_initial.py": MIGRATION.encode()}


def a_version(project: Project, files: dict[str, bytes] | None = None, **fields) -> Version:
    """The next version of *project*, holding *files*."""
    number = project.versions.count() + 1
    version = Version.objects.create(
        project=project,
        number=number,
        manifest=workspaces.keep(rendered() if files is None else files),
        spec=fields.pop("spec", BOOKING.model_dump(mode="json")),
        **fields,
    )
    Version.objects.filter(pk=version.pk).update(
        created_at=datetime(2026, 3, number, 9, 30, tzinfo=UTC)
    )
    version.refresh_from_db()
    Preview.objects.create(version=version, sandbox_id="any")
    return version


def a_project(**fields) -> Project:
    """A project whose first version is built."""
    project = ready_to_build(**fields)
    Project.objects.filter(pk=project.pk).update(stage=Project.Stage.MVP)
    project.refresh_from_db()
    return project
