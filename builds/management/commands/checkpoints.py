"""``manage.py checkpoints``: the tables in which LangGraph keeps its state."""

from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Make the checkpoint tables; part of every set-up, after ``migrate``."""

    help = "Make the tables in which builds keep their checkpoints. Safe to run again."

    def handle(self, **options: Any) -> None:
        from builds.pipeline.graph import set_up

        set_up()
        self.stdout.write("Checkpoint tables are there.")
