"""The Python of an app that is about its data: models, roles, forms and the admin."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render import shape
from cofounder.appspec.render.plan import DEMO_PASSWORD, App, Entity, Field
from cofounder.appspec.render.write import pairs, tuple_of

lit = names.literal


def models(app: App) -> str:
    """Return ``app/models.py``."""
    blocks = [
        '"""What the app keeps track of."""\n\n'
        "import datetime\n\n"
        "from django.conf import settings\n"
        "from django.core.exceptions import ValidationError\n"
        "from django.core.validators import MaxValueValidator, MinValueValidator\n"
        "from django.db import models\n"
        "from django.urls import reverse\n"
        "from django.utils import formats, timezone\n\n"
        "from .roles import ROLES\n\n\n"
        "def today():\n"
        '    """Return today where the app lives."""\n'
        "    return timezone.localdate()\n\n\n"
        "def nine():\n"
        '    """Return nine in the morning."""\n'
        "    return datetime.time(9, 0)\n\n\n"
        "class Profile(models.Model):\n"
        '    """What we know of an account besides its name: its role."""\n\n'
        "    ROLES = ROLES\n\n"
        "    user = models.OneToOneField(\n"
        '        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile"\n'
        "    )\n"
        "    role = models.CharField(max_length=40, choices=ROLES, blank=True)\n\n"
        "    def __str__(self):\n"
        '        return f"{self.user} ({self.get_role_display()})"\n'
    ]
    blocks += [_model(app, entity) for entity in parents_first(app)]
    return "\n\n".join(blocks)


def parents_first(app: App) -> list[Entity]:
    """Return the entities in an order in which each comes after what it belongs to."""
    done: list[Entity] = []
    left = list(app.entities)
    while left:
        ready = next(
            e for e in left if all(app.entity(p.entity) in done for p in e.parents)
        )  # tidied specs have no circles
        done.append(ready)
        left.remove(ready)
    return done


def _model(app: App, entity: Entity) -> str:
    lines = [f"class {entity.cls}(models.Model):", f'    """{names.comment(entity.label)}."""', ""]
    lines.append(f'    URL_NAME = "{entity.ident}"')
    lines.append(
        f"    #: What it belongs to.\n    PARENTS = {tuple_of(p.ident for p in entity.parents)}"
    )
    lines.append("")
    for parent, other in app.parents(entity):
        lines += [
            f"    {parent.ident} = models.ForeignKey(",
            f"        {lit(other.cls)},",
            "        on_delete=models.CASCADE,",
            f"        related_name={lit(parent.accessor)},",
            f"        verbose_name={lit(other.name)},",
            "        null=True,",
            "    )",
        ]
    lines += [f"    {field.ident} = {column(entity, field)}" for field in entity.fields]
    order = _order(entity)
    lines += [
        "    owner = models.ForeignKey(",
        "        settings.AUTH_USER_MODEL,",
        "        on_delete=models.CASCADE,",
        '        related_name="+",',
        "        null=True,",
        "        blank=True,",
        "        editable=False,",
        "    )",
        "    created_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)",
        "",
        "    class Meta:",
        f"        ordering = {order}",
        f"        verbose_name = {lit(entity.name)}",
        f"        verbose_name_plural = {lit(entity.plural_name)}",
        "",
        "    def __str__(self):",
        *_title(app, entity),
        "",
        "    def get_absolute_url(self):",
        '        """Return the address of its page."""',
        f'        return reverse("{entity.ident}_detail", args=[self.pk])',
        *_rules(entity),
    ]
    return "\n".join(lines) + "\n"


def _order(entity: Entity) -> str:
    """Plans run forward, logs run backward, and everything else shows the newest first."""
    if entity.day and shape.style(entity) == "agenda":
        return f'["{entity.day.ident}", "pk"]'
    if entity.day and not entity.title:
        return f'["-{entity.day.ident}", "-pk"]'
    return '["-created_at", "-pk"]'


def _title(app: App, entity: Entity) -> list[str]:
    if entity.title:
        return [f"        return str(self.{entity.title.ident}) or {lit(entity.label)}"]
    day = ""
    if entity.day:
        day = f'formats.date_format(self.{entity.day.ident}, "j M Y") if self.{entity.day.ident} else ""'
    parents = app.parents(entity)
    if parents:
        first = f"str(self.{parents[0][0].ident} or {lit(entity.label)})"
        second = day or f"str(self.{parents[1][0].ident} or '')" if day or len(parents) > 1 else ""
        kind = f"{lit(entity.label)}, " if not second else ""
        return [f'        return " · ".join(filter(None, [{first}, {kind}{second}]))']
    return [
        f'        return " · ".join(filter(None, [{lit(entity.label)}, {day or "str(self.pk)"}]))'
    ]


def _rules(entity: Entity) -> list[str]:
    """Return ``clean``: bookings must not overlap, things must not end before they begin."""
    start = entity.called("start date", "starts on", "check in", "from", "start")
    end = entity.called("end date", "return date", "ends on", "check out", "until", "to", "end")
    time = entity.first("time")
    if start and end and start.kind == end.kind == "date":
        return [
            "",
            "    def clean(self):",
            '        """Refuse an end before the start."""',
            f"        if self.{start.ident} and self.{end.ident} and self.{end.ident} < self.{start.ident}:",
            f'            raise ValidationError({{"{end.ident}": "This is before the start."}})',
        ]
    if not clashes(entity):
        return []
    minutes = _minutes(entity)
    long = f"self.{minutes.ident} or 30" if minutes else "30"
    other_long = f"other.{minutes.ident} or 30" if minutes else "30"
    about = entity.parents[0].ident
    lines = [
        "",
        "    def clean(self):",
        '        """Refuse two at the same time for the same one."""',
        f"        if not (self.{entity.day.ident} and self.{time.ident} and self.{about}_id):",
        "            return",
        f"        begin = datetime.datetime.combine(self.{entity.day.ident}, self.{time.ident})",
        f"        end = begin + datetime.timedelta(minutes={long})",
        f"        others = {entity.cls}.objects.filter(",
        f"            {about}_id=self.{about}_id, {entity.day.ident}=self.{entity.day.ident}",
        "        ).exclude(pk=self.pk)",
    ]
    gone = [v for v, _ in (entity.status.choices if entity.status else ()) if v in _GONE]
    if gone:
        lines.append(f"        others = others.exclude({entity.status.ident}__in={gone!r})")
        lines.append(f"        if self.{entity.status.ident} in {gone!r}:")
        lines.append("            return")
    return [
        *lines,
        f"        for other in others.filter({time.ident}__isnull=False):",
        f"            other_begin = datetime.datetime.combine(other.{entity.day.ident}, other.{time.ident})",
        f"            other_end = other_begin + datetime.timedelta(minutes={other_long})",
        "            if begin < other_end and other_begin < end:",
        '                raise ValidationError("That time is already taken. Please choose another.")',
    ]


_GONE = {"cancelled", "canceled", "declined", "rejected"}


def _minutes(entity: Entity) -> Field | None:
    return next((f for f in entity.fields if f.kind == "number" and "minutes" in f.ident), None)


def clashes(entity: Entity) -> bool:
    """Tell whether two rows of *entity* may not be at the same time."""
    return bool(
        entity.archetype in ("booking", "match")
        and entity.day
        and entity.first("time")
        and entity.parents
    )


def needed(entity: Entity, field: Field) -> bool:
    """Tell whether a form must ask for *field*."""
    return field.required or field in (entity.title, entity.status) or _first_day(entity, field)


def _first_day(entity: Entity, field: Field) -> bool:
    return shape.style(entity) == "agenda" and field in (entity.day, entity.first("time"))


def column(entity: Entity, field: Field) -> str:
    """Return the model field; each has a default or may be empty, so migrations never ask."""
    must = needed(entity, field)
    name = f"verbose_name={lit(field.name)}"
    blank = "" if must else ", blank=True"
    zero = ", default=0" if must else ", null=True, blank=True"
    if field.kind == "choice":
        return (
            f"models.CharField(\n        {name},\n        max_length=40,\n        choices={pairs(field.choices)},\n"
            f'        default="{field.choices[0][0]}",\n    )'
        )
    if field.kind == "long_text":
        return f'models.TextField({name}, default=""{blank})'
    if field.kind == "number":
        cls = (
            "PositiveIntegerField"
            if field == entity.stock or field == entity.percent
            else "IntegerField"
        )
        top = ", validators=[MaxValueValidator(100)]" if field == entity.percent else ""
        return f"models.{cls}({name}{zero}{top})"
    if field.kind in ("decimal", "money"):
        least = ", validators=[MinValueValidator(0)]" if field.kind == "money" else ""
        return f"models.DecimalField({name}, max_digits=12, decimal_places=2{zero}{least})"
    if field.kind == "date":
        return f"models.DateField({name}, {'default=today' if must else 'null=True, blank=True'})"
    if field.kind == "time":
        return f"models.TimeField({name}, {'default=nine' if must else 'null=True, blank=True'})"
    if field.kind == "yes_no":
        return f"models.BooleanField({name}, default=False)"
    if field.kind == "rating":
        return (
            f"models.PositiveSmallIntegerField(\n        {name},\n"
            "        validators=[MinValueValidator(1), MaxValueValidator(5)],\n"
            + (
                "        default=5,\n    )"
                if must
                else "        null=True,\n        blank=True,\n    )"
            )
        )
    cls, size = {
        "email": ("EmailField", ""),
        "link": ("URLField", ", max_length=400"),
        "phone": ("CharField", ", max_length=40"),
    }.get(field.kind, ("CharField", ", max_length=160"))
    return f'models.{cls}({name}{size}, default=""{blank})'


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


def forms(app: App) -> str:
    """Return ``app/forms.py``."""
    blocks = [
        '"""The forms: what is asked, and how."""\n\n'
        "from django import forms\n"
        "from django.contrib.auth.forms import UserCreationForm\n"
        "from django.urls import reverse\n"
        "from django.utils.html import format_html\n\n"
        "from . import access, models\n\n\n"
        "class SignUpForm(UserCreationForm):\n"
        '    """A new account with its role."""\n\n'
        + (
            '    role = forms.ChoiceField(label="I am a", choices=models.Profile.ROLES)\n\n'
            if len(app.roles) > 1
            else f'    role = forms.CharField(initial="{app.roles[0].ident}", required=False,'
            " widget=forms.HiddenInput)\n\n"
        )
        + "    def save(self, commit=True):\n"
        '        """Save the account and its role."""\n'
        "        user = super().save(commit)\n"
        + (
            '        role = self.cleaned_data["role"]\n'
            if len(app.roles) > 1
            else f'        role = "{app.roles[0].ident}"  # the only one\n'
        )
        + '        models.Profile.objects.update_or_create(user=user, defaults={"role": role})\n'
        "        return user\n\n\n"
        "class RowForm(forms.ModelForm):\n"
        '    """A form that knows who fills it in, and offers only what they may see."""\n\n'
        "    def __init__(self, *args, user, **kwargs):\n"
        "        super().__init__(*args, **kwargs)\n"
        "        for field in self.fields.values():\n"
        "            field.wide = isinstance(field.widget, forms.Textarea)\n"
        '            if not hasattr(field, "queryset"):\n'
        "                continue\n"
        "            field.queryset = access.visible(field.queryset, user)\n"
        '            field.empty_label = "Choose…" if field.required else "None"\n'
        "            model = field.queryset.model\n"
        "            if access.may_add(user, model) and not field.queryset.exists():\n"
        '                url = reverse(f"{model.URL_NAME}_create")\n'
        "                field.help_text = format_html('There is none yet. <a href=\"{}\">Add one first</a>.', url)\n"
    ]
    blocks += [_form(app, entity) for entity in app.entities]
    return "\n\n".join(blocks)


def _form(app: App, entity: Entity) -> str:
    lines = [
        f"class {entity.cls}Form(RowForm):",
        f'    """Asks for {names.comment(entity.one)}."""',
        "",
        "    class Meta:",
        f"        model = models.{entity.cls}",
        "        fields = (",
    ]
    first = [entity.title.ident] if entity.title else []
    rest = [p.ident for p in entity.parents] + [f.ident for f in entity.fields]
    lines += [f'            "{i}",' for i in dict.fromkeys(first + rest)]
    lines.append("        )")
    labels = [(p.ident, names.label(o.name)) for p, o in app.parents(entity)]
    labels += [(f.ident, f.label) for f in entity.fields]
    lines.append("        labels = {")
    lines += [f'            "{ident}": {lit(label)},' for ident, label in labels]
    lines.append("        }")
    widgets = [(f.ident, _WIDGETS[f.kind]) for f in entity.fields if f.kind in _WIDGETS]
    if widgets:
        lines.append("        widgets = {")
        lines += [f'            "{ident}": {widget},' for ident, widget in widgets]
        lines.append("        }")
    if app.has("approval") and entity.status:
        status = entity.status.ident
        lines += [
            "",
            "    def __init__(self, *args, user, **kwargs):",
            "        super().__init__(*args, user=user, **kwargs)",
            "        # Whoever asks does not decide: the status starts at its first value.",
            "        if not access.may_decide(user, self.instance):",
            f'            del self.fields["{status}"]',
        ]
    return "\n".join(lines) + "\n"


_WIDGETS = {
    "date": 'forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})',
    "time": 'forms.TimeInput(format="%H:%M", attrs={"type": "time"})',
    "phone": 'forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})',
    "rating": 'forms.Select(choices=[(n, "★" * n) for n in range(5, 0, -1)])',
    "long_text": 'forms.Textarea(attrs={"rows": 5})',
}


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
