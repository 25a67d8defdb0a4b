"""The front page: the one that tells what kind of product this is."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render import fronts, look, shape, templates
from cofounder.appspec.render.front import Front, listed_words, steps
from cofounder.appspec.render.plan import App

html = names.markup
lit = names.literal


def view_and_template(app: App) -> tuple[str, str, str]:
    """Return ``home.py``, ``home.html`` and ``landing.html`` (empty when nothing is private)."""
    front = Front(app)
    fronts.FAMILIES[shape.family(app)](front)
    private = shape.is_private(app)
    functions = sorted(front.models)
    source = "\n".join(front.lines)
    imports = [f"from django.db.models import {', '.join(functions)}"] if functions else []
    imports.append("from django.shortcuts import render")
    if "timezone." in source:
        imports.append("from django.utils import timezone")
    ours = ", ".join(["access", "models", *(["pages"] if "pages." in source else [])])
    landing = (
        '    if not request.user.is_authenticated:\n        return render(request, "landing.html")\n'
        if private
        else ""
    )
    add = "".join(f'            "{e.ident}": may_add(models.{e.cls}),\n' for e in app.entities)
    python = (
        '"""The front page."""\n\n'
        + "\n".join(imports)
        + f"\n\nfrom .. import {ours}\n\n\n"
        + "def home(request):\n"
        + '    """Show what matters first."""\n'
        + landing
        + "\n    def may_add(model):\n"
        + "        return access.may_add(request.user, model) or not request.user.is_authenticated\n\n"
        + "    context = {\n        \"may_add\": {\n" + add + "        }\n    }\n"
        + source
        + '\n    return render(request, "home.html", context)\n'
    )  # fmt: skip
    home = templates.page(html(app.tagline or "Home"), "\n".join(front.main))
    return python, home, _landing(app) if private else ""


def _landing(app: App) -> str:
    roles = " and ".join(html(names.inside(names.plural(r.name))) for r in app.roles[:3])
    words = f"<p>{html(app.tagline)}</p>" if app.tagline else ""
    return templates.page(
        html(app.tagline or "Welcome"),
        f"""<section class="hero"><div class="hero__text"><h1>{html(app.name)}</h1>{words}
<div class="hero__act"><a class="button button--light" href="{{% url "signup" %}}">Sign up</a><a class="button button--ghost" href="{{% url "login" %}}">Log in</a></div></div>
<div class="hero__art">{{% include "_art.html" %}}</div></section>
<section class="section"><h2>One place for {html(listed_words([e.several for e in app.entities[:3]]))}</h2>{steps(app)}</section>
<section class="panel"><h2>Made for {roles}</h2><p class="quiet">What you keep here is seen by members only. Sign up to begin.</p></section>""",
    )


def art_template(app: App) -> str:
    """Return ``_art.html``: the picture of the front page."""
    return look.art(app) + "\n"
