"""Links, cookies, and how they end."""

import time

import pytest

from builds.models import Preview
from builds.previews import links
from builds.previews.links import Pass


@pytest.fixture
def preview():
    return Preview(slug="ab12", sandbox_id="any")


def token(url: str) -> str:
    return url.partition(f"{links.PARAMETER}=")[2]


def test_a_link_names_the_previews_own_origin(preview, settings):
    settings.PREVIEW_SCHEME, settings.PREVIEW_DOMAIN = "https", "previews.example"
    assert links.origin(preview) == "https://p-ab12.previews.example"
    assert links.preview_url(preview).startswith("https://p-ab12.previews.example/?__pv=")


def test_an_owners_link_lasts_a_minute_and_its_cookie_half_a_day(preview):
    ticket = links.check(token(links.preview_url(preview)), "ab12")
    assert ticket.is_owner
    assert 50 < ticket.until - time.time() <= 60
    kept = links.check_cookie(ticket.for_cookie().cookie(), "ab12")
    assert 11.9 * 3600 < kept.until - time.time() <= 12 * 3600


def test_a_share_lasts_as_long_as_it_says_also_as_a_cookie(preview):
    ticket = links.check(token(links.share_url(preview, hours=48)), "ab12")
    assert not ticket.is_owner
    assert ticket.for_cookie().until == ticket.until
    assert 47.9 * 3600 < ticket.until - time.time() <= 48 * 3600


def test_taking_shares_back_ends_them_and_not_the_owners_pass(preview):
    share = links.check(token(links.share_url(preview, hours=1)), "ab12")
    owner = links.check(token(links.preview_url(preview)), "ab12")
    assert share.holds(0)
    assert not share.holds(1)
    assert owner.holds(1)
    preview.share_epoch = 1
    assert links.check(token(links.share_url(preview, hours=1)), "ab12").holds(1)


def test_what_was_signed_for_one_preview_is_nothing_to_another(preview):
    assert links.check(token(links.preview_url(preview)), "cd34") is None


def test_a_link_is_no_cookie_and_a_cookie_no_link(preview):
    ticket = Pass("ab12", int(time.time()) + 60)
    assert links.check(ticket.cookie(), "ab12") is None
    assert links.check_cookie(ticket.token(), "ab12") is None


@pytest.mark.parametrize("text", ["", "x", "a:b:c", "again", "\x00", "é" * 20, ":" * 500])
def test_nonsense_is_refused(text):
    assert links.check(text, "ab12") is None


def test_an_altered_token_is_refused(preview):
    text = token(links.preview_url(preview))
    for place in range(0, len(text), 7):
        altered = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        assert links.check(altered, "ab12") is None


def test_a_late_pass_is_refused():
    late = Pass("ab12", int(time.time()) - 1)
    assert links.check(late.token(), "ab12") is None
    assert links.check_cookie(late.cookie(), "ab12") is None
    assert not late.holds(0)


def test_the_cookie_is_bound_to_its_host_and_works_inside_our_pages():
    attributes = links.set_cookie(Pass("ab12", int(time.time()) + 60)).split("; ")
    assert attributes[0].startswith("__Host-pv=")
    assert set(attributes[2:]) == {"Path=/", "Secure", "HttpOnly", "SameSite=None", "Partitioned"}
