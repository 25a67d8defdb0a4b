"""live.js in a real Chromium: swaps, catches up, polls, and never takes text from under a hand."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from projects.models import Project

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium, server, project, cookie):
    """The project's page, with what it complained about in ``page.complaints``."""
    origin = f"http://127.0.0.1:{server.port}"
    context = chromium.new_context()
    context.add_cookies([{"name": "session", "value": cookie, "url": origin}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.address = f"{origin}/page/{project.pk}/"
    page.complaints, page.fetches = [], []
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda r: "/region/" in r.url and page.fetches.append(r.url))
    page.goto(page.address)
    expect(page.locator("body")).to_have_attribute("data-live", "on")
    yield page
    context.close()


def test_a_push_changes_the_page_without_a_request(page, rename):
    rename("Cat walkers")

    expect(page.locator("#region p")).to_have_text("Cat walkers")
    assert page.fetches == page.complaints == []


def test_a_fragment_for_another_page_is_no_error(page, project, rename):
    from cofounder import live

    live.push(project.pk, "live_other.html", project=project)
    rename("Cat walkers")

    expect(page.locator("#region p")).to_have_text("Cat walkers")
    assert page.fetches == page.complaints == []


def test_a_page_that_missed_a_push_fetches_its_regions(page, project, rename, monkeypatch):
    from cofounder import live

    monkeypatch.setattr(live, "_truce_ends", float("inf"))
    rename("Cat walkers")

    expect(page.locator("#region p")).to_have_text("Cat walkers")
    assert len(page.fetches) == 1
    assert page.complaints == []


def test_a_change_during_a_refresh_is_fetched_after_it(page, project):
    from cofounder import live

    def change(name):
        Project.objects.filter(pk=project.pk).update(name=name)
        live.touch(project.pk)

    page.evaluate(
        """let asked = 0;
        document.body.addEventListener("live:refresh", (e) => (e.target.dataset.asked = ++asked))"""
    )
    body = page.locator("body")
    held = []
    page.route("**/region/**", lambda route: held.append(route), times=1)
    with page.expect_request("**/region/**"):
        change("Cat walkers")
    expect(body).to_have_attribute("data-asked", "1")
    late = held[0].fetch()
    change("Bird walkers")
    expect(body).to_have_attribute("data-asked", "2")
    held[0].fulfill(response=late)  # its answer is already old

    expect(page.locator("#region p")).to_have_text("Bird walkers")
    assert page.complaints == []


def test_a_page_without_its_server_says_so_and_comes_back_right(page, server, rename):
    server.stop()
    expect(page.locator("body")).to_have_attribute("data-live", "off")
    rename("Cat walkers")
    server.start()

    expect(page.locator("#region p")).to_have_text("Cat walkers", timeout=20_000)
    expect(page.locator("body")).to_have_attribute("data-live", "on", timeout=20_000)


def test_a_page_is_right_without_websockets(page, rename, project):
    page.add_init_script(
        "window.WebSocket = class extends "
        "EventTarget { constructor() { super(); "
        "setTimeout(() => this.onclose({ code: 1006 })) } close() {} }"
    )
    page.goto(page.address)
    expect(page.locator("body")).to_have_attribute("data-live", "off")

    Project.objects.update(name="Cat walkers")  # not even a push

    expect(page.locator("#region p")).to_have_text("Cat walkers", timeout=20_000)
    assert page.complaints == []


def test_a_signed_out_tab_stops_asking(page, cookie):
    client = Client()
    client.cookies["session"] = cookie
    client.logout()

    expect(page.locator("body")).to_have_attribute("data-live", "off")
    page.evaluate("dispatchEvent(new Event('online'))")  # asks at once if anything would
    page.evaluate("fetch(location.href)")
    assert page.fetches == page.complaints == []


def test_a_push_waits_until_the_founder_has_finished_typing(page, rename):
    page.locator("#note").fill("Remember the")
    rename("Cat walkers")
    rename("Bird walkers")
    page.locator("#note").press_sequentially(" leash")
    assert page.locator("#note").input_value() == "Remember the leash"
    assert page.locator("#region p").inner_text() == "Dog walkers"

    page.locator("#note").blur()

    expect(page.locator("#region p")).to_have_text("Bird walkers")


def test_an_older_fragment_never_replaces_a_newer_one(page, rename, project):
    for name in ("Cat walkers", "Bird walkers"):
        rename(name)
    expect(page.locator("#region p")).to_have_text("Bird walkers")
    assert page.locator("#region").get_attribute("data-version") == "2"

    # A late answer with an older region, out of band.
    page.evaluate(
        """htmx.swap(document.body, `<section id="region" data-version="1" hx-swap-oob="true">
           <p>Old</p></section>`, {swapStyle: "none"})"""
    )

    assert page.locator("#region p").inner_text() == "Bird walkers"
