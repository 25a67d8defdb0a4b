"""Does the database grow with the app, without losing what is stored?"""

from __future__ import annotations

import ast
import re

from deploy import entrypoints, starts
from deploy.manifests import manifests
from deploy.sources import Tree, folder, name
from deploy.verdicts import Verdict

_FOLDER = re.compile(
    r"(^|/)(migrations?|migrate|versions|changelog)/(.*/)?[^/]+\.(sql|js|ts|cjs|mjs|rb|php|py|xml|ya?ml|exs)$"
)
_APPLIES = re.compile(
    r"(?:manage\.py|django-admin|python -m django)\W+migrate\b|\bmigrate --no-?input"
)
_RELEASES = (
    r"Procfile|render\.ya?ml|fly\.toml|railway\.(json|toml)|app\.json|build\.sh"
    r"|release[\w.-]*|predeploy[\w.-]*"
)
_FIELD = re.compile(r"Field$|^(ForeignKey|OneToOneField|ManyToManyField)$")


def check(tree: Tree) -> Verdict:
    """Judge the migrations.

    pass: the models are covered, or nothing is stored yet and the start applies what will come.
    warn: nothing is stored yet and nothing applies migrations, or tables are pushed without them.
    fail: a model or a field that no migration makes. na: no tool with migrations is used.
    """
    for judge in (_django, _prisma, _alembic, _others):
        verdict = judge(tree)
        if verdict:
            return verdict
    return Verdict("migrations", "na", "The app uses no database tool that has migrations.")


def _django(tree: Tree) -> Verdict | None:
    settings = any("INSTALLED_APPS" in tree.text(p) for p in tree.named(r"settings\.py"))
    if not tree.named(r"manage\.py") and not (settings and entrypoints.is_app(tree)):
        return None
    applied = [start.full for start in starts.find(tree)]
    applied += [tree.plain(p) for p in tree.named(_RELEASES)]
    applies = any(_APPLIES.search(text) for text in applied)
    command = "python manage.py makemigrations\npython manage.py migrate\n"
    models = django_models(tree)
    if not models:
        if applies:
            return Verdict(
                "migrations", "pass", "Nothing is stored yet, and the start applies what will come."
            )
        return Verdict(
            "migrations",
            "warn",
            "No app stores anything yet, and nothing applies migrations at the start.",
            "Apply them before each start.",
            "Procfile",
            "release: python manage.py migrate --noinput\n",
        )
    for app, classes in models.items():
        written = "\n".join(tree.text(p) for p in tree.files if _is_migration(p, app))
        base = f"{app}/migrations".lstrip("/")
        if not written:
            return Verdict(
                "migrations",
                "fail",
                f"{app or 'The app'} has {len(classes)} models and no migration.",
                "Make one and keep it with the code.",
                f"{base}/0001_initial.py",
                command,
            )
        for model, fields in classes.items():
            lost = (
                model
                if not re.search(rf"[\"']{model}[\"']", written, re.I)
                else next(
                    (f"{model}.{f}" for f in fields if not re.search(rf"[\"']{f}[\"']", written)),
                    "",
                )
            )
            if lost:
                return Verdict(
                    "migrations",
                    "fail",
                    f"No migration in {base} makes {lost}.",
                    "Make it and keep it with the code.",
                    f"{base}/",
                    command,
                )
    making = any("makemigrations" in start.full for start in starts.find(tree))
    details = (
        ("The start makes migrations; make them on a laptop and keep them with the code.",)
        if making
        else ()
    )
    return Verdict(
        "migrations",
        "pass",
        f"Every model of {', '.join(a or 'the app' for a in models)} has its migration.",
        details=details,
    )


def _is_migration(path: str, app: str) -> bool:
    base = f"{app}/migrations/".lstrip("/")
    return path.startswith(base) and re.match(r"\d+\w*\.py$|[a-z]\w+\.py$", name(path)) is not None


