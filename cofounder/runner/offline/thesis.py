"""The thesis snapshot, the idea brief and the product brief."""

from cofounder.runner.offline.picture import Picture, Stated
from cofounder.runner.offline.wording import (
    capitalised,
    listed,
    lowered,
    quoted,
    sentence,
    shorten,
    with_article,
    without_stop,
    word_count,
)
from cofounder.runner.protocol import IdeaBrief, ProductBrief, Strength, Thesis

LONG = 600


def write_thesis(picture: Picture) -> Thesis:
    """Return the thesis: what the founder said, joined to what we read and what we assume."""
    return Thesis(
        problem=problem(picture),
        target_user=target_user(picture),
        value_prop=value(picture),
        key_constraint=limit(picture),
        differentiation=difference(picture),
        monetization_hypothesis=money(picture),
        assumptions=assumptions(picture),
        risks=risks(picture),
        smallest_viable_experiment=experiment(picture),
        confidence=_only(picture, "problem", "target_user", "value_prop", "key_constraint",
                         "differentiation", "monetization_hypothesis", "assumptions", "risks",
                         "smallest_viable_experiment"),
    )  # fmt: skip


def write_idea_brief(picture: Picture) -> IdeaBrief:
    """Return the idea brief, shaped by every narrowing and pivot so far."""
    return IdeaBrief(
        problem_statement=_with_direction(picture, problem(picture)),
        target_user=target_user(picture),
        value_prop=value(picture),
        differentiation=difference(picture),
        monetization_hypothesis=money(picture),
        market_context=market(picture),
        key_constraints=constraints(picture),
        assumptions=assumptions(picture),
        risks=risks(picture),
        smallest_viable_experiment=experiment(picture),
        competitive_analysis=competition(picture),
        scalability_notes=growth(picture),
        risk_deep_dive=deep_dive(picture),
        confidence=confidence(picture),
    )


def write_product_brief(picture: Picture) -> ProductBrief:
    """Return the product brief: what the idea brief says, decided."""
    return ProductBrief(
        problem_statement=_with_direction(picture, problem(picture)),
        target_user=target_user(picture),
        value_proposition=value(picture),
        key_constraint=limit(picture),
        differentiation_points=points(picture),
        market_analysis=f"{market(picture)} The idea brief lists what we assume; the risk log says how we find out.",
        competitive_strategy=competition(picture),
    )


# --- the sections -----------------------------------------------------------------------------


def problem(picture: Picture) -> str:
    """What goes wrong today."""
    told = told_or_supposed(
        picture.problem, "We take the problem to be this, and have yet to hear it from the founder"
    )
    today = picture.today
    if today.known:
        return f"{told} How people manage today: {_inside(today)}"
    return f"{told} How people manage today is not written down yet; three conversations would tell us."


def target_user(picture: Picture) -> str:
    """Whom it is for first."""
    if picture.audience.known:
        text = sentence(shorten(picture.audience.text, LONG))
    elif picture.audience.source == "derived":
        text = f"{sentence(capitalised(picture.audience.text))} The idea names them; which of them come first is still open."
    else:
        text = f"Probably {lowered(without_stop(picture.audience.text))}. The idea does not say whom it is for, so this is our guess."
    if picture.narrowed:
        text = f"{text} We narrowed this: we begin with {quoted(picture.narrowed[-1], 200)}."
    return text


def value(picture: Picture) -> str:
    """What they get from it."""
    people = capitalised(shorten(picture.people, 60))
    doing = without_stop(picture.day_one.text)
    if picture.day_one.source == "said" and not _is_action(doing):
        text = f"{picture.name} is {picture.archetype.label} for {shorten(picture.people, 60)}. What it must do from day one: {quoted(doing, 240)}."
    else:
        text = f"With {picture.name}, {shorten(picture.people, 60)} can {lowered(shorten(doing, 240))}."
    kept = listed(entry.names for entry in picture.kept[:5])
    text = f"{text} {people} find {kept} in one place instead of in many."
    if picture.narrowed:
        text = f"{text} The first version does this for {quoted(picture.narrowed[-1], 160)} and for nothing else."
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
            f"Today: {_inside(picture.today)} {picture.name} differs in one respect that can be "
            f"checked: {_day_one(picture)} works in one place, and what was entered is found again."
        )
    return (
        f"We have not yet named what people use instead. Until we have, the difference we can stand "
        f"for is that {picture.name} does one thing completely: {_day_one(picture)}."
    )


