"""The templates of an app: its frame, and the pages of each entity."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render import look, pieces, shape, views
from cofounder.appspec.render.plan import App, Entity, Field

html = names.markup
#: How many links the navigation shows before the rest folds into “More”.
LINKS = 5


def base(app: App, version: str) -> str:
    """Return ``base.html``; *version* is in the addresses of the style sheets."""
    side = app.theme.layout == "side"

    def link(entity: Entity) -> str:
        icon = f'{{% icon "{shape.icon(entity)}" %}}' if side else ""
        return (
            f'<a href="{{% url "{entity.ident}_list" %}}"'
            f"{{% if '/{entity.slug}/' in request.path %}} aria-current=\"page\"{{% endif %}}>"
            f"{icon}{html(entity.plural)}</a>"
        )

    shown = app.entities if side else app.entities[:LINKS]
    links = "\n".join(f"      {link(e)}" for e in shown)
    rest = "".join(link(e) for e in app.entities[len(shown) :])
    if rest:
        links += f'\n      <details class="more"><summary>More</summary><div>{rest}</div></details>'
    if shape.is_private(app):
        links = f"{{% if user.is_authenticated %}}\n{links}\n      {{% endif %}}"
    return f"""<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{% block title %}}{html(app.tagline or "Home")}{{% endblock %}} · {html(app.name)}</title>
  <meta name="description" content="{html(app.tagline or app.name)}">
  <link rel="icon" href="{{% static "icon.svg" %}}" type="image/svg+xml">
  <link rel="stylesheet" href="{{% static "theme.css" %}}?v={version}">
  <link rel="stylesheet" href="{{% static "app.css" %}}?v={version}">
</head>
<body class="{app.theme.layout}">
  <a class="skip" href="#main">Skip to content</a>
  <header class="bar"><div class="bar__in">
    <a class="brand" href="{{% url "home" %}}">{look.mark(app)}<span>{html(app.name)}</span></a>
    <nav class="nav" aria-label="Main">
{links}
    </nav>
    <div class="who">
      {{% if user.is_authenticated %}}
      <a class="who__me" href="{{% url "account" %}}" aria-label="Your account"><span class="avatar {{{{ user.username|hue }}}}" aria-hidden="true">{{{{ user.get_full_name|default:user.username|initials }}}}</span><div>{{{{ user.get_full_name|default:user.username|truncatechars:22 }}}}<small>{{{{ me.role }}}}</small></div></a>
      {{% else %}}
      <a class="button button--quiet button--small" href="{{% url "login" %}}">Log in</a>
      <a class="button button--small" href="{{% url "signup" %}}">Sign up</a>
      {{% endif %}}
    </div>
  </div></header>
  <main class="page" id="main">
    {{% for message in messages %}}<p class="flash flash--{{{{ message.tags }}}}" role="status">{{{{ message }}}}</p>{{% endfor %}}
    {{% block main %}}{{% endblock %}}
  </main>
  <footer class="foot"><p>{html(app.name)}{" · " + html(app.tagline) if app.tagline else ""}</p></footer>
