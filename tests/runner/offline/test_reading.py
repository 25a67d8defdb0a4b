"""Reading vague ideas: kind of product, things, people and limits."""

import pytest

from cofounder.runner.offline.lexicon import BY_WORD, NOUNS
from cofounder.runner.offline.reading import read
from cofounder.runner.offline.wording import plural, singular, with_article


@pytest.mark.parametrize(
    ("idea", "archetype", "lead"),
    [
        ("I want an app so dog owners can book trusted walkers nearby", "booking", "dog walker"),
        ("a place where neighbours can borrow tools from each other", "rental", "tool"),
        ("Uber for lawn mowing", "booking", "lawn mowing"),
        ("Airbnb for parking spaces", "booking", "parking space"),
        ("moms swapping baby clothes", "marketplace", "garment"),
        ("I want to sell my paintings online", "store", "painting"),
        ("inventory for our school's lab equipment", "inventory", "lab equipment"),
        ("an app to split expenses with roommates", "tracker", "expense"),
        ("beekeepers track their hives", "tracker", "hive"),
        ("a forum for people who restore old motorcycles", "social", "post"),
        ("let students in my school report broken things", "ticketing", "ticket"),
        ("food truck finder", "directory", "food truck"),
        ("crowdfunding for local sports clubs", "crowdfunding", "sports club"),
    ],
)
def test_vague_ideas_are_understood(idea: str, archetype: str, lead: str) -> None:
    reading = read(idea)
    assert (reading.archetype.key, reading.lead.name) == (archetype, lead)


def test_a_verb_is_not_mistaken_for_a_thing() -> None:
    names = {thing.name for thing in read("I want to book, track and review piano lessons").things}
    assert "book" not in names
    assert "track" not in names


def test_ones_own_business_is_not_something_to_keep_track_of() -> None:
    names = {thing.name for thing in read("an app for my bakery to sell cakes").things}
    assert names == {"cake", "order"}


def test_limits_are_found() -> None:
    reading = read("wedding planning in Lyon within 6 weeks for less than €5,000")
    assert reading.budget == "€5,000"
    assert reading.deadline == "within 6 weeks"
    assert reading.place == "Lyon"


def test_a_name_the_founder_gave_is_found() -> None:
    assert read("an app called Pawfect Walks for dog owners").called == "Pawfect Walks"


def test_every_word_of_the_lexicon_leads_somewhere() -> None:
    for word, noun in BY_WORD.items():
        assert noun is NOUNS[noun.key]
        assert noun.fields, word
        assert len({field.name for field in noun.fields}) == len(noun.fields), word


@pytest.mark.parametrize(
    "one", ["dog walker", "child", "quiz", "entry", "bus", "leaf", "café", "gym pass"]
)
def test_a_plural_leads_back_to_its_singular(one: str) -> None:
    assert singular(plural(one)) == one


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("hour", "an hour"),
        ("user", "a user"),
        ("order", "an order"),
        ("equipment", "a piece of equipment"),
    ],
)
def test_articles_follow_the_sound(noun: str, said: str) -> None:
    assert with_article(noun) == said


def test_a_choir_is_something_people_come_to_and_has_no_captain() -> None:
    reading = read("track attendance of my choir at rehearsals")
    assert reading.archetype.key == "event"
    choir = next(
        thing for thing in read("choirs and their singers").things if thing.name == "choir"
    )
    assert choir.noun is not None
    assert not {"captain", "founded on"} & {field.name for field in choir.noun.fields}


def test_bakers_offer_and_do_not_buy() -> None:
    sides = {actor.name: actor.side for actor in read("bakers sell bread to neighbours").actors}
    assert sides["baker"] == "provider"
