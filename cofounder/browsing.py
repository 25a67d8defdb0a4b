"""A visitor without JavaScript: opens pages, reads them, fills in forms.

The checks of a build walk generated apps with it, and ``manage.py journey`` walks the product.
What it reads is data: nothing of a page is executed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx
from lxml import html

from cofounder.fetching import Client


class NoSuchForm(LookupError):
    """The page has no form that fits."""


@dataclass(frozen=True)
class Form:
    """A form as the page shows it. *values* holds what it comes filled with."""

    action: str
    method: str
    element: html.FormElement

    @property
    def values(self) -> dict[str, str]:
        """What the form would send if it were sent as it is."""
        return {name: str(value) for name, value in self.element.form_values()}

    @property
    def inputs(self) -> list[html.HtmlElement]:
        """The visible fields."""
        return [
            element
            for element in self.element.xpath(".//input | .//select | .//textarea")
            if element.get("name") and element.get("type") not in {"hidden", "submit", "button"}
        ]

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields, the CSRF token among them."""
        found = self.element.xpath('.//input[@type="hidden"][@name]')
        return {element.get("name"): element.get("value") or "" for element in found}


class Page:
    """One answer, parsed."""

    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        self.url = str(response.url)
        self.path = response.url.path
        self.body = response.text
        is_html = "html" in response.headers.get("content-type", "") and self.body.strip()
        self.tree = html.document_fromstring(self.body) if is_html else None

    @property
    def title(self) -> str:
        """The page's first heading, or its title."""
        found = self.tree.xpath("//h1 | //title") if self.tree is not None else []
        headings = [element for element in found if element.tag == "h1"] or found
        return " ".join(headings[0].text_content().split()) if headings else ""

    @property
    def text(self) -> str:
        """What can be read on the page, in one line."""
        if self.tree is None:
            return self.body
        shown = self.tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
        return " ".join(" ".join(shown).split())

    def links(self) -> list[str]:
        """The addresses this page links to, absolute, without fragments, in order."""
        if self.tree is None:
            return []
        found = (urljoin(self.url, href) for href in self.tree.xpath("//a/@href"))
        return list(dict.fromkeys(a.partition("#")[0] for a in found if a.startswith("http")))

    def link(self, *words: str) -> str:
        """Return the address of the first link whose text or address contains one of *words*."""
        for element in self.tree.xpath("//a[@href]") if self.tree is not None else []:
            seen = f"{' '.join(element.text_content().split())} {element.get('href')}"
            if any(word in seen for word in words):
                return urljoin(self.url, element.get("href"))
        raise LookupError(f"{self.path} has no link {' or '.join(words)}")

    def forms(self) -> list[Form]:
        """Every form of the page."""
        found = self.tree.forms if self.tree is not None else []
        return [
            Form(urljoin(self.url, form.get("action") or self.url), (form.method or "GET"), form)
            for form in found
        ]

    def form(self, *, field: str = "", action: str = "") -> Form:
        """Return the first form that has *field* and whose action ends with *action*."""
        for form in self.forms():
            names = {element.get("name") for element in form.element.xpath(".//*[@name]")}
            path = urlsplit(form.action).path
            if (not field or field in names) and (not action or path.endswith(action)):
                return form
        raise NoSuchForm(f"{self.path} ({self.status}) has no form {field or action}")


class Visitor:
    """One person's browser: cookies, redirects, pages.

    *base_url* such as ``http://localhost:8000``; *socket* reaches a server on a unix socket, and
    *reach* one whose host only that machine knows. It stays on that origin, and a visit takes at
    most *timeout* seconds and 5 MB.
    """

    def __init__(
        self,
        base_url: str,
        *,
        socket: str = "",
        reach: str = "",
        headers: Mapping[str, str] | None = None,
        timeout: float = 20,
    ) -> None:
        self.client = Client(
            base_url,
            socket=socket,
            reach=reach,
            headers={"Accept": "text/html", **(headers or {})},
            timeout=timeout,
        )

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *exc: object) -> None:
        self.client.close()

    def visit(self, address: str) -> Page:
        """Open a page. Raises ``httpx.HTTPError`` when nobody answers, or not as we accept it."""
        return self._read(self.client.get(address))

    def submit(
        self, form: Form, values: Mapping[str, str | list[str]] | None = None, **more: str
    ) -> Page:
        """Send *form* filled with *values* over what it came filled with."""
        data: dict[str, str | list[str]] = {**form.values, **(values or {}), **more}
        headers = {"Referer": str(self.client.base_url)}
        if form.method.upper() == "POST":
            return self._read(self.client.post(form.action, data=data, headers=headers))
        return self._read(self.client.get(form.action, params=data))

    def _read(self, response: httpx.Response) -> Page:
        """Keep cookies marked Secure usable: we stand where the browser's https would end."""
        for cookie in self.client.cookies.jar:
            cookie.secure = False
        return Page(response)
