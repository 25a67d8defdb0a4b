"""Text goes over the wire packed; what is packed already goes as it is."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import a_version

pytestmark = pytest.mark.django_db
PACKED = {"Accept-Encoding": "gzip"}


def test_pages_and_style_sheets_are_packed():
    page = Client().get(reverse("home"), headers=PACKED)
    assert page["Content-Encoding"] == "gzip"
    assert b"<h1" in gzip.decompress(page.content)
    assert len(page.content) < len(gzip.decompress(page.content)) / 2


def test_whoever_cannot_unpack_gets_it_plain():
    assert "Content-Encoding" not in Client().get(reverse("home"))


def test_downloads_are_not_packed_twice(client, founder):
    version = a_version(owner=founder)
    answer = client.get(reverse("deploy:zip", args=[version.pk]), headers=PACKED)
    assert "Content-Encoding" not in answer
    assert b"".join(answer.streaming_content)[:2] == b"PK"
