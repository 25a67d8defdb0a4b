"""What each operation promises about the app it led to, and how that is tried."""

from cofounder.appspec import names, paths
from cofounder.appspec.changes import extras
from cofounder.appspec.changes.finding import (
    entity_in,
    field_in,
    in_words,
    listed,
    quoted,
    several,
)
from cofounder.appspec.changes.operations import (
    AddEntity,
    AddFeature,
    AddLink,
    Operation,
    RemoveEntity,
    RemoveFeature,
    RemoveField,
    RenameEntity,
    RenameField,
    SetChoices,
    SetColour,
    SetLook,
    SetRequired,
    SetText,
)
from cofounder.appspec.spec import (
    ApprovalWaits,
    AppSpec,
    BoardMoves,
    CalendarShows,
    ChartShows,
    ChoicesOffered,
    CreateAndFind,
    EntityGone,
    EntityNamed,
    ExportHolds,
    Feature,
    FeatureGone,
    FieldGone,
    FieldKept,
    FieldRequired,
    LookIs,
    LowStockWarns,
    NotTestable,
    PageShows,
    Probe,
    PromiseSpec,
    ReviewsAverage,
    SearchFinds,
)

#: feature -> what tries it, and how it is promised.
FEATURES: dict[Feature, tuple[type, str]] = {
    "search": (SearchFinds, "Searching the {many} for a word finds the right one."),
    "export": (ExportHolds, "The list of {many} can be downloaded as a file."),
    "calendar": (CalendarShows, "What has a date appears on its day in the calendar."),
    "board": (BoardMoves, "Moving a card to another column changes its status for everybody."),
    "chart": (ChartShows, "What is added shows in the chart of {many}."),
    "reviews": (ReviewsAverage, "The average rating is shown with the {many}."),
    "low_stock": (LowStockWarns, "What is nearly gone is shown as running low."),
    "approval": (ApprovalWaits, "A request waits until somebody in charge decides on it."),
    "progress": (NotTestable, "The bar grows when something is added."),
}


def made(before: AppSpec, operation: Operation, after: AppSpec) -> PromiseSpec:
    """Return the promise of *operation*, which led from *before* to *after*."""
    text, check = _text_and_check(before, operation, after)
    return PromiseSpec(text=names.shown(text, 200), check=check)


def _text_and_check(before: AppSpec, operation: Operation, after: AppSpec) -> tuple[str, Probe]:
    if isinstance(operation, AddEntity):
        added = entity_in(after, operation.entity.name)
        text = f"{several(added, start=True)} can be added, and are found again in their list."
        return text, CreateAndFind(entity=added.name)
    if isinstance(operation, RenameEntity):
        named = entity_in(after, operation.to)
        return f"The list is called “{several(named)}”.", EntityNamed(entity=named.name)
    if isinstance(operation, RemoveEntity):
        entity = entity_in(before, operation.entity)
        path = paths.list_path(before, entity.name)
        text = f"There is no list of {several(entity)} any more."
        return text, EntityGone(entity=entity.name, path=path)
    if isinstance(operation, AddFeature | RemoveFeature):
        return _feature(operation, after)
    if isinstance(operation, SetText):
        return _words(operation.what, names.shown(operation.to, 200))
    if isinstance(operation, SetColour | SetLook):
        what = {"accent": "main colour", "background": "background", "layout": "menu"}
        told = operation.to if operation.what != "layout" else f"at the {operation.to}"
        told = in_words(operation) if isinstance(operation, SetColour) else told
        text = f"The {what.get(operation.what, 'font')} of the app is {told}."
        return text, LookIs(what=operation.what, to=operation.to)
    return _field(operation, after)


def _field(operation: Operation, after: AppSpec) -> tuple[str, Probe]:
    entity = entity_in(after, operation.entity)
    many = several(entity)
    if isinstance(operation, RemoveField):
        name = names.shown(operation.field, 40)
        text = f"The form for {many} no longer asks for {quoted(name)}."
        return text, FieldGone(entity=entity.name, field=name)
    if isinstance(operation, AddLink):
        parent = entity_in(after, operation.to)
        text = f"{quoted(parent.name, start=True)} is chosen for {many}, and stands on their pages."
        return text, FieldKept(entity=entity.name, field=parent.name)
    if isinstance(operation, SetRequired):
        field = field_in(entity, operation.field)
        can = "cannot" if operation.required else "can"
        text = f"{several(entity, start=True)} {can} be saved without {quoted(field.name)}."
        check = FieldRequired(entity=entity.name, field=field.name, required=operation.required)
        return text, check
    if isinstance(operation, SetChoices):
        field = field_in(entity, operation.field)
        offers = listed(list(field.choices))
        offers = offers if len(offers) < 90 else f"its {len(field.choices)} options"
        text = f"{quoted(field.name, start=True)} of {many} offers {offers}, and nothing else."
        return text, ChoicesOffered(entity=entity.name, field=field.name)
    name = operation.to if isinstance(operation, RenameField) else operation.field.name
    field = field_in(entity, names.shown(name, 40))
    text = f"{quoted(field.name, start=True)} is filled in for {many}, and stands on their pages."
    return text, FieldKept(entity=entity.name, field=field.name)


def _feature(operation: AddFeature | RemoveFeature, after: AppSpec) -> tuple[str, Probe]:
    if isinstance(operation, RemoveFeature):
        text = f"No list offers {extras.FEATURES[operation.feature][0]} any more."
        return text, FeatureGone(feature=operation.feature)
    probe, text = FEATURES[operation.feature]
    found = extras.where_now(after, operation.feature)
    entity = entity_in(after, found[0]) if found else after.entities[0]
    check = NotTestable() if probe is NotTestable else probe(entity=entity.name)
    return text.format(many=several(entity)), check


def _words(what: str, text: str) -> tuple[str, Probe]:
    if not text:
        return "The first page has no line under its name.", NotTestable()
    shown = f"{text[:90].rstrip()}…" if len(text) > 90 else text
    return f"A visitor reads “{shown}” on the first page.", PageShows(path="/", text=text)
