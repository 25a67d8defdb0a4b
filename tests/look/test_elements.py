"""The small behaviours, in a real Chromium, under the policy that the product serves."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
ORIGIN = "http://look.localhost"
POLICY = "default-src 'self'; base-uri 'self'; object-src 'none'"
KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


@pytest.fixture
def show(chromium):
    """Call it with the body of a page and the elements it needs; it answers with the page."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))

    def show(body, *elements, scripts=True):
        wanted = "".join(
            f'<script type="module" src="/static/js/{name}.js"></script>' for name in elements
        )
        sheets = "".join(
            f'<link rel="stylesheet" href="/static/css/{sheet.name}">'
            for sheet in [STATIC / "css/tokens.css", *sorted((STATIC / "css").glob("*.css"))]
        )
        html = f"<!doctype html><html lang=en><title>x</title>{sheets}{wanted if scripts else ''}"

        def answer(route):
            path = route.request.url.removeprefix(ORIGIN)
            if path.startswith("/static/"):
                file = STATIC / path.removeprefix("/static/")
                route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
                return
            route.fulfill(
                body=html + body,
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": POLICY},
            )

        page.route(f"{ORIGIN}/**", answer)
        page.goto(f"{ORIGIN}/")
        page.wait_for_load_state("load")
        return page

    yield show
    context.close()
    assert [said for said in complaints if "favicon" not in said] == []


CHIPS = """
<chip-set {mode}>
  <label class="chip"><input type="{kind}" name="s" value="Fruit, and bread"><span>Fruit</span></label>
  <label class="chip"><input type="{kind}" name="s" value="Eggs"><span>Eggs</span></label>
</chip-set>
<textarea id="answer" aria-label="Answer"></textarea>
"""  # noqa: E501


def test_suggestions_are_added_to_the_text_and_taken_out_again(show):
    page = show(CHIPS.format(mode='fills="answer"', kind="checkbox"), "chip-set")
    answer = page.get_by_label("Answer")
    page.get_by_label("Fruit").click()
    page.get_by_label("Eggs").click()
    expect(answer).to_have_value("Fruit, and bread, Eggs")
    page.get_by_label("Fruit").click()
    expect(answer).to_have_value("Eggs")


def test_a_suggestion_never_replaces_the_founders_own_words(show):
    page = show(CHIPS.format(mode='fills="answer"', kind="radio"), "chip-set")
    answer = page.get_by_label("Answer")
    answer.fill("Vegetables first.")
    page.get_by_label("Eggs").click()
    expect(answer).to_have_value("Vegetables first. Eggs")
    page.get_by_label("Fruit").click()
    expect(answer).to_have_value("Vegetables first. Fruit, and bread")


def test_a_chip_is_unmarked_once_the_text_says_something_else(show):
    page = show(CHIPS.format(mode='fills="answer"', kind="checkbox"), "chip-set")
    page.get_by_label("Eggs").click()
    page.get_by_label("Answer").fill("Milk")
    expect(page.locator("input:checked")).to_have_count(0)


def test_own_words_and_a_chosen_option_exclude_each_other(show):
    page = show(CHIPS.format(mode='other="answer"', kind="radio"), "chip-set")
    answer = page.get_by_label("Answer")
    page.get_by_label("Eggs").click()
    answer.fill("Honey")
    expect(page.locator("input:checked")).to_have_count(0)
    page.get_by_label("Eggs").click()
    expect(answer).to_have_value("")


DIALOG = """
<main id="part"><confirm-dialog>
  <a class="button" href="/the/page/that/asks/">Cancel build</a>
  <dialog class="dialog" aria-labelledby="t"><h2 id="t">Stop this build?</h2>
    <form method="post" action="/stopped/"><button>Stop the build</button>
    <button type="button" data-close>Keep building</button></form></dialog>
</confirm-dialog></main>
"""


