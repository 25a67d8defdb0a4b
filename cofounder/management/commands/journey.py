"""``manage.py journey "<idea>"``: play a founder against the running server."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cofounder.walkthrough import Founder, Report, Stuck, WholeLoop


class Command(BaseCommand):
    """From sign-up to a preview that answers, through public pages only."""

    help = "Play a founder against the running server, and say how long each step took."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say which idea, and where."""
        parser.add_argument("idea", help="the idea, in a founder's words (ten or more)")
        parser.add_argument("--base-url", default=settings.BASE_URL, help="default: %(default)s")
        parser.add_argument(
            "--whole", action="store_true", help="go on: decide, change, launch, take along"
        )
        parser.add_argument("--json", action="store_true", help="one JSON object at the end")

    def handle(self, *, idea: str, base_url: str, **options: Any) -> None:
        as_json = options["json"]

        def say(step: str, seconds: float) -> None:
            if not as_json:
                self.stdout.write(f"{seconds:7.2f} s  {step}")

        player = WholeLoop if options["whole"] else Founder
        try:
            report = player(base_url.rstrip("/"), say=say).play(idea)
        except Stuck as reason:
            if as_json:
                self.stdout.write(json.dumps({"idea": idea, "ok": False, "reason": str(reason)}))
            raise CommandError(str(reason)) from reason
        if as_json:
            self.stdout.write(json.dumps({"ok": True} | report.as_dict()))
        else:
            self._print(report)

    def _print(self, report: Report) -> None:
        promises = ", ".join(f"{n} {outcome}" for outcome, n in report.promises.items())
        self.stdout.write(f"{sum(s for _, s in report.steps):7.2f} s  in all")
        self.stdout.write(f"Version   {report.version}")
        self.stdout.write(f"Preview   {report.preview} ({report.preview_status})")
        self.stdout.write(f"Shows     {report.preview_title}")
        self.stdout.write(f"Stages    {' > '.join(report.stages_seen)}")
        self.stdout.write(f"Promises  {promises or 'none'}")
        for name, value in report.loop.items():
            self.stdout.write(f"{name.capitalize():9} {value}")
        for check in report.checks:
            self.stdout.write(f"Check     {check}")
