"""The whole journey in a real browser: every stage seen, nothing complained about."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import founder

pytestmark = pytest.mark.browser

#: Everything a founder meets on the way, below the project's home.
PAGES = (
    "", "documents/", "documents/thesis/", "documents/idea_brief/", "documents/mvp_scope/",
    "documents/risk_log/", "documents/how_it_works/", "documents/milestones/",
    "documents/idea_brief/sections/problem_statement/", "plans/", "builds/", "decisions/",
    "timeline/", "interview/",
)  # fmt: skip


def serious(page):
    """What axe-core finds serious or critical on the page as it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {rule['id']}: {node['html'][:160]}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


def test_an_idea_becomes_a_live_preview(page, chromium):
    barriers = []
    founder.sign_up(page)
    barriers += serious(page)
    founder.tell(page)
    barriers += serious(page)
    assert founder.answer_everything(page) >= 8
    home = page.url.replace("interview/", "")
    founder.decide(page, home)
    founder.choose_plan(page)

    steps = founder.build(page, home)

    assert steps == ["Scaffolding", "Writing code", "Installing deps", "Running checks"]
    expect(page.get_by_text("Your first version is ready.")).to_be_visible()
    barriers += serious(page)

    page.locator("main a[href$='/preview/']").first.click()
    app = page.frame_locator("iframe")
    expect(app.locator("h1").first).to_be_visible()
    heading = app.locator("h1").first.inner_text()
    assert heading
    with page.context.expect_page() as tab:
        page.get_by_role("link", name="Open in a tab").click()
    expect(tab.value.locator("h1").first).to_have_text(heading)
    assert "//p-" in tab.value.url
    tab.value.close()

    for below in PAGES:
        page.goto(f"{home}{below}")
        barriers += serious(page)
    assert page.complaints == []
    assert barriers == []
    the_other_theme(page, chromium, home)


def the_other_theme(page, chromium, home):
    """In the dark, and on a phone, the pages are as accessible and no wider than the screen."""
    context = chromium.new_context(
        color_scheme="dark",
        viewport={"width": 360, "height": 780},
        storage_state=page.context.storage_state(),
    )
    phone = context.new_page()
    barriers = []
    for below in PAGES:
        phone.goto(f"{home}{below}")
        barriers += serious(phone)
        wide = phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, (below, wide)
    context.close()
    assert barriers == []


def test_a_page_is_right_without_its_websocket(page):
    """The founder's socket never opens; the build is seen to its end all the same."""
    page.route_web_socket(re.compile("/ws/"), lambda socket: socket.close())
    founder.sign_up(page)
    founder.tell(page, "A place where neighbours lend each other tools and see who has what.")
    founder.answer_everything(page)
    home = page.url.replace("interview/", "")
    founder.decide(page, home)
    founder.choose_plan(page)
    founder.build(page, home)
    expect(page.get_by_text("Your first version is ready.")).to_be_visible()


def test_a_build_is_stopped_after_asking(page):
    founder.sign_up(page)
    founder.tell(page, "A library for the street where people share books and note who has them.")
    founder.answer_everything(page)
    home = page.url.replace("interview/", "")
    founder.decide(page, home)
    founder.choose_plan(page)
    page.goto(f"{home}builds/")
    page.locator("main form[action$='/builds/'] button").wait_for()
    page.locator("main form[action$='/builds/'] button").click()

    page.get_by_role("link", name="Cancel build").click()
    page.get_by_role("button", name="Stop the build").click()

    page.locator("section[data-stage=cancelled]").wait_for()
    assert "Nothing was charged" in page.locator("main").inner_text()
