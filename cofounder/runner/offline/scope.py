"""The MVP scope: what the first version does, what it does not, and how we measure it."""

import re

from cofounder.runner.offline.features import planned
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.wording import listed, plural, quoted, shorten
from cofounder.runner.papers import MvpScope, ScopeFeature

_ONLY = re.compile(r"^(?:only|just|nothing but)\s+", re.IGNORECASE)


def write_scope(picture: Picture) -> MvpScope:
    """Return the scope of the whole first version; a leaner plan delivers less of it."""
    features = planned(picture)
    return MvpScope(
        core_features=tuple(
            ScopeFeature(
                name=feature.name,
                description=feature.description,
                priority=feature.priority,
                promises=tuple(shorten(promise.text, 200) for promise in feature.promises),
            )
            for feature in features
        ),
        out_of_scope=out_of_scope(picture),
        success_metrics=tuple(picture.words.fill(metric) for metric in picture.archetype.metrics),
        technical_architecture=architecture(picture),
        scalability_plan=(
            "One process and one database serve the pilot. When a page takes longer than half a"
            f" second with real data, the list of {picture.kept[-1].names} is the first to look at;"
            " a second process and a larger database come before any change of design."
        ),
    )


def out_of_scope(picture: Picture) -> tuple[str, ...]:
    """Return what we leave out on purpose, with the reason."""
    keys = {kept.thing.key for kept in picture.kept}
    found = [
        f"What goes beyond {quoted(_ONLY.sub('', words), 160)} comes after it works."
        for words in picture.narrowed
    ]
    if picture.waiting:
        found.append(
            f"{shorten(listed(picture.waiting), 300)}: an app begins with twelve kinds of records,"
            " and these wait."
        )
    if keys & {"order", "booking", "payment", "donation", "invoice", "loan", "membership"}:
        found.append(
            "Paying by card inside the app: amounts are recorded, and money changes hands as it"
            " does today."
        )
    found += [
        "Apps for the app stores: the web app works on a phone, and a store would add weeks.",
        "Messages by e-mail or phone: people see what is new when they open the app.",
    ]
    offered = [
        plural(offer.name)
        for offer in picture.reading.offers
        if offer.key not in keys and not offer.said
    ]
    if offered:
        found.append(
            f"{listed(offered[:3]).capitalize()}: they can follow once the first version is used."
        )
    found.append("Several languages: the first version speaks one.")
    return tuple(found[:6])


def architecture(picture: Picture) -> str:
    """Return how the app is built, in plain words."""
    names = listed(kept.names for kept in picture.kept)
    return (
        f"A web app written with Django, a widely used open framework. It keeps {names} in one"
        " database, draws its pages on the server, and needs nothing but a browser. Each kind of"
        " record has its own list, page and form; accounts, passwords and permissions use what the"
        " framework brings."
    )
