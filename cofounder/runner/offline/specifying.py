"""From the picture, the scope and the plan to the app's specification."""

import re

from cofounder.appspec.lint import tidy as tidied
from cofounder.appspec.spec import (
    AppSpec,
    BoardMoves,
    CalendarShows,
    CreateAndFind,
    EntitySpec,
    ExportHolds,
    FeatureProbe,
    LowStockWarns,
    NeedsSignIn,
    NotTestable,
    Probe,
    PromiseSpec,
    ReviewsAverage,
    RoleSpec,
    SearchFinds,
    SignUp,
)
from cofounder.runner.offline import palettes
from cofounder.runner.offline.features import (
    PlannedFeature,
    Priority,
    app_features,
    covers,
    planned,
)
from cofounder.runner.offline.fields import usual_fields
from cofounder.runner.offline.lexicon.shape import DEPENDENT
from cofounder.runner.offline.picture import Kept, Picture, paint
from cofounder.runner.offline.reading import things_in
from cofounder.runner.offline.sections import begins_with
from cofounder.runner.offline.shapes import NAMES
from cofounder.runner.offline.wording import lowered, plural, quoted, shorten, tidy, without_stop
from cofounder.runner.protocol import Known

#: Sample data and pages are chosen by these names where ours is another word for the same.
SAMPLES = {
    "dog walker": "walker", "caregiver": "walker", "professional": "freelancer",
    "creative": "freelancer", "stylist": "freelancer", "guide": "freelancer",
    "tutor": "instructor", "opening": "availability", "enrolment": "enrollment",
    "venue": "location", "clinic": "company", "portfolio piece": "portfolio", "room": "court",
    "chore": "task", "lost item": "listing", "wish": "product", "material": "product",
    "machine": "asset", "medication": "product", "child": "patient", "elder": "patient",
    "delivery": "trip", "case": "ticket", "dataset": "document", "group": "club",
    "collectible": "product", "outfit": "product",
}  # fmt: skip

#: How founders speak of a feature in promises of their own, and what tries it. Where the app
#: will not have the feature for what they name, the promise stays untested.
FEATURE_WORDS: tuple[tuple[str, type[FeatureProbe]], ...] = (
    (r"\b(?:in|on) (?:the|a|its) (?:day in the )?calendar\b", CalendarShows),
    (r"\b(?:move|drag)\w*\b.*\b(?:card|column|board|lane)s?\b", BoardMoves),
    (r"\b(?:download|export)\w*\b.*\b(?:list|file|csv|spreadsheet|excel)\b", ExportHolds),
    (r"\baverage (?:rating|review|score|stars?)\b", ReviewsAverage),
    (r"\b(?:running|runs|run) (?:low|out)\b|\blow stock\b", LowStockWarns),
)

#: Roles of an entity may be missing; a record hangs on at most this many others.
MOST_LINKS = 2


def specify(known: Known) -> AppSpec:
    """Return the app that the confirmed answers, the scope as it stands and the plan describe."""
    picture = paint(known)
    features = kept_features(known, picture, planned(picture))
    kept = _entities_of(picture, features) + _added_by_scope(known, picture)
    names = {entry.name for entry in kept}
    spec = AppSpec(
        name=shorten(picture.name, 60),
        tagline=tagline(picture),
        archetype=picture.archetype.key,
        roles=tuple(
            RoleSpec(
                name=role.name,
                may_add=tuple(n for n in (*role.may_add, *_new(kept, picture)) if n in names),
                may_edit=tuple(n for n in role.may_edit if n in names),
            )
            for role in picture.roles
        ),
        entities=tuple(_entity(entry, kept) for entry in kept),
        features=_app_features(picture, features),
        promises=_promises(known, picture, features, kept),
        theme=palettes.theme(picture.palette, picture.original, picture.archetype.key),
    )
    return tidied(spec)


