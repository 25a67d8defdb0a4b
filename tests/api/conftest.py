"""A founder's script: signed in, speaking JSON, bringing the token that writes need."""

import json

import pytest
from django.test import Client


class Script:
    """Asks the JSON as a script does: with the session and, for writes, with its CSRF token."""

    def __init__(self, founder=None):
        self.browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if founder:
            self.browser.force_login(founder)

    def get(self, path, status=200, **query):
        return self._read(self.browser.get(f"/api/v1/{path}", query), status)

    def post(self, path, body=None, status=200, *, token=True):
        if token and "csrftoken" not in self.browser.cookies:
            self.get("features")
        headers = {"X-CSRFToken": self.browser.cookies["csrftoken"].value} if token else {}
        sent = body if isinstance(body, str | bytes) else json.dumps({} if body is None else body)
        answer = self.browser.post(
            f"/api/v1/{path}", sent, content_type="application/json", headers=headers
        )
        return self._read(answer, status)

    @staticmethod
    def _read(answer, status):
        assert answer.status_code == status, answer.content[:500]
        is_problem = answer["Content-Type"] == "application/problem+json"
        assert is_problem == (status >= 400), answer["Content-Type"]
        content = answer.json()
        if is_problem:
            assert content["status"] == status
            assert content["debug_id"] == answer["X-Debug-Id"]
            assert content["detail"]
            assert content["type"].startswith("urn:cofounder:")
        return content


@pytest.fixture
def script(founder):
    return Script(founder)


@pytest.fixture
def stranger():
    from tests.factories import UserFactory

    return Script(UserFactory())
