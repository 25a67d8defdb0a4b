"""Any spec becomes files that parse, the same ones each time, in colours that can be read."""

import ast
import json

import pytest
from django.template import Engine
from django.template.base import Lexer, TokenType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cofounder.appspec import paths
from cofounder.appspec.lint import tidy
from cofounder.appspec.lock import LOCK
from cofounder.appspec.render import all_files, code, scaffold
from cofounder.appspec.render.colours import contrast, palette
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec, RoleSpec
from tests.appspec.specs import BOOKING, HOSTILE, PRODUCTS, STORE, TRACKER
from tests.appspec.strategies import app_specs

TAGS = {"picture", "icon", "curve"}


def _parse(path: str, text: str) -> None:
    if path.endswith(".py"):
        tree = ast.parse(text, path)
        compile(tree, path, "exec")
        if path.startswith("app/") and text.strip():
            assert ast.get_docstring(tree), path
    elif path.endswith(".html"):
        engine = Engine(
            libraries={"static": "django.templatetags.static"},
            builtins=["django.templatetags.static", "tests.appspec.look_stub"],
        )
        engine.from_string(text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(app_specs())
def test_any_spec_renders_to_files_that_parse(spec):
    files = all_files(spec)
    for path, text in files.items():
        assert not path.startswith("/")
        assert ".." not in path
        _parse(path, text)
    assert len(files) <= 150
    assert sum(map(len, files.values())) < 2_000_000


@pytest.mark.parametrize("spec", [*PRODUCTS, HOSTILE], ids=lambda spec: spec.archetype)
def test_the_same_spec_gives_the_same_bytes(spec):
    again = AppSpec.model_validate_json(spec.model_dump_json())
    assert all_files(spec) == all_files(again)
    # What is kept beside the files is the spec they were made from.
    assert AppSpec.model_validate(json.loads(all_files(spec)["appspec.json"])) == tidy(spec)
    assert all_files(tidy(spec)) == all_files(spec)


def test_founders_words_never_become_template_tags_or_markup():
    files = all_files(HOSTILE)
    for path, text in files.items():
        if not path.endswith(".html"):
            continue
        assert "<script" not in text, path
        assert "onerror=alert(2)>" not in text, path
        for token in Lexer(text).tokenize():
            if token.token_type in (TokenType.VAR, TokenType.BLOCK):
                assert "7*7" not in token.contents
                assert "load x" not in token.contents


def test_an_app_brings_everything_it_needs_to_be_run():
    base = scaffold(BOOKING)
    assert {
        "manage.py", "config/settings.py", "config/urls.py", "config/wsgi.py", "requirements.txt",
        "Procfile", "Dockerfile", ".env.example", ".gitignore", "README.md", "appspec.json",
    } <= set(base.files)  # fmt: skip
    assert base.files["requirements.txt"] == LOCK
    assert all("==" in line for line in LOCK.splitlines())
    assert "0.0.0.0:${PORT:-8080}" in base.files["Procfile"]
    assert "demo-owner" in base.files["README.md"]
    for text in all_files(BOOKING).values():
        assert "@@" not in text
        assert "https://" not in text.replace("https://example.com", "").replace(
            "https://{host}", ""
        )


def test_batches_are_told_in_sentences_and_never_overlap():
    batches = [scaffold(BOOKING), *code(BOOKING)]
    paths_written = [path for batch in batches for path in batch.files]
    assert len(paths_written) == len(set(paths_written))
    assert all(batch.files and batch.sentence for batch in batches)
    sentences = [batch.sentence for batch in batches]
    assert "Wrote bookings: a list, a page for each one, forms, a calendar and tests" in sentences
    assert "Wrote sign-up and log-in for owners and walkers" in sentences


def test_different_products_share_little_of_their_own_code():
    def own(spec: AppSpec) -> set[str]:
        shared = set.intersection(*(set(all_files(s)) for s in PRODUCTS))
        return {
            line.strip()
            for path, text in all_files(spec).items()
            if path not in shared or path.startswith(("app/models", "app/views/home"))
            for line in text.splitlines()
            if line.strip()
        }

    one, other = own(STORE), own(TRACKER)
    assert len(one & other) / len(one | other) < 0.5


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_every_accent_on_every_background_can_be_read(accent, background):
    colours = palette(f"#{accent:06x}", f"#{background:06x}")
    assert contrast(colours.ink, colours.soft) >= 4.5
    for ground in (colours.ground, colours.surface):
        assert contrast(colours.ink, ground) >= 7
        assert contrast(colours.muted, ground) >= 4.5
        assert contrast(colours.link, ground) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_deep) >= 4.5
    assert contrast(colours.hero_ink, colours.hero) >= 4.5
    for ground, _, _, ink in colours.tints:
        assert contrast(ink, ground) >= 4.5


