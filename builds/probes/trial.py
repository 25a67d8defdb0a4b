"""One app on trial: who tries it, and what every probe does with its pages."""

import itertools
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from builds.accounts import Accounts
from cofounder.appspec import paths
from cofounder.appspec.spec import AppSpec
from cofounder.browsing import Form, NoSuchForm, Page, Visitor
from cofounder.filling import fill

#: Rows are added for days from here on, in days from today: behind all sample data.
FAR_AHEAD = 40

#: How the names of rows begin that a probe added.
MARKER = "zq"


class Broken(Exception):
    """The app did not do what it promised; the text says what was seen instead."""


def _days() -> Iterator[date]:
    return (date.today() + timedelta(days=ahead) for ahead in itertools.count(FAR_AHEAD))


@dataclass(frozen=True)
class Added:
    """A row that a probe added: the *page* it led to, its *marker*, and the *day* of its dates."""

    page: Page
    marker: str
    day: date


@dataclass
class Trial:
    """An app and the accounts that try it. Each row it adds has a marker and a day of its own."""

    accounts: Accounts
    days: Iterator[date] = field(default_factory=_days)

    @property
    def spec(self) -> AppSpec:
        """The app that is tried."""
        return self.accounts.spec

    def stranger(self) -> Visitor:
        """Somebody who is not signed in."""
        return self.accounts.stranger()

    def signed_in(self, role: str) -> Visitor:
        """Somebody of *role*."""
        return self.accounts.signed_in(role)

    def adder(self, entity: str) -> str:
        """Return the first role that may add an *entity*."""
        return paths.who_may_add(self.spec, entity)[0]

    def add(self, person: Visitor, entity: str, **values: str) -> Added:
        """Fill in the form for a new *entity*, with *values* over what fits, and send it."""
        marker, day = f"{MARKER}{secrets.token_hex(3)}", next(self.days)
        form = main_form(opened(person.visit(paths.create_path(self.spec, entity))))
        page = opened(person.submit(form, fill(form, marker=marker, day=day) | values))
        if page.tree is not None and page.tree.xpath('//*[contains(@class, "errorlist")]'):
            raise Broken(f"The form for a new {entity} was refused: {page.text[:200]}")
        return Added(page, marker, day)

    def add_row(self, person: Visitor, entity: str, **values: str) -> Added:
        """Add an *entity* like ``add``, and insist on being led to the page of the new row."""
        added = self.add(person, entity, **values)
        if not is_row(added.page.path, paths.list_path(self.spec, entity)):
            raise Broken(f"Added {a(entity)} and was not led to its page.")
        return added


#: Words that sound otherwise than they are written: with “a”, and with “an”.
_SAID_WITH_A = re.compile(r"(?:uni(?!n)|use|usu|uti|eu|ewe|one\b|once\b|ubi|ura)", re.IGNORECASE)
_SAID_WITH_AN = re.compile(r"(?:hour|honest|honou?r|heir|8|11\b|18\b|x-ray)", re.IGNORECASE)


def a(word: str) -> str:
    """Return *word* with its article, as it is said: an attendance, a user, an hour."""
    vowel = word[:1].lower() in "aeiou" and not _SAID_WITH_A.match(word)
    return f"an {word}" if vowel or _SAID_WITH_AN.match(word) else f"a {word}"


def is_row(link: str, address: str) -> bool:
    """Tell whether *link* is the page of a row of the list at *address*: ``<list>/<number>/``."""
    _, found, tail = link.partition(address)
    return bool(found) and tail.strip("/").isdigit()


def rows(page: Page, address: str) -> set[str]:
    """Return the addresses of rows that the list at *address* links to."""
    return {link for link in page.links() if is_row(link, address)}


def opened(page: Page) -> Page:
    """Return *page*, or raise ``Broken`` when it is an error page."""
    if page.status >= 400:
        raise Broken(f"{page.path} answered with an error ({page.status}).")
    return page


def main_form(page: Page) -> Form:
    """The form that posts back to this page and has something to fill in."""
    for form in page.forms():
        if form.method.upper() == "POST" and form.inputs:
            return form
    raise NoSuchForm(f"{page.path} has no form to fill in.")


def seen(page: Page, query: str, **names: str) -> list[str]:
    """Return the texts that the XPath *query* (with variables *names*) finds on *page*."""
    if page.tree is None:
        return []
    found = page.tree.xpath(query, **names)
    texts = (part if isinstance(part, str) else part.text_content() for part in found)
    return [" ".join(text.split()) for text in texts]
