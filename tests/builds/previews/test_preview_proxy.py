"""Previews as visitors meet them: through the product's own server, at an app on a socket."""

import json
import threading
import time

import httpx
import pytest
from django.db import connection
from preview_visitors import Visitor, eventually

from builds.models import Preview
from builds.previews import links
from builds.previews.links import Pass
from builds.previews.visits import BODY_MAX


def stranger(serving, preview):
    return Visitor(serving, f"p-{preview.slug}.localhost:{serving}")


def say(visitor, headers, **options):
    return visitor.get("/say", params={"headers": json.dumps(headers)}, **options)


def seen(visitor, headers=(), path="/seen"):
    answer = visitor.get(path, headers).json()
    return answer["target"], answer["headers"]


# --- the door ---------------------------------------------------------------------------------


def test_a_link_is_exchanged_for_a_cookie_and_leaves_the_address_bar(visit, preview):
    visitor = visit(preview, url="")
    answer = visitor.follow(links.preview_url(preview))
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "Garden" in visitor.page().text


def test_the_way_back_keeps_the_address_and_never_leaves_the_host(visit, preview):
    visitor = visit(preview)
    token = links.preview_url(preview).rpartition("?")[2]
    for path, location in [
        (f"/a%20b?x=1&{token}&y=%2F", "/a%20b?x=1&y=%2F"),
        (f"//evil.example/?{token}", "/"),
        (f"/%5Cevil.example?{token}", "/%5Cevil.example"),
    ]:
        assert (
            visitor.client.get(
                httpx.URL(visitor.client.base_url, raw_path=path.encode()),
                headers={"Host": visitor.host},
            ).headers["location"]
            == location
        )


def test_without_a_link_there_is_a_page_in_plain_words(serving, preview):
    answer = stranger(serving, preview).page()
    assert answer.status_code == 403
    assert "This preview needs a link from its owner" in answer.text
    assert "set-cookie" not in answer.headers
    assert (
        f"frame-ancestors 'self' http://localhost:{serving}"
        in answer.headers["content-security-policy"]
    )
    assert (
        stranger(serving, preview).get("/app.js").headers["content-type"].startswith("text/plain")
    )


def test_an_old_link_says_so(visit, preview):
    late = Pass(preview.slug, int(time.time()) - 1).token()
    answer = visit(preview, url="").page(f"/?{links.PARAMETER}={late}")
    assert answer.status_code == 403
    assert "This link has expired" in answer.text


def test_an_old_link_does_no_harm_to_who_is_inside_already(visit, preview):
    visitor = visit(preview)
    late = Pass(preview.slug, int(time.time()) - 1).token()
    assert visitor.page(f"/tulips?{links.PARAMETER}={late}").headers["location"] == "/tulips"


def test_a_link_for_one_preview_is_refused_on_another(visit, make_preview):
    one, other = make_preview(), make_preview()
    answer = visit(other, url="").follow(links.preview_url(one))
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_cookie_of_one_preview_is_refused_on_another(visit, make_preview):
    inside = visit(make_preview())
    outside = visit(make_preview(), url="")
    outside.cookies = inside.cookies
    assert outside.page().status_code == 403


def test_a_forged_cookie_before_the_true_one_does_not_lock_anyone_out(visit, preview):
    visitor = visit(preview)
    forged = [("Cookie", "__Host-pv=forged")]
    assert visitor.get("/", forged).status_code == 200


def test_a_share_ends_when_it_is_taken_back_and_the_owner_stays(visit, preview):
    guest, owner = visit(preview, links.share_url(preview, hours=1)), visit(preview)
    old = links.share_url(preview, hours=1)
    assert guest.page().status_code == 200
    Preview.objects.update(share_epoch=1)
    eventually(lambda: guest.page().status_code == 403, "the end of the share")
    assert "expired" in guest.page().text
    assert guest.follow(old).status_code == 403
    assert owner.page().status_code == 200
    preview.refresh_from_db()
    assert visit(preview, links.share_url(preview, hours=1)).page().status_code == 200


def test_a_stream_ends_with_the_share_that_opened_it(visit, preview):
    guest = visit(preview, links.share_url(preview, hours=1))
    with guest.client.stream(
        "GET", "/stream", headers={"Host": guest.host, "Cookie": guest.cookie}, timeout=20
    ) as answer:
        chunks = answer.iter_raw()
        assert next(chunks) == b"data: one\n\n"
        Preview.objects.update(share_epoch=1)
        assert b"".join(chunks) == b""


def test_the_owner_who_tries_a_share_stays_the_owner(visit, preview):
    owner = visit(preview)
    owner.follow(links.share_url(preview, hours=1))
    Preview.objects.update(share_epoch=1)
    assert links.check_cookie(owner.cookies[links.COOKIE], preview.slug).is_owner


@pytest.mark.parametrize("label", ["p-" + "0" * 16, "p-", "p-..", "p-%00", "p-a.p-b"])
def test_a_name_that_is_no_previews_gets_the_same_answer_always(serving, label):
    answer = Visitor(serving, f"{label}.localhost:{serving}").page()
    assert (answer.status_code, answer.text) == (404, "There is nothing here.")


def test_other_hosts_are_the_platforms(serving):
    assert Visitor(serving, f"localhost:{serving}").get("/healthz").status_code == 200
    assert Visitor(serving, "p-x.elsewhere.example").page().status_code == 400


# --- what passes ------------------------------------------------------------------------------


