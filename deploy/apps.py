"""Deploy as a Django app."""

from django.apps import AppConfig


class DeployConfig(AppConfig):
    name = "deploy"

    def ready(self) -> None:
        from deploy import reports  # noqa: F401  (listens for projects that are to ship)
