"""How one value, and one row, look in a template: the pieces pages are made of."""

# ruff: noqa: E501 - what is written is kept in whole lines

from functools import partial

from cofounder.appspec import names
from cofounder.appspec.render import shape
from cofounder.appspec.render.plan import App, Entity, Field

html = names.markup


def value(field: Field, row: str = "o") -> str:
    """Return the template that writes *field* of *row*; contacts are for members only."""
    written = _written(field, row)
    if not field.contact:
        return written
    return f"{{% if user.is_authenticated %}}{written}{{% else %}}Shown to members{{% endif %}}"


def _written(field: Field, row: str) -> str:
    at = f"{row}.{field.ident}"
    if field.later and field.kind in ("choice", "yes_no", "rating"):
        # Rows from before it was asked for have none.
        return f"{{% if {at} is None %}}–{{% else %}}{_filled(field, row)}{{% endif %}}"
    return _filled(field, row)


def _filled(field: Field, row: str) -> str:
    at = f"{row}.{field.ident}"
    return {
        "money": f"{{{{ {at}|money }}}}",
        "number": f"{{{{ {at}|plain }}}}",
        "decimal": f"{{{{ {at}|plain }}}}",
        "date": f'{{{{ {at}|date:"j M Y"|default:"–" }}}}',
        "time": f'{{{{ {at}|time:"H:i"|default:"–" }}}}',
        "yes_no": f'{{{{ {at}|yesno:"Yes,No" }}}}',
        "choice": f'<span class="badge {{{{ {at}|tone }}}}">{{{{ {row}.get_{field.ident}_display }}}}</span>',
        "rating": f"{{{{ {at}|stars }}}}",
        "email": f'{{% if {at} %}}<a href="mailto:{{{{ {at} }}}}">{{{{ {at} }}}}</a>{{% else %}}–{{% endif %}}',
        "link": f'{{% if {at} %}}<a href="{{{{ {at} }}}}" rel="noopener nofollow">{{{{ {at} }}}}</a>'
        "{% else %}–{% endif %}",
        "long_text": f"{{{{ {at}|linebreaks }}}}",
    }.get(field.kind, f'{{{{ {at}|default:"–" }}}}')


def is_number(field: Field) -> bool:
    """Tell whether *field* stands right-aligned in a table."""
    return field.kind in ("money", "number", "decimal")


def meter(field: Field, row: str = "o") -> str:
    """Return a bar for a percentage."""
    at = f"{row}.{field.ident}"
    bar = (
        f'<div class="meter"><span>{html(field.label)}: {{{{ {at}|share }}}}%</span>'
        f'<div class="meter__bar"><i style="--n: {{{{ {at}|share }}}}"></i></div></div>'
    )
    return f"{{% if {at} is not None %}}{bar}{{% endif %}}" if field.later else bar


def raised(app: App, entity: Entity, row: str = "o") -> str:
    """Return a bar for the amount raised of a goal, where there is one."""
    found = shape.raised(app, entity)
    if not found:
        return ""
    goal = f"{row}.{found[0].ident}"
    return (
        f'<div class="meter"><div class="meter__bar"><i style="--n: {{{{ {row}.raised_total|share:{goal} }}}}">'
        f"</i></div><span><b>{{{{ {row}.raised_total|default:0|money }}}}</b> of {{{{ {goal}|money }}}}</span></div>"
    )


def stars(app: App, entity: Entity, row: str = "o") -> str:
    """Return the average rating of a row, where it is reviewed."""
    if not shape.rated(app, entity) or shape.raised(app, entity):
        return ""
    return f"{{% if {row}.average_rating %}}{{{{ {row}.average_rating|stars }}}}{{% endif %}}"


def _facts(entity: Entity, most: int, *not_these: Field | None) -> list[Field]:
    dull = ("long_text", "link", "choice", "money", "rating", "yes_no", "email", "phone")
    kept = [f for f in entity.fields if f.kind not in dull and f not in not_these and not f.contact]
    return [f for f in kept if f not in (entity.title, entity.percent)][:most]


def _meta(
    app: App, entity: Entity, most: int = 3, *not_these: Field | None, said: tuple[str, ...] = ()
) -> str:
    parts = [
        f"{{% if o.{p.ident} %}}<span>{{{{ o.{p.ident} }}}}</span>{{% endif %}}"
        for p, _ in app.parents(entity)[:2]
        if p.ident not in (said or _in_title(entity))
    ]
    for field in _facts(entity, most, *not_these):
        parts.append(
            f"{{% if o.{field.ident} is not None and o.{field.ident} != '' %}}<span>{_told(entity, field)}</span>"
            "{% endif %}"
        )
    return f'<div class="meta">{"".join(parts[: most + 1])}</div>' if parts else ""