def money(picture: Picture) -> str:
    """How it earns."""
    if picture.earning.known:
        return (
            f"{sentence(shorten(picture.earning.text, LONG))} Whether {shorten(picture.people, 60)} accept that "
            "is a hypothesis until the first of them has."
        )
    earning = lowered(without_stop(picture.earning.text))
    return f"Not decided. We suggest to begin with this: {earning}. Ask the first five users what they would miss enough to pay for."


def market(picture: Picture) -> str:
    """What exists, and what we have to find out."""
    return f"{picture.words.fill(picture.archetype.market)} We have made no market study, and give no figures we cannot show the source of."


def assumptions(picture: Picture) -> tuple[str, ...]:
    """What has to be true."""
    people = shorten(picture.people, 60)
    found = [
        f"{capitalised(people)} have this problem often enough to change what they do.",
        f"They are willing to enter {listed(e.names for e in picture.kept[:2])} themselves.",
        f"{capitalised(_day_one(picture))} is what they want most; everything else can wait.",
    ]
    providers = [role for role in picture.roles if role.side == "provider"]
    if providers and picture.archetype.seeker:
        found.append(
            f"Enough {plural_of(providers[0].name)} take part from the start to be worth a visit."
        )
    if not picture.audience.known:
        found.append(f"It is {people} who need it most, which the founder has not confirmed.")
    if picture.pivot:
        found.append(
            "What was learned for the earlier idea still holds where this one speaks of the same people."
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
        return f"{text} Do it with {quoted(picture.narrowed[-1], 120)} only."
    return text


def competition(picture: Picture) -> str:
    """Against what we stand, without names we have not looked at."""
    today = (
        f"What people do now is the strongest competitor: {_inside(picture.today)}"
        if picture.today.known
        else "The strongest competitor is usually what people do now, and we have not asked them yet."
    )
    return (
        f"{today} {picture.words.fill(picture.archetype.market)} Before the pilot, look at three "
        f"alternatives the way {shorten(picture.people, 60)} would, and write down where each makes them give up."
    )


def points(picture: Picture) -> tuple[str, ...]:
    """What sets the product apart, each checkable."""
    found = [
        f"It is made for {shorten(picture.people, 80)} and speaks their words: {listed(e.names for e in picture.kept[:4])}.",
        f"One thing works completely from the first day: {_day_one(picture)}.",
    ]
    if picture.today.known:
        found.append(f"It replaces what people do today: {_inside(picture.today)}")
    if len(picture.roles) > 1:
        found.append(
            f"{capitalised(listed(plural_of(r.name) for r in picture.roles))} each see what concerns them."
        )
    if picture.narrowed:
        found.append(f"It is narrow on purpose: {quoted(picture.narrowed[-1], 160)}.")
    return tuple(found)


def growth(picture: Picture) -> str:
    """What changes when many use it."""
    return (
        f"The first version is one web app with one database, which is plenty for a pilot. What grows first is the "
        f"number of {picture.kept[-1].names} and of {shorten(picture.people, 60)}; lists are searched and paged from "
        "the beginning. Before a public launch we would measure the slowest page with a thousand entries."
    )


def deep_dive(picture: Picture) -> str:
    """The largest risk, told at length."""
    worst = next(
        (r for r in picture.archetype.risks if r.severity == "high"), picture.archetype.risks[0]
    )
    fill = picture.words.fill
    return (
        f"{fill(worst.title)} is the risk that could end this. {fill(worst.description)} What we do about it: "
        f"{lowered(fill(worst.mitigation))} We will know more after the experiment: {lowered(experiment(picture))}"
    )


# --- evidence ---------------------------------------------------------------------------------


def confidence(picture: Picture) -> dict[str, Strength]:
    """How strong the evidence of each section is."""
    derived: Strength = "needs_depth" if picture.reading.guessed else "moderate"
    day_one = picture.day_one.strength
    return {
        "problem_statement": picture.problem.strength,
        "target_user": picture.audience.strength,
        "value_prop": day_one if picture.day_one.known else derived,
        "differentiation": picture.today.strength,
        "monetization_hypothesis": picture.earning.strength,
        "market_context": "needs_depth",
        "key_constraints": picture.constraint.strength,
        "assumptions": "moderate" if picture.things_chosen else "needs_depth",
        "risks": "needs_depth" if picture.archetype.key == "generic" else "moderate",
        "smallest_viable_experiment": "moderate" if picture.audience.known else "needs_depth",
    }


def _only(picture: Picture, *names: str) -> dict[str, Strength]:
    known = confidence(picture)
    renamed = known | {
        "problem": known["problem_statement"],
        "key_constraint": known["key_constraints"],
    }
    return {name: renamed[name] for name in names}


# --- sentences --------------------------------------------------------------------------------


def told_or_supposed(stated: Stated, before: str) -> str:
    """Return what was said as a sentence, or our guess with the words that call it one."""
    if stated.source == "guessed":
        return f"{before}: {lowered(sentence(stated.text))}"
    return _inside(stated)


def _inside(stated: Stated) -> str:
    """Return the founder's words: as a sentence when they are one, in quotes when they are not."""
    text = shorten(stated.text, LONG)
    if stated.source == "said" and (word_count(text) < 5 or _is_personal(text)):
        return f"in the founder's words, {quoted(text, LONG)}."
    return sentence(text)


def _is_personal(text: str) -> bool:
    return bool({"i", "my", "me", "i'm", "i’m", "we", "our", "us"} & set(text.lower().split()))


def _is_action(text: str) -> bool:
    """Tell whether own words can follow "can": they start with a verb, as far as we see."""
    first = text.split(" ", 1)[0].lower() if text else ""
    return first in ACTION_VERBS and word_count(text) > 1


def _day_one(picture: Picture) -> str:
    doing = without_stop(picture.day_one.text)
    if picture.day_one.source == "said" and not _is_action(doing):
        return quoted(doing, 160)
    return (
        f"to {lowered(shorten(doing, 200))}" if _is_action(doing) else lowered(shorten(doing, 200))
    )


def _with_direction(picture: Picture, text: str) -> str:
    if picture.pivot:
        text = (
            f"We changed direction. The new idea is {quoted(picture.pivot, 300)}, and it replaces "
            f"{quoted(picture.original, 160)}. {text}"
        )
    if picture.narrowed:
        text = f"{text} We look at one part of it: {listed(quoted(words, 200) for words in picture.narrowed)}."
    return text


def plural_of(name: str) -> str:
    """Return the plural of a role's name."""
    from cofounder.runner.offline.wording import plural

    return plural(name)


ACTION_VERBS = frozenset(
    ["find", "book", "add", "see", "choose", "open", "note", "write", "put", "report", "answer", "move", "keep", "plan", "ask", "order", "offer", "look", "search", "browse", "buy", "sell", "rent", "borrow", "lend", "share", "post", "create", "make", "join", "start", "give", "donate", "apply", "track", "check", "compare", "confirm", "get", "send", "pay", "read", "upload", "sign", "log", "record", "show", "view", "manage", "reserve", "request", "schedule", "review", "rate", "change", "tick", "take", "announce", "pick", "learn", "play", "vote", "invite", "collect", "follow"]
)
__all__ = [
    "ACTION_VERBS",
    "with_article",
    "write_idea_brief",
    "write_product_brief",
    "write_thesis",
]
