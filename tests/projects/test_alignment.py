"""Alignment: what belongs to a scope, what drifts, and what cannot raise the number."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from projects.alignment import Alignment, Scope, align, meaning, of_many, scope_of, scoring

ROOT = Path(__file__).resolve().parents[2]
WALKS = Scope(
    "Help dog owners find and book walkers they trust",
    (
        "Walk booking: owners book a walk with a walker for a day and time",
        "Walker profiles: walkers describe themselves, with photo and price",
        "Dogs: owners keep a record of each dog, its breed and notes",
    ),
)
MEALS = Scope(
    "Home cooks sell meals to neighbours",
    ("Meals: cooks list meals with a price and photo", "Orders: neighbours order a meal"),
)
FAR = [
    "Show the train timetable of the city",
    "Let farmers plan when to harvest their potatoes",
    "Compare recipes for human dinners by calories",
]
COLOURS = ["red", "yellow", "green"]


@pytest.fixture
def by_words_alone():
    """Without embeddings, as on a machine where they cannot be loaded."""
    kept = meaning._loaded[:]
    scoring.ground.cache_clear()
    meaning.go_without()
    yield
    meaning._loaded[:] = kept
    scoring.ground.cache_clear()


@pytest.mark.parametrize(
    "request_", ["Let owners cancel a walk", "Show the dog's photo on the booking", "Walk booking"]
)
def test_what_was_agreed_on_is_green(request_):
    found = align(WALKS, request_)
    assert (found.colour, found.is_creep) == ("green", False)
    assert set(found.matched) <= set(WALKS.names)
    assert found.matched[0] in found.reason


@pytest.mark.parametrize("request_", FAR)
def test_what_is_far_is_red_and_says_which_words_are_new(request_):
    found = align(WALKS, request_)
    assert found.colour == "red"
    assert found.is_creep
    assert found.new_words
    assert found.new_words[0] in found.reason


def test_new_words_stand_as_they_were_written():
    assert align(WALKS, "Show Vaccinations of the dog").new_words == ("Vaccinations",)


def test_the_best_matching_feature_comes_first():
    assert align(WALKS, "Add the size to the breed of dogs").matched[0] == "Dogs"
    assert align(WALKS, "Let walkers add a second photo to their profile").matched[0] == (
        "Walker profiles"
    )


@pytest.mark.parametrize(
    "request_",
    [
        "Let people log in",
        "Reset forgotten passwords by email",
        "Dark mode",
        "Make it work well on mobile",
        "Export bookings as CSV",
        "A help page",
        "Clearer error messages",
        "Make it accessible for screen readers",
        "The text is hard to read",
        "Use light gray as the background and dark red for buttons",
    ],
)
def test_housekeeping_is_no_drift(request_):
    for scope in (WALKS, MEALS):
        found = align(scope, request_)
        assert found.is_housekeeping
        assert found.colour != "red"
        assert not found.is_creep


def test_housekeeping_is_green_only_by_its_own_words():
    assert align(WALKS, "Dark mode").score == 60
    assert align(WALKS, "Sort walkers by price").colour == "green"


def test_housekeeping_is_no_disguise():
    assert align(WALKS, "Dark mode for our chess league").is_creep
    assert align(WALKS, "Log in with a crypto wallet").is_creep
    mixed = align(WALKS, "Add password reset and let farmers plan the potato harvest")
    assert (mixed.colour, mixed.is_housekeeping, mixed.is_creep) == ("red", False, True)


def test_housekeeping_does_not_pull_down_what_fits():
    both = align(WALKS, "Add a password reset and let owners book a walk for two dogs")
    assert both.colour == "yellow"
    assert not both.is_creep


@pytest.mark.parametrize(
    ("scope", "request_", "name", "colour"),
    [
        (MEALS, "Mint an NFT for every meal a cook sells", "NFTs and crypto", "red"),
        (WALKS, "Let walkers stream live video of the walk", "live video", "red"),
        (WALKS, "Play chess with other dog owners", "games", "red"),
        (WALKS, "An AI picks the best walker for each dog", "answers from AI", "red"),
        (WALKS, "Smart collars with sensors for every dog", "connected devices", "red"),
        (WALKS, "Let owners pay for the walk by card", "payments", "yellow"),
        (MEALS, "Let neighbours pay when they order a meal", "payments", "yellow"),
    ],
)
def test_a_new_capability_on_known_nouns_is_named(scope, request_, name, colour):
    found = align(scope, request_)
    assert name in found.capabilities
    assert found.colour == colour
    assert found.is_creep
    assert name in found.reason


def test_a_capability_the_scope_has_is_not_new():
    paid = Scope(WALKS.goal, (*WALKS.features, "Payments: owners pay for walks online"))
    assert align(paid, "Let owners pay for the walk by card").capabilities == ()


@pytest.mark.parametrize("request_", ["", "?!", "x", "…", "Treats", "ほげ"])
def test_too_little_is_a_question_and_not_red(request_):
    found = align(WALKS, request_)
    assert (found.score, found.colour, found.is_creep) == (None, "yellow", False)
    assert found.reason.endswith("?")


def test_new_words_near_in_meaning_are_a_question():
    found = align(WALKS, "A puppy kennel")
    assert found.colour == "yellow"
    assert not found.is_creep


@pytest.mark.parametrize("far", [*FAR, "Add crypto trading", "Treats"])
@pytest.mark.parametrize(
    "dress",
    [
        "For the {name} feature, {far}",
        "{name}: {far}",
        "{far} for {name}",
        "{far} in {name} and {name}",
        "{name} {name} {far}",
    ],
)
def test_naming_a_feature_raises_nothing(far, dress):
    plain = align(WALKS, far)
    for name in WALKS.names:
        dressed = align(WALKS, dress.format(name=name, far=far))
        assert COLOURS.index(dressed.colour) <= COLOURS.index(plain.colour)


@pytest.mark.parametrize("far", FAR)
def test_a_request_is_as_far_as_its_farthest_wish(far):
    assert align(WALKS, f"Let owners book a walk for two dogs. {far}.").colour == "red"
    assert align(WALKS, f"Let owners book a walk and {far[0].lower()}{far[1:]}").colour == "red"
    benefit = f"Let owners book a walk, so that they have time. {far}."
    assert align(WALKS, benefit).colour == "red"


def test_many_requests_are_as_far_as_the_farthest():
    near = ["Let owners cancel a walk", "Show the dog's photo on the booking"]
    far = of_many(WALKS, FAR[:1])
    assert of_many(WALKS, near).colour == "green"
    for more in range(3):
        assert of_many(WALKS, [*FAR[:1], *near[:more]]).score == far.score
    assert of_many(WALKS, [*near, "Treats"]).score is None
    assert of_many(WALKS, [*near, "Let owners pay for the walk by card"]).is_creep


def test_nothing_asked_is_nothing_beyond():
    for nothing in ([], ["", "  "]):
        found = of_many(WALKS, nothing)
        assert (found.score, found.colour, found.is_creep) == (100, "green", False)


def test_how_one_asks_changes_nothing():
    wish = "a photo of the dog on the booking"
    ways = ["Please add {}", "I want {}", "Could we have {}?", "We need {}", "{}, please."]
    assert len({align(WALKS, way.format(wish)).score for way in ways}) == 1


@pytest.mark.parametrize(
    ("score", "colour"),
    [(100, "green"), (80, "green"), (79, "yellow"), (60, "yellow"), (59, "red")],
)
def test_colours_follow_the_score(score, colour):
    from projects.alignment.shapes import colour_of

    assert colour_of(score) == colour


def test_words_alone_will_do(by_words_alone):
    assert align(WALKS, "Let owners cancel a walk").colour == "green"
    assert align(WALKS, FAR[0]).colour == "red"
    assert align(WALKS, "Cat sitters").score is None


def test_missing_embeddings_are_said_once(by_words_alone, monkeypatch, caplog):
    meaning._loaded.clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for request in FAR:
        assert isinstance(align(WALKS, request), Alignment)
    assert [record.message for record in caplog.records if "embeddings" in record.message] == [
        "alignment goes by words alone, without embeddings: wordllama is not installed"
    ]


def test_many_threads_get_the_same_answer():
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: align(WALKS, FAR[1]), range(24)))) == 1


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = (
        "import sys, logging; import projects.alignment as a; "
        "print({'wordllama', 'numpy', 'django'} & set(sys.modules)); "
        "a.align(a.Scope('Walk dogs', ('Walks',)), 'Book a walk with dogs'); "
        "print('wordllama' in sys.modules, logging.getLogger().handlers)"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert seen.stdout.splitlines() == ["set()", "True []"]


def test_a_scope_comes_from_the_documents():
    document = {
        "core_features": [
            {"name": "Walk booking", "description": "Owners book walks."},
            {"name": "Dogs"},
            {"name": ""},
        ]
    }
    scope = scope_of(" Walk dogs ", document)
    assert scope == Scope("Walk dogs", ("Walk booking: Owners book walks.", "Dogs"))
    assert scope.names == ("Walk booking", "Dogs")
    assert scope_of("Walk dogs", {}).features == ()


def test_an_empty_scope_knows_nothing():
    found = align(Scope("", ()), "Let owners book a walk")
    assert found.matched == ()
    assert found.colour != "green"


def benchmark(*arguments):
    return subprocess.run(
        [sys.executable, "benchmarks/alignment.py", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


def test_the_benchmark_measures_a_file(tmp_path):
    scope = {"goal": WALKS.goal, "core_features": list(WALKS.features)}
    rows = [
        {"scope": scope, "request": "Let owners cancel a walk", "label": "aligned", "kind": "own"},
        *({"scope": scope, "request": far, "label": "drift", "kind": "far"} for far in FAR),
        {"scope": scope, "request": "Dark mode", "label": "aligned", "generic": True},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    figures = json.loads(benchmark(str(path), "--json").splitlines()[-1])
    assert figures["total"]["pairs"] == 4
    assert figures["total"]["auc"] == figures["total"]["balanced_accuracy_at_60"] == 1
    assert figures["total"]["ms_per_request"] > 0
    assert figures["generic"]["pairs"] == 1
    assert figures["kinds"]["drift far"]["red"] == 1


def test_the_benchmark_says_how_it_is_used():
    assert benchmark().startswith("usage:")
