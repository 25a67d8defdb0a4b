"""Builds as a Django app."""

from django.apps import AppConfig


class BuildsConfig(AppConfig):
    name = "builds"

    def ready(self) -> None:
        from builds import (  # noqa: F401
            checks,  # registers the system checks
            standing,  # listens for projects that are taken up again
        )