def _in_title(entity: Entity) -> tuple[str, ...]:
    """Return the link whose name is the title of *entity*, where it has none of its own."""
    return () if entity.title else tuple(p.ident for p in entity.parents[:1])


def _told(entity: Entity, field: Field) -> str:
    """Return a value that explains itself: “45 min”, “12 in stock”, “Capacity: 24”."""
    if field.kind in ("text", "date", "time"):
        return value(field)
    if "minutes" in field.ident:
        return f"{value(field)} min"
    if field == entity.stock:
        return f"{value(field)} in stock"
    return f"{html(field.label)}: {value(field)}"


def _line(field: Field | None, longest: int) -> str:
    """Return *field* as one quiet line; contacts are left out for visitors."""
    if field is None:
        return ""
    words = f'<p class="quiet">{{{{ o.{field.ident}|truncatechars:{longest} }}}}</p>'
    return f"{{% if user.is_authenticated %}}{words}{{% endif %}}" if field.contact else words


def brief(app: App, entity: Entity) -> str:
    """Return a row for a narrow column: what it is, and one line about it."""
    line = entity.body or entity.first("email", "phone")
    words = _line(line, 64)
    side = value(entity.status) if entity.status else ""
    return (
        '<li class="row"><div class="row__text"><h3><a href="{{ o.get_absolute_url }}">{{ o }}</a>'
        f"</h3>{_meta(app, entity, 2) or words}</div>"
        + (f'<div class="row__end">{side}</div>' if side else "")
        + "</li>"
    )


def card(app: App, entity: Entity) -> str:
    """Return a card with a picture."""
    price = next((f for f in entity.fields if f.kind == "money" and "goal" not in f.ident), None)
    end = f'<span class="price">{value(price)}</span>' if price else ""
    if entity.status:
        end += value(entity.status)
    elif choice := entity.first("choice"):
        end += value(choice)
    rating = stars(app, entity) or (value(r) if (r := entity.first("rating")) else "")
    body = (
        f"{{% if o.{entity.body.ident} %}}<p>{{{{ o.{entity.body.ident} }}}}</p>{{% endif %}}"
        if entity.body
        else ""
    )
    bar = meter(entity.percent) if entity.percent else raised(app, entity)
    foot = f'<div class="card__end">{end}</div>' if end else ""
    if bar:
        foot = f'<div class="card__in">{bar}</div>'
    return (
        '<li class="card"><div class="card__art">{% picture o %}</div><div class="card__in">'
        f'<h3><a href="{{{{ o.get_absolute_url }}}}">{{{{ o }}}}</a></h3>{rating}{body}'
        f"{_meta(app, entity, 2, price)}</div>"
        f"{foot}</li>"
    )


def person(app: App, entity: Entity) -> str:
    """Return a card of a person, with initials."""
    price = entity.first("money")
    side = stars(app, entity) or (f'<span class="price">{value(price)}</span>' if price else "")
    side = side or (value(entity.status) if entity.status else "")
    line = entity.body or entity.first("email", "phone")
    words = _line(line, 70)
    return (
        '<li class="person"><span class="avatar {{ o|hue }}" aria-hidden="true">{{ o|initials }}</span><div>'
        f'<h3><a href="{{{{ o.get_absolute_url }}}}">{{{{ o }}}}</a></h3>{_meta(app, entity, 2, price) or words}'
        f"{side}</div></li>"
    )


def day_row(app: App, entity: Entity, about: str = "") -> str:
    """Return a row that begins with its date.

    *about* is the link to the row on whose page it stands: its name is not said again.
    """
    day, time = entity.day, entity.first("time")
    at = f"{{{{ o.{time.ident}|time:'H:i' }}}}" if time else ""
    title = "{{ o }}"
    named = next((p for p in entity.parents if p.ident != about), None)
    if not entity.title and entity.parents:
        title = f"{{{{ o.{named.ident}|default:o }}}}" if named else html(entity.label)
    when = f"<span>{at}</span>" if at else ""
    meta = (
        _meta(app, entity, 2, day, time, said=(about, named.ident if named else ""))
        .removeprefix('<div class="meta">')
        .removesuffix("</div>")
    )
    side = value(entity.status) if entity.status else ""
    none = '|default:"–"' if day.later else ""
    return (
        f'<li class="row"><span class="tile"><span>{{{{ o.{day.ident}|date:"M" }}}}</span>'
        f'<b>{{{{ o.{day.ident}|date:"j"{none} }}}}</b></span><div class="row__text">'
        f'<h3><a href="{{{{ o.get_absolute_url }}}}">{title}</a></h3>'
        f'<div class="meta">{when}{meta}</div></div>'
        + (f'<div class="row__end">{side}</div>' if side else "")
        + "</li>"
    )


