"""``models.py`` of an app: its tables, their titles and their rules."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render import lasting, shape
from cofounder.appspec.render.plan import App, Entity, Field
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
        "    limited = models.BooleanField(\n"
        "        default=False,\n"
        '        verbose_name="only their own",\n'
        '        help_text="Changes only what is their own, whatever the role allows.",\n'
        "    )\n\n"
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
    if retired := [field for field in entity.fields if field.retired]:
        former = ", ".join(f'"{f.ident}": dict({pairs(f.retired, 4)})' for f in retired)
        lines.append(
            f"    #: No longer offered; rows that say it keep it.\n    FORMER = {{{former}}}"
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
        *lasting.former(entity),
    ]
    return "\n".join(lines) + "\n"


def _order(entity: Entity) -> str:
    """Plans run forward, logs run backward, and everything else shows the newest first."""
    if entity.day and entity.day.later and (shape.style(entity) == "agenda" or not entity.title):
        # Rows from before have no day: they come last, whatever the database.
        way = "asc" if shape.style(entity) == "agenda" else "desc"
        return (
            f'[models.F("{entity.day.ident}").{way}(nulls_last=True), "{"-" * (way == "desc")}pk"]'
        )
    if entity.day and shape.style(entity) == "agenda":
        return f'["{entity.day.ident}", "pk"]'
    if entity.day and not entity.title:
        return f'["-{entity.day.ident}", "-pk"]'
    return '["-created_at", "-pk"]'


def _title(app: App, entity: Entity) -> list[str]:
    if entity.title and not entity.title.later:
        return [f"        return str(self.{entity.title.ident}) or {lit(entity.label)}"]
    if entity.title:
        # Rows from before it was asked for are called as they were without it.
        own = f"        if self.{entity.title.ident}:\n            return str(self.{entity.title.ident})"
        return [own, *_untitled(app, entity)]
    return _untitled(app, entity)


def _untitled(app: App, entity: Entity) -> list[str]:
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
    status = entity.status
    gone = [v for v, _ in (status.choices + status.retired if status else ()) if v in _GONE]
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
    """Return the model field; each has a default or may be empty, so migrations never ask.

    What came later is empty in the rows from before: nothing is invented for them.
    """
    must = needed(entity, field)
    name = f"verbose_name={lit(field.name)}"
    blank = "" if must else ", blank=True"
    null = "null=True" if must else "null=True, blank=True"
    filled = must and not field.later
    zero = ", default=0" if filled else f", {null}"
    if field.kind == "choice":
        return (
            f"models.CharField(\n        {name},\n        max_length=40,\n        choices={pairs(field.choices)},\n"
            + (
                "        null=True,\n    )"
                if field.later
                else f'        default="{field.choices[0][0]}",\n    )'
            )
        )
    if field.kind == "long_text":
        return f'models.TextField({name}, default=""{blank})'
    if field.kind == "number":
        counted = field in (entity.stock, entity.percent)
        # Rows from before may be below zero, and a database that insists would not take them.
        cls = "PositiveIntegerField" if counted and not field.later else "IntegerField"
        least = ["MinValueValidator(0)"] if counted and field.later else []
        rules = [*least, *(["MaxValueValidator(100)"] if field == entity.percent else [])]
        told = f", validators=[{', '.join(rules)}]" if rules else ""
        return f"models.{cls}({name}{zero}{told})"
    if field.kind in ("decimal", "money"):
        least = ", validators=[MinValueValidator(0)]" if field.kind == "money" else ""
        return f"models.DecimalField({name}, max_digits=12, decimal_places=2{zero}{least})"
    if field.kind == "date":
        return f"models.DateField({name}, {'default=today' if filled else null})"
    if field.kind == "time":
        return f"models.TimeField({name}, {'default=nine' if filled else null})"
    if field.kind == "yes_no":
        return f"models.BooleanField({name}, {'null=True' if field.later else 'default=False'})"
    if field.kind == "rating":
        return (
            f"models.PositiveSmallIntegerField(\n        {name},\n"
            "        validators=[MinValueValidator(1), MaxValueValidator(5)],\n"
            + (
                "        default=5,\n    )"
                if filled
                else f"        {null.replace(', ', f',{chr(10)}        ')},\n    )"
            )
        )
    cls, size = {
        "email": ("EmailField", ""),
        "link": ("URLField", ", max_length=400"),
        "phone": ("CharField", ", max_length=40"),
    }.get(field.kind, ("CharField", ", max_length=160"))
    return f'models.{cls}({name}{size}, default=""{blank})'
