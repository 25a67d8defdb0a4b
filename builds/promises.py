"""Checking promises: each acceptance criterion is tried on the running app, as a visitor would."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from builds.filling import fill
from builds.models import Promise
from cofounder.appspec import paths
from cofounder.appspec.spec import (
    AppSpec,
    CreateAndFind,
    NeedsSignIn,
    PageShows,
    PromiseSpec,
    SearchFinds,
    SignUp,
)
from cofounder.browsing import NoSuchForm, Page, Visitor

KEPT, BROKEN, NOT_TESTED = Promise.Outcome.KEPT, Promise.Outcome.BROKEN, Promise.Outcome.NOT_TESTED


class Broken(Exception):
    """The app did not do what it promised; the text says what was seen instead."""


@dataclass(frozen=True)
class Probe:
    """Tries promises of one app. *visitor* makes a new person each time it is called."""

    spec: AppSpec
    visitor: Callable[[], Visitor]

    def check(self, promise: PromiseSpec) -> dict[str, str]:
        """Try *promise*; return the fields of a ``Promise`` row."""
        attempt = getattr(self, promise.check.probe, None)
        found = {"text": promise.text, "feature": promise.feature[:120]}
        if attempt is None:
            why = "Nothing here can check this by itself. Please try it yourself."
            return found | {"outcome": NOT_TESTED, "evidence": why}
        try:
            with self.visitor() as person:
                evidence = attempt(promise.check, person)
        except (Broken, NoSuchForm, LookupError) as seen:
            return found | {"outcome": BROKEN, "evidence": str(seen)[:500]}
        except httpx.HTTPError as error:
            why = f"The app stopped answering ({type(error).__name__})."
            return found | {"outcome": BROKEN, "evidence": why}
        return found | {"outcome": KEPT, "evidence": evidence}

    def page_shows(self, check: PageShows, person: Visitor) -> str:
        """A visitor opens a page and reads a text."""
        page = opened(person.visit(check.path))
        if check.text.casefold() not in page.text.casefold():
            raise Broken(f"Opened {check.path} and did not find “{check.text}”.")
        return f"Opened {check.path} and read “{check.text}”."

    def needs_sign_in(self, check: NeedsSignIn, person: Visitor) -> str:
        """A visitor who wants to add something lands on the sign-in page."""
        page = opened(person.visit(paths.create_path(self.spec, check.entity)))
        if not page.path.startswith(paths.LOGIN_PATH):
            raise Broken(f"A visitor could open the form for a new {check.entity}.")
        return f"Tried to add a {check.entity} without signing in and was asked to sign in."

    def sign_up(self, check: SignUp, person: Visitor) -> str:
        """A stranger makes an account and is signed in."""
        name = f"visitor-{secrets.token_hex(4)}"
        form = opened(person.visit(paths.SIGNUP_PATH)).form(field="username")
        password = secrets.token_urlsafe(12)
        values = fill(form, marker=name) | {
            "username": name,
            "password1": password,
            "password2": password,
            "role": paths.role_value(self.spec, check.role),
        }
        page = opened(person.submit(form, values))
        if not _signed_in(page):
            raise Broken(f"Filled in the sign-up form as {check.role} and was not signed in.")
        return f"Made an account as {check.role} and was signed in."

    def create_and_find(self, check: CreateAndFind, person: Visitor) -> str:
        """Sign in, add a row through its form, find it in its list."""
        role = check.role or paths.who_may_add(self.spec, check.entity)[0]
        self._sign_in(person, role)
        page = opened(person.visit(paths.create_path(self.spec, check.entity)))
        marker = f"zq{secrets.token_hex(3)}"
        form = _main_form(page)
        values = fill(form, marker=marker)
        after = opened(person.submit(form, values))
        if after.tree is not None and after.tree.xpath('//*[contains(@class, "errorlist")]'):
            raise Broken(f"The form for a new {check.entity} was refused: {after.text[:200]}")
        listed = person.visit(paths.list_path(self.spec, check.entity))
        if marker in after.text + opened(listed).text or marker in self._searched(
            check, person, marker
        ):
            return f"Signed in as {role}, added a {check.entity} and found it again."
        if after.path.rstrip("/").rpartition("/")[2].isdigit():
            return f"Signed in as {role}, added a {check.entity} and was shown its page."
        raise Broken(f"Added a {check.entity} as {role} and could not find it afterwards.")

    def search_finds(self, check: SearchFinds, person: Visitor) -> str:
        """Search a list for words of one of its rows."""
        self._sign_in(person, paths.who_may_add(self.spec, check.entity)[0])
        address = paths.search_path(self.spec, check.entity)
        page = opened(person.visit(address))
        rows = [link for link in page.links() if _is_row(link, address)]
        if not rows:
            raise Broken(f"The list of {check.entity} is empty, so there was nothing to find.")
        name = opened(person.visit(rows[0])).title
        found = opened(person.visit(f"{address}?{httpx.QueryParams(q=name)}"))
        if name.casefold() not in found.text.replace(f"q={name}", "").casefold():
            raise Broken(f"Searched for “{name}” and did not find it.")
        return f"Searched for “{name}” and found it."

    def _searched(self, check: CreateAndFind, person: Visitor, marker: str) -> str:
        address = paths.search_path(self.spec, check.entity)
        return person.visit(f"{address}?{httpx.QueryParams(q=marker)}").text

    def _sign_in(self, person: Visitor, role: str) -> None:
        username, password = paths.demo_account(self.spec, role)
        form = opened(person.visit(paths.LOGIN_PATH)).form(field="password")
        page = opened(person.submit(form, username=username, password=password))
        if not _signed_in(page):
            raise Broken(f"Could not sign in with the demo account of {role}.")


def opened(page: Page) -> Page:
    """Return *page*, or raise ``Broken`` when it is an error page."""
    if page.status >= 400:
        raise Broken(f"{page.path} answered with an error ({page.status}).")
    return page


def _signed_in(page: Page) -> bool:
    return any(form.action.endswith(paths.LOGOUT_PATH) for form in page.forms())


def _main_form(page: Page):  # noqa: ANN202
    """The form that posts back to this page: not the search box, not the log-out button."""
    for form in page.forms():
        if form.method.upper() == "POST" and not form.action.endswith(paths.LOGOUT_PATH):
            return form
    raise NoSuchForm(f"{page.path} has no form to fill in.")


def _is_row(link: str, address: str) -> bool:
    """True for ``…/<list>/<number>/``."""
    _, found, rest = link.partition(address)
    return bool(found) and rest.strip("/").isdigit()