def django_models(tree: Tree) -> dict[str, dict[str, list[str]]]:
    """Return app folder -> model -> its fields, for the models that have a table."""
    found: dict[str, dict[str, list[str]]] = {}
    for path, language in tree.code.items():
        part = re.fullmatch(r"(?:(.*)/)?(?:models\.py|models/\w+\.py)", path)
        if language != "python" or not part:
            continue
        try:
            body = ast.parse(tree.text(path)).body
        except (SyntaxError, ValueError, RecursionError):
            continue
        classes = {node.name: node for node in body if isinstance(node, ast.ClassDef)}
        for called, node in classes.items():
            if _has_table(node, classes):
                found.setdefault(part.group(1) or "", {})[called] = _fields(node)
    return found


def _has_table(node: ast.ClassDef, classes: dict[str, ast.ClassDef], depth: int = 0) -> bool:
    meta = next(
        (part for part in node.body if isinstance(part, ast.ClassDef) and part.name == "Meta"), None
    )
    said = ast.unparse(meta) if meta else ""
    if depth == 0 and re.search(r"abstract = True|proxy = True|managed = False", said):
        return False
    for base in map(ast.unparse, node.bases):
        if base in ("models.Model", "AbstractUser", "AbstractBaseUser", "TimeStampedModel"):
            return True
        if (
            base in classes
            and classes[base] is not node
            and depth < 5
            and _has_table(classes[base], classes, depth + 1)
        ):
            return True
    return False


def _fields(node: ast.ClassDef) -> list[str]:
    found = []
    for part in node.body:
        if (
            isinstance(part, ast.Assign)
            and isinstance(part.value, ast.Call)
            and isinstance(part.targets[0], ast.Name)
        ):
            called = ast.unparse(part.value.func)
            if called.startswith("models.") and _FIELD.search(called.rpartition(".")[2]):
                found.append(part.targets[0].id)
    return found


def _prisma(tree: Tree) -> Verdict | None:
    for path in tree.named(r".*\.prisma"):
        text = tree.plain(path)
        if "datasource" not in text or re.search(r"provider\s*=\s*\"mongodb\"", text):
            continue
        if any(
            p.startswith(f"{folder(path)}/migrations/".lstrip("/")) and p.endswith(".sql")
            for p in tree.files
        ):
            return Verdict("migrations", "pass", f"{folder(path)}/migrations holds the migrations.")
        pushed = any(
            "db push" in tree.text(p) for p in tree.named(r"package\.json|Dockerfile|[\w-]+\.sh")
        )
        return Verdict(
            "migrations",
            "warn" if pushed else "fail",
            f"{path} describes tables, and no migration makes them.",
            "Make one and keep it with the code.",
            path,
            "npx prisma migrate dev --name init\n",
        )
    return None


def _alembic(tree: Tree) -> Verdict | None:
    asked = "\n".join(tree.text(p) for p in manifests(tree)).lower()
    if not (tree.named(r"alembic\.ini") or re.search(r"alembic|flask-migrate", asked)):
        return None
    if any(re.search(r"(^|/)versions/[^/]+\.py$", p) for p in tree.files):
        return Verdict("migrations", "pass", "The migrations are kept with the code.")
    return Verdict(
        "migrations",
        "fail",
        "The app asks for a migration tool, and there are no migrations.",
        "Make the first one and keep it with the code.",
        "",
        "flask db init\nflask db migrate\nflask db upgrade\n",
    )


def _others(tree: Tree) -> Verdict | None:
    found = next((p for p in tree.own if _FOLDER.search(p) and name(p) != "__init__.py"), "")
    if found and entrypoints.is_app(tree):
        return Verdict("migrations", "pass", f"{folder(found)} holds the migrations.")
    if tree.named(r"database\.ya?ml") and tree.named(r"config\.ru"):
        schema = [p for p in tree.own if p.endswith(("db/schema.rb", "db/structure.sql"))]
        if schema:
            return Verdict("migrations", "pass", f"{schema[0]} holds the tables.")
        return Verdict(
            "migrations",
            "warn",
            "A database is set up, and no migration makes a table.",
            "Make the first one.",
            "db/migrate/",
            "bin/rails generate migration\n",
        )
    return None