def test_addresses_follow_from_names():
    assert paths.list_path(BOOKING, "Booking") == "/bookings/"
    assert paths.create_path(BOOKING, "dog") == "/dogs/new/"
    assert paths.detail_path(BOOKING, "dog", 3) == "/dogs/3/"
    assert paths.demo_account(BOOKING, "Walker") == ("demo-walker", "demo-pass-123")
    assert paths.demo_account(BOOKING) == ("demo-owner", "demo-pass-123")
    assert paths.who_may_add(BOOKING, "booking") == ("owner",)
    assert paths.visitors_may_read(BOOKING, "walker")
    assert not paths.visitors_may_read(BOOKING, "booking")
    assert not paths.visitors_may_read(TRACKER, "meal")
    with pytest.raises(KeyError):
        paths.list_path(BOOKING, "cat")


def test_roles_that_change_most_things_are_trusted_and_not_open_to_strangers():
    chief = RoleSpec(name="chief", may_edit=("dog", "walker", "booking"))
    ruled = BOOKING.model_copy(update={"roles": (*BOOKING.roles, chief)})
    assert paths.open_roles(ruled) == ("owner", "walker")
    written = all_files(ruled)["app/roles.py"]
    rules: dict = {}
    exec(written, rules)
    assert rules["TRUSTED"] == ("chief",)
    assert rules["OPEN_ROLES"] == [("owner", "Owner"), ("walker", "Walker")]
    # Walkers answer for their own pages only, and nobody else opens the form of a booking.
    assert rules["BETWEEN"] == ("Booking",)
    assert rules["DECIDES_ABOUT"] == {("Booking", "walker"): ("walker",)}
    assert "promote" in all_files(ruled)["README.md"]


def test_where_every_role_is_trusted_strangers_get_the_least_trusted_one():
    everything = tuple(e.name for e in BOOKING.entities)
    roles = (
        RoleSpec(name="boss", may_add=everything, may_edit=everything),
        RoleSpec(name="helper", may_add=everything, may_edit=everything[:3]),
    )
    assert paths.open_roles(BOOKING.model_copy(update={"roles": roles})) == ("helper",)


def test_how_to_reach_somebody_is_for_members_only():
    people = EntitySpec(
        name="singer",
        fields=(
            FieldSpec(name="name", required=True),
            FieldSpec(name="email", kind="email"),
            FieldSpec(name="phone number"),
        ),
        archetype="member",
    )
    files = all_files(BOOKING.model_copy(update={"entities": (people,), "features": ("search",)}))
    for page in ("list", "detail"):
        text = files[f"app/templates/singer/{page}.html"]
        for field in ("email", "phone_number"):
            before, found, _ = text.partition(f"o.{field}")
            if found:
                asked = before.rpartition("{% if user.is_authenticated %}")
                assert asked[1]
                assert "{% else %}Shown" not in asked[2]
    assert 'contact_fields = ("email", "phone_number")' in files["app/views/singer.py"]
    assert "how_to_reach_anybody" in files["app/tests/test_singer.py"]
