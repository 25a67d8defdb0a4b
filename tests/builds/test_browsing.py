"""What visits generated apps trusts nobody: it stays at home, in time, and takes only so much."""

import contextlib
import http.server
import threading
import time

import httpx
import pytest

from cofounder.browsing import Visitor
from cofounder.fetching import LARGEST_ANSWER, Refused
from cofounder.walkthrough import Stuck, visit_preview


class Hostile(http.server.BaseHTTPRequestHandler):
    """An app that does what apps should not. The path says what."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.met.append(dict(self.headers) | {"path": self.path})
        with contextlib.suppress(ConnectionError):
            getattr(self, self.path.partition("?")[0].strip("/") or "home")()

    def head(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def whole(self, status=200, body=b"<h1>Garden</h1>", **headers):
        self.head(status, Content_Type="text/html", Content_Length=len(body), **headers)
        self.wfile.write(body)

    def home(self):
        self.whole()

    def elsewhere(self):
        self.whole(302, Location=self.server.elsewhere)

    def circle(self):
        self.whole(302, Location="/circle")

    def twice(self):
        self.whole(302, Location="/once", Set_Cookie="a=1")

    def once(self):
        self.whole(302, Location="/")

    def endless(self):
        self.head(200, Content_Type="text/html", Connection="close")
        while not self.server.over.is_set():
            self.wfile.write(b"more " * 20_000)

    def packed(self):
        self.whole(body=b"\x28\xb5\x2f\xfd", Content_Encoding="zstd")

    def slow_body(self):
        self.head(200, Content_Type="text/html", Connection="close")
        self.drip(b"x")

    def slow_head(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.drip(b"x")

    def drip(self, drop):
        while not self.server.over.wait(0.05):
            self.wfile.write(drop)

    def log_message(self, *args):
        """Say nothing."""


@contextlib.contextmanager
def listening():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    server.daemon_threads = True
    server.met, server.over, server.elsewhere = [], threading.Event(), ""
    server.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def app():
    with listening() as server:
        yield server


def test_a_page_is_read_and_redirects_at_home_are_followed(app):
    with Visitor(app.address) as person:
        page = person.visit("/twice")
        assert (page.status, page.path, page.title) == (200, "/", "Garden")
        assert app.met[-1]["Cookie"] == "a=1"


def test_a_redirect_to_another_host_is_refused_and_our_headers_stay_home(app):
    with listening() as other, Visitor(app.address, headers={"Access-Token": "ours"}) as person:
        app.elsewhere = f"{other.address}/"
        with pytest.raises(Refused, match="another place"):
            person.visit("/elsewhere")
        assert app.met[-1]["Access-Token"] == "ours"
        assert other.met == []


def test_a_link_or_form_to_another_host_is_refused(app):
    with listening() as other, Visitor(app.address) as person:
        with pytest.raises(Refused):
            person.visit(f"{other.address}/")
        with pytest.raises(Refused):
            person.client.post(f"{other.address}/", data={"a": "b"})
        assert other.met == []


def test_redirects_in_a_circle_end(app):
    with Visitor(app.address) as person, pytest.raises(httpx.TooManyRedirects):
        person.visit("/circle")
    assert len(app.met) < 20


def test_an_endless_answer_is_left(app):
    with Visitor(app.address) as person, pytest.raises(Refused, match="larger than 5 MB"):
        person.visit("/endless")
    assert LARGEST_ANSWER == 5_000_000


def test_a_packed_answer_is_not_opened(app):
    with Visitor(app.address) as person, pytest.raises(Refused, match="packed"):
        person.visit("/packed")
    assert app.met[-1]["Accept-Encoding"] == "identity"


@pytest.mark.parametrize("path", ["/slow_body", "/slow_head"])
def test_an_answer_that_drips_ends_at_the_deadline(app, path):
    began = time.monotonic()
    with Visitor(app.address, timeout=0.5) as person, pytest.raises(httpx.TimeoutException):
        person.visit(path)
    # A limit for each read would never pass: each brings a byte.
    assert time.monotonic() - began < 15


def test_nobody_there_is_an_error_of_httpx():
    with listening() as server:
        address = server.address
    with Visitor(address) as person, pytest.raises(httpx.ConnectError):
        person.visit("/")


def test_a_preview_that_redirects_for_ever_ends_the_journey(app):
    with pytest.raises(Stuck, match="redirects for ever"):
        visit_preview("http://p-1.localhost/circle", base_url=app.address)
    assert len(app.met) < 20


def test_a_preview_that_sends_its_visitors_elsewhere_ends_the_journey(app):
    app.elsewhere = "http://elsewhere.example/"
    with pytest.raises(Stuck, match=r"elsewhere\.example"):
        visit_preview("http://p-1.localhost/elsewhere", base_url=app.address)
    assert len(app.met) == 1


def test_a_preview_is_opened_on_the_server_under_its_own_name(app):
    page = visit_preview("http://p-1.localhost/twice", base_url=app.address)
    assert page.title == "Garden"
    assert {met["Host"] for met in app.met} == {"p-1.localhost"}
    assert app.met[-1]["Cookie"] == "a=1"
