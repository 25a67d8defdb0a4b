"""Probes of the app as a whole: what its lists are called, what is gone, how it looks."""

import re
from urllib.parse import urljoin, urlsplit

from builds.probes.trial import Broken, Trial, opened, seen
from cofounder.appspec import parts, paths
from cofounder.appspec.spec import EntityGone, EntityNamed, FeatureGone, LookIs

#: What is said of a feature that is gone, and where below a list its page was.
_PAGES = {"export": "export.csv", "calendar": "calendar/", "board": "board/"}


def entity_named(trial: Trial, check: EntityNamed) -> str:
    """Open a list and read what it is called."""
    wanted = parts.heading(trial.spec, check.entity)
    with trial.signed_in(trial.adder(check.entity)) as person:
        page = opened(person.visit(paths.list_path(trial.spec, check.entity)))
    if page.title.casefold() != wanted.casefold():
        raise Broken(f"The list is called “{page.title}” and not “{wanted}”.")
    return f"Opened the list and read “{page.title}” above it."


def entity_gone(trial: Trial, check: EntityGone) -> str:
    """Look for a list that is gone, at its address and among the links of the first page."""
    for role in trial.spec.roles:
        with trial.signed_in(role.name) as person:
            if person.visit(check.path).status < 400:
                raise Broken(f"The list of {check.entity} still opens at {check.path}.")
            links = opened(person.visit(paths.HOME_PATH)).links()
        if any(urlsplit(link).path.startswith(check.path) for link in links):
            raise Broken(f"The first page still leads to {check.path}.")
    return f"Nothing opens at {check.path} any more, and the first page does not lead there."


def feature_gone(trial: Trial, check: FeatureGone) -> str:
    """Look for a feature in every list, and at the addresses where its pages were."""
    for entity in trial.spec.entities:
        address = paths.list_path(trial.spec, entity.name)
        with trial.signed_in(trial.adder(entity.name)) as person:
            page = opened(person.visit(address))
            tail = _PAGES.get(check.feature)
            found = person.visit(f"{address}{tail}").status < 400 if tail else False
        if found or (tail is None and seen(page, '//input[@name="q"]/@name')):
            raise Broken(f"The list at {address} still offers {check.feature}.")
    return f"No list offers {check.feature} any more."


def look_is(trial: Trial, check: LookIs) -> str:
    """Open the first page and read the style sheets it is served with."""
    with trial.stranger() as person:
        page = opened(person.visit(paths.HOME_PATH))
        sheets = [
            person.client.get(urljoin(page.url, href)).text
            for href in seen(page, '//link[@rel="stylesheet"]/@href')
        ]
    if check.what == "layout":
        found, wanted = " ".join(seen(page, "//body/@class")), check.to
    else:
        name, wanted = parts.styled(trial.spec, check.what)
        values = re.findall(rf"^\s*{name}:\s*([^;]+);", "\n".join(sheets), re.MULTILINE)
        found = values[0] if values else "nothing"
    if found != wanted:
        raise Broken(f"The {check.what} of the app is {found} and not {wanted}.")
    return f"Opened the first page: its {check.what} is {found}."