def test_the_app_sees_the_address_as_it_was_typed(visit, preview):
    visitor = visit(preview)
    url = httpx.URL(visitor.client.base_url, raw_path=b"/seen?q=%2e%2E&a=[b]&__pv=x&&c")
    answer = visitor.client.post(url, headers={"Host": visitor.host, "Cookie": visitor.cookie})
    assert answer.json()["target"] == "/seen?q=%2e%2E&a=[b]&c"


def test_cookies_of_the_platform_never_reach_the_app(visit, preview):
    visitor = visit(preview)
    visitor.cookies |= {"session": "secret", "csrftoken": "secret", "theme": "dark"}
    _, headers = seen(visitor)
    assert [value for name, value in headers if name == "cookie"] == ["theme=dark"]
    assert "secret" not in json.dumps(headers)


def test_an_apps_cookies_come_back_even_when_called_like_ours(visit, preview):
    visitor = visit(preview)
    answer = say(
        visitor,
        [
            ["set-cookie", "sessionid=1; Domain=localhost; SameSite=Strict; HttpOnly"],
            ["set-cookie", "csrftoken=2; Path=/"],
            ["set-cookie", "__Host-pv=forged; Path=/; Secure"],
        ],
    )
    assert answer.headers.get_list("set-cookie") == [
        "sessionid=1; HttpOnly; Secure; SameSite=None; Partitioned",
        "app-csrftoken=2; Path=/; Secure; SameSite=None; Partitioned",
    ]
    _, headers = seen(visitor)
    assert [value for name, value in headers if name == "cookie"] == ["sessionid=1; csrftoken=2"]


def test_one_visitors_cookies_are_not_another_visitors(visit, preview):
    say(visit(preview), [["set-cookie", "sessionid=rosa"]])
    _, headers = seen(visit(preview))
    assert not [value for name, value in headers if name == "cookie"]


def test_an_app_cannot_lift_the_framing_rules(visit, preview, serving):
    answer = say(
        visit(preview),
        [
            ["x-frame-options", "DENY"],
            ["content-security-policy", "frame-ancestors *; img-src 'self'"],
            ["x-accel-redirect", "/secret"],
        ],
    )
    assert "x-frame-options" not in answer.headers
    assert "x-accel-redirect" not in answer.headers
    assert answer.headers.get_list("content-security-policy") == [
        "img-src 'self'",
        f"frame-ancestors 'self' http://localhost:{serving}",
    ]
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"


@pytest.mark.parametrize("size", [0, 1, 100_000, 3_000_000])
def test_bodies_pass_both_ways_unchanged(visit, preview, size):
    body = bytes(range(256)) * (size // 256 + 1)
    body = body[:size]
    assert visit(preview).ask("POST", "/echo", content=body).content == body


def test_a_body_of_unknown_length_passes(visit, preview):
    assert visit(preview).ask("POST", "/echo", content=iter([b"tu", b"lip"])).content == b"tulip"


def test_too_large_a_body_is_refused_in_plain_words(visit, preview):
    answer = visit(preview).ask("POST", "/echo", content=b"x" * (BODY_MAX + 1))
    assert answer.status_code == 413
    assert "25 MB" in answer.text


def test_a_stream_arrives_while_it_is_written(visit, preview):
    visitor = visit(preview)
    headers = {"Host": visitor.host, "Cookie": visitor.cookie}
    with visitor.client.stream("GET", "/stream", headers=headers) as answer:
        chunks = answer.iter_raw()
        assert next(chunks) == b"data: one\n\n"
        visit(preview).get("/go-on")
        assert b"".join(chunks) == b"data: two\n\n"


def test_heads_and_answers_without_a_body_pass(visit, preview):
    visitor = visit(preview)
    assert visitor.ask("HEAD", "/").headers["content-length"] != "0"
    assert visitor.get("/say", params={"headers": "[]", "status": 304}).status_code == 304
    assert visitor.page().status_code == 200


def test_another_site_may_link_to_an_app_but_not_act_in_it(visit, preview, serving):
    visitor = visit(preview)
    foreign = [("Sec-Fetch-Site", "cross-site"), ("Origin", f"http://localhost:{serving}")]
    assert visitor.get("/", foreign).status_code == 200
    assert visitor.ask("POST", "/login", foreign).status_code == 403
    own = [("Sec-Fetch-Site", "same-origin"), ("Origin", f"http://{visitor.host}")]
    assert visitor.ask("POST", "/login", own).status_code == 303


# --- what is noted ----------------------------------------------------------------------------


def opened(preview):
    preview.refresh_from_db()
    return preview.opened_at


def test_the_owners_first_page_is_noted_once(visit, preview):
    owner = visit(preview)
    owner.get("/app.js")
    assert opened(preview) is None
    owner.page("/nothing-but-text")
    assert opened(preview) is None
    owner.page()
    first = opened(preview)
    assert first
    owner.page()
    assert opened(preview) == first


def test_a_guests_visit_is_not_noted_as_the_owners(visit, preview):
    assert visit(preview, links.share_url(preview, hours=1)).page().status_code == 200
    assert opened(preview) is None


def test_a_page_and_its_twenty_parts_cost_few_questions_to_the_database(visit, preview):
    visitor = visit(preview)

    def reads():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
            cursor.execute(
                "SELECT seq_scan + idx_scan FROM pg_stat_user_tables WHERE relname='builds_preview'"
            )
            return cursor.fetchone()[0]

    before = reads()
    parts = [threading.Thread(target=visitor.get, args=(f"/{n}",)) for n in range(20)]
    for part in parts:
        part.start()
    for part in parts:
        part.join()
    assert reads() - before <= 3
