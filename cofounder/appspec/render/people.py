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
        "#: Roles that may change most of what others add. Nobody can sign up as one of them.\n"
        f"TRUSTED = {tuple_of(r.ident for r in app.roles if app.is_trusted(r))}\n"
        "#: What strangers may sign up as.\n"
        f"OPEN_ROLES = {pairs(tuple((r.ident, r.label) for r in app.open_roles), 0)}\n"
        "#: What is between two people: only its owner, the owner of what it is about and trusted\n"
        "#: roles may open its form.\n"
        f"BETWEEN = {tuple_of(e.cls for e in app.entities if shape.between(app, e))}\n"
        "#: Where a role that may change such rows decides only those about what it added itself:\n"
        "#: the links to look at. Without an entry it decides all of them.\n"
        f"DECIDES_ABOUT = {_decides_about(app)}\n"
        "#: Who may read: everyone, members (whoever is signed in), or own (only their own rows).\n"
        f"READING = {{\n{reading}}}\n"
        "#: Made by the seed command, for looking around: (user name, role).\n"
        f"DEMO_ACCOUNTS = {pairs(demo, 0)}\n"
        f'DEMO_PASSWORD = "{DEMO_PASSWORD}"\n'
    )


def _decides_about(app: App) -> str:
    found = ((e, r, shape.answers_about(app, e, r)) for e in app.entities for r in app.roles)
    rows = "".join(
        f'    ("{e.cls}", "{r.ident}"): {tuple_of(links)},\n' for e, r, links in found if links
    )
    return f"{{\n{rows}}}"


def admin(app: App) -> str:
    """Return ``app/admin.py``."""
    blocks = [
        '"""The admin: every kind of thing, searchable."""\n\n'
        "from django.contrib import admin\n\n"
        "from . import models\n\n"
        f"admin.site.site_header = admin.site.site_title = {lit(app.name)}\n"
        "\n\n@admin.register(models.Profile)\n"
        "class ProfileAdmin(admin.ModelAdmin):\n"
        '    """Who has which role."""\n\n'
        '    list_display = ("user", "role", "limited")\n'
        '    list_editable = ("role", "limited")\n'
        '    search_fields = ("user__username",)\n'
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
