"""What of an app a visitor can try beside its lists: where each feature is, and for which entity.

The renderer decides by ``render.shape`` where a feature goes; this asks the same questions.
"""

from dataclasses import dataclass

from cofounder.appspec import names
from cofounder.appspec.render import shape
from cofounder.appspec.render.colours import palette
from cofounder.appspec.render.look import FONTS
from cofounder.appspec.render.models import needed
from cofounder.appspec.render.plan import App, Entity, resolve
from cofounder.appspec.spec import AppSpec


@dataclass(frozen=True)
class Status:
    """How far a row is: its form *field*, the *label* on its page, and its (value, words)."""

    field: str
    label: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Reviews:
    """Who reviews: the *entity* of reviews, its field that links, and its *rating* field."""

    entity: str
    link: str
    rating: str


@dataclass(frozen=True)
class Chart:
    """Where a chart is. *number* is the field it draws; empty when it counts choices."""

    path: str
    number: str


def having(spec: AppSpec, probe: str) -> list[str]:
    """Return the names of the entities on which *probe* (the name of one) can be tried."""
    app = resolve(spec)
    tests = {
        "calendar_shows": lambda entity: shape.on_calendar(app) is entity,
        "board_moves": lambda entity: shape.boarded(app, entity) and _stages(entity) > 1,
        "export_holds": lambda entity: app.has("export"),
        "approval_waits": lambda entity: app.has("approval") and _stages(entity) > 1,
        "reviews_average": lambda entity: _reviewed(app, entity),
        "low_stock_warns": lambda entity: app.has("low_stock") and entity.stock is not None,
        "chart_shows": lambda entity: _chart(app, entity) is not None,
    }
    found = [entity for entity in app.entities if tests[probe](entity)]
    if probe == "approval_waits":
        # Where somebody can ask who cannot decide, there is more to try.
        found.sort(key=lambda entity: not _askers(app, entity))
    return [entity.name for entity in found]


def calendar_path(spec: AppSpec, entity: str) -> str:
    """Return the address of the calendar of *entity*; ``?month=2030-01`` shows another month."""
    return f"/{_entity(spec, entity).slug}/calendar/"


def board_path(spec: AppSpec, entity: str) -> str:
    """Return the address of the board of *entity*."""
    return f"/{_entity(spec, entity).slug}/board/"


def day_field(spec: AppSpec, entity: str) -> str:
    """Return the form field with the date that places an *entity* in the calendar."""
    day = _entity(spec, entity).day
    if day is None:
        raise LookupError(f"{entity} has no date")
    return day.ident


def stock_field(spec: AppSpec, entity: str) -> str:
    """Return the form field with the number that can run low."""
    stock = _entity(spec, entity).stock
    if stock is None:
        raise LookupError(f"{entity} has no stock")
    return stock.ident


def status(spec: AppSpec, entity: str) -> Status:
    """Return how the status of an *entity* is shown."""
    field = _entity(spec, entity).status
    if field is None:
        raise LookupError(f"{entity} has no status")
    return Status(field.ident, field.label, field.choices)


def reviews(spec: AppSpec, entity: str) -> Reviews:
    """Return what reviews an *entity*."""
    app, own = resolve(spec), _entity(spec, entity)
    for link, child in app.children(own):
        rating = child.first("rating")
        if rating and (app.has("reviews") or child.archetype == "review"):
            return Reviews(child.name, link.ident, rating.ident)
    raise LookupError(f"{entity} is not reviewed")


def chart(spec: AppSpec, entity: str) -> Chart:
    """Return the chart that draws *entity*."""
    found = _chart(resolve(spec), _entity(spec, entity))
    if found is None:
        raise LookupError(f"{entity} is in no chart")
    return found


def options(spec: AppSpec, entity: str, field: str) -> list[str]:
    """Return the words of the options that the choice called *field* offers."""
    own = _entity(spec, entity)
    found = next(f for f in own.fields if names.key(f.name) == names.key(field))
    return [words for _, words in found.choices]


def heading(spec: AppSpec, entity: str) -> str:
    """Return what the list of *entity* is headed with."""
    return _entity(spec, entity).plural


def styled(spec: AppSpec, what: str) -> tuple[str, str]:
    """Return the style sheet's property for a colour or the font of headings, and its value."""
    theme = spec.theme
    if what == "font":
        return "--display", FONTS[theme.font][1]
    colours = palette(theme.accent, theme.background)
    return ("--accent", colours.accent) if what == "accent" else ("--ground", colours.ground)


def kind_of(spec: AppSpec, entity: str, field: str) -> str:
    """Return the kind of the form field *field* of an *entity*."""
    return next(f.kind for f in _entity(spec, entity).fields if f.ident == field)


def asked(spec: AppSpec, entity: str, field: str) -> bool:
    """Tell whether the form insists on the field called *field*: required, or naming the row."""
    own = _entity(spec, entity)
    return needed(own, next(f for f in own.fields if names.key(f.name) == names.key(field)))


def field_ident(spec: AppSpec, entity: str, field: str) -> str:
    """Return the form field of what is called *field*, which may be a link; else KeyError."""
    own, app = _entity(spec, entity), resolve(spec)
    links = {names.key(other.name): link.ident for link, other in app.parents(own)}
    return (links | {names.key(f.name): f.ident for f in own.fields})[names.key(field)]


def who_decides(spec: AppSpec, entity: str) -> tuple[str, ...]:
    """Return the roles in charge of *entity*, trusted ones first, or else those that may add it."""
    ident = _entity(spec, entity).ident
    app = resolve(spec)
    # Trusted roles first: others may decide only on what is about their own.
    roles = sorted(app.roles, key=lambda role: not app.is_trusted(role))
    in_charge = tuple(role.name for role in roles if ident in role.may_edit)
    return in_charge or tuple(role.name for role in app.roles if ident in role.may_add)


def who_only_asks(spec: AppSpec, entity: str) -> tuple[str, ...]:
    """Return the roles that may add an *entity* and may not decide on it."""
    return _askers(resolve(spec), _entity(spec, entity))


def members_see_all(spec: AppSpec, entity: str) -> bool:
    """Tell whether members see each other's rows of *entity*."""
    return shape.reading(resolve(spec), _entity(spec, entity)) != "own"


def _stages(entity: Entity) -> int:
    return len(entity.status.choices) if entity.status else 0


def _askers(app: App, entity: Entity) -> tuple[str, ...]:
    in_charge = {role.name for role in app.roles if entity.ident in role.may_edit}
    asking = [role.name for role in app.roles if entity.ident in role.may_add]
    return tuple(name for name in asking if in_charge and name not in in_charge)


def _reviewed(app: App, entity: Entity) -> bool:
    """Tell whether an average is shown, and members can review what others added."""
    shown = shape.rated(app, entity) and not shape.raised(app, entity)
    return bool(shown) and shape.reading(app, entity) != "own"


def _chart(app: App, entity: Entity) -> Chart | None:
    if shape.charted(app) is entity:
        number = shape.drawn(entity)
        return Chart("/", number.ident) if number else None
    if app.has("chart") and entity.first("choice"):
        return Chart(f"/{entity.slug}/", "")
    return None


def _entity(spec: AppSpec, name: str) -> Entity:
    for entity in resolve(spec).entities:
        if names.key(entity.name) == names.key(name):
            return entity
    raise KeyError(name)
