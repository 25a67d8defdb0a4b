"""Turn an ``AppSpec`` into the files of a Django app. The same spec gives the same bytes."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cofounder.appspec.lock import LOCK, START_COMMAND
from cofounder.appspec.render import (
    checks,
    forms,
    home,
    look,
    models,
    papers,
    people,
    seed,
    shape,
    templates,
    views,
)
from cofounder.appspec.render.plan import App, Entity, resolve
from cofounder.appspec.spec import AppSpec
from cofounder.appspec.whole import made_whole

FIXED = Path(__file__).resolve().parent.parent / "files"
#: The fixed files that belong to the scaffold rather than to the app.
SCAFFOLD = (
    "manage.py",
    "config/",
    "Procfile",
    "Dockerfile",
    ".env.example",
    ".gitignore",
    ".dockerignore",
)


@dataclass(frozen=True)
class Batch:
    """Some files written together, and the *sentence* that tells a founder what they are."""

    sentence: str
    files: dict[str, str]


def scaffold(spec: AppSpec) -> Batch:
    """Return what every app stands on: settings, server, pins, README, and the spec itself."""
    app = resolve(spec)
    files = {path: text for path, text in _fixed().items() if path.startswith(SCAFFOLD)}
    files = {path: text.replace("@@START@@", START_COMMAND) for path, text in files.items()}
    files |= {
        "requirements.txt": LOCK,
        "README.md": papers.readme(app),
        "LICENSE": papers.licence(app),
        "appspec.json": made_whole(spec).model_dump_json(indent=2) + "\n",
    }
    return Batch("Set up a Python web app with a database, pinned to exact versions", files)


def code(spec: AppSpec) -> list[Batch]:
    """Return the app itself, in the order in which it is told to the founder."""
    app = resolve(spec)
    fixed = {path: text for path, text in _fixed().items() if not path.startswith(SCAFFOLD)}

    def take(*prefixes: str) -> dict[str, str]:
        return {path: fixed.pop(path) for path in list(fixed) if path.startswith(prefixes)}

    roles = _and([f"{role.name}s" if role.name.isascii() else role.name for role in app.roles])
    signing = take("app/views/account.py", "app/templates/account/", "app/tests/")
    styles = {"app/static/theme.css": look.theme_css(app.theme)} | take("app/static/")
    version = hashlib.sha256("".join(styles.values()).encode()).hexdigest()[:8]
    home_view, home_page, landing = home.view_and_template(app)
    front = {
        "app/views/home.py": home_view,
        "app/templates/home.html": home_page,
        "app/templates/_art.html": home.art_template(app),
    }
    if landing:
        front["app/templates/landing.html"] = landing
    sample = take("app/management/") | {"app/management/commands/seed.py": seed.seed(app)}
    frame = take("app/templates/", "app/templatetags/")
    data = {
        "app/models.py": models.models(app),
        "app/admin.py": people.admin(app),
        "app/roles.py": people.roles(app),
        "app/forms.py": forms.forms(app),
        "app/urls.py": views.urls(app),
    }
    return [
        Batch(f"Designed the data: {_and([e.several for e in app.entities])}", fixed | data),
        Batch(f"Wrote sign-up and log-in for {roles}", signing),
        *[
            Batch(f"Wrote {e.several}: {_and(_pages(app, e))}", _entity(app, e))
            for e in app.entities
        ],
        Batch(
            "Wrote the front page and the frame around every page",
            front | frame | {"app/templates/base.html": templates.base(app, version)},
        ),
        Batch(
            "Gave it its own look: colours, type and shapes",
            styles | {"app/static/icon.svg": look.mark(app, 64) + "\n"},
        ),
        Batch("Added sample data and a demo account for each role", sample),
    ]


def all_files(spec: AppSpec) -> dict[str, str]:
    """Return every file of the app. Its first migration is made by ``MIGRATIONS_COMMAND``."""
    files = dict(scaffold(spec).files)
    for batch in code(spec):
        files |= batch.files
    return files


def _entity(app: App, entity: Entity) -> dict[str, str]:
    folder = f"app/templates/{entity.ident}"
    files = {
        f"app/views/{entity.ident}.py": views.entity_views(app, entity),
        f"{folder}/list.html": templates.list_page(app, entity),
        f"{folder}/detail.html": templates.detail_page(app, entity),
        f"app/tests/test_{entity.ident}.py": checks.entity_tests(app, entity),
    }
    if shape.boarded(app, entity):
        files[f"{folder}/board.html"] = templates.board_page(app, entity)
    if shape.on_calendar(app) is entity:
        files[f"{folder}/calendar.html"] = templates.calendar_page(entity)
    return files


def _pages(app: App, entity: Entity) -> list[str]:
    pages = ["a list", "a page for each one", "forms"]
    if shape.on_calendar(app) is entity:
        pages.append("a calendar")
    if shape.boarded(app, entity):
        pages.append("a board")
    return [*pages, "tests"]


def _and(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _fixed() -> dict[str, str]:
    """Return the files that are the same in every app, by their path in the app."""
    found = sorted(path for path in FIXED.rglob("*.txt"))
    return {
        path.relative_to(FIXED).as_posix().removesuffix(".txt"): path.read_text("utf-8")
        for path in found
    }
