"""A preview in a real Chromium, inside a page of the platform: it works, and it is walled in."""

import json
from urllib.parse import urlencode

import pytest
from django.db import connections
from playwright.sync_api import expect

from builds.previews import links

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium, serving):
    page = chromium.new_page()
    page.set_default_timeout(20_000)
    yield page
    page.close()
    connections.close_all()  # the browser's event loop had one of its own


@pytest.fixture
def embed(page, serving):
    """Open a page, on the platform's host, that shows *url* in a frame; return the frame."""

    def embed(url, host="localhost"):
        page.goto(f"http://{host}:{serving}/frame?" + urlencode({"url": url}))
        return page.frame_locator("iframe")

    return embed


def test_a_preview_works_inside_our_page_with_the_apps_own_sign_in(embed, preview):
    frame = embed(links.preview_url(preview))
    expect(frame.locator("#who")).to_have_text("nobody")
    frame.get_by_role("button", name="Sign in").click()
    expect(frame.locator("#who")).to_have_text("rose")


def test_a_hostile_app_reads_nothing_of_ours_and_cannot_take_the_window(
    page, embed, preview, serving
):
    platform = f"http://localhost:{serving}"
    frame = embed(links.preview_url(preview).replace("/?", f"/hostile?platform={platform}&"))
    expect(frame.locator("#out")).not_to_have_text("waiting")
    seen = json.loads(frame.locator("#out").text_content())
    assert seen == {
        "parent": "SecurityError",
        "secret": "SecurityError",
        "top": "SecurityError",
        "cookie": "done",
        "cookies": "",
        "fetch": "refused",
    }
    assert page.url.startswith(f"{platform}/frame?")
    ours = [c["value"] for c in page.context.cookies(platform) if c["name"] == "platform"]
    assert ours == ["ours"]


def test_another_site_cannot_put_a_preview_in_a_frame(page, embed, preview):
    with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        frame = embed(links.preview_url(preview), host="127.0.0.1")
    expect(frame.locator("#who")).to_have_count(0)


def test_a_sleeping_preview_opens_by_itself(embed, make_preview, make_app):
    sandbox = make_app("dozing", asleep=True)
    (sandbox.folder / "hold").touch()
    frame = embed(links.preview_url(make_preview("dozing")))
    expect(frame.locator("h1")).to_have_text("Waking your preview")
    (sandbox.folder / "hold").unlink()
    expect(frame.locator("h1")).to_have_text("Garden")
