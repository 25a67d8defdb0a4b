"""Probes at the door: what strangers read, and how they come in."""

import secrets

from builds.accounts import is_signed_in
from builds.probes.trial import Broken, Trial, a, opened
from cofounder.appspec import paths
from cofounder.appspec.spec import NeedsSignIn, NotOffered, PageShows, SignUp
from cofounder.filling import fill


def page_shows(trial: Trial, check: PageShows) -> str:
    """A visitor opens a page and reads a text."""
    with trial.stranger() as person:
        page = opened(person.visit(check.path))
    if check.text.casefold() not in page.text.casefold():
        raise Broken(f"Opened {check.path} and did not find “{check.text}”.")
    return f"Opened {check.path} and read “{check.text}”."


def needs_sign_in(trial: Trial, check: NeedsSignIn) -> str:
    """A visitor who wants to add something lands on the sign-in page."""
    with trial.stranger() as person:
        page = opened(person.visit(paths.create_path(trial.spec, check.entity)))
    if not page.path.startswith(paths.LOGIN_PATH):
        raise Broken(f"A visitor could open the form for a new {check.entity}.")
    return f"Tried to add {a(check.entity)} without signing in and was asked to sign in."


def sign_up(trial: Trial, check: SignUp) -> str:
    """A stranger makes an account and is signed in."""
    name = f"visitor-{secrets.token_hex(4)}"
    password = secrets.token_urlsafe(12)
    with trial.stranger() as person:
        form = opened(person.visit(paths.SIGNUP_PATH)).form(field="username")
        values = fill(form, marker=name) | {
            "username": name,
            "password1": password,
            "password2": password,
            "role": paths.role_value(trial.spec, check.role),
        }
        opened(person.submit(form, values))
        if not is_signed_in(person):
            raise Broken(f"Filled in the sign-up form as {a(check.role)} and was not signed in.")
    return f"Made an account as {a(check.role)} and was signed in."


def not_offered(trial: Trial, check: NotOffered) -> str:
    """A stranger asks for a trusted role, also by hand, and is not given the keys."""
    wanted = paths.role_value(trial.spec, check.role)
    name, password = f"visitor-{secrets.token_hex(4)}", secrets.token_urlsafe(12)
    with trial.stranger() as person:
        form = opened(person.visit(paths.SIGNUP_PATH)).form(field="username")
        if form.element.xpath('.//*[@name="role"]//option[@value=$role]', role=wanted):
            raise Broken(f"The sign-up page offers everybody the role of {check.role}.")
        values = fill(form, marker=name) | {"username": name, "role": wanted}
        opened(person.submit(form, values | {"password1": password, "password2": password}))
        if person.visit(paths.PEOPLE_PATH).status < 400 and is_signed_in(person):
            raise Broken(f"A stranger made themselves {a(check.role)} by signing up.")
    return (
        f"The sign-up page does not offer the role of {check.role}, and asking for it is in vain."
    )
