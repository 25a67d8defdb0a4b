"""What becomes of what an app can do beside its lists, of its words and of its look."""

from cofounder.appspec import names, parts
from cofounder.appspec.changes.finding import ChangeImpossible
from cofounder.appspec.changes.operations import (
    AddFeature,
    RemoveFeature,
    SetColour,
    SetLook,
    SetText,
)
from cofounder.appspec.render import shape
from cofounder.appspec.render.plan import resolve
from cofounder.appspec.render.views import searched
from cofounder.appspec.spec import AppSpec, Feature

#: feature -> what it is called, the probe that tells where it is, and what it needs.
FEATURES: dict[Feature, tuple[str, str, str]] = {
    "search": ("a search", "", "something with words in it"),
    "export": ("downloads of its lists", "export_holds", "something to list"),
    "calendar": ("a calendar", "calendar_shows", "something with a date"),
    "board": ("a board of cards", "board_moves", "something with a status to choose"),
    "chart": ("a chart", "chart_shows", "a choice to count, or a number with a date"),
    "reviews": ("average ratings", "reviews_average", "reviews with a rating"),
    "low_stock": ("warnings when something runs low", "low_stock_warns", "a number in stock"),
    "approval": ("answers to requests", "approval_waits", "something with a status to choose"),
    "progress": ("progress bars", "", "a percentage or a goal"),
}
LAYOUTS, FONTS = ("top", "side"), ("sans", "serif", "rounded", "humanist")


def where(spec: AppSpec, feature: Feature) -> list[str]:
    """Return the names of the entities that show *feature*, or would if the app had it."""
    app = resolve(spec.model_copy(update={"features": (*spec.features, feature)}))
    if feature == "search":
        return [entity.name for entity in app.entities if searched(app, entity)]
    if feature == "progress":
        return [e.name for e in app.entities if e.percent or shape.raised(app, e)]
    return parts.having(
        spec.model_copy(update={"features": (*spec.features, feature)}), FEATURES[feature][1]
    )


def shown_anyway(spec: AppSpec, feature: Feature) -> bool:
    """Tell whether this kind of app has *feature* whether it is asked for or not."""
    probe = FEATURES[feature][1]
    others = tuple(f for f in spec.features if f != feature)
    return bool(probe) and bool(parts.having(spec.model_copy(update={"features": others}), probe))


def add_feature(spec: AppSpec, change: AddFeature) -> AppSpec:
    """Return *spec* with one feature more, where there is something for it to work on."""
    called, _, needs = FEATURES[change.feature]
    if change.feature in spec.features:
        raise ChangeImpossible(f"The app already has {called}.")
    found = where(spec, change.feature)
    if not found:
        raise ChangeImpossible(f"For {called} the app would need {needs}.")
    if shown_anyway(spec, change.feature) and found == where_now(spec, change.feature):
        raise ChangeImpossible(f"The app already has {called}.")
    return spec.model_copy(update={"features": (*spec.features, change.feature)})


def where_now(spec: AppSpec, feature: Feature) -> list[str]:
    """Return the names of the entities that show *feature* as the app is."""
    probe = FEATURES[feature][1]
    if probe:
        return parts.having(spec, probe)
    return where(spec, feature) if feature in spec.features else []


def remove_feature(spec: AppSpec, change: RemoveFeature) -> AppSpec:
    """Return *spec* without a feature."""
    called = FEATURES[change.feature][0]
    if change.feature not in spec.features:
        raise ChangeImpossible(f"The app does not have {called}.")
    if shown_anyway(spec, change.feature):
        raise ChangeImpossible(f"An app of this kind is made around {called}, so that stays.")
    return spec.model_copy(
        update={"features": tuple(f for f in spec.features if f != change.feature)}
    )


def set_text(spec: AppSpec, change: SetText) -> AppSpec:
    """Return *spec* with another name or tagline."""
    longest = 60 if change.what == "name" else 200
    text = names.shown(change.to, 201)
    if len(text) > longest:
        raise ChangeImpossible(f"That is too long for a {change.what}: {longest} letters at most.")
    if not text and change.what == "name":
        raise ChangeImpossible("An app needs a name.")
    if text == getattr(spec, change.what):
        raise ChangeImpossible(f"The {change.what} already reads like that.")
    return spec.model_copy(update={change.what: text})


def set_colour(spec: AppSpec, change: SetColour) -> AppSpec:
    """Return *spec* in another colour."""
    return _themed(spec, change.what, change.to)


def set_look(spec: AppSpec, change: SetLook) -> AppSpec:
    """Return *spec* laid out, or set in type, in another way."""
    if change.to not in (LAYOUTS if change.what == "layout" else FONTS):
        raise ChangeImpossible(f"“{change.to}” is no {change.what} that we know.")
    return _themed(spec, change.what, change.to)


def _themed(spec: AppSpec, what: str, to: str) -> AppSpec:
    if getattr(spec.theme, what) == to:
        raise ChangeImpossible("The app already looks like that.")
    return spec.model_copy(update={"theme": spec.theme.model_copy(update={what: to})})
