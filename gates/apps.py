"""Gates as a Django app."""

from django.apps import AppConfig


class GatesConfig(AppConfig):
    name = "gates"

    def ready(self) -> None:
        from gates import decisions  # noqa: F401  (listens for projects entering a stage)
