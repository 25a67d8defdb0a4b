"""``AppSpec``: what an app keeps track of, who uses it and what it promises.

Both runners answer with it; ``cofounder.appspec.render`` turns it into files. It is kept as
``appspec.json`` in every workspace, so that a change is a difference between two specs.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FieldKind = Literal[
    "text",
    "long_text",
    "number",
    "decimal",
    "money",
    "date",
    "time",
    "yes_no",
    "choice",
    "email",
    "phone",
    "link",
    "rating",
]
Feature = Literal[
    "search", "export", "calendar", "board", "chart", "reviews", "low_stock", "approval",
    "progress",
]  # fmt: skip


class Spec(BaseModel):
    """Plain, frozen, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FieldSpec(Spec):
    """One thing an entity remembers. *choices* belong to kind ``choice`` only.

    Changes note what older rows need: *later* if they may have nothing here though forms insist,
    *history* of all options there were, in order. Unused, neither is written.
    """

    name: str = Field(max_length=40, description="as the founder says it: 'start time'")
    kind: FieldKind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    later: bool = Field(default=False, exclude_if=lambda later: not later)
    history: tuple[str, ...] = Field(default=(), exclude_if=lambda history: not history)


class EntitySpec(Spec):
    """One kind of thing the app keeps track of."""

    name: str = Field(max_length=40, description="singular, as the founder says it: 'dog walker'")
    plural: str = ""
    fields: tuple[FieldSpec, ...] = ()
    belongs_to: tuple[str, ...] = Field(default=(), description="names of other entities")
    archetype: str = Field(default="", description="lexicon key, for sample data: 'booking'")


class RoleSpec(Spec):
    """Who signs in. *may_add* and *may_edit* hold entity names; every role may read."""

    name: str = Field(max_length=40)
    may_add: tuple[str, ...] = ()
    may_edit: tuple[str, ...] = Field(default=(), description="entities of others it may change")


class CreateAndFind(Spec):
    """Sign in as *role*, add an *entity* through its form, find it in the list."""

    probe: Literal["create_and_find"] = "create_and_find"
    entity: str
    role: str = ""


class PageShows(Spec):
    """A visitor opens *path* and reads *text*."""

    probe: Literal["page_shows"] = "page_shows"
    path: str = "/"
    text: str


class NeedsSignIn(Spec):
    """A visitor who wants to add an *entity* is asked to sign in first."""

    probe: Literal["needs_sign_in"] = "needs_sign_in"
    entity: str


class SignUp(Spec):
    """A stranger makes an account as *role* and is signed in."""

    probe: Literal["sign_up"] = "sign_up"
    role: str


class NotOffered(Spec):
    """The sign-up page lets nobody make themselves a *role* that is trusted."""

    probe: Literal["not_offered"] = "not_offered"
    role: str


class SearchFinds(Spec):
    """Searching a list of *entity* for words of one of its rows shows that row."""

    probe: Literal["search_finds"] = "search_finds"
    entity: str


class CalendarShows(Spec):
    """Add an *entity* with a date: it stands on that day of the calendar, and on no other."""

    probe: Literal["calendar_shows"] = "calendar_shows"
    entity: str = ""


class BoardMoves(Spec):
    """Move a card of *entity*: others find it in the new column, and no longer in the old one."""

    probe: Literal["board_moves"] = "board_moves"
    entity: str = ""


class ExportHolds(Spec):
    """Add an *entity* and download the list: one line more than before, with what was added."""

    probe: Literal["export_holds"] = "export_holds"
    entity: str = ""


class ApprovalWaits(Spec):
    """Ask for an *entity*: it waits, whoever asked cannot decide, and somebody in charge can."""

    probe: Literal["approval_waits"] = "approval_waits"
    entity: str = ""


class ReviewsAverage(Spec):
    """Review an *entity* twice: its page shows the average, which neither review says."""

    probe: Literal["reviews_average"] = "reviews_average"
    entity: str = ""


