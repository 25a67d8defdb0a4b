"""The nouns of a build, one module per aggregate."""

from builds.models.build import Build, BuildEvent
from builds.models.change import ChangeRequest
from builds.models.promise import Promise
from builds.models.workspace import Blob, Preview, Version

__all__ = ["Blob", "Build", "BuildEvent", "ChangeRequest", "Preview", "Promise", "Version"]
