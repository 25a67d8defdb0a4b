"""From the first version to the next ones: what was entered stays, and no version is lost."""

import re

import pytest
from django.urls import reverse

from builds import changes, entered, lifecycle, running, standing, upkeep, workspaces
from builds.accounts import Accounts
from builds.models import Build, ChangeRequest
from builds.previews import waking
from cofounder.appspec.changes import (
    AddEntity,
    AddField,
    RemoveField,
    RenameEntity,
    RenameField,
)
from cofounder.appspec.render.plan import resolve
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec
from cofounder.filling import fill
from cofounder.runner.protocol import ChangePlan
from projects.models import Project
from tests.journeys.story import ready, start, visit

pytestmark = pytest.mark.django_db(transaction=True)  # journeys commit for real
Stage = Build.Stage


@pytest.fixture
def built(client, planned, work, sandboxes):
    """The dog walkers with a version that was looked at, decided to go on with."""
    start(client, planned)
    work()
    version = ready(planned).version
    version.preview.opened_at = version.created_at
    version.preview.save()
    standing.offer(planned)
    gate = planned.gates.get(kind="solidification", choice="")
    answer = client.post(gate.get_absolute_url(), {"choice": "iterate", "note": ""})
    assert answer.url == reverse("builds:changes", args=[planned.pk])
    planned.refresh_from_db()
    return planned


def agreed(project, *operations):
    """Agree on *operations*, as if they had been talked about, and start the build."""
    newest = project.changes.first()
    change = ChangeRequest.objects.create(
        project=project,
        number=newest.number + 1 if newest else 1,
        version=project.versions.first(),
        words="Make it better",
        stage=ChangeRequest.Stage.RESTATED,
        plan=ChangePlan(
            restatement="It gets better.", goal="To be better.", operations=operations
        ).model_dump(mode="json"),
    )
    return changes.agree(change, by=project.owner, keep_going=True)


def add(sandboxes, version, entity, marker):
    """Add an *entity* to the running app of *version* as the demo account of a role that may."""
    spec = AppSpec.model_validate(version.spec)
    role = next(role for role in spec.roles if entity in role.may_add)
    accounts = Accounts(spec, lambda: visit(sandboxes, version))
    with accounts.signed_in(role.name) as person:
        page = person.visit(list_address(person, version, entity) + "new/")
        form = page.form(action="/new/")
        saved = person.submit(form, fill(form, marker=marker))
        assert saved.status == 200, saved.text[:300]
        assert marker in saved.text


def list_address(person, version, entity):
    app = resolve(AppSpec.model_validate(version.spec))
    slug = next(e.slug for e in app.entities if e.name == entity)
    return f"/{slug}/"


def test_what_was_entered_stays_when_things_are_added_renamed_and_removed(
    client, built, work, sandboxes
):
    first = built.versions.get()
    spec = AppSpec.model_validate(first.spec)
    lead, other = spec.entities[0], spec.entities[1]
    add(sandboxes, first, lead.name, "Wanderbursche")
    renamed = next(f for f in lead.fields if f.kind == "text" and f is not lead.fields[0])

    agreed(
        built,
        AddField(entity=lead.name, field=FieldSpec(name="vet phone", kind="phone")),
        RenameField(entity=lead.name, field=renamed.name, to="headquarters"),
        RenameEntity(entity=other.name, to="promenade", plural="promenades"),
        AddEntity(entity=EntitySpec(name="vet", fields=(FieldSpec(name="name", required=True),))),
    )
    work()

    second = ready(built).version
    assert (str(second), second.parent, second.tag) == ("v0.2", first, "build_v0_2")
    assert len(second.news) == 4
    with visit(sandboxes, second) as person:
        page = person.visit(list_address(person, second, lead.name))
        assert "Wanderbursche" in page.text
    assert any(check["id"] == "data" and check["ok"] for check in second.build.checks)
    assert any(check["id"] == "lived_in" and check["ok"] for check in second.build.checks)
    change = built.changes.get()
    assert change.stage == ChangeRequest.Stage.BUILT
    assert change.document.content["references_version"] == "v0.1"
    assert change.document.content["iteration_number"] == 1

    # The first version still runs as it was, with its own files.
    with visit(sandboxes, first) as person:
        assert "Wanderbursche" in person.visit(list_address(person, first, lead.name)).text
    assert "app/views/promenade.py" in second.manifest
    assert "app/views/promenade.py" not in first.manifest
    kept = set(first.manifest.items()) & set(second.manifest.items())
    assert ("Procfile", first.manifest["Procfile"]) in kept

    # Its page says what changed, and shows the files behind a fold.
    text = client.get(second.get_absolute_url()).text
    assert "What changed in v0.2" in text
    assert "app/models.py" in text
    file = client.get(reverse("builds:file", args=[second.pk]), {"path": "app/models.py"})
    assert "vet_phone" in file.text

    # And when its sandbox is lost, what was entered before is still there.
    sandboxes.connect(second.preview.sandbox_id).kill()
    waking.ensure(second.preview)
    with visit(sandboxes, second) as person:
        assert "Wanderbursche" in person.visit(list_address(person, second, lead.name)).text


