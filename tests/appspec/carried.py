"""A change carried through a real app: built, filled, changed, migrated, and looked at.

Specs and operations are drawn from a number, so that what broke can be drawn again.
"""

import json
import os
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from builds.patching import between
from builds.sandbox.local.config import Config
from builds.sandbox.local.interpreter import choose
from builds.sandbox.local.layers import Layers
from builds.sandbox.local.staging import Places
from cofounder.appspec import lock, names
from cofounder.appspec.changes import (
    ChangeImpossible,
    Operation,
    RenameEntity,
    RenameField,
    apply,
    renames,
)
from cofounder.appspec.render import all_files
from cofounder.appspec.render import renames as migrations
from cofounder.appspec.render.plan import App, Entity, resolve
from cofounder.appspec.spec import AppSpec
from tests.appspec import specs
from tests.appspec.strategies import changed_specs

REAL = [spec for spec in vars(specs).values() if isinstance(spec, AppSpec)]
MOST = 6

#: First version: tables and sample data, with nothing where nothing may be in every other row.
_BEGIN = """
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
call_command("makemigrations", "app", interactive=False, verbosity=0)
call_command("migrate", interactive=False, verbosity=0)
call_command("seed", verbosity=0)
for model in apps.get_app_config("app").get_models():
    for field in model._meta.concrete_fields:
        if field.name in ("id", "owner", "created_at") or model.__name__ == "Profile":
            continue
        if field.null or field.blank:
            nothing = None if field.null else ""
            for row in model.objects.order_by("pk")[::3]:
                model.objects.filter(pk=row.pk).update(**{field.name: nothing})
"""
#: A later version: checked, migrated, and every page of it opened by everybody.
_GO_ON = """
import json
import django
django.setup()
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse, NoReverseMatch
call_command("check")
call_command("makemigrations", "app", interactive=False, verbosity=0)
call_command("migrate", interactive=False, verbosity=0)
call_command("makemigrations", "app", check=True, dry_run=True, interactive=False, verbosity=0)
call_command("seed", verbosity=0)
found = {}
staff, _ = get_user_model().objects.get_or_create(
    username="root-of-all", defaults={"is_staff": True, "is_superuser": True}
)
models = [m for m in apps.get_app_config("app").get_models() if m.__name__ != "Profile"]
people = [None, staff, *get_user_model().objects.filter(username__startswith="demo-")]
for person in people:
    client = Client()
    if person:
        client.force_login(person)
    pages = ["/", "/account/"]
    for model in models:
        name = model.URL_NAME
        for page in ("list", "create", "board", "calendar", "export"):
            try:
                pages.append(reverse(f"{name}_{page}"))
            except NoReverseMatch:
                pass
        for row in model.objects.order_by("pk")[:2]:
            pages += [row.get_absolute_url(), reverse(f"{name}_edit", args=[row.pk])]
    for page in pages:
        status = client.get(page).status_code
        allowed = (200,) if person is staff or page == "/" else (200, 302, 403, 404)
        if status not in allowed:
            found[f"{person} {page}"] = status
print("@@" + json.dumps(found))
"""


@dataclass(frozen=True)
class Drawn:
    """A spec and the changes asked of it, one list for each version that follows."""

    spec: AppSpec
    rounds: tuple[tuple[Operation, ...], ...]


