"""Documents leave as Markdown and as PDF: complete, named, and saying only what they say."""

import re
import subprocess
import sys

import pytest
from django.urls import reverse

from projects import documents
from projects.exports import escaping, pdf
from projects.exports.sheets import available, gather
from projects.exports.technical import scalar
from projects.tiers import Tier
from tests.factories import DocumentFactory, ProjectFactory

pytestmark = pytest.mark.django_db
HOSTILE = (
    "# Not a heading\n---\n===\n- no list\n1. no list\n<script>alert(1)</script>\n`code` | cell |\n"
    "[link](javascript:alert(1)) ![i](x) *bold* _it_ ~~gone~~ &lt; &copy; $x^2$ \\ :::\n"
    '#import "x" #read("/etc/passwd") #{panic()} @ref <label> // c /* */'
)
SCRIPTS = "عربي: تطبيق · 中文 遛狗 · 😀🐕 · हिन्दी · עברית · " + "W" * 200


@pytest.fixture
def project(founder):
    return ProjectFactory(owner=founder, name="Dog walkers")


@pytest.fixture
def scope(project):
    feature = {"name": "Walks", "description": "Owners book walks.", "priority": "must",
               "promises": ["An owner books a walk.", "A walker sees it."]}  # fmt: skip
    content = {"core_features": [feature], "out_of_scope": [], "success_metrics": ["Ten bookings"]}
    return DocumentFactory(project=project, kind="mvp_scope", content=content)


def get(client, project, *kinds, as_="markdown", **more):
    address = reverse("projects:export_file", args=[project.pk])
    return client.get(address, {"document": kinds, "format": as_, **more})


def change_request(project, number=1, **fields):
    content = {
        "description": "Add cats", "clarified_description": "Owners of cats may book too.",
        "clarifications": [{"question": "Which cats?", "answer": "All."}],
        "references_version": "v0.1", "goal": "More owners", "iteration_number": 1,
        "tier_limit": 2, "alignment_score": None, "drift": [], "touches": ["Walks"],
    }  # fmt: skip
    return DocumentFactory(
        project=project, kind="change_request", number=number, content=content | fields
    )


# --- to read -----------------------------------------------------------------------------------


def test_markdown_to_read_has_headings_prose_and_lists(client, project, scope):
    answer = get(client, project, "mvp_scope")
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="dog-walkers-mvp-scope-v1.md"'
    assert answer.text.startswith("# Dog walkers: MVP scope\n")
    assert "## What the first version does\n\n### Walks\n" in answer.text
    assert "Owners book walks.\n\nMust have\n" in answer.text
    assert "- An owner books a walk.\n- A walker sees it." in answer.text
    assert "## What it does not do yet\n\nNothing here yet." in answer.text


def test_the_whole_set_is_one_file(client, project, scope):
    DocumentFactory(project=project, kind="thesis", content={"problem": "Dogs are bored."})
    change_request(project)
    answer = get(client, project, "thesis", "mvp_scope", "change_request")
    assert 'filename="dog-walkers-documents.md"' in answer["Content-Disposition"]
    heads = re.findall(r"^## (.+)$", answer.text, re.MULTILINE)
    assert heads == ["Thesis snapshot", "MVP scope", "Change request 1"]
    assert "Which cats?" in answer.text
    assert "Not enough to say." in answer.text


def headings(markdown):
    return re.findall(r"^\s*#.*$", markdown, re.MULTILINE)


@pytest.mark.parametrize("format_", ["markdown", "technical"])
def test_a_founders_text_cannot_become_markup(client, project, format_):
    feature = {"name": HOSTILE, "description": HOSTILE, "priority": "must", "promises": [HOSTILE]}
    fields = {"core_features": [feature], "out_of_scope": [HOSTILE], "success_metrics": [HOSTILE],
              "technical_architecture": HOSTILE}  # fmt: skip
    tame = {**feature, "name": "a", "description": "a", "promises": ["a"]}
    harmless = {"core_features": [tame], "out_of_scope": ["a"], "success_metrics": ["a"],
                "technical_architecture": "a"}  # fmt: skip
    document = DocumentFactory(project=project, kind="mvp_scope", content=harmless)
    expected = headings(get(client, project, "mvp_scope", as_=format_).text)
    documents.keep(document, fields)
    text = get(client, project, "mvp_scope", as_=format_).text
    assert len(headings(text)) == len(expected)
    body = text.partition("\n---\n")[2] or text
    assert "<" not in body
    assert not re.search(r"(?<!\\)[`*|~$\[\]]", body)
    assert not re.search(r"^\s*(---|===|\d+\. |- no list)", body, re.MULTILINE)
    assert not re.search(r"&(?!amp;|lt;|gt;)", body)