def test_a_destructive_link_asks_in_place_and_gives_the_focus_back(show):
    page = show(DIALOG, "confirm-dialog")
    page.get_by_role("link", name="Cancel build").click()
    expect(page.get_by_role("dialog", name="Stop this build?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("link", name="Cancel build")).to_be_focused()
    assert page.url == f"{ORIGIN}/"


def test_an_open_dialog_outlives_the_part_it_came_from(show):
    page = show(DIALOG, "confirm-dialog")
    page.get_by_role("link", name="Cancel build").click()
    page.evaluate("document.getElementById('part').innerHTML = 'swapped'")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("button", name="Stop the build").click()
    page.wait_for_url(f"{ORIGIN}/stopped/")


def test_without_scripts_the_link_leads_to_a_page_that_asks(show):
    page = show(DIALOG, "confirm-dialog", scripts=False)
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("link", name="Cancel build").click()
    page.wait_for_url(f"{ORIGIN}/the/page/that/asks/")


NOTE = '<toast-note class="note note--go" data-leaves><p class="note__text">Saved.</p></toast-note>'


def test_a_message_of_the_page_stays_and_one_that_arrives_later_floats(show):
    page = show(f'<div id="flash" class="flash" role="status">{NOTE}</div>', "toast-note")
    note = page.locator("toast-note")
    expect(note.get_by_role("button")).to_be_visible()
    assert page.locator("#flash").evaluate("e => getComputedStyle(e).position") == "static"
    page.evaluate("note => { document.getElementById('flash').innerHTML = note }", NOTE)
    expect(note).to_have_attribute("data-floats", "")
    assert page.locator("#flash").evaluate("e => getComputedStyle(e).position") == "fixed"
    note.get_by_role("button", name="Put this message away").click()
    expect(note).to_have_count(0)


def test_a_menu_closes_on_escape_and_when_the_focus_leaves(show):
    page = show(
        '<drop-menu><details class="menu"><summary>Menu</summary><a href="#x">Inside</a></details>'
        "</drop-menu><button>Elsewhere</button>",
        "drop-menu",
    )
    inside = page.get_by_role("link", name="Inside")
    page.get_by_text("Menu").click()
    expect(inside).to_be_visible()
    page.keyboard.press("Escape")
    expect(inside).to_be_hidden()
    page.get_by_text("Menu").click()
    page.get_by_role("button", name="Elsewhere").focus()
    expect(inside).to_be_hidden()


def test_a_value_is_copied_and_the_button_says_so(show):
    page = show(
        '<copy-text class="copy"><code>SECRET_KEY=1</code>'
        '<button type="button"><span>Copy</span></button></copy-text>',
        "copy-text",
    )
    button = page.get_by_role("button")
    button.click()
    expect(button).to_have_text(re.compile("Copied|Press Ctrl"))


def test_a_running_time_counts_on_from_what_the_server_said(show):
    page = show(
        '<elapsed-time data-since="2020-01-01T00:00:00Z">1 s</elapsed-time>', "elapsed-time"
    )
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^\d+ h( \d+ min)?$"))


def test_times_are_said_like_the_server_says_them(show):
    page = show("<p>", "elapsed-time")
    said = page.evaluate(
        "import('/static/js/elapsed-time.js').then(m => [0, 72.9, 180, 3900].map(m.inWords))"
    )
    assert said == ["0 s", "1 min 12 s", "3 min", "1 h 5 min"]


def test_a_box_grows_with_its_text_and_ctrl_enter_sends(show):
    page = show(
        '<form action="/sent/"><auto-grow><textarea name="t" aria-label="Idea"></textarea>'
        "</auto-grow></form>",
        "auto-grow",
    )
    box = page.get_by_label("Idea")
    before = box.bounding_box()["height"]
    box.fill("line\n" * 20)
    assert box.bounding_box()["height"] > before
    box.press("Control+Enter")
    page.wait_for_url(f"{ORIGIN}/sent/**")


def test_a_desktop_preview_is_scaled_into_a_narrow_page(show):
    page = show(
        '<device-frame class="device"><fieldset class="device__switch">'
        '<label><input type="radio" name="d" value="desktop" checked>Desktop</label>'
        '<label><input type="radio" name="d" value="phone">Phone</label></fieldset>'
        '<div class="device__stage"><div class="device__screen"><iframe title="Preview">'
        "</iframe></div></div></device-frame>",
        "device-frame",
    )
    page.set_viewport_size({"width": 640, "height": 800})
    frame = page.locator("iframe")
    expect(frame).to_have_css("transform", re.compile(r"matrix\(0\.\d+"))
    assert frame.evaluate("f => Math.round(f.clientWidth)") == 1280
    page.get_by_text("Phone").click()
    expect(frame).to_have_css("transform", re.compile(r"none|matrix\((1|0\.9)"))
    assert page.locator(".device__screen").bounding_box()["width"] < 420
