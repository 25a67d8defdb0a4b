"""The pages in front of the product: the door, the account pages, and when something is wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from cofounder.errors import NotAllowedNow, PaymentNeeded

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    return Client(headers={"Accept": "text/html"})


def test_the_front_page_has_one_way_in(visitor):
    page = visitor.get("/").content.decode()
    assert "Tell us your idea" in page
    assert 'href="/account/signup/"' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("path", ["signup", "login", "password/reset", "password/reset/done"])
def test_an_account_page_is_ours(visitor, path):
    page = visitor.get(f"/account/{path}/").content.decode()
    assert 'class="moment' in page
    assert page.count("<h1") == 1
    assert "Menu:" not in page


def test_a_wrong_sign_up_comes_back_filled_and_says_why(visitor):
    answer = visitor.post("/account/signup/", {"email": "maya@", "password1": "short"})
    page = answer.content.decode()
    assert 'value="maya@"' in page
    assert 'aria-invalid="true"' in page
    assert "Enter a valid email address." in page


def test_a_wrong_password_is_said_once_and_the_email_stays(visitor):
    answer = visitor.post("/account/login/", {"login": "maya@example.com", "password": "nope"})
    page = answer.content.decode()
    assert 'value="maya@example.com"' in page
    assert page.count('role="alert"') == 1


def test_the_engines_page_says_who_answers_and_what_could(visitor):
    page = visitor.get("/engines/").content.decode()
    assert "You are working with our built-in co-founder." in page
    assert "Claude" in page


@pytest.mark.parametrize(
    ("engine", "explained"),
    [
        ({"available": True, "connected": False}, True),
        ({"available": True, "connected": True}, False),
        ({"available": False, "connected": False}, True),
    ],
)
def test_how_an_engine_is_connected_is_explained_until_it_is(engine, explained):
    named = {"name": "Claude", "env": "RUNNER=anthropic ANTHROPIC_API_KEY=…"} | engine
    page = render_to_string("engines.html", {"engines": [named], "offline": True})
    assert ("RUNNER=anthropic" in page) is explained
    assert ("cannot use Claude yet" in page) is not (engine["available"] or engine["connected"])


def test_a_page_that_is_not_there_is_a_page_of_ours(visitor):
    answer = visitor.get("/no/such/page/")
    assert answer.status_code == 404
    assert "We can’t find that page." in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "500"])
def test_an_error_page_can_be_drawn_with_nothing_at_hand(name):
    page = render_to_string(f"{name}.html")
    assert page.count("<h1") == 1
    assert "button--primary" in page


@pytest.mark.parametrize("error", [NotAllowedNow("Not before the gate."), PaymentNeeded("Enough.")])
def test_an_expected_failure_is_a_page_with_a_way_on(error):
    page = render_to_string("problem.html", {"error": error})
    assert page.count(str(error)) == 1
    assert "button--primary" in page


def test_the_flash_is_one_region_with_the_error_in_it():
    drawn = render_to_string("_flash.html", {"error": NotAllowedNow("One at a time, <please>.")})
    assert drawn.count('id="flash"') == 1
    assert "One at a time, &lt;please&gt;." in drawn


def test_the_style_guide_is_only_for_those_who_build(client, settings):
    assert client.get("/styleguide/").status_code == 404
    settings.DEBUG = True
    assert client.get("/styleguide/").status_code == 200
