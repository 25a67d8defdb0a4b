"""What a founder's hands do after the first preview: decide, change, compare, launch, ask."""

import re
from pathlib import Path
from typing import Literal

from playwright.sync_api import FrameLocator, Locator, Page, expect

Choice = Literal["iterate", "ship", "park"]


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Reach *target* with the Tab key alone, and see that the focus is seen there."""
    target.wait_for()
    for _ in range(most):
        if target.evaluate("e => e === document.activeElement"):
            assert target.evaluate("e => e.matches(':focus-visible')")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key never came to {target}.")


def open_preview(page: Page, home: str, version: str) -> FrameLocator:
    """Open *version* from the list of versions; return the app in its frame.

    There, press keys: where the frame is scaled, Playwright's mouse does not meet what it aims at.
    """
    page.goto(f"{home}versions/")
    page.get_by_role("link", name=f"Open {version}").click()
    app = page.frame_locator("iframe")
    expect(app.locator("h1").first).to_be_visible()
    return app


def sign_in(app: FrameLocator) -> None:
    """Sign in to the app as the first of its demo accounts."""
    app.get_by_role("link", name="Log in").first.press("Enter")
    app.locator("form:has(input[type=hidden][name=password]) button").first.press("Enter")
    expect(app.get_by_role("link", name="Log in")).to_have_count(0)


def enter(app: FrameLocator, words: str) -> None:
    """Add something called *words*, and see it."""
    app.get_by_role("link", name=re.compile("^Add ")).first.press("Enter")
    form = app.locator("main form")
    needed = form.locator("input:visible[required], textarea:visible[required]")
    needed.first.wait_for()
    for field in needed.all():
        field.fill(words)
    form.get_by_role("button").first.press("Enter")
    expect(app.get_by_role("heading", name=words).first).to_be_visible()


def decide_by_keyboard(page: Page, choice: Choice) -> None:
    """Take the second decision from the project's home, without a mouse."""
    tab_to(page, page.get_by_role("link", name="Decide what’s next"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/decisions/\d+/"))
    options = page.locator("input[name=choice]")
    tab_to(page, options.first)
    page.keyboard.press("Space")  # arrows move on from the first
    for _ in range(options.count()):
        if page.locator("input[name=choice]:checked").input_value() == choice:
            break
        page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Decide"))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/decisions/" not in url)


def ask_by_keyboard(page: Page, words: str) -> int:
    """Ask for a change and answer what we ask about it; return how many questions there were."""
    tab_to(page, page.locator("textarea[name=words]"))
    page.keyboard.type(words)
    tab_to(page, page.get_by_role("button", name="Talk about it"))
    page.keyboard.press("Enter")
    change = page.locator("#change")
    for asked in range(3):
        expect(change).to_have_attribute("data-stage", re.compile("asking|restated"))
        if change.get_attribute("data-stage") == "restated":
            return asked
        question = page.locator("h1").inner_text()
        tab_to(page, page.locator("#change input[type=radio]").first)
        page.keyboard.press("Space")
        tab_to(page, page.get_by_role("button", name="Continue"))
        page.keyboard.press("Enter")
        expect(page.locator("h1")).not_to_have_text(question)
    raise AssertionError("More than two questions about one change.")


def agree(page: Page) -> list[str]:
    """Agree to the change and watch its build live; return the steps that were seen."""
    page.evaluate("sessionStorage.removeItem('seen')")
    page.get_by_role("button", name="Agree and build it").click()
    page.locator("section[data-stage=ready], section[data-stage=failed]").wait_for(timeout=120_000)
    expect(page.locator("section[data-stage]").first).to_have_attribute("data-stage", "ready")
    return page.evaluate("JSON.parse(sessionStorage.seen)")


def edit_in_place(page: Page, home: str, kind: str, section: str, words: str) -> None:
    """Word a section of a document anew, where it stands."""
    page.goto(f"{home}documents/{kind}/")
    page.locator(f"#edit-{section}").click()
    page.locator(f"#{section} textarea").fill(words)
    page.get_by_role("button", name="Save as a new version").click()
    expect(page.locator(f"#{section} .prose")).to_have_text(words)


def download(page: Page, click: Locator) -> bytes:
    """Click and return what was downloaded."""
    with page.expect_download() as waiting:
        click.click()
    return Path(waiting.value.path()).read_bytes()
