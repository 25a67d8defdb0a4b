"""The Python of an app that answers requests: a module of views for each entity, and urls."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render import lasting, shape
from cofounder.appspec.render.plan import App, Entity
from cofounder.appspec.render.write import tuple_of

lit = names.literal


def searched(app: App, entity: Entity) -> list[str]:
    """Return the lookups that ``?q=`` searches, those of what the row belongs to included."""
    kinds = ("text", "long_text", "email", "phone")
    found = [f.ident for f in entity.fields if f.kind in kinds]
    for parent, other in app.parents(entity):
        if other.title:
            found.append(f"{parent.ident}__{other.title.ident}")
    return found


def filtered(entity: Entity) -> list[str]:
    """Return the choices a list can be narrowed by."""
    return [f.ident for f in entity.fields if f.kind == "choice"][:2]


def related(app: App, entity: Entity) -> list[str]:
    """Return the links to load with a row: those its title is made of, one step further too."""
    links = []
    for parent, other in app.parents(entity):
        links.append(parent.ident)
        if not other.title and other.parents:
            links.append(f"{parent.ident}__{other.parents[0].ident}")
    return links


def entity_views(app: App, entity: Entity) -> str:
    """Return ``app/views/<entity>.py``."""
    one, many = names.comment(entity.one), names.comment(entity.several)
    cls, ident = entity.cls, entity.ident
    moved = shape.moves(app, entity)
    dated = shape.on_calendar(app) is entity
    totals = aggregates(app, entity)
    imports = ["from django.urls import reverse, reverse_lazy"]
    if totals:
        imports.insert(0, f"from django.db.models import {', '.join(sorted(_functions(totals)))}")
    if _counts(app, entity):
        imports.insert(0, "from django.db.models import Count")
        imports = _joined(imports)
    lines = [
        f'"""Pages of {many}."""',
        "",
        *imports,
        "",
        "from .. import models, pages",
        f"from ..forms import {cls}Form",
        "",
        "",
        f"class {cls}List(pages.ListPage):",
        f'    """All {many}."""',
        "",
        f"    model = models.{cls}",
        f'    template_name = "{ident}/list.html"',
        f"    related = {tuple_of(related(app, entity))}",
    ]
    if app.has("search"):
        lines.append(f"    search_fields = {tuple_of(searched(app, entity))}")
    contacts = [f.ident for f in entity.fields if f.contact]
    if contacts:
        lines.append(f"    contact_fields = {tuple_of(contacts)}")
    lines.append(f"    filter_fields = {tuple_of(filtered(entity))}")
    if totals:
        lines += [
            "",
            "    def get_queryset(self):",
            f'        """Add {names.comment(" and ".join(a.words for a in totals))}."""',
            f"        rows = super().get_queryset().annotate({', '.join(a.code for a in totals)})",
            "        return rows.order_by(*self.model._meta.ordering)",
        ]
    extra = _list_context(app, entity)
    if extra:
        lines += [
            "",
            "    def get_context_data(self, **kwargs):",
            '        """Add the overview above the list."""',
            "        context = super().get_context_data(**kwargs)",
            *extra,
            "        return context",
        ]
    lines += ["", "", f"class {cls}Detail(pages.DetailPage):", f'    """One {one}."""', ""]
    lines += [
        f"    model = models.{cls}",
        f'    template_name = "{ident}/detail.html"',
        f"    related = {tuple_of(related(app, entity))}",
    ]
    if totals:
        lines += [
            "",
            "    def get_queryset(self):",
            f'        """Add {names.comment(" and ".join(a.words for a in totals))}."""',
            f"        rows = super().get_queryset().annotate({', '.join(a.code for a in totals)})",
            "        return rows.order_by(*self.model._meta.ordering)",
        ]
    children = app.children(entity)
    if children:
        lines += [
            "",
            "    def get_context_data(self, **kwargs):",
            '        """Add what belongs to it."""',
            "        context = super().get_context_data(**kwargs)",
            "        user = self.request.user",
        ]
        for link, child in children:
            loads = related(app, child)
            chained = f".select_related({', '.join(lit(x) for x in ['owner', *loads])})"
            lines += [
                f"        rows = self.object.{link.accessor}.all(){chained}",
                f'        context["{child.many}"] = pages.access.visible(rows, user)[:30]',
                f'        context["may_add_{child.ident}"] = pages.access.may_add(user, models.{child.cls})',
            ]
        lines.append("        return context")
    for page, base, sentence, texts in (
        (
            "Create",
            "CreatePage",
            f"Adds one to the {many}.",
            f"Add {_article(entity.one)} {entity.one}",
        ),
        ("Edit", "EditPage", f"Changes one of the {many}.", f"Change this {entity.one}"),
    ):
        back = f'reverse("{ident}_list")' if page == "Create" else "self.object.get_absolute_url()"
        lines += [
            "", "", f"class {cls}{page}(pages.{base}):", f'    """{sentence}"""', "",
            f"    model = models.{cls}", f"    form_class = {cls}Form", "",
            "    def get_context_data(self, **kwargs):",
            '        """Say what the form is for."""',
            f"        return super().get_context_data(**kwargs, heading={lit(texts)}, back={back})",
        ]  # fmt: skip
    lines += [
        "", "", f"class {cls}Delete(pages.DeletePage):", f'    """Removes one of the {many}."""', "",
        f"    model = models.{cls}", f'    success_url = reverse_lazy("{ident}_list")',
    ]  # fmt: skip
    if moved:
        lines += [
            "", "", f"class {cls}Move(pages.MovePage):", f'    """Moves one of the {many} on."""', "",
            f"    model = models.{cls}", f'    status_field = "{moved.ident}"',
        ]  # fmt: skip
        board = f"{ident}_board" if shape.boarded(app, entity) else f"{ident}_list"
        lines.append(f'    board_url = reverse_lazy("{board}")')
    if shape.boarded(app, entity):
        lines += [
            "", "", f"class {cls}Board(pages.BoardPage):", f'    """All {many} by status."""', "",
            f"    model = models.{cls}", f'    template_name = "{ident}/board.html"',
            f'    status_field = "{entity.status.ident}"',
            f"    related = {tuple_of(related(app, entity))}",
            *lasting.left_over(entity),
        ]  # fmt: skip
    if dated:
        lines += [
            "", "", f"class {cls}Calendar(pages.CalendarPage):", f'    """The {many} of a month."""', "",
            f"    model = models.{cls}", f'    template_name = "{ident}/calendar.html"',
            f'    day_field = "{entity.day.ident}"', f"    related = {tuple_of(related(app, entity))}",
        ]  # fmt: skip
    if app.has("export"):
        fields = [(p.ident, o.label) for p, o in app.parents(entity)]
        fields += [(f.ident, f.label) for f in entity.fields]
        lines += [
            "", "", f"class {cls}Export({cls}List, pages.ExportPage):",
            f'    """The {many} as a file."""', "",
            f'    file_name = "{entity.slug}.csv"', "    paginate_by = None", "    export_fields = (",
            *[f'        ("{i}", {lit(label)}),' for i, label in fields], "    )",
        ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _joined(imports: list[str]) -> list[str]:
    """Merge imports from ``django.db.models``."""
    prefix = "from django.db.models import "
    found = sorted(
        {n for i in imports if i.startswith(prefix) for n in i[len(prefix) :].split(", ")}
    )
    return [prefix + ", ".join(found), *[i for i in imports if not i.startswith(prefix)]]


def _article(word: str) -> str:
    return "an" if word[:1].lower() in "aeiou" else "a"


class Aggregate:
    """A number computed from what belongs to a row."""

    def __init__(self, code: str, function: str, words: str) -> None:
        self.code, self.function, self.words = code, function, words


def aggregates(app: App, entity: Entity) -> list[Aggregate]:
    """Return the numbers shown with every row: its average rating, or the amount raised.

    Two joins would multiply each other's rows, so there is one at most.
    """
    goal = shape.raised(app, entity)
    if goal:
        _, accessor, amount = goal
        code = f'raised_total=Sum("{accessor}__{amount.ident}")'
        return [Aggregate(code, "Sum", "the amount raised")]
    reviews = shape.rated(app, entity)
    if reviews:
        accessor, rating = reviews
        code = f'average_rating=Avg("{accessor}__{rating.ident}")'
        return [Aggregate(code, "Avg", "the average rating")]
    return []


def _functions(found: list[Aggregate]) -> set[str]:
    return {aggregate.function for aggregate in found}


def _counts(app: App, entity: Entity) -> bool:
    return app.has("chart") and bool(filtered(entity))


def _list_context(app: App, entity: Entity) -> list[str]:
    lines = []
    if app.has("low_stock") and entity.stock:
        lines.append(
            f'        context["low"] = pages.access.visible(models.{entity.cls}.objects'
            f".filter({entity.stock.ident}__lte=5), self.request.user)[:12]"
        )
    if _counts(app, entity):
        field = filtered(entity)[0]
        lines += [
            f'        counts = self.get_queryset().order_by().values("{field}").annotate(rows=Count("pk", distinct=True))',
            f'        found = {{count["{field}"]: count["rows"] for count in counts}}',
            f'        choices = models.{entity.cls}._meta.get_field("{field}").choices',
            '        context["bars"] = [(label, found.get(value, 0)) for value, label in choices]',
            '        context["most"] = max(found.values(), default=1)',
        ]
        choice = next(f for f in entity.fields if f.ident == field)
        if choice.later or choice.retired:
            former = f"models.{entity.cls}.FORMER[{lit(field)}]" if choice.retired else "{}"
            lines += [
                f'        former = {{None: "None yet", **{former}}}',
                "        left = [(former[value], found[value]) for value in former if value in found]",
                '        context["bars"] += left',
            ]
    return lines


def urls(app: App) -> str:
    """Return ``app/urls.py``."""
    lines = [
        '"""The addresses of the app."""',
        "",
        "from django.contrib.auth.views import LogoutView",
        "from django.urls import path",
        "",
        "from .views import account, home",
    ]
    lines += [f"from .views import {e.ident} as {e.ident}_pages" for e in app.entities]
    lines += [
        "",
        "urlpatterns = [",
        '    path("", home.home, name="home"),',
        '    path("healthz", account.healthz, name="healthz"),',
        '    path("signup/", account.signup, name="signup"),',
        '    path("login/", account.LogIn.as_view(), name="login"),',
        '    path("logout/", LogoutView.as_view(), name="logout"),',
        '    path("account/", account.account, name="account"),',
        '    path("account/people/", account.people, name="people"),',
    ]
    for entity in app.entities:
        pages = [("", "List", "list"), ("new/", "Create", "create")]
        if shape.on_calendar(app) is entity:
            pages.append(("calendar/", "Calendar", "calendar"))
        if shape.boarded(app, entity):
            pages.append(("board/", "Board", "board"))
        if app.has("export"):
            pages.append(("export.csv", "Export", "export"))
        pages += [
            ("<int:pk>/", "Detail", "detail"),
            ("<int:pk>/edit/", "Edit", "edit"),
            ("<int:pk>/delete/", "Delete", "delete"),
        ]
        if shape.moves(app, entity):
            pages.append(("<int:pk>/move/", "Move", "move"))
        lines += [
            f'    path("{entity.slug}/{tail}", {entity.ident}_pages.{entity.cls}{view}.as_view(),'
            f' name="{entity.ident}_{name}"),'
            for tail, view, name in pages
        ]
    lines.append("]")
    return "\n".join(lines) + "\n"