def drawn(number: int) -> Drawn:
    """Return what belongs to *number*: odd ones change specs of the tests, even ones any spec."""
    kept: list[tuple[AppSpec, list[Operation]]] = []
    real = st.sampled_from(REAL) if number % 2 else None

    @seed(number)
    @settings(
        max_examples=6, database=None, deadline=None, derandomize=False,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(changed_specs(real, least=12))
    def draw(one):
        spec, taken = one[0], []
        now = spec
        for operation in one[1]:
            try:
                now = apply(now, [operation])
            except ChangeImpossible:
                continue
            taken.append(operation)
        kept.append((spec, taken))

    draw()
    spec, taken = max(kept, key=lambda pair: min(MOST, len(pair[1])))
    cut = 1 + number % 3
    rounds = [tuple(taken[:cut]), tuple(taken[cut:MOST])]
    return Drawn(spec, tuple(operations for operations in rounds if operations))


class Carried:
    """An app in *folder*, run by a *python* that has what it needs."""

    def __init__(self, folder: Path, python: Path) -> None:
        self.folder, self.python = folder, python

    def begin(self, spec: AppSpec) -> None:
        """Write the first version and fill it."""
        self._write({path: text.encode() for path, text in all_files(spec).items()})
        self.run(_BEGIN)

    def change(self, spec: AppSpec, operations: tuple[Operation, ...]) -> AppSpec:
        """Make the next version of *spec*, as a build does, and check what became of the rows."""
        rows = self._rows(resolve(spec))
        after = apply(spec, operations)
        patch = between(spec, after, self._files())
        moved = migrations.migration(renames(spec, operations), self._files())
        self._write(patch.write | {path: text.encode() for path, text in moved.items()})
        for path in patch.remove:
            (self.folder / path).unlink()
        broken = json.loads(self.run(_GO_ON).rpartition("@@")[2])
        assert not broken, broken
        self._compare(spec, operations, after, rows)
        return after

    def test(self) -> None:
        """Run the app's own tests."""
        self._shell([str(self.python), "manage.py", "test", "--verbosity", "0"])

    def _compare(self, spec, operations, after, rows) -> None:
        """Every row that was to be kept is there, says what it said, and nothing was invented."""
        now = self._rows(resolve(after))
        places = {
            (names.key(e.name), column): (names.key(e.name), column)
            for e in resolve(spec).entities
            for column in ("", *_columns(resolve(spec), e))
        }
        step = spec
        for operation in operations:
            step = apply(step, [operation])
            there = {
                (names.key(e.name), column)
                for e in resolve(step).entities
                for column in ("", *_columns(resolve(step), e))
            }
            places = {s: m for s, p in places.items() if (m := _moved(operation, *p)) in there}
        for start, place in places.items():
            if start[1] == "":
                before, later = set(rows[start]), set(now[place])
                assert before <= later, f"rows of {start} are gone: {before - later}"
            else:
                mine = {pk: now[place][pk] for pk in rows[start]}
                assert mine == rows[start], f"{start} says otherwise: {mine} was {rows[start]}"
        kept = {place[0]: start[0] for start, place in places.items() if start[1] == ""}
        for place, values in now.items():
            if place[0] in kept and place not in places.values():
                old = {values[pk] for pk in rows[kept[place[0]], ""]}
                assert old <= {None, ""}, f"{place} of rows from before is invented: {old}"

    def _rows(self, app: App) -> dict[tuple[str, str], dict[int, object]]:
        data = sqlite3.connect(self.folder / "data.sqlite3")
        found: dict[tuple[str, str], dict[int, object]] = {}
        for entity in app.entities:
            table, key = f"app_{entity.cls.lower()}", names.key(entity.name)
            ids = [pk for (pk,) in data.execute(f"SELECT id FROM {table}")]
            found[key, ""] = dict.fromkeys(ids)
            for name, column in _columns(app, entity).items():
                found[key, name] = dict(data.execute(f'SELECT id, "{column}" FROM {table}'))
        data.close()
        return found

    def _files(self) -> dict[str, bytes]:
        paths = [p for p in self.folder.rglob("*") if p.is_file()]
        ours = [p for p in paths if "__pycache__" not in p.parts and ".sqlite3" not in p.name]
        return {p.relative_to(self.folder).as_posix(): p.read_bytes() for p in ours}

    def _write(self, files: dict[str, bytes]) -> None:
        for path, content in files.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def run(self, program: str) -> str:
        """Run *program* where the app is; return what it printed."""
        return self._shell([str(self.python), "-B", "-c", program])

    def _shell(self, command: list[str]) -> str:
        env = {"PATH": os.environ["PATH"], "SECRET_KEY": "k" * 50, "LANG": "C.UTF-8"}
        env |= lock.PREVIEW_ENV | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True)
        output = done.stdout + done.stderr
        assert done.returncode == 0, output[-3000:]
        return done.stdout


def _columns(app: App, entity: Entity) -> dict[str, str]:
    fields = {names.key(f.name): f.ident for f in entity.fields}
    return fields | {f"@{names.key(to.name)}": f"{p.ident}_id" for p, to in app.parents(entity)}


def _moved(operation: Operation, entity: str, column: str) -> tuple[str, str]:
    """Return where rows that were at a place are after *operation*, if they are there at all."""
    if isinstance(operation, RenameEntity):
        old = names.key(names.shown(operation.entity, 40))
        new = names.key(names.shown(operation.to, 40))
        column = f"@{new}" if column == f"@{old}" else column
        return (new if entity == old else entity), column
    if isinstance(operation, RenameField):
        of = names.key(names.shown(operation.entity, 40))
        if (of, names.key(names.shown(operation.field, 40))) == (entity, column):
            return entity, names.key(names.shown(operation.to, 40))
    return entity, column


def app_python(boxes: Path) -> Path:
    """Return a Python that has ``LOCK`` installed; made once and kept in ``LAYERS_DIR``."""
    folder = Path(os.environ["LAYERS_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    config = Config.from_environment()
    layers = Layers(Places(boxes, folder), choose(), config.installer, config.layers_max)
    made = layers.build(lock.LOCK)
    assert made.ok, made.output
    return layers.find(lock.LOCK) / "bin" / "python"
