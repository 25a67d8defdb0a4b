"""Changes to an app, as operations on its spec: small, exact, and checked before anything is built.

A change is data: the same operations on the same spec give the same spec.
"""

from cofounder.appspec.changes.applying import apply
from cofounder.appspec.changes.finding import ChangeImpossible
from cofounder.appspec.changes.operations import (
    AddEntity,
    AddFeature,
    AddField,
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
from cofounder.appspec.changes.promising import promises
from cofounder.appspec.changes.renaming import renames
from cofounder.appspec.changes.telling import loses_data, sentences, touches

__all__ = [
    "AddEntity",
    "AddFeature",
    "AddField",
    "AddLink",
    "ChangeImpossible",
    "Operation",
    "RemoveEntity",
    "RemoveFeature",
    "RemoveField",
    "RenameEntity",
    "RenameField",
    "SetChoices",
    "SetColour",
    "SetLook",
    "SetRequired",
    "SetText",
    "apply",
    "loses_data",
    "promises",
    "renames",
    "sentences",
    "touches",
]
