"""Twelve iterations in a row on one project: every version opens, no row is lost.

    python benchmarks/iterations.py [--times 12]

Starts the product on data of its own, plays a founder through public pages, enters something into
every version, and in the end looks at every version and for everything that was entered.
"""

import argparse
import os
import re
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cofounder.walkthrough.founder import Founder, answers  # noqa: E402
from cofounder.walkthrough.loop import WholeLoop, demo_accounts, stage  # noqa: E402
from cofounder.walkthrough.report import Report, Stuck  # noqa: E402
from tests.product import Product, running  # noqa: E402

IDEA = "An app where dog owners nearby find trusted dog walkers and book a walk with them."

#: Staff give the founder the tier that holds so many iterations.
RAISE = """
from projects.models import User
User.objects.update(tier="cto")
"""

#: What is asked for, one after another. *thing* is the first the app keeps track of.
CHANGES = (
    "Add a nickname to {thing}",
    "Rename nickname of {thing} to short name",
    "Add a website to {thing}",
    "Make it green",
    "Add a vet with name and phone number",
    "People should be able to download the list",
    "Add a birthday to {thing}",
    "Short name of {thing} must be filled in",
    "Remove the website from {thing}",
    "Put the menu on the left",
    "Rename vet to animal doctor",
    "Add notes to animal doctors",
)


class Iterating(WholeLoop):
    """Plays to the first preview, then one change after another."""

    def __init__(self, product: Product, times: int) -> None:
        super().__init__(product.address, say=lambda step, seconds: None)
        self.product, self.times = product, times
        self.entered: dict[str, tuple[int, str]] = {}
        self.lines: list[str] = []

    def _play(self, idea: str, report: Report) -> None:
        Founder._play(self, idea, report)
        self.product.command("shell", "-v0", "-c", RAISE)
        home = f"/projects/{report.project}/"
        self._enter_once_more(report)
        self._decide_again(home, "iterate")
        for number in range(self.times):
            began = time.monotonic()
            words = self._one_more(home, report, CHANGES[number % len(CHANGES)])
            report.version = f"v0.{number + 2}"
            self._enter_once_more(report)
            found = self._count(home, report.version)
            took = time.monotonic() - began
            self.lines.append(f"{report.version:6} {took:5.1f} s  {found} rows  {words}")
            print(self.lines[-1], flush=True)
        for number in range(1, self.times + 2):
            with self.guest(self._preview_link(f"v0.{number}", home)) as someone:
                self._ok(someone.visit("/"))
        print(f"All {self.times + 1} versions open; all {len(self.entered)} rows are there.")

    def _enter_once_more(self, report: Report) -> None:
        account, where = self._enter(report, days=3 + len(self.entered))
        self.entered[report.loop["entered"]] = (account, where)

    def _one_more(self, home: str, report: Report, template: str) -> str:
        """Ask for one change, agree, and wait for its version; return what was asked."""
        page = self._ok(self.person.visit(f"{home}changes/"))
        built = self._ok(self.person.visit(f"{home}builds/"))
        newest = next(a for a in built.links() if re.search(r"/builds/\d+/$", a))
        built = self._ok(self.person.visit(newest))
        things = built.tree.xpath('//article[.//h2[text()="What we built"]]//li//b')
        words = template.format(thing=things[0].text_content().strip().lower())
        page = self._ok(self.person.submit(page.form(field="words"), words=words))
        while stage(page) == "asking":
            form = page.form(field="key")
            page = self._ok(self.person.submit(form, answers(form, page)))
        if stage(page) != "restated":
            raise Stuck(f"“{words}” was not restated: {page.text[:500]}")
        agreement = page.form(action="/agreement/")
        self._watch(self._ok(self.person.submit(agreement, keep_going="on")))
        return words

    def _count(self, home: str, version: str) -> int:
        """Find everything that was entered so far in *version*; return how much it is."""
        with self.guest(self._preview_link(version, home)) as someone:
            for number in {account for account, _ in self.entered.values()}:
                mine = {m: where for m, (n, where) in self.entered.items() if n == number}
                someone.client.cookies.clear()
                someone.visit(self._preview_link(version, home))
                someone.submit(demo_accounts(someone.visit("/login/"))[number])
                for marker, where in mine.items():
                    page = someone.visit(where)
                    if page.status != 200 or marker not in page.text:
                        raise Stuck(f"{marker} is not in {version} at {where} ({page.status}).")
        return len(self.entered)


def main() -> None:
    """Play, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=12)
    times = parser.parse_args().times
    os.environ.setdefault("LAYERS_DIR", str(ROOT / "var" / "layers"))
    with running() as product:
        Iterating(product, times).play(IDEA)


if __name__ == "__main__":
    main()
