"""What a founder's hands do, step by step, in a real browser."""

import re
import secrets

from playwright.sync_api import Page, expect

IDEA = "An app where dog owners nearby find trusted dog walkers and book a walk with them."


#: Notes every step of a build that was on screen, across pages.
WATCH = """
if (window === window.top) new MutationObserver(() => {
    const seen = JSON.parse(sessionStorage.seen ?? "[]");
    for (const { dataset } of document.querySelectorAll("[data-step][data-state=now]")) {
        if (!seen.includes(dataset.step)) seen.push(dataset.step);
    }
    sessionStorage.seen = JSON.stringify(seen);
}).observe(document, { childList: true, subtree: true, attributes: true });
"""


def sign_up(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Tell us your idea").first.click()
    page.get_by_label("Email").fill(f"{secrets.token_hex(6)}@example.com")
    page.locator("input[type=password]").first.fill("walkies-please-1")
    page.locator("main form button").first.click()
    page.wait_for_url("**/projects/new/")


def tell(page: Page, idea: str = IDEA) -> None:
    page.locator("textarea[name=idea]").fill(idea)
    page.locator("main form button").first.click()
    page.wait_for_url("**/interview/")


def answer_everything(page: Page) -> int:
    """Take what is suggested until the interview is done; return the number of questions."""
    for number in range(30):
        interview = page.locator("#interview")
        if interview.get_attribute("data-stage") == "done":
            return number
        key = interview.locator("input[name=key]").input_value()
        text = interview.locator("textarea[name=text]")
        if text.count():
            interview.locator(".chip input").first.check(force=True)
            assert text.input_value()
        elif interview.locator("input[type=radio]").count():
            interview.locator("input[type=radio]").first.check(force=True)
        page.get_by_role("button", name="Continue").click()
        expect(page.locator(f"#interview input[name=key][value={key}]")).to_have_count(0)
    raise AssertionError("The interview did not end.")


def decide(page: Page, home: str) -> None:
    page.goto(f"{home}documents/idea_brief/")
    page.get_by_role("heading", name="The problem").wait_for()
    page.goto(f"{home}decisions/")
    waiting = page.locator("main a").filter(has_text=re.compile("decide", re.I))
    waiting.first.click()
    page.locator("input[value=proceed]").check(force=True)
    page.locator("main form button").last.click()
    page.wait_for_url("**/plans/")


def choose_plan(page: Page) -> None:
    button = page.get_by_role("button", name=re.compile("Choose this plan")).first
    button.wait_for()
    button.click()
    page.wait_for_url("**/documents/")


def build(page: Page, home: str) -> list[str]:
    """Start the build and watch it live; return the steps in the order they were seen."""
    page.add_init_script(WATCH)
    page.goto(f"{home}builds/")
    start = page.locator("main form[action$='/builds/'] button")
    start.wait_for()  # it appears by itself once the scope is written
    start.click()
    page.locator("section[data-stage=ready], section[data-stage=failed]").wait_for(timeout=120_000)
    expect(page.locator("section[data-stage]").first).to_have_attribute("data-stage", "ready")
    return page.evaluate("JSON.parse(sessionStorage.seen)")
