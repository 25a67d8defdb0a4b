"""The kernel as a Django app: system checks, commands, and the live topics."""

from django.apps import AppConfig


class CofounderConfig(AppConfig):
    name = "cofounder"
    verbose_name = "Cofounder"

    def ready(self) -> None:
        from cofounder import checks  # noqa: F401  (registers the system checks)