def post(app: App, entity: Entity, *, alone: bool = True) -> str:
    """Return a post of a feed: who, when, what; *alone* also says what it is about."""
    body = entity.body
    text = f"<p>{{{{ o.{body.ident}|truncatewords:60 }}}}</p>" if body else ""
    link = '<a href="{{ o.get_absolute_url }}">'
    title = f"<h3>{link}{{{{ o }}}}</a></h3>" if entity.title else ""
    art = '<div class="post__art">{% picture o %}</div>' if entity.archetype == "post" else ""
    rating = value(r) if (r := entity.first("rating")) else ""
    who = "o.owner.get_full_name|default:o.owner.username"
    about = "".join(
        f'{{% if o.{p.ident} %}} on <a href="{{{{ o.{p.ident}.get_absolute_url }}}}">'
        f"{{{{ o.{p.ident} }}}}</a>{{% endif %}}"
        for p, _ in app.parents(entity)[:1]
        if alone
    )
    counts = "".join(
        f"<span>{{% with n=o.{way.accessor}.count %}}{{{{ n }}}} {{% if n == 1 %}}{html(child.one)}"
        f"{{% else %}}{html(child.several)}{{% endif %}}{{% endwith %}}</span>"
        for way, child in app.children(entity)[:3]
    )
    return (
        '<li class="post"><div class="post__by">'
        '<span class="avatar {{ o.owner.username|hue }}" aria-hidden="true">'
        f'{{{{ {who}|default:"?"|initials }}}}</span>'
        f'<div><b>{{{{ {who}|default:"Somebody" }}}}</b>{about}'
        f"<small>{link}{{{{ o.created_at|timesince }}}} ago</a></small></div></div>"
        f"{art}{title}{rating}{text}"
        + (f'<div class="meta">{counts}</div>' if counts else "")
        + "</li>"
    )


def table(app: App, entity: Entity, rows: str, most: int = 5) -> str:
    """Return a table of *rows*, which becomes a stack of cards on a small screen."""
    dull = () if entity.title else (entity.day,)  # the title tells the day already
    columns = [f for f in shape.columns(entity, most + 1) if f not in dull][:most]
    parents = [(p, o) for p, o in app.parents(entity) if entity.title or p is not entity.parents[0]]
    heads = [f'<th scope="col">{html(entity.label)}</th>']
    heads += [f'<th scope="col">{html(o.label)}</th>' for _, o in parents[:2]]
    heads += [
        f'<th scope="col"{" class=num" if is_number(f) else ""}>{html(f.label)}</th>'
        for f in columns
    ]
    first = "{{ o }}"
    cells = [
        f'<td data-label="{html(entity.label)}"><a href="{{{{ o.get_absolute_url }}}}">{first}</a></td>'
    ]
    cells += [
        f'<td data-label="{html(o.label)}">{{{{ o.{p.ident}|default:"–" }}}}</td>'
        for p, o in parents[:2]
    ]
    cells += [
        f'<td data-label="{html(f.label)}"{" class=num" if is_number(f) else ""}><span>{value(f)}</span></td>'
        for f in columns
    ]
    return (
        f'<div class="table"><table><thead><tr>{"".join(heads)}</tr></thead><tbody>\n'
        f"{{% for o in {rows} %}}<tr>{''.join(cells)}</tr>\n{{% endfor %}}</tbody></table></div>"
    )


def listing(
    app: App, entity: Entity, rows: str, *, style: str = "", short: bool = False, about: str = ""
) -> str:
    """Return *rows* of *entity* in the style that suits it, without an empty state.

    *short* leaves out columns; *about* is the link to the row on whose page they stand.
    """
    style = style or shape.style(entity)
    if style == "table":
        return table(app, entity, rows, 3 if short else 5)
    drawn = {
        "cards": card,
        "people": person,
        "agenda": partial(day_row, about=about),
        "brief": brief,
        "posts": partial(post, alone=not about),
    }[style](app, entity)
    box = {"agenda": "rows", "brief": "rows"}.get(style, style)
    return f'<ul class="{box}">\n{{% for o in {rows} %}}{drawn}\n{{% endfor %}}</ul>'
