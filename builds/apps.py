"""Builds as a Django app."""

from django.apps import AppConfig


class BuildsConfig(AppConfig):
    name = "builds"

    def ready(self) -> None:
        from builds import checks  # noqa: F401  (registers the system checks)