def tagline(picture: Picture) -> str:
    """Return what the app says about itself under its name."""
    doing = without_stop(picture.day_one.text)
    text = (
        f"{doing}." if picture.day_one.source != "said" or len(doing) < 90 else quoted(doing, 120)
    )
    if picture.narrowed:
        first = begins_with(picture).strip("“”")
        text = f"{text} It begins with {shorten(first, 70)}."
    return shorten(text, 200)


def kept_features(
    known: Known, picture: Picture, features: tuple[PlannedFeature, ...]
) -> tuple[PlannedFeature, ...]:
    """Return the features that the chosen plan and the scope as it stands still hold."""
    wanted = priorities(known, features)
    chosen = [feature for feature in features if feature.priority in wanted]
    written = known.document("mvp_scope").get("core_features") or ()
    if written:
        titles = {_key(str(entry.get("name", ""))) for entry in written}
        promises = {_key(str(p)) for entry in written for p in entry.get("promises") or ()}
        held = [
            feature
            for feature in chosen
            if _key(feature.name) in titles
            or any(_key(p.text) in promises for p in feature.promises)
            or _is_wished(feature, picture)
        ]
        # A scope that was rewritten from end to end says nothing about ours.
        chosen = held or chosen
    return tuple(chosen)


def priorities(known: Known, features: tuple[PlannedFeature, ...]) -> tuple[Priority, ...]:
    """Return which priorities the chosen plan delivers; without a plan, all of them."""
    name = str((known.plan or {}).get("name", ""))
    if name in NAMES:
        return NAMES[name]
    coverage = int((known.plan or {}).get("scope_coverage", 100))
    options: tuple[tuple[Priority, ...], ...] = (("must",), ("must", "should"))
    for option in options:
        if coverage <= covers(features, option) and coverage < 100:
            return option
    return ("must", "should") if coverage < 100 else ("must", "should", "could")


def _entities_of(picture: Picture, features: tuple[PlannedFeature, ...]) -> tuple[Kept, ...]:
    held = {name for feature in features for name in feature.holds} | {picture.lead.name}
    return tuple(entry for entry in picture.kept if entry.name in held)


def _added_by_scope(known: Known, picture: Picture) -> tuple[Kept, ...]:
    """Return things that only features the founder wrote into the scope speak of."""
    ours = {_key(feature.name) for feature in planned(picture)}
    have = {mark for entry in picture.kept for mark in (entry.name, entry.thing.key)}
    found: dict[str, Kept] = {}
    for entry in known.document("mvp_scope").get("core_features") or ():
        name = str(entry.get("name", ""))
        if _key(name) in ours:
            continue
        for thing in things_in(name):
            if thing.noun is not None and not {thing.name, thing.key} & have:
                found.setdefault(thing.name, Kept(thing, usual_fields(thing.name, thing.noun)))
    return tuple(found.values())[:2]


def _new(kept: tuple[Kept, ...], picture: Picture) -> tuple[str, ...]:
    before = {entry.name for entry in picture.kept}
    return tuple(entry.name for entry in kept if entry.name not in before)


def _entity(entry: Kept, kept: tuple[Kept, ...]) -> EntitySpec:
    noun = entry.thing.noun
    return EntitySpec(
        name=shorten(entry.name, 40),
        plural=shorten(plural(entry.name), 40),
        fields=entry.fields,
        belongs_to=_parents(entry, kept),
        archetype=SAMPLES.get(noun.key, noun.key) if noun else "",
    )


def _parents(entry: Kept, kept: tuple[Kept, ...]) -> tuple[str, ...]:
    """Return what a record hangs on: the best known parents, else the lead."""
    noun = entry.thing.noun
    lead = kept[0]
    if entry is lead and entry.thing.group not in DEPENDENT:
        return ()
    found: list[str] = []
    for mark in noun.of if noun else ():
        for other in kept:
            if other is entry or other.name in found or _hangs_on(other, entry):
                continue
            if mark in (other.thing.key, f"@{other.thing.group}"):
                found.append(other.name)
    if (
        not found
        and entry is not lead
        and entry.thing.group in DEPENDENT
        and not _hangs_on(lead, entry)
    ):
        found.append(lead.name)
    # The lead is what people look at: whatever can hang on it does so first.
    found.sort(key=lambda name: name != lead.name)
    return tuple(found[: MOST_LINKS if entry.thing.group in DEPENDENT else 1])


