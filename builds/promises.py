"""Checking promises: each acceptance criterion is tried on the running app, as a visitor would."""

import secrets
from dataclasses import dataclass

import httpx

from builds.accounts import Accounts, is_signed_in
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
from cofounder.browsing import Form, NoSuchForm, Page

KEPT, BROKEN, NOT_TESTED = Promise.Outcome.KEPT, Promise.Outcome.BROKEN, Promise.Outcome.NOT_TESTED


class Broken(Exception):
    """The app did not do what it promised; the text says what was seen instead."""


@dataclass(frozen=True)
class Probe:
    """Tries promises of one app, as strangers and with its demo accounts."""

    accounts: Accounts

    @property
    def spec(self) -> AppSpec:
        """The app that is tried."""
        return self.accounts.spec

    def check(self, promise: PromiseSpec) -> dict[str, str]:
        """Try *promise*; return the fields of a ``Promise`` row."""
        attempt = getattr(self, promise.check.probe, None)
        found = {"text": promise.text, "feature": promise.feature[:120]}
        if attempt is None:
            why = "Nothing here can check this by itself. Please try it yourself."
            return found | {"outcome": NOT_TESTED, "evidence": why}
        try:
            evidence = attempt(promise.check)
        except (Broken, NoSuchForm, LookupError) as seen:
            return found | {"outcome": BROKEN, "evidence": str(seen)[:500]}
        except httpx.HTTPError as error:
            why = f"The app stopped answering ({type(error).__name__})."
            return found | {"outcome": BROKEN, "evidence": why}
        return found | {"outcome": KEPT, "evidence": evidence}

    def page_shows(self, check: PageShows) -> str:
        """A visitor opens a page and reads a text."""
        with self.accounts.stranger() as person:
            page = opened(person.visit(check.path))
        if check.text.casefold() not in page.text.casefold():
            raise Broken(f"Opened {check.path} and did not find “{check.text}”.")
        return f"Opened {check.path} and read “{check.text}”."

    def needs_sign_in(self, check: NeedsSignIn) -> str:
        """A visitor who wants to add something lands on the sign-in page."""
        with self.accounts.stranger() as person:
            page = opened(person.visit(paths.create_path(self.spec, check.entity)))
        if not page.path.startswith(paths.LOGIN_PATH):
            raise Broken(f"A visitor could open the form for a new {check.entity}.")
        return f"Tried to add a {check.entity} without signing in and was asked to sign in."

    def sign_up(self, check: SignUp) -> str:
        """A stranger makes an account and is signed in."""
        name = f"visitor-{secrets.token_hex(4)}"
        password = secrets.token_urlsafe(12)
        with self.accounts.stranger() as person:
            form = opened(person.visit(paths.SIGNUP_PATH)).form(field="username")
            values = fill(form, marker=name) | {
                "username": name,
                "password1": password,
                "password2": password,
                "role": paths.role_value(self.spec, check.role),
            }
            opened(person.submit(form, values))
            if not is_signed_in(person):
                raise Broken(f"Filled in the sign-up form as {check.role} and was not signed in.")
        return f"Made an account as {check.role} and was signed in."

    def create_and_find(self, check: CreateAndFind) -> str:
        """Sign in, add a row through its form, find it in its list."""
        role = check.role or paths.who_may_add(self.spec, check.entity)[0]
        address = paths.list_path(self.spec, check.entity)
        marker = f"zq{secrets.token_hex(3)}"
        with self.accounts.signed_in(role) as person:
            before = rows(opened(person.visit(address)), address)
            form = _main_form(opened(person.visit(paths.create_path(self.spec, check.entity))))
            after = opened(person.submit(form, fill(form, marker=marker)))
            if after.tree is not None and after.tree.xpath('//*[contains(@class, "errorlist")]'):
                raise Broken(f"The form for a new {check.entity} was refused: {after.text[:200]}")
            found = rows(opened(person.visit(address)), address) - before
            found = found or rows(person.visit(f"{address}?q={marker}"), address) - before
        if not found:
            raise Broken(f"Added a {check.entity} as {role} and did not find it in the list.")
        return f"Signed in as {role}, added a {check.entity} and found it in the list."

    def search_finds(self, check: SearchFinds) -> str:
        """Search a list for the name of one of its rows, and for words that no row has."""
        address = paths.search_path(self.spec, check.entity)
        with self.accounts.signed_in(paths.who_may_add(self.spec, check.entity)[0]) as person:
            listed = sorted(rows(opened(person.visit(address)), address))
            if not listed:
                raise Broken(f"The list of {check.entity} is empty, so there was nothing to find.")
            name = opened(person.visit(listed[0])).title
            found = opened(person.visit(f"{address}?{httpx.QueryParams(q=name)}"))
            nonsense = opened(person.visit(f"{address}?q=zq{secrets.token_hex(6)}"))
        if listed[0] not in rows(found, address):
            raise Broken(f"Searched for “{name}” and did not find it.")
        if rows(nonsense, address):
            raise Broken("Searched for words that nothing has and found something all the same.")
        return f"Searched for “{name}” and found it."


def rows(page: Page, address: str) -> set[str]:
    """Return the addresses of rows that the list at *address* links to: ``<list>/<number>/``."""
    return {
        link
        for link in page.links()
        if link.partition(address)[1] and link.partition(address)[2].strip("/").isdigit()
    }


def opened(page: Page) -> Page:
    """Return *page*, or raise ``Broken`` when it is an error page."""
    if page.status >= 400:
        raise Broken(f"{page.path} answered with an error ({page.status}).")
    return page


def _main_form(page: Page) -> Form:
    """The form that posts back to this page and has something to fill in."""
    for form in page.forms():
        if form.method.upper() == "POST" and form.inputs:
            return form
    raise NoSuchForm(f"{page.path} has no form to fill in.")
