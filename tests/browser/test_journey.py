"""Journeys in a real browser that do not go the usual way."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import founder

pytestmark = pytest.mark.browser


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
