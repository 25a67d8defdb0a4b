"""A front page being put together: its sections and what their view reads."""

# ruff: noqa: E501 - what is written is kept in whole lines

from dataclasses import dataclass, field

from cofounder.appspec import names
from cofounder.appspec.render import pieces, shape, templates
from cofounder.appspec.render.plan import App, Entity
from cofounder.appspec.render.views import aggregates, related, searched

html = names.markup
lit = names.literal


@dataclass
class Front:
    """A front page being put together: lines of its view, and its template."""

    app: App
    lines: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    models: set[str] = field(default_factory=set)

    def rows(self, entity: Entity, key: str, tail: str) -> str:
        """Add *key* to the context: visible rows of *entity*, narrowed by *tail* (source)."""
        totals = ", ".join(a.code for a in aggregates(self.app, entity))
        self.models |= {a.function for a in aggregates(self.app, entity)}
        links = ", ".join(lit(x) for x in ["owner", *related(self.app, entity)])
        self.lines.append(
            f"    rows = models.{entity.cls}.objects.select_related({links})"
            + (
                f".annotate({totals}).order_by(*models.{entity.cls}._meta.ordering)"
                if totals
                else ""
            )
        )
        self.lines.append(f'    context["{key}"] = access.visible(rows, request.user){tail}')
        return key

    def guarded(self, entity: Entity, source: str) -> str:
        """Return *source*, shown only to those who may read *entity*."""
        if shape.reading(self.app, entity) == "everyone":
            return source
        return f"{{% if user.is_authenticated %}}{source}{{% endif %}}"

    def section(self, entity: Entity, body: str, title: str = "", url: str = "list") -> str:
        """Return a titled section that links to the page with all of it."""
        return self.guarded(
            entity,
            f'<section class="section"><div class="section__head"><h2>{html(title or entity.plural)}</h2>'
            f'<a href="{{% url "{entity.ident}_{url}" %}}">See all</a></div>\n{body}</section>\n',
        )

    def listed(self, entity: Entity, key: str, tail: str, *, title: str = "", style: str = "",
               short: bool = False) -> str:  # fmt: skip
        """Return a section with rows of *entity*, or its empty state."""
        if not style and shape.style(entity) == "agenda" and tail.startswith("[:"):
            tail = coming_days(entity, int(tail[2:-1]))
        self.rows(entity, key, tail)
        rows = pieces.listing(self.app, entity, key, style=style, short=short)
        none = templates.empty(entity, f"may_add.{entity.ident}")
        body = f"{{% if {key} %}}\n{rows}\n{{% else %}}{none}{{% endif %}}"
        return self.section(entity, body, title)

    def head(self, title: str, words: str, entity: Entity) -> str:
        """Return the quiet top of a working page."""
        button = templates.add_button(entity, f"may_add.{entity.ident}")
        return f'<div class="head"><div><h1>{title}</h1><p>{words}</p></div>{button}</div>'

    def hero(self, entity: Entity, *, search: bool = False) -> str:
        """Return the top of a front page that welcomes strangers."""
        app = self.app
        search = search and app.has("search") and bool(searched(app, entity))
        if search:
            act = (
                f'<form class="search" role="search" action="{{% url "{entity.ident}_list" %}}">'
                f'<label class="sr" for="find">Search {html(entity.several)}</label>'
                f'<input id="find" type="search" name="q" placeholder="Search {html(entity.several)}">'
                '<button class="button button--light">Search</button></form>'
            )
        else:
            act = (
                f'<div class="hero__act"><a class="button button--light" href="{{% url "{entity.ident}_list" %}}">'
                f"Browse {html(entity.several)}</a>{{% if not user.is_authenticated %}}"
                '<a class="button button--ghost" href="{% url "signup" %}">Sign up</a>{% endif %}</div>'
            )
        words = f"<p>{html(app.tagline)}</p>" if app.tagline else ""
        kind = " hero--search" if search else ""
        return (
            f'<section class="hero{kind}"><div class="hero__text"><h1>{html(app.name)}</h1>{words}{act}</div>'
            '<div class="hero__art">{% include "_art.html" %}</div></section>'
        )

    def stats(self, entities: list[Entity]) -> str:
        """Return a row of counts."""
        rows = ", ".join(f'("{e.ident}", models.{e.cls})' for e in entities)
        self.lines.append(
            '    context["counts"] = {\n'
            "        name: access.visible(model.objects.all(), request.user).count()\n"
            f"        for name, model in ({rows},)\n    }}"
        )
        return '<div class="stats">' + "".join(
            f'<a class="stat{" stat--lead" if i == 0 else ""}" href="{{% url "{e.ident}_list" %}}">'
            f"<b>{{{{ counts.{e.ident} }}}}</b><span>{html(e.plural)}</span></a>"
            for i, e in enumerate(entities)
        ) + "</div>"  # fmt: skip


def coming_days(entity: Entity, most: int) -> str:
    """Return the source that narrows rows to the *most* next ones by their day."""
    day = entity.day.ident
    return f'.filter({day}__gte=timezone.localdate()).order_by("{day}", "pk")[:{most}]'


def steps(app: App) -> str:
    """Return what a stranger can do here, drawn from the spec."""
    cards = []
    for entity in app.entities[:3]:
        told = [f.name for f in entity.fields if f.kind != "yes_no"][:3]
        words = f"Each with its {html(listed_words(told))}." if told else ""
        cards.append(
            f'<li class="feature"><span class="feature__icon">{{% icon "{shape.icon(entity)}" %}}</span>'
            f"<h3>{html(entity.plural)}</h3><p>{words}</p></li>"
        )
    return f'<ul class="features">{"".join(cards)}</ul>'


def listed_words(words: list[str]) -> str:
    """Return *words* as one would say them: “a, b and c”."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
