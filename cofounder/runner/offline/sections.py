"""The sections that thesis and briefs are made of, each composed from the picture."""

from cofounder.runner.offline.lexicon.words import KEEPING_VERBS, STOP, VERBS
from cofounder.runner.offline.phrases import ability, inside, is_action, now, told_or_supposed
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.tokens import tokens
from cofounder.runner.offline.wording import (
    capitalised,
    listed,
    lowered,
    plural,
    quoted,
    sentence,
    shorten,
    without_stop,
)


def problem(picture: Picture) -> str:
    """What goes wrong today."""
    told = told_or_supposed(
        picture.problem, "We take the problem to be this, and have yet to hear it from the founder"
    )
    today = picture.today
    if today.known:
        return f"{told} {now(today)}"
    return (
        f"{told} How people manage today is not written down yet; three conversations would"
        " tell us."
    )


def target_user(picture: Picture) -> str:
    """Whom it is for first."""
    if picture.audience.known:
        text = inside(picture.audience, short=True)
    elif picture.audience.source == "derived":
        text = (
            f"{sentence(capitalised(picture.audience.text))} The idea names them; which of them"
            " come first is still open."
        )
    else:
        text = (
            f"Probably {lowered(without_stop(picture.audience.text))}. The idea does not say whom"
            " it is for, so this is our guess."
        )
    if picture.narrowed and not is_about_things(picture):
        text = f"{text} We narrowed this: we begin with {quoted(picture.narrowed[-1], 200)}."
    return text


def is_about_things(picture: Picture) -> bool:
    """Tell whether narrowing names nothing but things, and so says nothing of the people."""
    names = " ".join(name for name in picture.focus)
    known = {token.lemma for token in tokens(names)} | STOP | KEEPING_VERBS | VERBS
    said = tokens(" ".join(picture.narrowed[-1:]))
    return bool(picture.focus) and all({t.word, t.lemma} & known for t in said)


def begins_with(picture: Picture) -> str:
    """Return what a narrowing leaves to begin with: the things it names, or its words."""
    if is_about_things(picture):
        return listed(plural(name) for name in picture.focus)
    return quoted(picture.narrowed[-1], 160)


def value(picture: Picture) -> str:
    """What they get from it."""
    people = capitalised(shorten(picture.people, 60))
    doing = without_stop(picture.day_one.text)
    if picture.day_one.source == "said" and not is_action(doing):
        text = (
            f"{picture.name} is {picture.archetype.label} for {shorten(picture.people, 60)}. What"
            f" it must do from day one: {quoted(doing, 240)}."
        )
    else:
        text = (
            f"With {picture.name}, {shorten(picture.people, 60)} can"
            f" {lowered(shorten(doing, 240))}."
        )
    kept = listed(
        [plural(name) for name in picture.focus] or [entry.names for entry in picture.kept[:5]]
    )
    text = f"{text} {people} find {kept} in one place instead of in many."
    if picture.narrowed:
        others = [entry.names for entry in picture.kept if entry.name not in picture.focus]
        wait = f"; {listed(others[:4])} can wait" if picture.focus and others else ""
        text = f"{text} The first version begins with {begins_with(picture)}{wait}."
    return text


def limit(picture: Picture) -> str:
    """What we must respect."""
    return told_or_supposed(picture.constraint, "We do not know the limit yet and go by this")


def constraints(picture: Picture) -> tuple[str, ...]:
    """Every limit we know of, the founder's first."""
    found = [limit(picture)]
    reading = picture.reading
    spoken = picture.constraint.text
    for label, limit_said in (
        ("Money", reading.budget),
        ("Time", reading.deadline),
        ("Place", reading.place),
    ):
        if limit_said and limit_said not in spoken:
            found.append(f"{label}: the idea says {quoted(limit_said, 80)}.")
    found += [
        f"Scope: {quoted(words, 200)}, as decided when we narrowed the direction."
        for words in picture.narrowed
    ]
    return tuple(dict.fromkeys(found))


def difference(picture: Picture) -> str:
    """Why somebody would change to it."""
    if picture.today.known:
        return (
            f"{now(picture.today)} {picture.name} differs in one respect that can be checked: "
            f"{ability(picture)}, in one place, and what was entered is found again."
        )
    return (
        "We have not yet named what people use instead. Until we have, the difference we stand for "
        f"is that one thing works completely: {ability(picture)}."
    )