def back_to(client, work, version):
    """Go back to *version*, after being asked; return the version it becomes."""
    asked = client.get(reverse("builds:return", args=[version.pk]))
    assert f"Go back to {version}?" in asked.text
    client.post(reverse("builds:return", args=[version.pk]))
    work()
    return ready(version.project).version


def emptied(sandboxes, version, table):
    """Take every row out of *table* of the running app, as a founder who clears the samples."""
    sandbox = sandboxes.connect(version.preview.sandbox_id)
    program = "import sqlite3; d = sqlite3.connect('data.sqlite3', timeout=20); "
    program += f"d.execute('DELETE FROM {table}'); d.commit()"
    assert sandbox.run(f'python -I -c "{program}"').ok


def test_going_back_and_forth_keeps_every_row_under_whatever_name(client, built, work, sandboxes):
    first = built.versions.get()
    lead, *_, other = AppSpec.model_validate(first.spec).entities  # nothing hangs on the last
    renamed = next(f for f in lead.fields if f.kind == "text" and f is not lead.fields[0])
    emptied(sandboxes, first, f"app_{other.name.replace(' ', '')}")
    agreed(
        built,
        RenameField(entity=lead.name, field=renamed.name, to="headquarters"),
        AddEntity(entity=EntitySpec(name="vet", fields=(FieldSpec(name="name", required=True),))),
    )
    work()
    second = ready(built).version
    # Nothing is planted beside what people entered.
    rows = entered.rows(sandboxes.connect(second.preview.sandbox_id))
    assert rows["app_vet"] == rows[f"app_{other.name.replace(' ', '')}"] == 0
    add(sandboxes, second, lead.name, "Spaziergang")
    add(sandboxes, second, "vet", "Tierarzt")

    third = back_to(client, work, first)

    assert (str(third), third.parent, third.manifest) == ("v0.3", second, first.manifest)
    assert "v0.1" in third.news[0]
    assert third.news[1] == "In v0.2 stay vets (1): v0.1 does not know them."
    with visit(sandboxes, third) as person:
        assert "Spaziergang" in person.visit(list_address(person, third, lead.name)).text

    fourth = back_to(client, work, second)

    assert fourth.manifest == second.manifest
    with visit(sandboxes, fourth) as person:
        listed = person.visit(list_address(person, fourth, lead.name))
        assert "Spaziergang" in listed.text
        own = next(a for a in listed.links() if re.search(r"/\d+/$", a))
        assert "eadquarters" in person.visit(own).text
    assert built.versions.count() == 4


def test_a_lost_machine_is_told_and_never_called_complete(client, built, work, sandboxes):
    first = built.versions.get()
    lead = AppSpec.model_validate(first.spec).entities[0]
    add(sandboxes, first, lead.name, "Wanderbursche")
    assert upkeep.keep_entered() == ["Copied what was entered into 1 apps."]
    add(sandboxes, first, lead.name, "Nachzügler")
    sandboxes.connect(first.preview.sandbox_id).kill()

    agreed(built, AddField(entity=lead.name, field=FieldSpec(name="vet phone", kind="phone")))
    work()

    second = ready(built).version
    with visit(sandboxes, second) as person:
        listed = person.visit(list_address(person, second, lead.name)).text
    assert "Wanderbursche" in listed  # from the copy
    told = next(check for check in second.build.checks if check["id"] == "data")
    assert "The machine of v0.1 was lost once" in told["evidence"]
    assert any("was lost" in event.sentence for event in built.events.all())


def test_an_iteration_that_fails_leaves_the_version_before_live(
    client, built, work, sandboxes, monkeypatch
):
    first = built.versions.get()
    lead = AppSpec.model_validate(first.spec).entities[0]
    monkeypatch.setattr(running, "EVERYTHING", (*running.EVERYTHING, "no_such_step"))
    agreed(built, RemoveField(entity=lead.name, field=lead.fields[-1].name))
    work()

    build = built.builds.first()
    assert build.stage == Stage.FAILED
    assert built.versions.get() == first
    with visit(sandboxes, first) as person:
        assert person.visit("/").status == 200
    page = client.get(build.get_absolute_url()).text
    assert "v0.1" in page
    assert "Nothing was charged" in page
    built.refresh_from_db()
    assert built.stage == Project.Stage.FEEDBACK
    assert workspaces.read(first.manifest)  # nothing of it is gone

    monkeypatch.undo()
    lifecycle.start(built, by=built.owner)  # try again: the agreed change is still there
    work()
    assert str(ready(built).version) == "v0.2"