class LowStockWarns(Spec):
    """Add one *entity* that is nearly gone and one of plenty: only the first is warned of."""

    probe: Literal["low_stock_warns"] = "low_stock_warns"
    entity: str = ""


class ChartShows(Spec):
    """Add an *entity*: the chart counts it, or ends at its number."""

    probe: Literal["chart_shows"] = "chart_shows"
    entity: str = ""


class FieldKept(Spec):
    """Fill in *field* of a new *entity* as *role*: its page says under that name what was typed.

    *field* may also be what the entity belongs to.
    """

    probe: Literal["field_kept"] = "field_kept"
    entity: str
    field: str
    role: str = ""


class FieldGone(Spec):
    """The form of an *entity* no longer asks for *field*."""

    probe: Literal["field_gone"] = "field_gone"
    entity: str
    field: str


class FieldRequired(Spec):
    """Leave *field* of a new *entity* empty: the form refuses it, or saves without it."""

    probe: Literal["field_required"] = "field_required"
    entity: str
    field: str
    required: bool = True


class ChoicesOffered(Spec):
    """The form of an *entity* offers for *field* what the spec says, and nothing else."""

    probe: Literal["choices_offered"] = "choices_offered"
    entity: str
    field: str


class EntityNamed(Spec):
    """The list of an *entity* is headed by its name of today."""

    probe: Literal["entity_named"] = "entity_named"
    entity: str


class EntityGone(Spec):
    """The address *path*, where *entity* was listed, is gone, and no page leads there."""

    probe: Literal["entity_gone"] = "entity_gone"
    entity: str
    path: str


class FeatureGone(Spec):
    """No list offers *feature* any more."""

    probe: Literal["feature_gone"] = "feature_gone"
    feature: Feature


class LookIs(Spec):
    """The app is served with this colour, layout or font."""

    probe: Literal["look_is"] = "look_is"
    what: Literal["accent", "background", "layout", "font"]
    to: str


class NotTestable(Spec):
    """A promise no machine can check here; it is shown as not tested."""

    probe: Literal["none"] = "none"


#: Probes of a feature. Without an *entity* they mean the first one that has the feature.
FeatureProbe = (
    CalendarShows
    | BoardMoves
    | ExportHolds
    | ApprovalWaits
    | ReviewsAverage
    | LowStockWarns
    | ChartShows
)
#: Probes of one field.
FieldProbe = FieldKept | FieldGone | FieldRequired | ChoicesOffered
Probe = Annotated[
    CreateAndFind
    | PageShows
    | NeedsSignIn
    | SignUp
    | NotOffered
    | SearchFinds
    | FeatureProbe
    | FieldProbe
    | EntityNamed
    | EntityGone
    | FeatureGone
    | LookIs
    | NotTestable,
    Field(discriminator="probe"),
]


class PromiseSpec(Spec):
    """One acceptance criterion, in a founder's sentence, and how it can be checked."""

    text: str = Field(max_length=200)
    feature: str = Field(default="", description="the scope feature it belongs to")
    check: Probe = NotTestable()


class ThemeSpec(Spec):
    """How the app looks. Colours are #rrggbb; *layout* places the navigation."""

    accent: str = Field(default="#3a3fd4", pattern=r"^#[0-9a-f]{6}$")
    background: str = Field(default="#fbfaf7", pattern=r"^#[0-9a-f]{6}$")
    layout: Literal["top", "side"] = "top"
    font: Literal["sans", "serif", "rounded", "humanist"] = "sans"
    radius: int = Field(default=10, ge=0, le=24)


class AppSpec(Spec):
    """A whole app. The first entity is the one the home page leads with."""

    name: str = Field(max_length=60)
    tagline: str = Field(default="", max_length=200)
    archetype: str = "generic"
    roles: tuple[RoleSpec, ...]
    entities: tuple[EntitySpec, ...] = Field(min_length=1, max_length=12)
    features: tuple[Feature, ...] = ("search",)
    promises: tuple[PromiseSpec, ...] = ()
    theme: ThemeSpec = ThemeSpec()
