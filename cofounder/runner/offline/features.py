"""The features of the first version with their promises: one source for scope and app."""

from dataclasses import dataclass, replace
from typing import Literal

from cofounder.appspec.spec import (
    CreateAndFind,
    Feature,
    NeedsSignIn,
    NotTestable,
    PageShows,
    Probe,
    SearchFinds,
    SignUp,
)
from cofounder.runner.offline import day_one, extras
from cofounder.runner.offline.picture import Kept, Picture
from cofounder.runner.offline.wording import (
    capitalised,
    listed,
    lowered,
    plural,
    shorten,
    with_article,
    without_stop,
)

Priority = Literal["must", "should", "could"]
#: How much each priority counts when we say what share of the scope a plan covers.
WEIGHTS: dict[Priority, int] = {"must": 3, "should": 2, "could": 1}
#: The most features a first version has.
MOST = 7

#: Nice to have: nobody misses them on the first day.
LATER = frozenset(
    ["review", "comment", "message", "category", "note", "voucher", "reminder", "document", "like"]
)

NOT_TESTABLE = NotTestable()


@dataclass(frozen=True)
class Promise:
    """One acceptance criterion and how it is checked."""

    text: str
    check: Probe = NOT_TESTABLE


@dataclass(frozen=True)
class PlannedFeature:
    """A feature of the scope. *holds* names the things and *adds* the app features it needs."""

    name: str
    description: str
    priority: Priority
    promises: tuple[Promise, ...]
    holds: tuple[str, ...] = ()
    adds: tuple[Feature, ...] = ()


def adder(picture: Picture, name: str) -> str:
    """Return the role that adds a thing, the one the app is for first."""
    for role in picture.roles:
        if name in role.may_add:
            return role.name
    return picture.roles[0].name


def planned(picture: Picture) -> tuple[PlannedFeature, ...]:
    """Return four to seven features, the most important first."""
    features = [_lead(picture), *_records(picture), _accounts(picture)]
    more = _extras(picture)
    room = max(1, MOST - len(features), len(_wished_extras(picture)))
    features = _graded([*features, *more[:room]])
    order = ("must", "should", "could")
    features.sort(key=lambda feature: order.index(feature.priority))
    while len(features) > MOST and (spare := _spare(features, picture)) is not None:
        features.remove(spare)
    if len(features) < 4:
        features.append(_search(picture))
    return tuple(features)


def _spare(features: list[PlannedFeature], picture: Picture) -> PlannedFeature | None:
    """Return the least important feature that takes no thing and no wish with it."""
    for feature in reversed(features):
        if feature.adds and feature.name not in picture.wished:
            return feature
    return None


def _wished_extras(picture: Picture) -> list[Feature]:
    return [name for name, (title, _) in extras.TITLES.items() if title in picture.wished]


def _priority(picture: Picture, name: str, usual: Priority) -> Priority:
    """Return how important a thing or an extra is after wishes and narrowing."""
    if name in picture.wished or name in picture.focus:
        return "must"
    return "could" if picture.focus else usual


def _graded(features: list[PlannedFeature]) -> list[PlannedFeature]:
    """Return *features* with at least one that could wait, so that plans can differ."""
    if any(feature.priority == "could" for feature in features):
        return features
    shoulds = [feature for feature in features if feature.priority == "should"]
    if len(shoulds) < 2:
        return features
    return [
        replace(feature, priority="could") if feature is shoulds[-1] else feature
        for feature in features
    ]


def app_features(picture: Picture) -> tuple[Feature, ...]:
    """Return what the app has beside its lists: from the kind of product and the idea's words."""
    wanted = (*_wished_extras(picture), *picture.archetype.features, *picture.reading.features)
    fields = [field for kept in picture.kept for field in kept.fields]
    kinds = {field.kind for field in fields}
    keys = {kept.thing.key for kept in picture.kept}
    possible: dict[Feature, bool] = {
        "calendar": "date" in kinds,
        "board": any(field.name in ("status", "stage") for field in fields),
        "approval": any(field.name == "status" for field in fields),
        "chart": bool(kinds & {"number", "decimal", "money", "rating"}) and "date" in kinds,
        "reviews": "review" in keys,
        "low_stock": any("stock" in field.name or "reorder" in field.name for field in fields),
        "progress": bool(keys & {"goal", "campaign", "enrolment", "habit"}),
    }
    return tuple(dict.fromkeys(("search", *(name for name in wanted if possible.get(name, True)))))


def covers(features: tuple[PlannedFeature, ...], priorities: tuple[Priority, ...]) -> int:
    """Return the share of the scope, 0-100, that features of *priorities* make up."""
    total = sum(WEIGHTS[feature.priority] for feature in features)
    part = sum(WEIGHTS[f.priority] for f in features if f.priority in priorities)
    return round(100 * part / total) if total else 100


