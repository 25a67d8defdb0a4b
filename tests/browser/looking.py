"""What every page must be: free of barriers, quiet in the console, no wider than the screen."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

#: Only what breaks a rule is worked out; the rest would take twice as long.
OPTIONS = {"resultTypes": ["violations"]}


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds serious or critical on the page as it is."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{page.url}: {rule['id']}: {node['html'][:160]}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


def walk(page: Page, addresses: Iterable[str], wide: int) -> list[str]:
    """Open every address and return what is wrong, where the screen is *wide* pixels wide."""
    wrong = []
    for address in addresses:
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            wrong.append(f"{address}: {answer and answer.status}")
        reach = page.evaluate("document.documentElement.scrollWidth")
        if reach > wide:
            wrong.append(f"{address}: {reach} px wide on {wide} px")
        wrong += barriers(page)
    return wrong


def walk_on_a_phone(chromium: Browser, page: Page, addresses: Iterable[str]) -> list[str]:
    """Do the same as *page*'s founder, on a phone and in the dark."""
    context = chromium.new_context(
        color_scheme="dark",
        viewport={"width": 360, "height": 780},
        storage_state=page.context.storage_state(),
        base_url=page.url,
    )
    try:
        return walk(context.new_page(), addresses, 360)
    finally:
        context.close()
