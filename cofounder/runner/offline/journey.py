"""How it works: the steps of each role, the parts of the app and the way of the data."""

from cofounder.runner.offline.features import adder, app_features
from cofounder.runner.offline.picture import Picture
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
from cofounder.runner.protocol import HowItWorks, JourneyStep

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
            "None in the first version, so nothing outside can break it. The first we would add are a payment "
            "provider, once money changes hands in the app, and an e-mail service for messages."
        ),
        security_compliance=(
            "Passwords are stored as hashes, forms are protected against forgery, and every change needs an account with "
            f"the right role. Personal data of {shorten(picture.people, 60)} stays in one database. Which privacy law "
            "applies depends on where they live; have one page of privacy terms checked before launch."
        ),
    )


def _steps(picture: Picture) -> list[tuple[str, str]]:
    lead = picture.lead
    steps = [
        (
            "Somebody arrives",
            f"A visitor opens {picture.name}, reads what it is for and looks at the {lead.names}, as far as they are meant to be seen.",
        ),
    ]
    makers = [role for role in picture.roles if lead.name in role.may_add]
    order = [*makers, *(role for role in picture.roles if role not in makers)]
    for role in order:
        who = capitalised(with_article(role.name))
        others = [name for name in role.may_add if name != lead.name]
        steps.append(
            (
                f"{who} signs up",
                f"An e-mail address and a password are enough. {capitalised(plural(role.name))} see a page of their own after signing in.",
            )
        )
        if lead.name in role.may_add:
            steps.append(
                (
                    f"{who} adds {with_article(lead.name)}",
                    f"A form asks for {_fields(picture)}. The new entry is in the list at once and found by search.",
                )
            )
        if others:
            what = listed(plural(name) for name in others[:3])
            steps.append(
                (
                    f"{who} adds {what}",
                    f"From the page of {with_article(lead.name)}, a short form records {what}; each is linked to what it belongs to.",
                )
            )
        changed = [name for name in role.may_edit if name not in role.may_add]
        if changed:
            steps.append(
                (
                    f"{who} answers",
                    f"New {listed(plural(name) for name in changed)} are shown with their status, to be confirmed, changed or closed.",
                )
            )
    doing = without_stop(picture.day_one.text)
    steps.insert(
        min(len(steps), MOST_STEPS - 1),
        ("The day-one moment", f"This is what everything is for: {lowered(shorten(doing, 200))}."),
    )
    return steps


def _fields(picture: Picture) -> str:
    return listed(field.name for field in picture.lead.fields[:5])


def _data_flow(picture: Picture) -> str:
    lead = picture.lead
    parts = [f"{capitalised(plural(adder(picture, lead.name)))} enter {lead.names}."]
    parts += [
        f"{capitalised(plural(adder(picture, kept.name)))} add {kept.names}."
        for kept in picture.kept[1:4]
    ]
    extras = [name.replace("_", " ") for name in app_features(picture) if name != "search"]
    shown = f" From the same data we draw: {listed(extras)}." if extras else ""
    return (
        f"{' '.join(parts)} Each form is checked on the server and written to the database in one step; lists and pages are "
        f"drawn from it afresh, so everybody sees the same state.{shown} Nothing leaves the app unless somebody downloads it."
    )