def test_line_breaks_of_every_kind_stay_within_their_line():
    for sign in ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\x1e"):
        assert "\n" not in escaping.line(f"a{sign}# b")
        assert escaping.prose(f"a{sign}# b") == "a  \n\\# b"
    assert escaping.line(None) == escaping.prose(None) == ""


def test_nothing_is_never_exported_as_a_word(client, project):
    change_request(project, drift=None, touches=None, goal=None)
    for format_ in ("markdown", "technical"):
        text = get(client, project, "change_request", as_=format_).text
        assert not re.search(r"\b(None|null)\b", text)


# --- to work with ------------------------------------------------------------------------------


def test_technical_markdown_names_fields_versions_and_promises(client, project, scope):
    documents.edit(scope, "success_metrics", ["Twenty"], by=project.owner)
    answer = get(client, project, "mvp_scope", as_="technical")
    assert 'filename="dog-walkers-mvp-scope-v2-technical.md"' in answer["Content-Disposition"]
    front, _, body = answer.text.removeprefix("---\n").partition("\n---\n")
    assert f'project_id: "{project.pk}"' in front
    assert '    kind: "mvp_scope"' in front
    assert "    version: 2" in front
    assert '    origin: "edited"' in front
    assert "## core_features\n\n### F1\n\n- name: Walks\n" in body
    assert "  - F1.P2: A walker sees it." in body
    assert "## out_of_scope\n\n(empty)" in body


def test_a_project_name_cannot_leave_the_front_matter(client, project, scope):
    project.name = '"\n---\nkind: evil\n# x\u2028'
    project.save()
    front = get(client, project, "mvp_scope", as_="technical").text.split("\n---\n")[0]
    assert "\nkind: evil" not in front
    assert scalar("a\x85\u2028\x7fb") == '"a\\n\\nb"'


# --- typeset -----------------------------------------------------------------------------------


def test_the_pdf_is_a_pdf_and_the_same_twice(client, project, scope):
    first, second = (get(client, project, "mvp_scope", as_="pdf") for _ in range(2))
    assert first["Content-Type"] == "application/pdf"
    assert 'filename="dog-walkers-mvp-scope-v1.pdf"' in first["Content-Disposition"]
    assert first.content.startswith(b"%PDF-")
    assert first.content == second.content


def test_the_whole_set_typesets_with_its_change_requests(client, project, scope):
    change_request(project)
    change_request(project, 2, alignment_score=64, drift=["Cats"])
    answer = get(client, project, "mvp_scope", "change_request", as_="pdf")
    assert 'filename="dog-walkers-documents.pdf"' in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize("text", [HOSTILE, SCRIPTS], ids=["markup", "scripts"])
def test_whatever_a_founder_writes_is_typeset_as_text(project, text):
    item = {"name": text, "description": text, "priority": text, "promises": [text]}
    content = {"core_features": [item], "out_of_scope": [text], "technical_architecture": text}
    DocumentFactory(project=project, kind="mvp_scope", content=content)
    project.name = text[:60]
    made = pdf.typeset(project, gather(project, ["mvp_scope"]), brand=text[:60])
    assert made.startswith(b"%PDF-")


def test_data_is_never_read_as_markup(project, scope):
    """The template evaluates nothing and reads nothing, and no text is put into it."""
    template = (pdf.ROOT / "document.typ").read_text()
    assert not re.search(r"\b(eval|read|include|plugin|csv|yaml|toml|cbor|xml)\s*\(", template)
    assert "#import" not in template
    assert template.count("sys.inputs") == 1
    assert [path.name for path in pdf.ROOT.iterdir()] == ["document.typ"]


