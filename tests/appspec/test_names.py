"""Any words become safe identifiers, and stay readable."""

import html
import keyword

import pytest
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from cofounder.appspec import names

HOSTILE = [
    "class", "Designer's", "3D print", "🦄", "مرحبا", "预订", "", " ", "{{ 7*7 }}", "{% debug %}",
    "<script>alert(1)</script>", "'; DROP TABLE x; --", "a" * 20_000, "x " * 10_000, "\u202eevil",
    'back\\slash "quote"', "line\nbreak\x00nul", "__init__", "get absolute url", "naïve café",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_become_valid_identifiers(words):
    for name in (names.identifier(words, set()), names.class_name(words, set())):
        assert name.isidentifier()
        assert name.isascii()
        assert len(name) <= 40
        assert not keyword.iskeyword(name)
        assert "__" not in name


@given(st.lists(st.text(max_size=60), max_size=20))
def test_no_two_names_are_alike(texts):
    for make in (names.identifier, names.class_name, names.slug, names.stored):
        taken: set[str] = set()
        made = [make(text, taken).lower() for text in texts]
        assert len(set(made)) == len(made)


@given(st.text())
def test_a_literal_is_read_back_as_it_was(text):
    assert eval(names.literal(text), {"__builtins__": {}}) == text


@given(st.text())
def test_markup_is_shown_as_written_and_never_run(text):
    shown = names.shown(text, 500)
    source = names.markup(shown)
    drawn = Engine().from_string(source).render(Context({}))
    assert html.unescape(drawn) == shown
    assert "<" not in drawn


@given(st.text())
def test_shown_words_are_one_calm_line(text):
    shown = names.shown(text)
    assert len(shown) <= 60
    assert "\n" not in shown
    assert "\u202e" not in shown
    assert names.shown(shown) == shown


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("dog", "dogs"), ("category", "categories"), ("day", "days"), ("dish", "dishes"),
        ("person", "people"), ("Quiz", "Quizzes"), ("dog walker", "dog walkers"), ("预订", "预订"),
    ],
)  # fmt: skip
def test_plurals_are_english(one, many):
    assert names.plural(one) == many


def test_a_name_inside_a_sentence_keeps_its_capitals_where_they_mean_something():
    assert names.inside("Dog walker") == "dog walker"
    assert names.inside("API key") == "API key"
    assert names.inside("Paws & Paths") == "Paws & Paths"


def test_apostrophes_vanish_from_identifiers_only():
    assert names.identifier("Designer's", set()) == "designers"
    assert names.markup("Designer's") == "Designer&#x27;s"
