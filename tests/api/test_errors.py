"""Whatever goes wrong is said in a problem document with a debug id, and nothing else happens."""

import logging

import pytest
from django.test import Client

from builds.models import Build
from cofounder import api, problems
from cofounder.errors import TooMuch
from projects import dashboard
from tests.api.conftest import Script
from tests.factories import ProjectFactory, ready_to_build

pytestmark = pytest.mark.django_db
NOBODY = "11111111-1111-4111-8111-111111111111"


def test_who_is_not_signed_in_is_told_so_and_not_sent_elsewhere():
    nobody = Script()
    for address in ("features", "projects", f"projects/{NOBODY}", "nothing", "openapi.json"):
        assert nobody.get(address, status=401)["type"] == "urn:cofounder:signed-out"
    answer = Client(enforce_csrf_checks=True).post(f"/api/v1/projects/{NOBODY}/builds")
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_a_write_without_its_token_is_refused(script, founder):
    project = ready_to_build(owner=founder)
    script.get("features")
    refused = script.post(f"projects/{project.pk}/builds", status=403, token=False)
    assert refused["type"] == "urn:cofounder:forged"
    assert not Build.objects.exists()
    script.post(f"projects/{project.pk}/builds", status=201)


def test_pages_answer_a_missing_token_with_a_page(founder):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(founder)
    answer = browser.post("/projects/new/", {"idea": "x"})
    assert answer.status_code == 403
    assert answer["Content-Type"].startswith("text/html")


def test_what_is_not_there_is_404(script):
    for address in (
        "nothing", f"projects/{NOBODY}", "projects/not-an-id", "builds/0",
        "builds/99999999999999999999999", "builds/-1", "builds/x", "gates/x",
        f"projects/{NOBODY}/timeline", "versions/5/readiness",
    ):  # fmt: skip
        assert script.get(address, status=404)["type"] == "urn:cofounder:not-found"


def test_another_method_is_405_and_says_which_there_are(script, founder):
    project = ProjectFactory(owner=founder)
    script.post(f"projects/{project.pk}/dashboard", status=405)
    script.get("features")
    token = {"X-CSRFToken": script.browser.cookies["csrftoken"].value}
    answer = script.browser.delete(f"/api/v1/projects/{project.pk}", headers=token)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET"
    assert answer.json()["debug_id"]


def test_what_is_no_json_is_400_and_what_does_not_fit_is_422(script, founder):
    project = ProjectFactory(owner=founder)
    address = f"projects/{project.pk}/changes"
    for body in ("{", b"\xff\xfe", "[" * 100_000):
        script.post(address, body, status=400)
    refused = script.post(address, {"words": ["<script>"]}, status=422)
    assert refused["errors"] == [{"where": "words", "what": "Input should be a valid string"}]
    assert "<script>" not in str(refused)
    (wrong,) = script.get(f"projects/{project.pk}/timeline", status=422, page="x")["errors"]
    assert wrong["where"] == "page"
    assert script.post(address, "", status=422)["errors"][0]["where"] == "body"


def test_a_limit_is_429(script, founder, monkeypatch):
    def refuse(project):
        raise TooMuch("Try again in 4 minutes.")

    monkeypatch.setattr(dashboard, "of_project", refuse)
    refused = script.get(f"projects/{ProjectFactory(owner=founder).pk}/dashboard", status=429)
    assert refused["detail"] == "Try again in 4 minutes."
    assert refused["type"] == "urn:cofounder:too-much"


def test_what_breaks_on_our_side_is_500_logged_with_the_id_and_says_nothing_more(
    script, founder, monkeypatch, caplog
):
    def break_down(project):
        raise RuntimeError("the password is walkies")

    monkeypatch.setattr(dashboard, "of_project", break_down)
    with caplog.at_level(logging.ERROR):
        broken = script.get(f"projects/{ProjectFactory(owner=founder).pk}/dashboard", status=500)
    assert "walkies" not in str(broken)
    assert broken["debug_id"] in caplog.text


def test_a_body_that_is_too_long_is_413(script, founder):
    address = f"projects/{ProjectFactory(owner=founder).pk}/changes"
    script.post(address, {"words": "x" * 2_100_000}, status=413)


def test_the_description_is_read_by_who_is_signed_in(script):
    assert script.get("openapi.json") == api.description()


def test_a_slash_at_the_end_does_no_harm(script):
    assert script.get("features/") == script.get("features")


def test_every_status_of_ours_has_a_word():
    assert {400, 401, 403, 404, 405, 413, 422, 429, 500} <= set(problems.SAID)