def test_a_missing_letterform_is_said_on_the_cover(project, monkeypatch):
    said = []
    real = pdf._compile

    def watched(data, at, standard):
        said.append(data["incomplete"])
        return real(data, at, standard)

    monkeypatch.setattr(pdf, "_compile", watched)
    unseen = "\U0001f415 \ue123"  # the second is in nobody's typeface
    DocumentFactory(project=project, kind="thesis", content={"problem": unseen})
    assert pdf.typeset(project, gather(project, ["thesis"])).startswith(b"%PDF-")
    assert said == [False, True]


def test_too_much_for_one_pdf_is_refused_with_a_way_out(client, project):
    DocumentFactory(project=project, kind="thesis", content={"problem": "a b " * 200_000})
    answer = get(client, project, "thesis", as_="pdf")
    assert answer.status_code == 429
    assert "Choose fewer documents" in answer.text
    assert get(client, project, "thesis").status_code == 200


@pytest.mark.parametrize("tier", Tier.values)
def test_from_partner_up_the_brand_is_the_founders_own(client, project, scope, tier, monkeypatch):
    project.owner.tier = tier
    project.owner.save()
    used = []
    monkeypatch.setattr(
        "projects.views.exports.typeset", lambda *_, brand: used.append(brand) or b"%PDF-"
    )
    get(client, project, "mvp_scope", as_="pdf", brand="Walkies Ltd")
    get(client, project, "mvp_scope", as_="pdf")
    own = tier != Tier.BOOTSTRAPPER
    assert used == (["Walkies Ltd", "Dog walkers"] if own else ["", ""])
    page = client.get(reverse("projects:export", args=[project.pk])).text
    assert ('name="brand"' in page) is own
    assert ("Made with Cofounder" in page) is not own


def test_typesetting_is_loaded_on_use_only():
    script = (
        "import django, sys; django.setup(); import cofounder.urls; "
        "sys.exit('typst' in sys.modules or 'projects.exports.pdf' not in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


# --- choosing ----------------------------------------------------------------------------------


def test_the_page_offers_what_is_written(client, project, scope):
    DocumentFactory(
        project=project, kind="thesis", content={"problem": "x"}
    ).revisions.all().delete()
    page = client.get(reverse("projects:export", args=[project.pk]))
    assert page.status_code == 200
    assert 'value="mvp_scope"' in page.text
    assert 'value="thesis"' not in page.text


def test_an_empty_project_says_what_will_be_here(client, project):
    page = client.get(reverse("projects:export", args=[project.pk]))
    assert "Nothing to take along yet." in page.text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"format": "pdf"}, "Choose at least one document."),
        ({"format": "pdf", "document": "thesis"}, "not written yet"),
        ({"format": "docx", "document": "mvp_scope"}, "Choose a format."),
        ({"document": "mvp_scope"}, "Choose a format."),
    ],
)
def test_a_wrong_choice_is_refused_with_a_sentence(client, project, scope, query, sentence):
    answer = client.get(reverse("projects:export_file", args=[project.pk]), query)
    assert answer.status_code == 422
    assert sentence in answer.text


@pytest.mark.parametrize("name", ["../../etc/passwd", "狗", '"; filename="evil.exe', "a\r\nX: y"])
def test_file_names_are_safe_on_every_disk(client, project, scope, name):
    project.name = name
    project.save()
    said = get(client, project, "mvp_scope")["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+-mvp-scope-v1\.md"', said)


def test_strangers_find_nothing(client, scope):
    other = DocumentFactory(kind="mvp_scope", content={"out_of_scope": ["x"]}).project
    assert client.get(reverse("projects:export", args=[other.pk])).status_code == 404
    assert get(client, other, "mvp_scope").status_code == 404


def test_they_come_in_reading_order(project, scope):
    change_request(project, 2)
    change_request(project, 1)
    DocumentFactory(project=project, kind="thesis", content={"problem": "x"})
    assert [str(d) for d in available(project)] == [
        "Thesis snapshot", "MVP scope", "Change request 1", "Change request 2",
    ]  # fmt: skip
