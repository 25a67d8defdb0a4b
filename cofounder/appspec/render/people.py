"""``roles.py`` and ``admin.py`` of an app: who may do what, and where staff look."""

from cofounder.appspec import names
from cofounder.appspec.render import shape
from cofounder.appspec.render.plan import DEMO_PASSWORD, App
from cofounder.appspec.render.write import pairs, tuple_of

lit = names.literal


def roles(app: App) -> str:
    """Return ``app/roles.py``: who uses the app and what each role may do."""
    cls = {entity.ident: entity.cls for entity in app.entities}

    def table(which: str) -> str:
        rows = [
            f'    "{role.ident}": {tuple_of(cls[i] for i in getattr(role, which))},'
            for role in app.roles
        ]
        return "{\n" + "\n".join(rows) + "\n}"

    reading = "".join(f'    "{e.cls}": "{shape.reading(app, e)}",\n' for e in app.entities)
    demo = tuple((role.demo_user, role.label) for role in app.roles)
    return (
        '"""Who uses the app, and what each role may do. Staff may do everything."""\n\n'
        f"ROLES = {pairs(tuple((r.ident, r.label) for r in app.roles), 0)}\n"
        "#: What each role may add.\n"
        f"MAY_ADD = {table('may_add')}\n"
        "#: What each role may change even when it is somebody else's.\n"
        f"MAY_EDIT = {table('may_edit')}\n"
        "#: Who may read: everyone, members (whoever is signed in), or own (only their own rows).\n"
        f"READING = {{\n{reading}}}\n"
        "#: Made by the seed command, for looking around: (user name, role).\n"
        f"DEMO_ACCOUNTS = {pairs(demo, 0)}\n"
        f'DEMO_PASSWORD = "{DEMO_PASSWORD}"\n'
    )


def admin(app: App) -> str:
    """Return ``app/admin.py``."""
    blocks = [
        '"""The admin: every kind of thing, searchable."""\n\n'
        "from django.contrib import admin\n\n"
        "from . import models\n\n"
        f"admin.site.site_header = admin.site.site_title = {lit(app.name)}\n"
        "admin.site.register(models.Profile)\n"
    ]
    for entity in app.entities:
        shown = ["__str__", *[f.ident for f in shape.columns(entity, 4)]]
        found = [
            f.ident for f in entity.fields if f.kind in ("text", "long_text", "email", "phone")
        ]
        narrowed = [f.ident for f in entity.fields if f.kind in ("choice", "yes_no")]
        blocks.append(
            f"@admin.register(models.{entity.cls})\n"
            f"class {entity.cls}Admin(admin.ModelAdmin):\n"
            f'    """{names.comment(entity.plural)}."""\n\n'
            f"    list_display = {tuple_of(shown)}\n"
            f"    search_fields = {tuple_of(found)}\n"
            f"    list_filter = {tuple_of(narrowed)}\n"
        )
    return "\n\n".join(blocks)
