"""Sample rows make sense beside the names of their fields."""

import re

from cofounder.appspec.render import samples
from cofounder.appspec.render.plan import resolve
from cofounder.appspec.render.sample_words import ADJECTIVES, PEOPLE, PLAIN_BODY
from cofounder.appspec.spec import AppSpec
from tests.appspec.specs import entity, role


def _rows(made):
    app = resolve(AppSpec(name="Chorus", roles=(role("singer", made.name),), entities=(made,)))
    return samples.rows(app, app.entities[0])


def _amounts(rows, field):
    return [float(re.search(r'"([\d.]+)"', row[field])[1]) for row in rows]


def test_a_choir_has_a_style_a_captain_and_something_to_say():
    rows = _rows(entity("choir", "name*; style; captain; mood; description:long_text"))
    assert {row["captain"].strip("'\"") for row in rows} <= set(PEOPLE)
    for row in rows:
        for field in ("name", "style", "mood"):
            assert not any(f"{word} {field}" in row[field] for word in ADJECTIVES)
            assert not any(f"{word} choir" in row[field] for word in ADJECTIVES)
        assert not any(text in row["description"] for text in PLAIN_BODY)


def test_people_are_called_like_people():
    rows = _rows(entity("choir singer", "name*; description:long_text", archetype="thing"))
    assert all(row["name"].strip("'\"") in PEOPLE for row in rows)


def test_what_a_day_costs_is_more_than_what_an_hour_costs():
    rows = _rows(entity("wheel", "name*; day rate:money; price per hour:money; rate:money"))
    assert all(80 <= amount <= 400 for amount in _amounts(rows, "day_rate"))
    assert all(15 <= amount <= 80 for amount in _amounts(rows, "price_per_hour"))
    assert all(15 <= amount <= 80 for amount in _amounts(rows, "rate"))
