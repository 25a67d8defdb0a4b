"""The project of the chat's tests, and a way to say something about it."""

import pytest
from django.urls import reverse

from tests.chat import states


@pytest.fixture
def project(founder):
    """Ready to be built."""
    return states.decided(founder)


@pytest.fixture
def say(client, project):
    """Say something about the project, as the panel does; return the answer's HTML."""

    def say(words, about=project):
        address = reverse("chat:project", args=[about.pk])
        return client.post(address, {"words": words}, headers={"HX-Request": "true"})

    return say


@pytest.fixture
def press(client, project):
    """Press a button of the chat, as the panel does."""

    def press(action, target="", about=project):
        address = reverse("chat:act", args=[about.pk])
        fields = {"action": action, "target": target}
        return client.post(address, fields, headers={"HX-Request": "true"})

    return press
