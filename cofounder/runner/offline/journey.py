"""How it works: the steps of each role, the parts of the app and the way of the data."""

from cofounder.runner.offline.features import adder, app_features
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.roles import Role
from cofounder.runner.offline.scope import architecture
from cofounder.runner.offline.wording import (
    capitalised,
    listed,
    lowered,
    plural,
    shorten,
    with_article,
    without_stop,
)
from cofounder.runner.papers import HowItWorks, JourneyStep

MOST_STEPS = 9


def write_journey(picture: Picture) -> HowItWorks:
    """Return the journey of every role, then the architecture in plain words."""
    steps = _steps(picture)[:MOST_STEPS]
    return HowItWorks(
        user_journey=tuple(
            JourneyStep(step_number=number, title=title, description=description)
            for number, (title, description) in enumerate(steps, start=1)
        ),
        architecture=architecture(picture),
        data_flow=_data_flow(picture),
        integration_points=(
            "None in the first version, so nothing outside can break it. The first we would add are"
            " a payment provider, once money changes hands in the app, and an e-mail service for"
            " messages."
        ),
        security_compliance=(
            "Passwords are stored as hashes, forms are protected against forgery, and every change"
            f" needs an account with the right role. Personal data of {shorten(picture.people, 60)}"
            " stays in one database. Which privacy law applies depends on where they live; have"
            " one page of privacy terms checked before launch."
        ),
    )


def _steps(picture: Picture) -> list[tuple[str, str]]:
    lead = picture.lead
    steps = [
        (
            "Somebody arrives",
            (
                f"A visitor opens {picture.name}, reads what it is for and looks at the"
                f" {lead.names}, as far as they are meant to be seen."
            ),
        ),
    ]
    makers = [role for role in picture.roles if lead.name in role.may_add]
    seen = sorted(
        picture.roles,
        key=lambda role: (role.side == "organiser", role not in makers),
    )
    for role in seen:
        steps += _steps_of(role, picture)
    doing = without_stop(picture.day_one.text)
    moment = (
        "The day-one moment",
        f"This is what everything is for: {lowered(shorten(doing, 200))}.",
    )
    return [*steps[: MOST_STEPS - 1], moment]


def _steps_of(role: Role, picture: Picture) -> list[tuple[str, str]]:
    lead = picture.lead
    who = capitalised(with_article(role.name))
    everything = {kept.name for kept in picture.kept}
    if role.side == "organiser" and len(picture.roles) > 1 and set(role.may_edit) >= everything:
        return [
            (
                f"{who} keeps order",
                (
                    f"{capitalised(plural(role.name))} may add and change everything, so mistakes"
                    " are put right without us."
                ),
            )
        ]
    steps = []
    if lead.name in role.may_add:
        own = "a page of their own" if role.name == lead.name else with_article(lead.name)
        steps.append(
            (
                f"{who} signs up and adds {own}",
                (
                    "A name and a password are enough. Then a form asks for"
                    f" {_fields(picture)}; the new entry is in the list at once and found by"
                    " search."
                ),
            )
        )
    else:
        steps.append(
            (
                f"{who} signs up",
                (
                    f"A name and a password are enough. {capitalised(plural(role.name))}"
                    " see what is theirs after signing in."
                ),
            )
        )
    others = [name for name in role.may_add if name != lead.name]
    if others:
        what = listed(plural(name) for name in others[:3])
        steps.append(
            (
                f"{who} adds {what}",
                (
                    f"Short forms record {what}, each linked to what it belongs to, so it is found"
                    " from there as well."
                ),
            )
        )
    changed = [name for name in role.may_edit if name not in role.may_add]
    if changed:
        names = listed(plural(name) for name in changed)
        steps.append(
            (
                f"{who} answers",
                f"New {names} are shown with their status, to be confirmed, changed or closed.",
            )
        )
    return steps


def _fields(picture: Picture) -> str:
    return listed(field.name for field in picture.lead.fields[:5])


def _views(extras: list[str]) -> list[str]:
    names = {
        "approval": "requests that wait for an answer",
        "low stock": "warnings",
        "chart": "charts",
        "export": "downloads",
        "progress": "progress bars",
        "reviews": "average ratings",
        "calendar": "a calendar",
        "board": "a board",
    }
    return [names.get(extra, extra) for extra in extras]


def _data_flow(picture: Picture) -> str:
    by_role: dict[str, list[str]] = {}
    for kept in picture.kept[:5]:
        who = adder(picture, kept.name)
        by_role.setdefault(who, []).append("themselves" if kept.name == who else kept.names)
    parts = [f"{capitalised(plural(who))} add {listed(names)}." for who, names in by_role.items()]
    extras = [name.replace("_", " ") for name in app_features(picture) if name != "search"]
    shown = f" From the same data we draw {listed(_views(extras))}." if extras else ""
    return (
        f"{' '.join(parts)} Each form is checked on the server and written to the database in one"
        f" step; lists and pages are drawn from it afresh, so everybody sees the same state.{shown}"
        " Nothing leaves the app unless somebody downloads it."
    )
