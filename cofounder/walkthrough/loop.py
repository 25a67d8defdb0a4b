"""The second half of a played journey: decide, change, compare, launch, take along."""

import re
import secrets
import time
from datetime import date, timedelta
from urllib.parse import urlsplit

from cofounder.browsing import Form, Page, Visitor
from cofounder.filling import fill
from cofounder.walkthrough.founder import GATE, PATIENCE, Founder, answers
from cofounder.walkthrough.previews import LOOK_EVERY
from cofounder.walkthrough.report import Report, Stuck

BUILD = re.compile(r"/builds/\d+/$")
#: What is asked for; the braces hold something the app keeps track of.
CHANGE = "Add a nickname to {thing}"


class WholeLoop(Founder):
    """Plays on after the first preview, to the launch and to everything a founder takes along."""

    def _play(self, idea: str, report: Report) -> None:
        super()._play(idea, report)
        home = f"/projects/{report.project}/"
        with self._step("enter something", report):
            account, where = self._enter(report)
        with self._step("decide: iterate", report):
            page = self._decide_again(home, "iterate")
        with self._step("ask for a change", report):
            page = self._ask(page, report)
        with self._step("second build", report):
            self._watch(page)
        with self._step("second preview", report):
            self._look_again(home, report, account, where)
        with self._step("decide: ship", report):
            page = self._decide_again(home, "ship")
        with self._step("readiness", report):
            self._check(page, report)
        with self._step("guide", report):
            self._follow_guide(home, report)
        with self._step("take along", report):
            self._take_along(home, report)

    def guest(self, link: str) -> Visitor:
        """Return somebody in front of the preview behind the signed *link*, let in by it."""
        parts = urlsplit(link)
        reach = urlsplit(self.base_url).hostname or ""
        someone = Visitor(f"{parts.scheme}://{parts.netloc}", reach=reach, timeout=30)
        someone.visit(link)  # leaves the cookie that opens the rest
        return someone

    def _preview_link(self, version: str, home: str) -> str:
        """Return the signed link to the running app of *version*."""
        versions = self._ok(self.person.visit(f"{home}versions/"))
        name = f'//h2[normalize-space()="{version}"]/ancestor::article'
        card = next(iter(versions.tree.xpath(name)), None)
        if card is None:
            raise Stuck(f"{version} is not among the versions.")
        address = next(a for a in card.xpath(".//a/@href") if a.endswith("/preview/"))
        shown = self._ok(self.person.visit(address))
        return next(iter(shown.tree.xpath("//iframe/@src")))

    def _enter(self, report: Report, days: int = 3) -> tuple[int, str]:
        """Sign in to the app with a demo account and add something, dated *days* from now.

        Returns which account it was, and the page of what was added.
        """
        day = date.today() + timedelta(days=days)
        marker = f"Zephyr{secrets.token_hex(3)}"
        home = f"/projects/{report.project}/"
        with self.guest(self._preview_link(report.version, home)) as someone:
            accounts = demo_accounts(self._ok(someone.visit("/login/")))
            for number, account in enumerate(accounts):
                front = self._ok(someone.submit(account))
                for page in self._pages_with_forms(someone, front):
                    form = page.form(action="/new/")
                    saved = someone.submit(form, fill(form, marker=marker, day=day))
                    kept = saved.status == 200 and saved.path != page.path  # not shown once more
                    if kept and marker in saved.text:
                        report.loop["entered"] = marker
                        return number, saved.path
        raise Stuck("No demo account could add anything to the app.")

    def _pages_with_forms(self, someone: Visitor, front: Page) -> list[Page]:
        """Return the pages on which something can be added, found from the front page."""
        lists = [link for link in front.links() if urlsplit(link).path.count("/") == 2]
        adding = [a for link in lists for a in someone.visit(link).links() if a.endswith("/new/")]
        adding += [link for link in front.links() if link.endswith("/new/")]
        pages = [someone.visit(link) for link in dict.fromkeys(adding)]
        return [page for page in pages if page.status == 200 and page.path.endswith("/new/")]

    def _decide_again(self, home: str, choice: str) -> Page:
        page = self._ok(self.person.visit(f"{home}decisions/"))
        waiting = [link for link in page.links() if GATE.search(link)]
        for link in waiting:
            gate = self._ok(self.person.visit(link))
            if gate.tree.xpath(f'//input[@name="choice"][@value="{choice}"]'):
                form = gate.form(field="choice")
                return self._ok(self.person.submit(form, choice=choice, note=""))
        raise Stuck(f"No decision with the option “{choice}” is waiting.")

    def _ask(self, page: Page, report: Report) -> Page:
        """Ask for a change, answer what is asked, agree; return the page of its build."""
        gate = self._ok(self.person.visit(f"/projects/{report.project}/"))
        built = self._ok(self.person.visit(next(a for a in gate.links() if BUILD.search(a))))
        things = built.tree.xpath('//article[.//h2[text()="What we built"]]//li//b')
        words = CHANGE.format(thing=things[0].text_content().strip().lower())
        page = self._ok(self.person.submit(page.form(field="words"), words=words))
        asked = []
        while stage(page) == "asking":
            form = page.form(field="key")
            asked.append(page.title)
            if len(asked) > 2:
                raise Stuck(f"More than two questions about one change: {asked}")
            page = self._ok(self.person.submit(form, answers(form, page)))
        if stage(page) != "restated":
            raise Stuck(f"The change was not restated: {page.text[:400]}")
        score = page.tree.xpath("//*[@data-score]/@data-score")
        report.loop |= {"change": words, "questions": asked, "alignment": next(iter(score), "")}
        return self._ok(self.person.submit(page.form(action="/agreement/")))

    def _watch(self, page: Page) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            ended = next(iter(page.tree.xpath("//section/@data-stage")), "")
            if ended == "ready":
                return
            if ended in {"failed", "cancelled"}:
                raise Stuck(f"The second build ended {ended}: {page.text[:500]}")
            time.sleep(LOOK_EVERY)
            page = self._ok(self.person.visit(page.path))
        raise Stuck(f"The second build was not ready within {PATIENCE} s.")

    def _look_again(self, home: str, report: Report, account: int, where: str) -> None:
        """What was entered into the first version is in the second."""
        marker = report.loop["entered"]
        with self.guest(self._preview_link("v0.2", home)) as someone:
            entrance = self._ok(someone.visit("/login/"))
            someone.submit(demo_accounts(entrance)[account])
            found = someone.visit(where)
        if found.status != 200 or marker not in found.text:
            raise Stuck(f"What was entered into v0.1 is not in v0.2: {found.text[:300]}")

    def _check(self, page: Page, report: Report) -> None:
        """Have the newest version checked, unless it was, and read the light."""
        light = page.tree.xpath("//*[@data-overall != '']/@data-overall")
        if not light:
            page = self._ok(self.person.submit(page.form(action="/report/")))
            light = page.tree.xpath("//*[@data-overall != '']/@data-overall")
        report.loop["readiness"] = next(iter(light), "")
        if report.loop["readiness"] not in {"green", "yellow", "red"}:
            raise Stuck(f"The launch page shows no light: {page.text[:300]}")

    def _follow_guide(self, home: str, report: Report) -> None:
        page = self._ok(self.person.visit(f"{home}launch/"))
        best = page.tree.xpath('//li[contains(@class,"plan--recommended")]/@data-path')
        form = page.form(action="/launch/choice/")
        guide = self._ok(self.person.submit(form, path=next(iter(best))))
        steps = guide.tree.xpath('//main//input[@type="checkbox"]')
        if not steps:
            raise Stuck("The guide has no steps to tick.")
        report.loop |= {"path": next(iter(best)), "steps": len(steps)}

    def _take_along(self, home: str, report: Report) -> None:
        """Download the zip, the bundle and the documents."""
        page = self._ok(self.person.visit(f"{home}launch/"))
        zipped = page.link("/zip/")
        for name, address in (("zip", zipped), ("bundle", f"{home}bundle/")):
            answer = self.person.client.get(address)
            if answer.status_code != 200 or not answer.content:
                raise Stuck(f"The {name} could not be downloaded ({answer.status_code}).")
            report.loop[name] = len(answer.content)
        report.zip = self.person.client.get(zipped).content


def stage(page: Page) -> str:
    """Return where the change on *page* stands."""
    return next(iter(page.tree.xpath('//*[@id="change"]/@data-stage')), "")


def demo_accounts(entrance: Page) -> list[Form]:
    """Return the forms with which the sign-in page of an app lets people look around."""
    return [form for form in entrance.forms() if form.hidden.get("password")]
