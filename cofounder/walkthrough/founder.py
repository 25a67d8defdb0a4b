"""The first half of a played journey: from sign-up to a running preview."""

import hashlib
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx

from cofounder.browsing import Form, NoSuchForm, Page, Visitor
from cofounder.walkthrough.previews import LOOK_EVERY, visit_preview
from cofounder.walkthrough.report import Report, Stuck

#: Seconds we wait for documents, for plans and for a build.
PATIENCE = 180

#: What a founder without an opinion says where nothing is suggested.
PLAIN_ANSWER = "People around us who have this problem every week and would try something new."

GATE = re.compile(r"/decisions/\d+/$")


class Founder:
    """Plays one founder. *say* is told each step's name and its seconds."""

    def __init__(self, base_url: str, *, say: Callable[[str, float], None]) -> None:
        self.base_url = base_url
        self.person = Visitor(base_url, timeout=30)
        self.say = say

    def play(self, idea: str) -> Report:
        """Take *idea* to a preview that answers, or raise ``Stuck``."""
        report = Report(idea)
        try:
            self._play(idea, report)
        except (NoSuchForm, LookupError) as error:
            raise Stuck(str(error)) from error
        except httpx.HTTPError as error:
            raise Stuck(f"{self.base_url} did not answer: {type(error).__name__}") from error
        finally:
            self.person.client.close()
        return report

    def _play(self, idea: str, report: Report) -> None:
        with self._step("sign up", report):
            self._sign_up()
        with self._step("idea", report):
            page = self._tell(idea)
        report.project = urlsplit(page.url).path.split("/")[2]
        with self._step("interview", report):
            self._answer_everything(page)
        home = f"/projects/{report.project}/"
        with self._step("thesis and brief", report):
            self._until(f"{home}documents/idea_brief/", lambda p: "sections/" in p.body)
        with self._step("direction", report):
            gates = self.person.visit(f"{home}decisions/").links()
            gate = next((link for link in gates if GATE.search(link)), None)
            if gate is None:
                raise Stuck("No decision is waiting, though the brief is written.")
            self._decide(self.person.visit(gate))
        with self._step("plans", report):
            page = self._until(f"{home}plans/", lambda p: "/choice/" in p.body)
            self._ok(self.person.submit(page.form(action="/choice/")))
        with self._step("documents", report):
            last = f"{home}documents/how_it_works/"
            self._until(last, lambda p: "sections/" in p.body)
        with self._step("build", report):
            page = self._build(f"{home}builds/", report)
        with self._step("preview", report):
            self._open(page, report)

    @contextmanager
    def _step(self, name: str, report: Report) -> Iterator[None]:
        began = time.monotonic()
        yield
        took = time.monotonic() - began
        report.steps.append((name, took))
        self.say(name, took)

    def _ok(self, page: Page) -> Page:
        """Return *page*, or raise ``Stuck`` with what it says."""
        if page.status >= 400:
            raise Stuck(f"{page.path} answered {page.status}: {page.text[:300]}")
        return page

    def _sign_up(self) -> None:
        page = self._ok(self.person.visit("/account/signup/"))
        email, password = f"founder-{secrets.token_hex(6)}@example.com", secrets.token_urlsafe(14)
        form = page.form(field="email")
        page = self._ok(self.person.submit(form, email=email, password1=password))
        if page.path.startswith("/account/signup"):
            raise Stuck(f"Signing up did not work: {page.text[:300]}")

    def _tell(self, idea: str) -> Page:
        page = self._ok(self.person.visit("/projects/new/"))
        return self._ok(self.person.submit(page.form(field="idea"), idea=idea))

    def _answer_everything(self, page: Page) -> None:
        address = page.path
        for _ in range(60):
            try:
                form = page.form(field="key", action="/answers/")
            except NoSuchForm:
                if page.tree.xpath('//*[@id="interview"]/@data-stage') == ["done"]:
                    return
                time.sleep(LOOK_EVERY)
                page = self._ok(self.person.visit(address))
                continue
            page = self._ok(self.person.submit(form, answers(form, page)))
        raise Stuck("The interview did not end after 60 questions.")

    def _decide(self, page: Page) -> None:
        form = self._ok(page).form(field="choice")
        self._ok(self.person.submit(form, choice="proceed", note=""))

    def _until(self, address: str, there: Callable[[Page], bool]) -> Page:
        """Look at *address* until *there* says that what we wait for is on it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            page = self.person.visit(address)
            if page.status == 200 and there(page):
                return page
            if page.status >= 500:
                raise Stuck(f"{address} answered {page.status}")
            time.sleep(LOOK_EVERY)
        raise Stuck(f"{address} did not show what we waited for within {PATIENCE} s.")

    def _build(self, address: str, report: Report) -> Page:
        page = self._ok(self.person.visit(address))
        page = self._ok(self.person.submit(page.form(action="/builds/")))
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for stage in _stages_now(page):
                if stage not in report.stages_seen:
                    report.stages_seen.append(stage)
            outcome = _outcome(page)
            if outcome == "ready":
                return page
            if outcome:
                raise Stuck(f"The build ended {outcome}: {page.text[:500]}")
            time.sleep(LOOK_EVERY)
            page = self._ok(self.person.visit(page.path))
        raise Stuck(f"The build was not ready within {PATIENCE} s.")

    def _open(self, page: Page, report: Report) -> None:
        report.checks = [
            " ".join(row.text_content().split()) for row in page.tree.xpath("//*[@data-check]")
        ]
        if not report.checks:
            raise Stuck("The build says that it is ready, but not what was checked.")
        for row in page.tree.xpath("//*[@data-outcome]"):
            outcome = row.get("data-outcome")
            report.promises[outcome] = report.promises.get(outcome, 0) + 1
        shown = self._ok(self.person.visit(page.link("/preview/")))
        report.version = next(iter(shown.tree.xpath("//device-frame/@data-version")), "")
        link = next(iter(shown.tree.xpath("//iframe/@src")), "")
        seen = visit_preview(link, base_url=self.base_url)
        parts = urlsplit(link)
        report.preview = f"{parts.scheme}://{parts.netloc}/"
        report.preview_status, report.preview_title = seen.status, seen.title
        report.preview_digest = hashlib.sha256(seen.text.encode()).hexdigest()[:12]
        if seen.status != 200 or not seen.text:
            raise Stuck(f"The preview answered {seen.status}: {seen.text[:300]}")


def answers(form: Form, page: Page) -> dict[str, str | list[str]]:
    """Answer as a founder who takes what is suggested."""
    ticked = form.element.xpath('.//input[@type="checkbox"][@name="chosen"]')
    if ticked:
        proposed = [box.get("value") for box in ticked if box.get("checked") is not None]
        return {"chosen": proposed or [box.get("value") for box in ticked[:3]], "other": ""}
    radios = form.element.xpath('.//input[@type="radio"][@name="chosen"]')
    if radios:
        return {"chosen": radios[0].get("value"), "other": ""}
    chips = page.tree.xpath('//input[@name="suggestion"]/@value')
    if any(element.get("name") == "text" for element in form.inputs):
        return {"text": chips[0] if chips else PLAIN_ANSWER}
    return {"other": PLAIN_ANSWER}


def _stages_now(page: Page) -> list[str]:
    """The names of the steps that the page shows as reached."""
    reached = page.tree.xpath('//*[@data-step][@data-state="done" or @data-state="now"]')
    return [element.get("data-step") for element in reached]


def _outcome(page: Page) -> str:
    """How the build ended, as the page says it; empty while it goes on."""
    stage = next(iter(page.tree.xpath("//section/@data-stage")), "")
    return stage if stage in {"ready", "failed", "cancelled"} else ""
