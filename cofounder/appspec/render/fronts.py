"""The front page of each family of products."""

# ruff: noqa: E501 - what is written is kept in whole lines

from collections.abc import Callable

from cofounder.appspec import names
from cofounder.appspec.render import lasting, pieces, shape, templates
from cofounder.appspec.render.front import Front, coming_days, steps
from cofounder.appspec.render.plan import App, Entity
from cofounder.appspec.render.views import filtered, related

html = names.markup
lit = names.literal


def _split(main: list[str], aside: list[str]) -> str:
    if not "".join(aside).strip():
        return "\n".join(main)
    return f'<div class="split"><div>{"".join(main)}</div>\n<div>{"".join(aside)}</div></div>'


def _others(app: App, *shown: Entity) -> list[Entity]:
    return [e for e in app.entities if e not in shown]


def _public(app: App) -> list[Entity]:
    return [e for e in app.entities if shape.reading(app, e) == "everyone"]


def _month(front: Front, entity: Entity) -> str:
    front.lines += [
        f"    rows = access.visible(models.{entity.cls}.objects.all(), request.user)",
        f'    context["month"] = pages.month_of(rows, "{entity.day.ident}")',
    ]
    return front.guarded(
        entity,
        f'<div class="month--small">{{% url "{entity.ident}_calendar" as month_url %}}'
        '{% include "_month.html" %}</div>',
    )


def _agenda(front: Front) -> None:
    app = front.app
    dated = shape.on_calendar(app)
    rest = [e for e in _others(app, dated) if shape.style(e) in ("cards", "people")]
    lead = (rest or [dated])[0]
    front.main.append(front.hero(lead if lead in _public(app) else dated))
    coming = front.listed(dated, "coming", coming_days(dated, 6), title="Coming up", style="agenda")
    front.main.append(front.guarded(dated, _split([coming], [_month(front, dated)])))
    if shape.reading(app, dated) != "everyone":
        front.main.append(f"{{% if not user.is_authenticated %}}{steps(app)}{{% endif %}}")
    for entity in rest[:2]:
        front.main.append(
            front.listed(entity, entity.many, "[:4]" if shape.style(entity) == "cards" else "[:6]")
        )


def _lead(app: App, *styles: str) -> Entity:
    public = _public(app) or list(app.entities)
    return next((e for e in public if shape.style(e) in styles), public[0])


def _catalog(front: Front) -> None:
    app = front.app
    lead = _lead(app, "cards")
    front.main.append(front.hero(lead))
    front.main.append(_facets(lead))
    front.main.append(front.listed(lead, "lead", "[:8]", style="cards" if lead.title else ""))
    for entity in _others(app, lead)[:2]:
        front.main.append(front.listed(entity, entity.many, "[:4]", short=True))


def _facets(entity: Entity) -> str:
    choices = [f for f in entity.fields if f.ident in filtered(entity)][:1]
    return "".join(
        f'<nav class="chips" aria-label="{html(f.label)}">'
        + "".join(
            f'<a class="chip" href="{{% url "{entity.ident}_list" %}}?{f.ident}={value}">{html(words)}</a>'
            for value, words in f.choices
        )
        + "</nav>"
        for f in choices
    )


def _directory(front: Front) -> None:
    app = front.app
    lead = _lead(app, "cards", "people")
    front.main.append(front.hero(lead, search=True))
    front.main.append(_facets(lead))
    front.main.append(front.listed(lead, "lead", "[:9]", title=f"New {lead.several}"))
    others = _others(app, lead)
    if others:
        front.main.append(front.listed(others[0], others[0].many, "[:5]", short=True))


def _course(front: Front) -> None:
    app = front.app
    lead = _lead(app, "cards")
    front.main.append(front.hero(lead))
    going = next((e for e in _others(app, lead) if e.percent), None)
    if going:
        front.rows(going, "going", "[:4]")
        meters = (
            '<ul class="rows">{% for o in going %}<li class="row"><div class="row__text">'
            '<h3><a href="{{ o.get_absolute_url }}">{{ o }}</a></h3>'
            f"{pieces.meter(going.percent)}</div></li>{{% endfor %}}</ul>"
        )
        body = f"{{% if going %}}{meters}{{% else %}}{templates.empty(going, f'may_add.{going.ident}')}{{% endif %}}"
        front.main.append(front.section(going, body, "Where you are"))
    front.main.append(front.listed(lead, "lead", "[:6]"))
    for entity in _others(app, *filter(None, (lead, going)))[:2]:
        front.main.append(front.listed(entity, entity.many, "[:5]", short=True))