def money(picture: Picture) -> str:
    """How it earns."""
    if picture.earning.known:
        return (
            f"{inside(picture.earning)} Whether {shorten(picture.people, 60)} accept that is a "
            "hypothesis until the first of them has."
        )
    earning = lowered(without_stop(picture.earning.text))
    return (
        f"Not decided. We suggest to begin with this: {earning}. Ask the first five users what "
        "they would miss enough to pay for."
    )


def market(picture: Picture) -> str:
    """What exists, and what we have to find out."""
    return (
        f"{picture.words.fill(picture.archetype.market)} We have made no market study, and give no"
        " figures we cannot show the source of."
    )


def assumptions(picture: Picture) -> tuple[str, ...]:
    """What has to be true."""
    people = shorten(picture.people, 60)
    found = [
        f"{capitalised(people)} have this problem often enough to change what they do.",
        f"They are willing to enter {listed(e.names for e in picture.kept[:2])} themselves.",
        f"What they want most is this, and everything else can wait: {ability(picture)}.",
    ]
    providers = [role for role in picture.roles if role.side == "provider"]
    if providers and picture.archetype.seeker:
        found.append(
            f"Enough {plural(providers[0].name)} take part from the start to be worth a visit."
        )
    if not picture.audience.known:
        found.append(f"It is {people} who need it most, which the founder has not confirmed.")
    if picture.pivot:
        found.append(
            "What was learned for the earlier idea still holds where this one speaks of the same"
            " people."
        )
    return tuple(found)


def risks(picture: Picture) -> tuple[str, ...]:
    """The largest risks in a sentence each; the risk log says what we do about them."""
    return tuple(
        f"{picture.words.fill(risk.title)}: {lowered(picture.words.fill(risk.description))}"
        for risk in picture.archetype.risks
    )


def experiment(picture: Picture) -> str:
    """The least we can do to learn whether we are right."""
    text = picture.words.fill(picture.archetype.experiment)
    if picture.narrowed:
        return f"{text} Begin with {begins_with(picture)}."
    return text


def competition(picture: Picture) -> str:
    """Against what we stand, without names we have not looked at."""
    today = (
        f"What people do now is the strongest competitor. {now(picture.today)}"
        if picture.today.known
        else (
            "The strongest competitor is usually what people do now, and we have not asked them"
            " yet."
        )
    )
    return (
        f"{today} {picture.words.fill(picture.archetype.market)} Before the pilot, look at three"
        f" alternatives the way {shorten(picture.people, 60)} would, and write down where each"
        " makes them give up."
    )


def points(picture: Picture) -> tuple[str, ...]:
    """What sets the product apart, each checkable."""
    found = [
        (
            f"It is made for {shorten(picture.people, 80)} and speaks their words:"
            f" {listed(e.names for e in picture.kept[:4])}."
        ),
        f"One thing works completely from the first day: {ability(picture)}.",
    ]
    if picture.today.known:
        found.append(f"It replaces what people do now. {now(picture.today)}")
    if len(picture.roles) > 1:
        found.append(
            f"{capitalised(listed(plural(r.name) for r in picture.roles))} each see what concerns"
            " them."
        )
    if picture.narrowed:
        found.append(f"It is narrow on purpose: it begins with {begins_with(picture)}.")
    return tuple(found)


def growth(picture: Picture) -> str:
    """What changes when many use it."""
    return (
        "The first version is one web app with one database, which is plenty for a pilot. What"
        f" grows first is the number of {picture.kept[-1].names} and of"
        f" {shorten(picture.people, 60)}; lists are searched and paged from the beginning. Before a"
        " public launch we would measure the slowest page with a thousand entries."
    )


def deep_dive(picture: Picture) -> str:
    """The largest risk, told at length."""
    worst = next(
        (r for r in picture.archetype.risks if r.severity == "high"), picture.archetype.risks[0]
    )
    fill = picture.words.fill
    return (
        f"{fill(worst.title)} is the risk that could end this. {fill(worst.description)} What we do"
        f" about it: {lowered(fill(worst.mitigation))} We will know more after the experiment:"
        f" {lowered(experiment(picture))}"
    )