</body>
</html>
"""


def page(title: str, main: str) -> str:
    """Return a page inside the frame. *title* and *main* are template source."""
    return (
        '{% extends "base.html" %}\n'
        f"{{% block title %}}{title}{{% endblock %}}\n"
        f"{{% block main %}}\n{main}\n{{% endblock %}}\n"
    )


def add_button(entity: Entity, condition: str = "may_add") -> str:
    """Return the button that adds a row, for those who may."""
    return (
        f'{{% if {condition} %}}<a class="button" href="{{% url "{entity.ident}_create" %}}">'
        f'{{% icon "plus" %}}Add {html(entity.one)}</a>{{% endif %}}'
    )


def empty(entity: Entity, condition: str = "may_add") -> str:
    """Return what stands where rows would be."""
    return (
        f'<div class="empty">{{% icon "{shape.icon(entity)}" %}}<h2>No {html(entity.several)} yet</h2>'
        f"<p>The first {html(entity.one)} will show up here.</p>{add_button(entity, condition)}</div>"
    )


def list_page(app: App, entity: Entity) -> str:
    """Return the list of an entity, with its search, filters and overview."""
    buttons = ""
    if shape.on_calendar(app) is entity:
        buttons += _link(f"{entity.ident}_calendar", "calendar", "Calendar")
    if shape.boarded(app, entity):
        buttons += _link(f"{entity.ident}_board", "board", "Board")
    if app.has("export"):
        buttons += (
            f'<a class="button button--quiet" href="{{% url "{entity.ident}_export" %}}'
            '{% if asked %}?{{ asked }}{% endif %}">{% icon "download" %}Export</a>'
        )
    search = ""
    if app.has("search") and views.searched(app, entity):
        search = (
            '<form class="search" role="search"><label class="sr" for="q">Search '
            f'{html(entity.several)}</label><input id="q" type="search" name="q" value="{{{{ query }}}}"'
            f' placeholder="Search {html(entity.several)}"><button class="button button--quiet">Search</button></form>'
        )
    overview = ""
    if app.has("low_stock") and entity.stock:
        overview += (
            '{% if low and not narrowed %}<div class="notice" role="status"><b>Running low:</b><span>{% for o in low %}'
            f'<a href="{{{{ o.get_absolute_url }}}}">{{{{ o }}}}</a> ({{{{ o.{entity.stock.ident}|plain }}}})'
            "{% if not forloop.last %}, {% endif %}{% endfor %}</span></div>{% endif %}\n"
        )
    if app.has("chart") and entity.first("choice"):
        overview += (
            f"{{% if object_list and not narrowed %}}{bars(entity.first('choice'))}{{% endif %}}\n"
        )
    tools = f'<div class="tools">{search}{{% include "_filters.html" %}}</div>'
    return page(
        html(entity.plural),
        f"""<div class="head"><h1>{html(entity.plural)}</h1>{buttons}{add_button(entity)}</div>
{tools}
{overview}{{% if object_list %}}
{pieces.listing(app, entity, "object_list")}
{{% include "_pages.html" %}}
{{% elif narrowed %}}
<div class="empty">{{% icon "search" %}}<h2>Nothing matches</h2><p>Try other words or another filter.</p><a class="button button--quiet" href="{{% url "{entity.ident}_list" %}}">Show all {html(entity.several)}</a></div>
{{% else %}}
{empty(entity)}
{{% endif %}}""",
    )


def bars(field: Field) -> str:
    """Return a chart of how many rows have each choice."""
    return (
        f'<section class="panel"><h2>By {html(names.inside(field.name))}</h2><dl class="bars">'
        "{% for label, rows in bars %}<div><dt>{{ label }}</dt><dd>"
        '<i style="--n: {{ rows|share:most }}"></i></dd><dd>{{ rows }}</dd></div>{% endfor %}</dl></section>'
    )


def _link(url: str, icon: str, words: str) -> str:
    return f'<a class="button button--quiet" href="{{% url "{url}" %}}">{{% icon "{icon}" %}}{words}</a>'


def detail_page(app: App, entity: Entity) -> str:
    """Return the page of one row, with what belongs to it."""
    style = shape.style(entity)
    moved = shape.moves(app, entity)
    art = '<div class="detail__art">{% picture o %}</div>' if style == "cards" else ""
    if style == "people":
        title = (
            '<div class="person person--big"><span class="avatar {{ o|hue }}" aria-hidden="true">'
            "{{ o|initials }}</span><h1>{{ o }}</h1></div>"
        )
    else:
        title = "<h1>{{ o }}</h1>"
    badge = pieces.value(entity.status) if entity.status else ""
    aside = [
        f'<div><dt>{html(o.label)}</dt><dd>{{% if o.{p.ident} %}}<a href="{{{{ o.{p.ident}.get_absolute_url }}}}">'
        f"{{{{ o.{p.ident} }}}}</a>{{% else %}}–{{% endif %}}</dd></div>"
        for p, o in app.parents(entity)
    ]
    prose = []
    for field in entity.fields:
        if field.kind == "long_text":
            head = f"<h2>{html(field.label)}</h2>" if prose else ""
            prose.append(f"{{% if o.{field.ident} %}}{head}{pieces.value(field)}{{% endif %}}")
        elif field not in (entity.title, entity.percent):
            aside.append(f"<div><dt>{html(field.label)}</dt><dd>{pieces.value(field)}</dd></div>")
    bars = (pieces.meter(entity.percent) if entity.percent else "") + pieces.raised(app, entity)
    prices = [f for f in entity.fields if f.kind == "money" and "goal" not in f.ident]
    price = (
        f'<span class="price">{pieces.value(prices[0])}</span>'
        if prices and style == "cards"
        else ""
    )
    moves = ""
    if moved:
        moves = (
            f'{{% if may_decide %}}<form method="post" action="{{% url "{entity.ident}_move" o.pk %}}" class="panel moves">'
            f"{{% csrf_token %}}<span>Move to</span>"
            + "".join(
                f'{{% if o.{moved.ident} != "{v}" %}}<button class="button button--quiet button--small" name="to" value="{v}">'
                f"{html(words)}</button>{{% endif %}}"
                for v, words in moved.choices
            )
            + "</form>{% endif %}"
        )
    related = "\n".join(
        _related(app, entity, link.ident, child) for link, child in app.children(entity)
    )
    main = f"""{{% with o=object %}}