def _tracker(front: Front) -> None:
    app = front.app
    charted = shape.charted(app)
    lead = charted or app.entities[0]
    hello = (
        "Hello, {{ user.get_short_name|default:user.username }}"
        if shape.is_private(app)
        else html(app.name)
    )
    front.main.append(front.head(hello, html(app.tagline), lead))
    front.main.append(front.stats(list(app.entities[:4])))
    if charted:
        value, day = shape.drawn(charted), charted.day.ident
        front.lines += [
            f"    rows = access.visible(models.{charted.cls}.objects.all(), request.user)",
            f'    rows = rows.filter({day}__isnull=False, {value.ident}__isnull=False).order_by("-{day}", "-pk")[:30]',
            f'    context["points"] = [(row.{day}, row.{value.ident}) for row in reversed(rows)]',
        ]
        chart = (
            f'<section class="panel"><h2>{html(value.label)} over time</h2>{{% if points|length > 1 %}}{{% curve points %}}'
            '<p class="curve-ends"><span>{{ points.0.0|date:"j M" }}</span><span>'
            '{% with last=points|last %}{{ last.0|date:"j M" }}{% endwith %}</span></p>'
            f'{{% else %}}<p class="quiet">Two {html(charted.several)} make a line. Add them to see it.</p>{{% endif %}}</section>'
        )
        front.main.append(front.guarded(charted, chart))
    order = f'.order_by("-{lead.day.ident}", "-pk")[:6]' if lead.day else "[:6]"
    recent = front.listed(
        lead, "recent", order, title=f"Latest {lead.several}", style="table", short=True
    )
    sides = [
        front.listed(
            e,
            e.many,
            "[:4]",
            style=_narrow(e),
            short=True,
        )
        for e in _others(app, lead)[:2]
    ]
    front.main.append(_split([recent], sides))


def _narrow(entity: Entity) -> str:
    if shape.style(entity) == "people":
        return "people"
    return "agenda" if entity.day and not entity.first("money") else "brief"


def _board(front: Front) -> None:
    app = front.app
    lead = next(e for e in app.entities if e.status)
    hello = (
        "Hello, {{ user.get_short_name|default:user.username }}"
        if shape.is_private(app)
        else html(app.name)
    )
    front.main.append(front.head(hello, html(app.tagline), lead))
    front.main.append(front.stats(list(app.entities[:4])))
    links = ", ".join(lit(x) for x in ["owner", *related(app, lead)])
    status = lead.status.ident
    front.lines += [
        f"    rows = access.visible(models.{lead.cls}.objects.select_related({links}), request.user)",
        "    rows = list(rows[:120])",
        '    context["columns"] = []',
        f'    for value, label in models.{lead.cls}._meta.get_field("{status}").choices:',
        f"        here = [row for row in rows if row.{status} == value]",
        "        shown = [(row, access.may_decide(request.user, row)) for row in here[:4]]",
        '        context["columns"].append((value, label, len(here), shown))',
        *[f"    {line}" for line in lasting.left_lanes(lead, "rows", "request.user", "access", 4)],
    ]
    front.main.append(front.section(lead, templates.board(app, lead), url="board"))
    others = _others(app, lead)
    if others:
        one = front.listed(others[0], others[0].many, "[:5]", short=True)
        two = [front.listed(e, e.many, "[:4]", style=_narrow(e), short=True) for e in others[1:2]]
        front.main.append(_split([one], two))


def _events(front: Front) -> None:
    app = front.app
    dated = shape.on_calendar(app)
    front.main.append(front.hero(dated))
    coming = front.listed(dated, "coming", coming_days(dated, 8), title="What’s on", style="agenda")
    front.main.append(_split([coming], [_month(front, dated)]))
    for entity in _others(app, dated)[:2]:
        front.main.append(front.listed(entity, entity.many, "[:6]", short=True))


def _feed(front: Front) -> None:
    app = front.app
    lead = _lead(app, "posts", "cards")
    front.main.append(front.head(html(app.name), html(app.tagline), lead))
    feed = front.listed(
        lead,
        "feed",
        "[:12]",
        title=f"Latest {lead.several}",
        style="posts" if lead.title or lead.body else "",
    )
    sides = [
        front.listed(e, e.many, "[:5]", style=_narrow(e), short=True)
        for e in _others(app, lead)[:2]
    ]
    front.main.append(_split([feed], sides))


def _stock(front: Front) -> None:
    app = front.app
    lead = next((e for e in app.entities if e.stock), app.entities[0])
    front.main.append(front.head(html(app.name), html(app.tagline), lead))
    front.main.append(front.stats(list(app.entities[:4])))
    if lead.stock:
        stock = lead.stock.ident
        low = front.listed(
            lead, "low", f'.filter({stock}__lte=5).order_by("{stock}")[:6]', title="Running low", style="table",
            short=True,
        )  # fmt: skip
        low = low.replace(
            templates.empty(lead, f"may_add.{lead.ident}"),
            '<p class="panel">Nothing is running low. Good.</p>',
        )
        front.main.append(low)
    full = front.listed(lead, "recent", "[:6]", title=f"All {lead.several}", style="table")
    sides = [
        front.listed(e, e.many, "[:4]", style=_narrow(e), short=True)
        for e in _others(app, lead)[:2]
    ]
    front.main.append(full)
    front.main.extend(sides)


def _plain(front: Front) -> None:
    app = front.app
    public = _public(app) or list(app.entities)
    lead = public[0]
    if shape.is_private(app):
        hello = "Hello, {{ user.get_short_name|default:user.username }}"
        front.main.append(front.head(hello, html(app.tagline), lead))
        front.main.append(front.stats(list(app.entities[:4])))
    else:
        front.main.append(front.hero(lead))
    front.main.append(front.listed(lead, "lead", "[:6]"))
    for entity in _others(app, lead)[:2]:
        front.main.append(front.listed(entity, entity.many, "[:4]", short=True))


#: family -> what fills its front page
FAMILIES: dict[shape.Family, Callable[[Front], None]] = {
    "agenda": _agenda, "catalog": _catalog, "directory": _directory, "course": _course,
    "tracker": _tracker, "board": _board, "events": _events, "feed": _feed, "stock": _stock,
    "plain": _plain,
}  # fmt: skip
