"""A section turns into its form where it stands; live updates leave the form alone."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from projects import documents, references
from projects.models import Project
from tests.factories import DocumentFactory, ProjectFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def brief(founder):
    content = {
        "problem_statement": "Dogs stay at home.",
        "target_user": "Dog owners. See the MVP scope.",
        "confidence": {"problem_statement": "needs_depth"},
    }
    return DocumentFactory(project=ProjectFactory(owner=founder), content=content)


def section(document, field="problem_statement"):
    return reverse("projects:edit_section", args=[document.project_id, document.kind, field])


@pytest.mark.django_db
class TestOverHttp:
    """What the server answers, with and without JavaScript."""

    def test_a_section_is_answered_as_its_form(self, client, brief):
        form = client.get(section(brief), headers=HTMX).text.strip()
        assert re.match(r'<section [^>]*id="problem_statement"', form)
        assert "Dogs stay at home." in form
        assert "<html" not in form

    def test_saved_it_is_answered_as_itself_stronger_and_marked(self, client, brief):
        answer = client.post(section(brief), {"value": "Dogs are bored."}, headers=HTMX)
        assert answer.status_code == 200
        assert re.match(r'<section [^>]*id="problem_statement"', answer.text.strip())
        for words in ("Dogs are bored.", "Strong evidence", "Edited by you"):
            assert words in answer.text

    def test_without_javascript_it_leads_to_a_page_and_back(self, client, brief):
        assert "<html" in client.get(section(brief)).text
        answer = client.post(section(brief), {"value": "Dogs are bored."})
        assert answer["Location"] == f"{brief.get_absolute_url()}#problem_statement"

    def test_what_cannot_be_saved_keeps_what_was_typed(self, client, brief):
        refused = client.post(section(brief), {"value": " "}, headers=HTMX)
        assert refused.status_code == 422
        Project.objects.update(status="parked")
        parked = client.post(section(brief), {"value": "Typed at length."}, headers=HTMX)
        assert parked.status_code == 409
        assert "Typed at length." in parked.text
        assert "parked" in parked.text
        assert brief.revisions.count() == 1

    def test_a_document_names_another_and_leads_to_it(self, client, brief):
        page = client.get(brief.get_absolute_url()).text
        assert "MVP scope</a>" not in page, "there is none yet"
        scope = DocumentFactory(project=brief.project, kind="mvp_scope")
        page = client.get(brief.get_absolute_url()).text
        assert f'<a href="{scope.get_absolute_url()}">MVP scope</a>' in page


FOUND = {"mvp_scope": "/scope/", "milestones": "/stones/", "risk_log": '/"risk/'}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See the MVP scope, and the risk log.", 2),
        ("The Milestones say when.", 1),
        ("We reached two milestones. Milestones are near.", 0),
        ("A microMVP scoped", 0),
        ("the idea brief", 0),
    ],
)
def test_names_of_documents_are_found_and_ordinary_words_are_not(text, links):
    assert references.link(text, FOUND).count("<a ") == links


def test_text_around_a_name_stays_text():
    html = references.link('<b>the MVP scope</b> & "the risk log" <i>', FOUND)
    assert html.startswith("&lt;b&gt;the <a ")
    assert html.endswith("&quot; &lt;i&gt;")
    assert "<b>" not in html
    assert "</b>" not in html
    assert 'href="/&quot;risk/"' in html


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
class TestInABrowser:
    """A real Chromium without the websocket: pages fetch themselves instead."""

    @pytest.fixture
    def page(self, chromium, live_server, client, brief):
        context = chromium.new_context()
        cookie = client.cookies["session"].value
        context.add_cookies([{"name": "session", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{live_server.url}{brief.get_absolute_url()}")
        yield page
        context.close()

    def refresh(self, page):
        """Have the page fetch its live region, and wait until it was answered."""
        with page.expect_response(lambda answer: answer.url == page.url.partition("#")[0]):
            page.evaluate("htmx.trigger(document.body, 'live:refresh')")

    def test_a_form_being_filled_in_outlives_what_happens_elsewhere(self, page, brief):
        page.locator("#problem_statement .document__edit").click()
        box = page.locator("#problem_statement textarea[name=value]")
        expect(box).to_be_focused()
        box.fill("Half a sentence")
        box.blur()
        documents.edit(brief, "target_user", "Cat owners.", by=brief.project.owner)
        self.refresh(page)
        expect(box).to_have_value("Half a sentence")
        expect(page.locator("#target_user")).to_contain_text("Dog owners.")

        page.get_by_role("link", name="Cancel").click()

        expect(page.locator("#problem_statement")).to_contain_text("Dogs stay at home.")
        expect(page.locator("#target_user")).to_contain_text("Cat owners.")
        expect(page.locator("#problem_statement .document__edit")).to_be_focused()

    def test_a_note_being_written_outlives_it_too(self, page, brief):
        page.locator("#problem_statement summary").click()
        note = page.locator("#problem_statement textarea[name=text]")
        note.fill("Ask Lena")
        note.blur()
        self.refresh(page)
        expect(note).to_have_value("Ask Lena")
        page.locator("#problem_statement").get_by_role("button", name="Keep this note").click()
        expect(page.locator("#problem_statement .annotation")).to_contain_text("Ask Lena")

    def test_a_section_is_saved_where_it_stands(self, page, brief):
        page.locator("#problem_statement .document__edit").click()
        page.locator("#problem_statement textarea[name=value]").fill("Dogs are bored.")
        page.get_by_role("button", name="Save as a new version").click()
        expect(page.locator("#problem_statement")).to_contain_text("Edited by you")
        expect(page.locator("#problem_statement .prose")).to_have_text("Dogs are bored.")
        expect(page.locator("#target_user")).to_be_visible()

    def test_the_warning_is_asked_in_place(self, page, brief):
        page.get_by_role("link", name="Write it again").click()
        expect(page.get_by_role("dialog")).to_contain_text("Version 1 stays in the history")
        page.get_by_role("button", name="Leave it as it is").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        assert brief.revisions.count() == 1
