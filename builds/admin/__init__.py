"""Builds, versions and changes in the admin."""

from builds.admin import builds, changes, versions

__all__ = ["builds", "changes", "versions"]
