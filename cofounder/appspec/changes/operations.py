"""What can be changed in an app: each operation names one thing and what becomes of it."""

from typing import Annotated, Literal

from pydantic import Field

from cofounder.appspec.spec import EntitySpec, Feature, FieldSpec, Spec


class AddField(Spec):
    """An entity remembers one thing more."""

    op: Literal["add_field"] = "add_field"
    entity: str
    field: FieldSpec


class RenameField(Spec):
    """A field is called something else; what was entered stays."""

    op: Literal["rename_field"] = "rename_field"
    entity: str
    field: str
    to: str = Field(max_length=40)


class RemoveField(Spec):
    """An entity forgets a field, and what was entered in it."""

    op: Literal["remove_field"] = "remove_field"
    entity: str
    field: str


class SetRequired(Spec):
    """A field must be filled in, or need not be."""

    op: Literal["set_required"] = "set_required"
    entity: str
    field: str
    required: bool


class SetChoices(Spec):
    """A choice field offers these options."""

    op: Literal["set_choices"] = "set_choices"
    entity: str
    field: str
    choices: tuple[str, ...]


class AddEntity(Spec):
    """The app keeps track of something more. Without *may_add*, every role may add it."""

    op: Literal["add_entity"] = "add_entity"
    entity: EntitySpec
    may_add: tuple[str, ...] = ()


class RenameEntity(Spec):
    """A kind of thing is called something else; its rows stay."""

    op: Literal["rename_entity"] = "rename_entity"
    entity: str
    to: str = Field(max_length=40)
    plural: str = ""


class RemoveEntity(Spec):
    """The app no longer keeps track of something, and forgets its rows."""

    op: Literal["remove_entity"] = "remove_entity"
    entity: str


class AddLink(Spec):
    """Each *entity* has one *to* from now on: it belongs to it."""

    op: Literal["add_link"] = "add_link"
    entity: str
    to: str


class AddFeature(Spec):
    """The app can do one thing more."""

    op: Literal["add_feature"] = "add_feature"
    feature: Feature


class RemoveFeature(Spec):
    """The app no longer does something."""

    op: Literal["remove_feature"] = "remove_feature"
    feature: Feature


class SetText(Spec):
    """The app's name, or the line under it."""

    op: Literal["set_text"] = "set_text"
    what: Literal["name", "tagline"]
    to: str = Field(max_length=200)


class SetColour(Spec):
    """A colour of the app: #rrggbb."""

    op: Literal["set_colour"] = "set_colour"
    what: Literal["accent", "background"]
    to: str = Field(pattern=r"^#[0-9a-f]{6}$")


class SetLook(Spec):
    """How the app is laid out or set in type."""

    op: Literal["set_look"] = "set_look"
    what: Literal["layout", "font"]
    to: Literal["top", "side", "sans", "serif", "rounded", "humanist"]


Operation = Annotated[
    AddField
    | RenameField
    | RemoveField
    | SetRequired
    | SetChoices
    | AddEntity
    | RenameEntity
    | RemoveEntity
    | AddLink
    | AddFeature
    | RemoveFeature
    | SetText
    | SetColour
    | SetLook,
    Field(discriminator="op"),
]
