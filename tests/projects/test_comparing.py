"""Two versions of a document are compared section by section and word by word."""

import pytest
from django.urls import reverse

from projects import comparing, documents, wordwise
from projects.models import Document, Revision
from tests.factories import DocumentFactory, ProjectFactory

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert("x")</script> & <b>bold</b>'


def feature(name, **fields):
    given = {"name": name, "description": f"All about {name}.", "priority": "must", "promises": []}
    return given | fields


def read(pieces, *marks):
    return "".join(piece.text for piece in pieces if piece.mark in marks)


def change(kind, old, new):
    [found] = comparing.compare(kind, old, new)
    return found


# --- words -------------------------------------------------------------------------------------


def test_only_the_words_that_changed_are_marked():
    pieces = wordwise.words("We walk the dog every day.", "We walk the cat every day.")
    assert [(p.mark, p.text) for p in pieces if p.mark != "same"] == [
        ("removed", "dog"),
        ("added", "cat"),
    ]


def test_texts_with_nothing_in_common_are_not_shown_in_crumbs():
    pieces = wordwise.words(
        "Owners call around to find somebody, which takes an evening.",
        "A market place of trusted people in a small town.",
    )
    assert [p.mark for p in pieces] == ["removed", "added"]


def test_scripts_without_spaces_are_compared_sign_by_sign():
    pieces = wordwise.words("我们每天遛狗三次然后休息", "我们每天遛猫三次然后休息")
    assert read(pieces, "removed") == "狗"
    assert read(pieces, "added") == "猫"


LONG = [
    ("scattered words", "a quick dog walks home. " * 2_500, "a quick dog runs home. " * 2_500),
    ("one word", "a " * 30_000, "a " * 29_000 + "b " * 900),
    ("one line", "x" * 60_000, "x" * 59_999 + "y"),
    ("many lines", "a\n" * 30_000, "b\n" + "a\n" * 29_000),
    ("two words", "a b " * 15_000, "b a " * 15_000),
    ("many words", " ".join(map(str, range(11_000))), " ".join(map(str, range(11_000, 0, -1)))),
]


@pytest.mark.parametrize(
    ("old", "new"), [pair[1:] for pair in LONG], ids=[pair[0] for pair in LONG]
)
def test_a_long_text_is_compared_within_bounds_and_completely(old, new, monkeypatch):
    asked = []
    real = wordwise._blocks

    def watched(one, other):
        asked.append(wordwise._pairs(one, other))
        return real(one, other)

    monkeypatch.setattr(wordwise, "_blocks", watched)
    pieces = wordwise.words(old, new)
    assert sum(asked) <= 4 * wordwise.MOST_PAIRS
    assert read(pieces, "same", "removed") == old
    assert read(pieces, "same", "added") == new


# --- sections ----------------------------------------------------------------------------------


def test_lines_of_a_list_are_matched_with_what_they_were():
    found = change(
        "mvp_scope",
        {"out_of_scope": ["Apps for the stores", "Cats", "Paying by card in the app"]},
        {"out_of_scope": ["Cats", "Parrots", "Paying by card in this app"]},
    )
    assert [(line.mark, read(line.pieces, "same", "added")) for line in found.lines] == [
        ("removed", ""),
        ("same", "Cats"),
        ("added", "Parrots"),
        ("changed", "Paying by card in this app"),
    ]
    assert found.mark == "changed"


def test_features_are_matched_by_name_and_compared_field_by_field():
    found = change(
        "mvp_scope",
        {"core_features": [feature("Walks"), feature("Dogs"), feature("Calendar")]},
        {"core_features": [feature("dogs"), feature("Walks", priority="could"), feature("Treats")]},
    )
    marks = {read(item.title, "same", "added", "removed"): item.mark for item in found.items}
    assert marks == {"Dogsdogs": "changed", "Walks": "changed", "Treats": "added",
                     "Calendar": "removed"}  # fmt: skip
    [walks] = [item for item in found.items if read(item.title, "same") == "Walks"]
    [priority] = [field for field in walks.fields if field.mark != "same"]
    assert read(priority.lines[0].pieces, "same", "removed") == "Must have"
    assert read(priority.lines[0].pieces, "same", "added") == "Could have"


