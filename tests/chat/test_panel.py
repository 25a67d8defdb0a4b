"""The panel in a real Chromium: keyboard, focus, sheet, and the click that acts."""

import pytest
from playwright.sync_api import expect

from tests.chat import states
from tests.factories import UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def project(work):
    """Ready to be built. *work* keeps the queues of other tests away."""
    return states.decided(UserFactory(email="maya@example.com"))


@pytest.fixture
def page(chromium, live_server, client, project):
    client.force_login(project.owner)
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}
    )
    session = {"name": "session", "value": client.cookies["session"].value}
    context.add_cookies([session | {"url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"/projects/{project.pk}/")
    yield page
    assert page.complaints == []
    context.close()


def ask(page, words):
    page.get_by_label("Your question").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".turn__said").last).to_contain_text(words, timeout=15_000)


def test_it_opens_is_used_and_closes_by_keyboard_alone(page):
    bubble = page.get_by_role("button", name="Chat", exact=True)
    bubble.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="About Choir desk")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_focused()
    ask(page, "which plan did i pick")
    expect(page.get_by_role("log")).to_contain_text("The whole first version")
    expect(page.get_by_label("Your question")).to_have_value("")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(bubble).to_be_focused()


def test_the_link_in_the_navigation_opens_the_same_conversation(page):
    page.locator(".tabs__item", has_text="Chat").click()
    ask(page, "hello")
    page.get_by_role("button", name="Close the chat").click()
    expect(page.locator(".tabs__item", has_text="Chat")).to_be_focused()
    page.reload()
    page.locator(".chat__bubble").click()
    expect(page.get_by_role("log")).to_contain_text("hello")


def test_nothing_starts_before_the_founder_says_so_twice(page, project):
    page.locator(".chat__bubble").click()
    ask(page, "start the build")
    page.get_by_role("link", name="Start the build").click()
    question = page.get_by_role("dialog", name="Start the build of your first version?")
    expect(question).to_contain_text("never more than $2.00")
    question.get_by_role("button", name="Not now").click()
    expect(question).to_have_count(0)
    assert not project.builds.exists()
    page.get_by_role("link", name="Start the build").click()
    question.get_by_role("button", name="Start the build").click()
    expect(page.get_by_role("log")).to_contain_text("is in line")
    assert project.builds.count() == 1


def test_on_a_phone_it_is_a_sheet_in_front_of_the_page(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".chat__bubble").click()
    expect(page.get_by_label("Your question")).to_be_focused()
    sheet = page.locator(".chat__panel")
    assert sheet.bounding_box()["width"] == 360
    assert sheet.evaluate("dialog => dialog.matches(':modal')")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.keyboard.press("Escape")
    expect(page.locator(".chat__bubble")).to_be_focused()


def test_the_page_of_its_own_answers_in_place(page, project):
    page.goto(f"/projects/{project.pk}/chat/")
    page.evaluate("window.stayed = true")
    ask(page, "what did we decide")
    expect(page.get_by_label("Your question")).to_have_value("")
    assert page.evaluate("window.stayed")


@pytest.mark.parametrize("cookie", ["session", "csrftoken"])
def test_a_page_never_becomes_an_answer(page, cookie):
    page.locator(".chat__bubble").click()
    expect(page.get_by_label("Your question")).to_be_focused()
    page.context.clear_cookies(name=cookie)
    page.get_by_label("Your question").fill("hello")
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/**" if cookie == "session" else "**/chat/")


def test_what_did_not_arrive_is_said_and_kept(page):
    page.locator(".chat__bubble").click()
    expect(page.get_by_label("Your question")).to_be_focused()
    page.route("**/chat/", lambda route: route.abort())
    page.get_by_label("Your question").fill("where are we")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That did not reach us.")).to_be_visible()
    expect(page.get_by_label("Your question")).to_have_value("where are we")
