"""An app in a sandbox elsewhere: at an address instead of a socket, behind a key of ours."""

import base64
import json
import socket
import sys
import threading

import pytest
from preview_visitors import eventually, listens
from websockets.sync.client import connect

GATEWAY = (
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: application/json\r\nContent-Length: 33\r\n\r\n"
    b'{"message":"port is not open" }\r\n'
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def rented(make_app):
    """A sandbox whose app listens on a port."""
    port = free_port()
    command = f"{sys.executable} -m daphne -p {port} preview_app:app"
    sandbox = make_app(f"rented-{port}", command=command, asleep=True)
    (sandbox.folder / "url").write_text(f"http://127.0.0.1:{port}")
    sandbox.serve(command)
    eventually(lambda: listens(("127.0.0.1", port)), "the rented app listening")
    return sandbox


def test_the_app_gets_our_key_and_its_own_host(visit, make_preview, rented):
    visitor = visit(make_preview(rented.id))
    seen = visitor.get("/seen?a=%2f", [("Access-Token", "forged")]).json()
    headers = dict(seen["headers"])
    assert headers["access-token"] == "ours"
    assert headers["host"] == rented.endpoint().url.removeprefix("http://")
    assert headers["x-forwarded-host"] == visitor.host
    assert seen["target"] == "/seen?a=%2f"
    assert visitor.ask("POST", "/echo", content=b"tulip").content == b"tulip"


def test_a_redirect_to_its_own_address_stays_on_the_previews(visit, make_preview, rented):
    visitor = visit(make_preview(rented.id))
    said = json.dumps([["location", rented.endpoint().url + "/tulips"]])
    answer = visitor.get("/say", params={"status": 303, "headers": said})
    assert answer.headers["location"] == f"http://{visitor.host}/tulips"


def test_websockets_reach_it_as_well(visit, make_preview, rented, serving):
    visitor = visit(make_preview(rented.id))
    with (
        socket.create_connection(("127.0.0.1", serving)) as line,
        connect(
            f"ws://{visitor.host}/ws",
            sock=line,
            additional_headers=[("Cookie", visitor.cookie)],
            proxy=None,
        ) as talk,
    ):
        talk.send("headers")
        seen = {name: base64.b64decode(value) for name, value in json.loads(talk.recv(10))}
    assert seen["access-token"] == b"ours"
    assert "cookie" not in seen


def test_the_words_of_its_gateway_never_reach_the_visitor(visit, make_preview, make_app):
    sandbox = make_app("unplugged", asleep=True)
    (sandbox.folder / "asleep-for-good").touch()
    with socket.create_server(("127.0.0.1", 0)) as gateway:

        def refuse():
            while True:
                try:
                    line, _ = gateway.accept()
                except OSError:
                    return
                with line:
                    line.recv(65_536)
                    line.sendall(GATEWAY)

        threading.Thread(target=refuse, daemon=True).start()
        (sandbox.folder / "url").write_text(f"http://127.0.0.1:{gateway.getsockname()[1]}")
        visitor = visit(make_preview(sandbox.id))
        assert "Waking your preview" in visitor.page().text
        eventually(lambda: "could not wake" in visitor.page().text, "the failure")
        for answer in (
            visitor.page(),
            visitor.get("/app.js"),
            visitor.ask("POST", "/", content=b"x"),
        ):
            assert answer.status_code in (502, 503)
            assert "port is not open" not in answer.text
        gateway.shutdown(socket.SHUT_RDWR)
