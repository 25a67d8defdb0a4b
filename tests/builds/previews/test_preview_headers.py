"""What changes on the way, case by case."""

import pytest

from builds.previews import headers
from builds.sandbox.protocol import Endpoint

HERE = Endpoint(socket="/tmp/app.sock")
RENTED = Endpoint(url="https://8080-x.rented.example", headers={"E2b-Traffic-Access-Token": "ours"})
ORIGIN = "https://p-ab12.previews.example"


def to_app(*fields, endpoint=HERE):
    request = [(b"host", b"p-ab12.previews.example"), *fields]
    return headers.to_app(request, endpoint, client="192.0.2.7")


def to_visitor(*fields, endpoint=HERE):
    passed = headers.to_visitor(list(fields), endpoint, origin=ORIGIN)
    return [field for field in passed if field not in headers.ours()]


def values(fields, name):
    return [value for key, value in fields if key == name]


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        (b"session=s; csrftoken=c; __Host-pv=p", []),
        (b"theme=dark; session=s", [b"theme=dark"]),
        (b" session = s ;theme=dark;;", [b"theme=dark"]),
        (b'a="; session=s; "', [b'a="; "=']),
        (b"app-session=theirs; session=ours", [b"session=theirs"]),
        (b"sessions=x; xsession=y", [b"sessions=x; xsession=y"]),
        (b"session", []),
    ],
)
def test_cookies_of_the_platform_stay_behind(sent, seen):
    assert values(to_app((b"cookie", sent)), b"cookie") == seen


def test_cookies_in_several_headers_are_read_as_one():
    fields = to_app((b"cookie", b"a=1"), (b"cookie", b"session=s"), (b"cookie", b"b=2"))
    assert values(fields, b"cookie") == [b"a=1; b=2"]


def test_nobody_but_us_says_where_a_request_comes_from():
    fields = to_app(
        (b"x-forwarded-for", b"127.0.0.1"),
        (b"x-forwarded-host", b"evil.example"),
        (b"x-real-ip", b"127.0.0.1"),
        (b"forwarded", b"for=127.0.0.1"),
    )
    assert values(fields, b"x-forwarded-for") == [b"192.0.2.7"]
    assert values(fields, b"x-forwarded-host") == [b"p-ab12.previews.example"]
    assert not values(fields, b"x-real-ip")
    assert not values(fields, b"forwarded")


def test_headers_of_one_connection_stay_there_and_so_does_what_they_name():
    fields = to_app(
        (b"connection", b"keep-alive, X-Internal, content-length"),
        (b"x-internal", b"1"),
        (b"te", b"trailers"),
        (b"proxy-authorization", b"x"),
        (b"content-length", b"3"),
    )
    names = {name for name, _ in fields}
    assert not names & {b"connection", b"x-internal", b"te", b"proxy-authorization"}
    assert b"content-length" in names


def test_a_rented_sandbox_gets_our_key_and_its_own_name():
    fields = to_app((b"e2b-traffic-access-token", b"forged"), endpoint=RENTED)
    assert values(fields, b"e2b-traffic-access-token") == [b"ours"]
    assert values(fields, b"host") == [b"8080-x.rented.example"]
    assert values(fields, b"x-forwarded-host") == [b"p-ab12.previews.example"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (b"id=1; Path=/; HttpOnly", b"id=1; Path=/; HttpOnly"),
        (b"id=1; Domain=localhost; SameSite=Lax; secure", b"id=1"),
        (b"id=1;domain = .example;  PARTITIONED ;Max-Age=5", b"id=1; Max-Age=5"),
        (b"csrftoken=x; Path=/", b"app-csrftoken=x; Path=/"),
        (b"session=forged", b"app-session=forged"),
    ],
)
def test_an_apps_cookie_keeps_to_its_host_and_works_in_a_frame(said, kept):
    expected = kept + b"; Secure; SameSite=None; Partitioned"
    assert values(to_visitor((b"set-cookie", said)), b"set-cookie") == [expected]


@pytest.mark.parametrize("said", [b"__Host-pv=forged; Path=/", b"=x", b"nothing", b""])
def test_some_cookies_are_not_for_the_app_to_set(said):
    assert not values(to_visitor((b"set-cookie", said)), b"set-cookie")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (b"frame-ancestors 'none'", []),
        (b"default-src 'self'; Frame-Ancestors *", [b"default-src 'self'"]),
        (b"frame-ancestors 'none', img-src *;frame-ancestors x", [b"img-src *"]),
        (b"script-src 'self'", [b"script-src 'self'"]),
    ],
)
def test_only_framing_is_taken_out_of_an_apps_policy(said, kept):
    name = b"content-security-policy"
    assert values(to_visitor((name, said)), name) == kept


def test_what_outlives_the_page_or_steers_our_servers_is_dropped():
    hostile = [
        b"x-frame-options", b"strict-transport-security", b"clear-site-data", b"alt-svc",
        b"x-accel-redirect", b"x-sendfile", b"connection", b"transfer-encoding", b"upgrade",
    ]  # fmt: skip
    assert to_visitor(*[(name, b"x") for name in hostile], (b"x-mine", b"y")) == [(b"x-mine", b"y")]


def test_every_answer_says_who_may_frame_it(settings):
    settings.BASE_URL = "https://app.example/"
    fields = headers.to_visitor([], HERE, origin=ORIGIN)
    policy = b"frame-ancestors 'self' https://app.example"
    assert values(fields, b"content-security-policy") == [policy]
    assert values(fields, b"x-robots-tag") == [b"noindex, nofollow"]


def test_a_redirect_to_the_sandboxs_own_address_stays_at_home():
    def location(said, endpoint):
        return values(to_visitor((b"location", said), endpoint=endpoint), b"location")[0]

    assert location(b"https://8080-x.rented.example/a?b", RENTED) == f"{ORIGIN}/a?b".encode()
    assert location(b"https://elsewhere.example/", RENTED) == b"https://elsewhere.example/"
    assert location(b"/a", RENTED) == b"/a"
    assert location(b"http://x/", HERE) == b"http://x/"


@pytest.mark.parametrize(
    ("fields", "foreign"),
    [
        ([], False),
        ([(b"sec-fetch-site", b"same-origin"), (b"origin", b"null")], False),
        ([(b"sec-fetch-site", b"none")], False),
        ([(b"sec-fetch-site", b"same-site")], True),
        ([(b"sec-fetch-site", b"cross-site"), (b"origin", ORIGIN.encode())], True),
        ([(b"origin", ORIGIN.encode())], False),
        ([(b"origin", b"https://p-cd34.previews.example")], True),
    ],
)
def test_another_sites_request_is_known_as_such(fields, foreign):
    assert headers.is_foreign(fields, ORIGIN) is foreign
