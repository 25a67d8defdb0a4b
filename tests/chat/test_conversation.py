"""The conversation lives in the browser session: bounded, and nowhere else."""

import json
import logging

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from chat import conversation

pytestmark = pytest.mark.django_db
SECRET = "zebra-stripes-at-midnight"


def rows():
    """How many rows each table has."""
    models = [model for model in apps.get_models() if model._meta.managed]
    return {model: model._base_manager.count() for model in models}


def kept(client):
    return client.session.get("chat", {}).get("turns", [])


def test_no_more_than_twenty_exchanges_are_kept(client, say):
    for number in range(25):
        say(f"where are we {number}")
    assert len(kept(client)) == conversation.MOST_TURNS
    assert kept(client)[-1]["said"] == "where are we 24"


def test_no_more_than_eight_kilobytes_are_kept(client, say):
    for _ in range(12):
        say("x" * 990)
    assert len(json.dumps(kept(client))) <= conversation.MOST_BYTES
    assert 1 <= len(kept(client)) < 12


def test_nothing_is_stored_but_in_the_session(client, say, press, caplog):
    say("hello")
    before = rows()
    with caplog.at_level(logging.DEBUG):
        for text in (SECRET, f"add {SECRET} to walkers", f"why did {SECRET} fail"):
            say(text)
    assert rows() == before
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert SECRET not in "".join(record.getMessage() for record in ours)


def test_signing_out_ends_the_conversation(client, founder, project, say):
    say(SECRET)
    client.post("/account/logout/")
    assert not any(SECRET in str(s.get_decoded()) for s in Session.objects.all())
    client.force_login(founder)
    assert SECRET not in client.get(reverse("chat:project", args=[project.pk])).text


def test_closing_the_browser_ends_the_conversation(client, project, say):
    say(SECRET)
    cookie = client.cookies[conversation.cookie_name()]
    assert cookie["max-age"] == cookie["expires"] == ""
    assert cookie["httponly"]
    address = reverse("chat:project", args=[project.pk])
    assert SECRET in client.get(address).text
    reopened = Client()  # the sign-in outlives the browser, the conversation does not
    reopened.cookies["session"] = client.cookies["session"].value
    assert SECRET not in reopened.get(address).text
    assert not any(SECRET in str(s.get_decoded()) for s in Session.objects.all())


def test_a_conversation_belongs_to_its_project(client, founder, say):
    from tests.chat import states

    other = states.fresh(founder)
    say(SECRET)
    assert SECRET not in client.get(reverse("chat:project", args=[other.pk])).text
    assert SECRET not in client.get(reverse("chat:home")).text


def test_it_can_be_forgotten_on_the_spot(client, project, say):
    say(SECRET)
    address = reverse("chat:project", args=[project.pk])
    answer = client.post(reverse("chat:restart"), {"back": address})
    assert answer.url == address
    assert SECRET not in client.get(address).text


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "x", ""])
def test_forgetting_leads_nowhere_else(client, say, back):
    say("hello")
    assert client.post(reverse("chat:restart"), {"back": back}).url == reverse("chat:home")


def test_a_bare_yes_starts_nothing_and_shows_the_button_again(client, project, say):
    say("start the build")
    html = say("yes do it").text
    assert "Press the button" in html or "Words alone" in html
    assert "Start the build" in html
    assert not project.builds.exists()
