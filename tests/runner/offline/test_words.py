"""Grammar and names: words come out of the rules as a person would write them."""

import pytest

from cofounder.runner.offline import OfflineRunner
from cofounder.runner.offline.people import short_audience
from cofounder.runner.offline.reading import read
from cofounder.runner.offline.wording import plural, singular, with_article
from cofounder.runner.protocol import Known
from tests.runner.offline.playing import play, texts

runner = OfflineRunner()
CHOIRS = (
    "Amateur choirs need one place where directors plan rehearsals and singers say if they come"
)
POTTERY = "A shared pottery studio with eleven wheels and two kilns where members reserve a wheel"


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Choir directors of amateur choirs with 15 to 40 singers", "choir directors"),
        ("Amateur choir directors", "amateur choir directors"),
        ("Nurses working nights", "nurses"),
        ("The wardens from small parishes", "wardens"),
        ("Parents who share a car", "parents"),
        ("It should be cheap", ""),
    ],
)
def test_the_head_of_a_phrase_names_the_people(said: str, people: str) -> None:
    assert short_audience(said) == people


@pytest.mark.parametrize(
    "many", ["imports", "choir directors", "people", "import os", "Designer's"]
)
def test_a_plural_gets_no_second_ending(many: str) -> None:
    assert plural(many) == many


def test_the_head_changes_and_what_follows_stays() -> None:
    assert singular("directors of amateur choirs") == "director of amateur choirs"
    assert plural("director of amateur choirs") == "directors of amateur choirs"
    assert singular("Designer's") == "Designer's"


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("import os", "an import os"),
        ("__init__", "an __init__"),
        ("8-track tape", "an 8-track tape"),
    ],
)
def test_articles_survive_odd_words(noun: str, said: str) -> None:
    assert with_article(noun) == said


@pytest.mark.parametrize("who", ["Choir directors of amateur choirs", "Amateur choir directors"])
def test_the_people_who_were_named_are_spoken_of_correctly(who: str) -> None:
    known = play(CHOIRS, {"target_user": (who,)})
    told = " ".join(texts(runner.write_document("idea_brief", known))).lower()
    assert "choir directors" in told
    assert "directorses" not in told
    assert "amateurs" not in told


def test_quantities_are_no_part_of_things_and_names() -> None:
    names = {thing.name for thing in read(POTTERY).things}
    assert {"wheel", "kiln"} <= names
    assert runner.name_project(Known(idea=POTTERY)) == "Pottery Studio"
    own = runner.specify_app(play(POTTERY, {"things": ("our eleven wheels", "two kilns")}))
    assert [entity.name for entity in own.entities] == ["wheel", "kiln"]


@pytest.mark.parametrize(
    ("idea", "wrong"),
    [
        ("The developer must clearly understand what to build", "Understand"),
        ("The color plays a major role", "Plays"),
        ("Generate statistical analysis of survey data", "Generate"),
        ("Please make a combined backend system", "Combined"),
    ],
)
def test_a_product_is_never_named_after_a_verb_or_an_adjective(idea: str, wrong: str) -> None:
    assert wrong not in runner.name_project(Known(idea=idea))


def test_a_name_in_quotation_marks_is_the_products_name():
    idea = 'Please make an "Easy Learning" site that shows the courses and teachers of a school.'
    assert OfflineRunner().name_project(Known(idea=idea)) == "Easy Learning"