def _lead(picture: Picture) -> PlannedFeature:
    lead = picture.lead
    doing = lowered(without_stop(picture.day_one.text))
    names = lead.names
    return PlannedFeature(
        name=capitalised(names),
        description=(
            f"{capitalised(names)} are what {picture.name} leads with: each has its own page with "
            f"{_fields(lead)}. On day one it must be possible to {doing}."
            if picture.day_one.source != "said"
            else (
                f"{capitalised(names)} are what {picture.name} leads with: each has its own page"
                f" with {_fields(lead)}. The one thing that must work on day one:"
                f" “{shorten(doing, 140)}”."
            )
        ),
        priority="must",
        promises=(
            Promise(
                f"A visitor reads “{shorten(picture.name, 60)}” on the first page.",
                PageShows(path="/", text=shorten(picture.name, 60)),
            ),
            _adding(picture, lead.name),
            Promise(
                f"Searching the {names} for a word finds the right one.",
                SearchFinds(entity=lead.name),
            ),
        ),
        holds=(lead.name,),
    )


def _records(picture: Picture) -> list[PlannedFeature]:
    """Return a feature per further thing; the last ones share one so that the list stays short."""
    features = [_record(picture, kept) for kept in picture.kept[1:]]
    return features if len(features) <= MOST - 2 else _joined(features)


def _record(picture: Picture, kept: Kept) -> PlannedFeature:
    who = adder(picture, kept.name)
    glue = kept.thing.key in picture.archetype.glue
    usual: Priority = "must" if glue else "could" if kept.thing.key in LATER else "should"
    if day_one.thing(picture) == kept.name:
        usual = "must"
    promises = [_adding(picture, kept.name)]
    if kept.dependent:
        text = f"A visitor who wants to add {with_article(kept.name)} is asked to sign in first."
        promises.append(Promise(text, NeedsSignIn(entity=kept.name)))
    return PlannedFeature(
        name=capitalised(kept.names),
        description=f"{capitalised(plural(who))} add {kept.names}; each records {_fields(kept)}.",
        priority=_priority(picture, kept.name, usual),
        promises=tuple(promises),
        holds=(kept.name,),
    )


def _joined(features: list[PlannedFeature]) -> list[PlannedFeature]:
    """Return *features* with the least important ones drawn together into one."""
    ranked = sorted(features, key=lambda f: -WEIGHTS[f.priority])
    room = MOST - 3
    rest = ranked[room:]
    names = listed(plural(name) for feature in rest for name in feature.holds)
    together = PlannedFeature(
        name=shorten(capitalised(names), 80),
        description=" ".join(feature.description for feature in rest),
        priority=rest[0].priority,
        promises=tuple(feature.promises[0] for feature in rest)[:3],
        holds=tuple(name for feature in rest for name in feature.holds),
    )
    return [*ranked[:room], together]


def _accounts(picture: Picture) -> PlannedFeature:
    names = listed(plural(role.name) for role in picture.roles)
    return PlannedFeature(
        name=capitalised(f"Accounts for {shorten(names, 70)}"),
        description=(
            "People sign up with a name and a password and see what is theirs. "
            "What each of them may add or change follows from the role."
        ),
        priority="must",
        promises=tuple(
            Promise(
                f"A stranger can make an account as {with_article(role.name)} and is signed in.",
                SignUp(role=role.name),
            )
            for role in picture.roles[:2]
        ),
    )


def _extras(picture: Picture) -> list[PlannedFeature]:
    features = []
    for name in app_features(picture):
        if name not in extras.TITLES:
            continue
        title, description = extras.TITLES[name]
        essential = name in picture.archetype.features
        features.append(
            PlannedFeature(
                name=title,
                description=description,
                priority=_priority(picture, title, "should" if essential else "could"),
                promises=(Promise(extras.promise(name, picture), extras.check(name, picture)),),
                adds=(name,),
            )
        )
    return features


def _search(picture: Picture) -> PlannedFeature:
    kept = picture.kept[-1]
    return PlannedFeature(
        name="Search and sort",
        description=f"Every list can be searched, {kept.names} as well as {picture.lead.names}.",
        priority="could",
        promises=(
            Promise(
                f"Searching the {kept.names} for a word shows what fits.",
                SearchFinds(entity=kept.name),
            ),
        ),
    )


def _adding(picture: Picture, name: str) -> Promise:
    """Return the promise that somebody can add a thing; on day one it is the founder's action."""
    who = adder(picture, name)
    check = CreateAndFind(entity=name, role=who)
    if day_one.thing(picture) != name:
        return Promise(_can_add(who, name), check)
    doing = lowered(without_stop(picture.day_one.text))
    someone = capitalised(with_article(who))
    if (
        day_one.ADDING.match(doing)
        or not picture.day_one.known
        or picture.day_one.source == "chosen"
    ):
        return Promise(shorten(f"{someone} can do it from day one: {doing}.", 200), check)
    added = "add a page of their own" if who == name else f"add {with_article(name)}"
    return Promise(shorten(f"{someone} can {added} from day one: “{doing}”", 199), check)


def _can_add(who: str, name: str) -> str:
    if who == name:
        return (
            f"{capitalised(with_article(who))} can add a page of their own and find it in the list."
        )
    return f"{capitalised(with_article(who))} can add {with_article(name)} and find it in the list."


def _fields(kept: Kept) -> str:
    """Return a thing's fields as words: "name, area and hourly rate"."""
    return listed(field.name for field in kept.fields[:5])