def _hangs_on(entry: Kept, other: Kept) -> bool:
    """Tell whether *entry* would rather belong to *other* than the other way round."""
    noun = entry.thing.noun
    return noun is not None and (
        other.thing.key in noun.of
        or (entry.thing.group in DEPENDENT and other.thing.group not in DEPENDENT)
    )


def _app_features(picture: Picture, features: tuple[PlannedFeature, ...]) -> tuple:
    held = {name for feature in features for name in feature.adds}
    mentioned = {name for feature in planned(picture) for name in feature.adds}
    return tuple(name for name in app_features(picture) if name in held or name not in mentioned)


def _promises(
    known: Known, picture: Picture, features: tuple[PlannedFeature, ...], kept: tuple[Kept, ...]
) -> tuple[PromiseSpec, ...]:
    """Return the promises of the scope as it stands, each with its check where we know one."""
    checks = {_key(p.text): p.check for f in planned(picture) for p in f.promises}
    written = known.document("mvp_scope").get("core_features") or ()
    wanted = priorities(known, planned(picture))
    if not written:
        return tuple(
            PromiseSpec(text=shorten(p.text, 200), feature=feature.name, check=p.check)
            for feature in features
            for p in feature.promises
        )
    found = []
    for entry in written:
        if entry.get("priority", "must") not in wanted and not _holds_wish(
            entry, features, picture
        ):
            continue
        for text in entry.get("promises") or ():
            check = checks.get(_key(str(text))) or guessed_check(str(text), picture, kept)
            found.append(
                PromiseSpec(
                    text=shorten(str(text), 200), feature=str(entry.get("name", "")), check=check
                )
            )
    told = {_key(promise.text) for promise in found}
    found += [
        PromiseSpec(text=shorten(p.text, 200), feature=feature.name, check=p.check)
        for feature in features
        if _is_wished(feature, picture)
        for p in feature.promises
        if _key(p.text) not in told
    ]
    return tuple(found)


def _is_wished(feature: PlannedFeature, picture: Picture) -> bool:
    """Tell whether the chosen plan was drawn up with this feature in it."""
    return bool({feature.name, *feature.holds} & set(picture.wished))


def _holds_wish(entry: dict, features: tuple[PlannedFeature, ...], picture: Picture) -> bool:
    """Tell whether a feature as written in the scope is one that was wished for."""
    name = _key(str(entry.get("name", "")))
    return any(_key(f.name) == name and _is_wished(f, picture) for f in features)


def guessed_check(text: str, picture: Picture, kept: tuple[Kept, ...]) -> Probe:
    """Return the check that a founder's own promise asks for, or say that there is none."""
    lower = lowered(tidy(text)).lower()
    entity = next((e.name for e in kept if e.name.lower() in lower or e.names.lower() in lower), "")
    role = next((r.name for r in picture.roles if r.name.lower() in lower), "")
    if re.search(r"\b(?:sign up|make an account|register)\b", lower) and role:
        return SignUp(role=role)
    if entity and re.search(r"\bsign(?:ed)? in first|must sign in|without signing in\b", lower):
        return NeedsSignIn(entity=entity)
    for words, kind in FEATURE_WORDS:
        if re.search(words, lower):
            return kind(entity=entity)
    if entity and re.search(r"\b(?:search|find)\b", lower) and " add" not in lower:
        return SearchFinds(entity=entity)
    if entity and re.search(r"\b(?:add|create|post|book|enter|save|write)\b", lower):
        return CreateAndFind(entity=entity, role=role)
    return NotTestable()


def _key(text: str) -> str:
    return tidy(text).casefold().rstrip(".")
