"""The bubble, the panel's parts and the page that does the same without JavaScript."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.chat import states

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).resolve().parents[2] / "static"
MOST_BYTES = 12_000


def test_the_bubble_is_on_every_page_and_is_a_link(client, project):
    address = reverse("chat:project", args=[project.pk])
    for page in ("", "documents/", "plans/", "builds/", "decisions/", "timeline/"):
        html = client.get(f"/projects/{project.pk}/{page}").text
        assert f'<a class="chat__bubble" href="{address}">' in html, page
    assert f'<a class="chat__bubble" href="{reverse("chat:home")}">' in client.get("/engines/").text


def test_moments_and_strangers_are_left_alone(client, founder):
    project = states.ready(founder)
    gate = project.gates.get(choice="")
    assert "chat__bubble" not in client.get(gate.get_absolute_url()).text
    assert "chat__bubble" not in Client().get("/").text
    assert Client().get(reverse("chat:home")).status_code == 302


def test_chat_comes_last_in_the_navigation(client, project):
    html = client.get(f"/projects/{project.pk}/").text
    tabs = re.findall(r'class="tabs__item" href="([^"]+)"[^>]*>([^<]+)<', html)
    assert tabs[-1] == (reverse("chat:project", args=[project.pk]), "Chat")


def test_without_javascript_the_page_holds_the_same_conversation(client, project):
    address = reverse("chat:project", args=[project.pk])
    answer = client.post(address, {"words": "which plan did i pick"}, follow=True)
    assert answer.redirect_chain[0][0].startswith(address)
    assert "which plan did i pick" in answer.text
    assert "You chose the plan “The whole first version”." in answer.text
    client.post(address, {"words": "start the build"})
    html = client.get(address).text
    assert f'href="{reverse("builds:list", args=[project.pk])}"' in html  # where it is asked first


def test_a_refusal_without_javascript_is_part_of_the_conversation(client, founder):
    project = states.fresh(founder)
    act = reverse("chat:act", args=[project.pk])
    answer = client.post(act, {"action": "start_build"}, follow=True)
    assert answer.status_code == 200
    assert "First decide the direction" in answer.text


def test_the_log_is_announced_and_the_field_has_a_label(client, project):
    html = client.get(reverse("chat:project", args=[project.pk])).text
    assert 'role="log"' in html
    assert '<label class="visually-hidden" for="chat-words">' in html


@pytest.mark.parametrize("words", ["", "   ", "x" * 1001])
def test_what_cannot_be_sent_is_kept_and_says_why(client, project, say, words):
    answer = say(words)
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#chat-form"
    assert 'role="alert"' in answer.text
    assert words.strip()[:50] in answer.text
    plain = client.post(reverse("chat:project", args=[project.pk]), {"words": words})
    assert plain.status_code == 422


def test_what_founders_type_stays_text(client, founder, say):
    project = states.ready(founder)
    project.name = "<b>Dogs</b>"
    project.save()
    project.gates.update(note="<script>alert(1)</script>")
    project.builds.update(failure="<img src=x onerror=alert(1)>")
    for text in ("<script>alert(2)</script>", "add <b>x</b>", "what did we decide", "where are we"):
        html = say(text, about=project).text
        assert not re.search(r"<(script|b|img)\b", html), text
    html = client.get(reverse("chat:project", args=[project.pk])).text
    assert "<b>Dogs" not in html
    assert "&lt;script&gt;alert(2)" in html


def test_outside_of_a_project_it_is_about_the_list(client, founder):
    first, second = states.fresh(founder), states.decided(founder)
    answer = client.post(
        reverse("chat:home"), {"words": "where are we"}, headers={"HX-Request": "true"}
    )
    assert "Choir desk" in answer.text
    assert reverse("projects:detail", args=[first.pk]) in answer.text
    assert reverse("projects:detail", args=[second.pk]) in answer.text
    asked = {"words": "why did it fail"}
    assert "depends on the project" in client.post(reverse("chat:home"), asked, follow=True).text


def test_somebody_without_a_project_is_led_to_one(client):
    answer = client.post(reverse("chat:home"), {"words": "which projects do i have"}, follow=True)
    assert "no project yet" in answer.text
    assert reverse("projects:new") in answer.text


def test_the_chat_weighs_little():
    files = [STATIC / "css/chat.css", *STATIC.glob("js/chat-*.js")]
    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) < MOST_BYTES
