"""The README of an app: what is in it, and how to run it."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render.plan import DEMO_PASSWORD, App


def readme(app: App) -> str:
    """Return ``README.md``."""

    def text(words: str) -> str:
        return "".join(f"\\{c}" if c in "\\`*_{}[]<>|#" else c for c in words)

    things = "\n".join(
        f"- **{text(e.plural)}**: {text(', '.join(f.name for f in e.fields))}"
        + (
            f" (belongs to {text(' and '.join(o.one for _, o in app.parents(e)))})"
            if e.parents
            else ""
        )
        for e in app.entities
    )
    by_ident = {e.ident: e for e in app.entities}
    roles = "\n".join(
        f"- **{text(r.label)}** adds {text(', '.join(by_ident[i].several for i in r.may_add)) or 'nothing'}"
        + (
            f"; changes {text(', '.join(by_ident[i].several for i in r.may_edit))}"
            if r.may_edit
            else ""
        )
        for r in app.roles
    )
    accounts = "\n".join(
        f"| {text(r.label)} | `{r.demo_user}` | `{DEMO_PASSWORD}` |" for r in app.roles
    )
    return f"""# {text(app.name)}

{text(app.tagline)}

A web app made with Django: pages drawn on the server, SQLite on a laptop, Postgres in production.

## What it keeps track of

{things}

## Who uses it

{roles}

Everybody changes what is their own; staff change everything, in the app or at `/admin/`.

## Run it

```
python -m venv .venv && . .venv/bin/activate
pip install -r requirements.txt
export DEBUG=1
python manage.py migrate
python manage.py seed
python manage.py runserver 0.0.0.0:8080
```

Then open http://localhost:8080. `seed` plants sample data and these accounts; leave it out in production:

| role | user name | password |
|---|---|---|
{accounts}

{_trust(app)}

Make yourself staff with `python manage.py createsuperuser`. Run the tests with `python manage.py test`.

## Put it online

The app starts with the line in `Procfile` (or with the `Dockerfile`), listens on `$PORT` and answers on `/healthz`.
Set at least `SECRET_KEY`, `ALLOWED_HOSTS` and `DATABASE_URL`; `.env.example` lists every setting.
Behind a proxy that ends HTTPS, also set `TRUST_PROXY=1`.

## Where things are

- `app/models.py` what is kept, `app/roles.py` who may do what
- `app/views/`, `app/templates/` a module and a folder for each kind of thing
- `app/static/theme.css` colours, fonts and corners
- `app/tests/` what must stay true
- `appspec.json` the specification all of this was made from
"""


def _trust(app: App) -> str:
    trusted = [f"`{role.ident}`" for role in app.roles if app.is_trusted(role)]
    if not trusted:
        return "Change somebody's role with `python manage.py promote <username> <role>`, or in the admin."
    return (
        f"Roles that may change most of what others add are trusted: {', '.join(trusted)}. Nobody signs up as\n"
        "one of them while there are others. Whoever is trusted gives roles at `/account/people/`; the first one\n"
        "is given with `python manage.py promote <username> <role>`, or in the admin."
    )


def licence(app: App) -> str:
    """Return the LICENSE: the app belongs to its founder."""
    return (
        f"Copyright (c) the owners of {names.shown(app.name)}\n\nAll rights reserved. The code of this app "
        "belongs to its owners, who may use, change, publish\nand sell it as they like.\n"
    )
