"""The whole loop in a real browser: idea, v0.1, decide, change, v0.2, launch, take along, ask."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser import founder, loop
from tests.browser.looking import barriers, walk, walk_on_a_phone

pytestmark = pytest.mark.browser

IDEA = "A community garden app where neighbours reserve plots and log what they plant in them."
STEPS = ["Scaffolding", "Writing code", "Installing deps", "Running checks"]
ENTERED = "Zephyr of the north wall"
OWN_WORDS = "Neighbours with a balcony and no soil, who would share a plot."

#: Everything a founder meets below the project's home, wherever the story leads.
PAGES = (
    "", "interview/", "rest/", "plans/", "builds/", "versions/", "changes/", "decisions/",
    "launch/", "chat/", "timeline/", "timeline/?words=version", "timeline/?words=nothing+like+it",
    "timeline/board/", "timeline/graph/",
    "documents/", "documents/export/", "documents/thesis/", "documents/thesis/comparison/",
    "documents/thesis/versions/1/", "documents/thesis/rewriting/", "documents/idea_brief/",
    "documents/idea_brief/sections/problem_statement/", "documents/mvp_scope/",
    "documents/risk_log/", "documents/how_it_works/", "documents/milestones/",
)  # fmt: skip


def test_from_an_idea_to_a_launch_and_a_question(page, chromium):
    wrong = []  # what axe finds in states that do not come back
    met = []  # pages whose address the story brings along

    founder.sign_up(page)
    wrong += barriers(page)
    founder.tell(page, IDEA)
    wrong += barriers(page)
    assert founder.answer_everything(page) >= 8
    home = page.url.replace("interview/", "")
    founder.decide(page, home)
    founder.choose_plan(page)
    assert founder.build(page, home) == STEPS
    expect(page.get_by_text("Your first version is ready.")).to_be_visible()

    wrong += look_at_the_first_version(page, home, met)
    wrong += ask_for_a_change(page, met)
    look_at_the_second_version(page, home, met)
    reword_and_compare(page, home)
    take_the_documents_along(page, home)
    look_back(page, home)
    launch(page, home, met)
    wrong += ask_the_chat(page, home)

    everything = [home + below for below in PAGES] + met
    wrong += walk(page, everything, 1280)
    wrong += walk_on_a_phone(chromium, page, everything)
    assert wrong == []
    assert page.complaints == []


def look_at_the_first_version(page, home, met):
    """Opening the app brings up the decision, on a home that is open elsewhere, by itself."""
    elsewhere = page.context.new_page()
    elsewhere.goto(home)
    decide = elsewhere.get_by_role("link", name="Decide what’s next")
    expect(elsewhere.get_by_role("heading", name="What we believe")).to_be_visible()
    assert decide.count() == 0

    app = loop.open_preview(page, home, "v0.1")
    met.append(page.url)
    loop.sign_in(app)
    loop.enter(app, ENTERED)
    with page.context.expect_page() as tab:
        page.get_by_role("link", name="Open in a tab").click()
    expect(tab.value.get_by_role("heading", name="Garden Circle").first).to_be_visible()
    assert "//p-" in tab.value.url
    tab.value.close()

    expect(decide).to_be_visible()
    elsewhere.close()
    page.goto(home)
    page.get_by_role("link", name="Decide what’s next").click()
    expect(page.locator("[data-score]")).to_be_visible()
    expect(page.locator("[data-recommended]")).to_be_visible()
    met.append(page.url)
    found = barriers(page)
    page.goto(home)
    loop.decide_by_keyboard(page, "iterate")
    return found


def ask_for_a_change(page, met):
    """Said, asked about, restated with its fit, agreed on, built before our eyes."""
    assert 1 <= loop.ask_by_keyboard(page, "Add a nickname to communities") <= 2
    met.append(page.url)
    expect(page.locator("h1")).to_have_text("This is what we would build.")
    expect(page.locator("[data-score]").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"Iteration 1 of 2 \(Bootstrapper\)"))).to_be_visible()
    found = barriers(page)

    assert loop.agree(page) == STEPS
    expect(page.get_by_role("heading", name="v0.2 is ready.")).to_be_visible()
    met.append(page.url)
    return found


def look_at_the_second_version(page, home, met):
    """What was entered into v0.1 is in v0.2; what changed in its files can be unfolded."""
    app = loop.open_preview(page, home, "v0.2")
    app.get_by_role("link", name=ENTERED).first.press("Enter")
    expect(app.get_by_role("heading", name=ENTERED).first).to_be_visible()
    expect(app.get_by_text("Nickname").first).to_be_visible()

    page.goto(f"{home}versions/")
    page.get_by_role("link", name="What changed in v0.2").click()
    met.append(page.url)
    page.get_by_text(re.compile("files are different from v0.1")).click()
    models = page.locator("details.file").filter(has_text="models.py").first
    models.locator("summary").click()
    expect(models.locator(".difference--plus").first).to_contain_text("nickname")
    page.get_by_role("link", name="Versions").first.click()
    page.get_by_role("link", name="Go back to v0.1").click()
    met.append(page.url)


def reword_and_compare(page, home):
    """A section is worded anew where it stands; two versions stand side by side."""
    loop.edit_in_place(page, home, "thesis", "target_user", OWN_WORDS)
    page.get_by_role("link", name="See what changed").click()
    expect(page.locator("h1")).to_have_text("What changed from version 1 to version 2.")
    expect(page.locator("#target_user ins").first).to_be_visible()


def take_the_documents_along(page, home):
    """The same page gives a PDF and a Markdown file."""
    page.goto(f"{home}documents/export/")
    page.get_by_label("PDF, typeset").check()
    button = page.locator("main").get_by_role("button", name="Download")
    assert loop.download(page, button).startswith(b"%PDF")
    page.get_by_label("Markdown to read").check()
    assert OWN_WORDS in loop.download(page, button).decode()


def look_back(page, home):
    """The timeline is searched as one types; the graph and the board open what one clicks."""
    page.goto(f"{home}timeline/")
    page.get_by_role("searchbox").fill("v0.2")
    expect(page.get_by_text(re.compile("events? found"))).to_be_visible()
    page.locator("#timeline .event__link").filter(has_text="v0.2 is ready.").click()
    expect(page.locator("#panel-title")).to_have_text("v0.2 is ready.")
    expect(page.locator("#panel-title")).to_be_focused()

    page.get_by_role("link", name="Graph").click()
    page.locator(".graph__node").last.click()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator(".graph__node").last).to_be_focused()

    page.get_by_role("link", name="Board").click()
    expect(page.get_by_role("heading", name=re.compile("^Done"))).to_be_visible()


def launch(page, home, met):
    """Ship: a light, a path, a step that stays ticked, and the whole app to take away."""
    page.goto(home)
    loop.decide_by_keyboard(page, "ship")
    page.goto(f"{home}launch/")
    check = page.get_by_role("button", name="Check v0.2")
    if check.count():
        check.click()
    expect(page.locator("#report[data-overall=green]")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Take Railway")).click()
    page.wait_for_url("**/launch/railway/")
    met.append(page.url)
    step = page.locator("#guide input[type=checkbox]").first
    step.check()
    expect(page.get_by_text(re.compile(r"^1 of \d+ steps done"))).to_be_visible()
    page.reload()
    expect(page.locator("#guide input[type=checkbox]").first).to_be_checked()

    page.goto(f"{home}launch/")
    zipped = loop.download(page, page.get_by_role("link", name="Download v0.2 as a zip"))
    assert any(n.endswith("/README.md") for n in zipfile.ZipFile(io.BytesIO(zipped)).namelist())


def ask_the_chat(page, home):
    """The bubble answers from what was decided, and offers what a click then does."""
    page.goto(home)
    page.get_by_role("button", name="Chat").click()
    words = page.locator("dialog #chat-words")
    expect(words).to_be_focused()
    page.keyboard.type("What did we decide?")
    page.keyboard.press("Enter")
    turn = page.locator("dialog .turn").last
    expect(turn).to_contain_text(re.compile("ship", re.I))
    found = barriers(page)
    turn.locator(".turn__actions a").first.click()
    expect(page).not_to_have_url(home)
    return found