<a class="back" href="{{% url "{entity.ident}_list" %}}">{{% icon "left" %}}{html(entity.plural)}</a>
<div class="split">
  <div>
    <header class="detail__head">{art}<div class="detail__title">{title}{badge}{price}{pieces.stars(app, entity)}</div>
    {{% if may_change %}}<div class="actions"><a class="button button--quiet button--small" href="{{% url "{entity.ident}_edit" o.pk %}}">Edit</a><a class="button button--quiet button--small" href="{{% url "{entity.ident}_delete" o.pk %}}">Delete</a></div>{{% endif %}}</header>
    {f'<div class="prose">{"".join(prose)}</div>' if prose else ""}
    {bars}
    {moves}
{related}
  </div>
  <aside class="panel"><h2>At a glance</h2><dl class="facts">{"".join(aside)}
    <div><dt>Added</dt><dd>{{{{ o.created_at|date:"j M Y" }}}}{{% if o.owner %}} by {{{{ o.owner.get_full_name|default:o.owner.username }}}}{{% endif %}}</dd></div></dl></aside>
</div>
{{% endwith %}}"""
    return page("{{ object }}", main)


def _related(app: App, entity: Entity, link: str, child: Entity) -> str:
    style = shape.style(child)
    rows = pieces.listing(
        app,
        child,
        child.many,
        short=True,
        about=link,
        style="table" if style == "cards" else style,
    )
    # Inside the loop “o” is a child; outside it is the row of the page.
    private = shape.reading(app, child) != "everyone"
    section = f"""    <section class="section"><div class="section__head"><h2>{html(child.plural)}</h2>{{% if may_add_{child.ident} %}}<a href="{{% url "{child.ident}_create" %}}?{link}={{{{ o.pk }}}}">Add {html(child.one)}</a>{{% endif %}}</div>
    {{% if {child.many} %}}{rows}{{% else %}}<p class="quiet">No {html(child.several)} yet.</p>{{% endif %}}</section>"""
    return f"{{% if user.is_authenticated %}}{section}{{% endif %}}" if private else section


def calendar_page(entity: Entity) -> str:
    """Return the month of a dated entity."""
    return page(
        f"{html(entity.plural)}: calendar",
        f"""<div class="head"><h1>{html(entity.plural)}</h1>{_link(f"{entity.ident}_list", "list", "List")}{add_button(entity)}</div>
{{% url "{entity.ident}_calendar" as month_url %}}{{% include "_month.html" %}}""",
    )


def board_page(app: App, entity: Entity) -> str:
    """Return the board of an entity with a status."""
    return page(
        f"{html(entity.plural)}: board",
        f"""<div class="head"><h1>{html(entity.plural)}</h1>{_link(f"{entity.ident}_list", "list", "List")}{add_button(entity)}</div>
{board(app, entity)}""",
    )


def board(app: App, entity: Entity) -> str:
    """Return the columns of a board; ``columns`` is in the context."""
    due = f'<span>{{{{ o.{entity.day.ident}|date:"j M" }}}}</span>' if entity.day else ""
    money = f"<b>{pieces.value(m)}</b>" if (m := entity.first("money")) else ""
    others = [f for f in entity.fields if f.kind == "choice" and f != entity.status][:1]
    extra = "".join(pieces.value(f) for f in others)
    parent = "".join(
        f"{{% if o.{p.ident} %}}<span>{{{{ o.{p.ident} }}}}</span>{{% endif %}}"
        for p, _ in app.parents(entity)[:1]
        if entity.title
    )
    options = "".join(
        f'<option value="{value}"{{% if value == "{value}" %}} selected{{% endif %}}>{html(words)}</option>'
        for value, words in entity.status.choices
    )
    return f"""<div class="board" tabindex="0" role="group" aria-label="{html(entity.plural)} by status">
{{% for value, label, count, rows in columns %}}<section class="lane"><h2>{{{{ label }}}}<small>{{{{ count }}}}</small></h2>
{{% for o, may_move in rows %}}<article class="ticket"><h3><a href="{{{{ o.get_absolute_url }}}}">{{{{ o }}}}</a></h3><div class="meta">{parent}{due}{money}{extra}</div>
{{% if may_move %}}<form method="post" action="{{% url "{entity.ident}_move" o.pk %}}">{{% csrf_token %}}<input type="hidden" name="next" value="board"><label class="sr" for="to-{{{{ o.pk }}}}">Move {{{{ o }}}} to</label><select name="to" id="to-{{{{ o.pk }}}}">{options}</select><button class="button button--quiet button--small">Move</button></form>{{% endif %}}</article>
{{% empty %}}<p class="lane__none">Nothing here.</p>{{% endfor %}}</section>
{{% endfor %}}</div>"""
