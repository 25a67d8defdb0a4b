"""A Chromium in front of the running product."""

import pytest

from tests.product import product  # noqa: F401  (a fixture)

#: An app in the frame wants the focus for its first field; in a frame of ours it may not have it.
NOT_OURS = "Blocked autofocusing on a"


@pytest.fixture
def page(chromium, product):  # noqa: F811
    """A tab. What its console complained about is in ``page.complaints``."""
    context = chromium.new_context(base_url=product, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.complaints = []
    page.on(
        "console",
        lambda m: (
            m.type == "error" and not m.text.startswith(NOT_OURS) and page.complaints.append(m.text)
        ),
    )
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()
