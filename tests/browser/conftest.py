"""A Chromium in front of the running product."""

import pytest

from tests.product import product  # noqa: F401  (a fixture)


@pytest.fixture
def page(chromium, product):  # noqa: F811
    """A tab. What its console complained about is in ``page.complaints``."""
    context = chromium.new_context(base_url=product, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.complaints = []
    page.on("console", lambda m: m.type == "error" and page.complaints.append(m.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()
