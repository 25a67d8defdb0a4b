"""Websockets through the product's server to the app."""

import base64
import json
import socket

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from builds.models import Preview
from builds.previews import links


@pytest.fixture
def talk(serving, request):
    """Open a websocket to the host of a visitor, with its cookies."""

    def talk(visitor, path="/ws", headers=(), **options):
        line = socket.create_connection(("127.0.0.1", serving))
        request.addfinalizer(line.close)
        fields = list(headers)
        if visitor.cookies:
            fields.append(("Cookie", visitor.cookie))
        return connect(
            f"ws://{visitor.host}{path}",
            sock=line,
            additional_headers=fields,
            proxy=None,
            open_timeout=15,
            **options,
        )

    return talk


def test_messages_pass_both_ways(visit, preview, talk):
    with talk(visit(preview), subprotocols=["garden.v1"]) as line:
        assert line.subprotocol == "garden.v1"
        for message in ["tulip", "ü" * 10_000, b"\x00\xff" * 5_000]:
            line.send(message)
            assert line.recv(10) == message


def test_the_apps_goodbye_reaches_the_visitor(visit, preview, talk):
    with talk(visit(preview)) as line:
        line.send("bye")
        with pytest.raises(ConnectionClosed) as closed:
            line.recv(10)
    assert closed.value.rcvd.code == 4001


def test_cookies_of_the_platform_stay_behind_here_as_well(visit, preview, talk):
    visitor = visit(preview)
    visitor.cookies |= {"session": "secret", "theme": "dark"}
    with talk(visitor, headers=[("X-Forwarded-For", "127.0.0.9")]) as line:
        line.send("headers")
        seen = [(name, base64.b64decode(value)) for name, value in json.loads(line.recv(10))]
    assert [value for name, value in seen if name == "cookie"] == [b"theme=dark"]
    assert [value for name, value in seen if name == "x-forwarded-for"] == [b"127.0.0.1"]


def test_a_socket_needs_a_pass(visit, make_preview, talk):
    inside, outside = visit(make_preview()), visit(make_preview(), url="")
    for cookies in ({}, inside.cookies):
        outside.cookies = cookies
        with pytest.raises(InvalidStatus) as refused:
            talk(outside)
        assert refused.value.response.status_code == 403


def test_another_sites_script_cannot_open_one(visit, preview, talk):
    with pytest.raises(InvalidStatus):
        talk(visit(preview), headers=[("Origin", "http://p-other.localhost")])
    visitor = visit(preview)
    with talk(visitor, headers=[("Origin", f"http://{visitor.host}")]) as line:
        line.send("mine")
        assert line.recv(10) == "mine"


def test_an_app_may_refuse_one(visit, preview, talk):
    with pytest.raises(InvalidStatus):
        talk(visit(preview), "/refuses")
    assert visit(preview).page().status_code == 200


def test_a_name_that_is_no_previews_has_no_sockets(visit, preview, talk):
    visitor = visit(preview)
    visitor.host = visitor.host.replace(preview.slug, "0" * 16)
    with pytest.raises(InvalidStatus):
        talk(visitor)


def test_a_socket_ends_with_the_share_that_opened_it(visit, preview, talk):
    guest = visit(preview, links.share_url(preview, hours=1))
    with talk(guest) as line:
        line.send("here")
        assert line.recv(10) == "here"
        Preview.objects.update(share_epoch=1)
        with pytest.raises(ConnectionClosed) as closed:
            line.recv(20)
    assert closed.value.rcvd.code == 4403