def test_a_feature_with_another_name_and_the_same_text_was_renamed():
    found = change(
        "mvp_scope",
        {"core_features": [feature("Walks", description="Owners book walks nearby.")]},
        {"core_features": [feature("Strolls", description="Owners book walks nearby.")]},
    )
    [item] = found.items
    assert item.mark == "changed"
    assert read(item.title, "removed") == "Walks"


def test_evidence_that_got_stronger_is_a_change():
    old = {"problem": "Dogs.", "confidence": {"problem": "moderate"}}
    new = {"problem": "Dogs.", "confidence": {"problem": "strong"}}
    found = change("thesis", old, new)
    assert found.mark == "changed"
    assert found.evidence == ("Moderate evidence", "Strong evidence")


def test_a_section_only_one_version_has_came_or_went():
    assert change("mvp_scope", {}, {"scalability_plan": "One machine."}).mark == "added"
    assert change("mvp_scope", {"scalability_plan": "One machine."}, {}).mark == "removed"


def test_nothing_is_never_said_as_a_word():
    found = comparing.compare(
        "change_request",
        {"description": "Add cats", "alignment_score": None, "drift": []},
        {"description": None, "alignment_score": 80, "drift": None},
    )
    said = "".join(p.text for c in found for line in c.lines for p in line.pieces)
    assert "None" not in said
    assert "80" in said


# --- on screen ---------------------------------------------------------------------------------


@pytest.fixture
def document(founder):
    project = ProjectFactory(owner=founder)
    return DocumentFactory(project=project, content={"problem": "Dogs are bored.", "risks": ["A"]},
                           kind="thesis")  # fmt: skip


def address(document, query=""):
    return reverse("projects:comparison", args=[document.project_id, document.kind]) + query


def test_the_newest_is_compared_with_the_one_before(client, document):
    documents.edit(document, "problem", "Dogs are lonely.", by=document.project.owner)
    page = client.get(address(document)).text
    assert "What changed from version 1 to version 2." in page
    assert "bored</del>" in page.replace('<span class="visually-hidden">]</span>', "")
    assert "1 section without a change" in page


def test_any_two_versions_can_be_compared_either_way(client, document):
    for text in ("Dogs are lonely.", "Dogs are happy."):
        documents.edit(document, "problem", text, by=document.project.owner)
    assert "from version 3 to version 1" in client.get(address(document, "?from=3&to=1")).text
    assert "These two say the same." in client.get(address(document, "?from=2&to=2")).text


def test_one_version_alone_says_what_will_be_here(client, document):
    page = client.get(address(document))
    assert page.status_code == 200
    assert "There is one version so far." in page.text


@pytest.mark.parametrize("query", ["?from=9", "?to=0", "?to=x", "?from=-1", "?from=²", "?to=1e3"])
def test_a_version_there_is_not_is_404(client, document, query):
    documents.edit(document, "problem", "Dogs are lonely.", by=document.project.owner)
    assert client.get(address(document, query)).status_code == 404


def test_hostile_text_stays_text_in_a_comparison(client, document):
    documents.edit(document, "problem", HOSTILE, by=document.project.owner)
    documents.edit(document, "risks", [HOSTILE], by=document.project.owner)
    page = client.get(address(document, "?from=1&to=3")).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page.replace("</span>", "")


def test_somebody_elses_comparison_is_404(client):
    document = DocumentFactory(kind=Document.Kind.THESIS)
    Revision.objects.create(document=document, number=2, content={})
    assert client.get(address(document)).status_code == 404


def test_one_budget_holds_for_a_whole_page_however_many_texts_it_has(monkeypatch):
    asked = []
    steps = wordwise._steps
    monkeypatch.setattr(
        wordwise,
        "_steps",
        lambda one, other: asked.append(wordwise._pairs(one, other)) or steps(one, other),
    )

    def content(turn):
        words = [f"w{n * turn % 61}" for n in range(1, 1_500)]
        return {
            "core_features": [
                {"name": f"F{n}", "description": " ".join(words), "priority": "must"}
                for n in range(40)
            ]
        }

    [found] = comparing.compare("mvp_scope", content(1), content(7))
    assert len(found.items) == 40
    assert 0 < sum(asked) <= wordwise.Budget().pairs
