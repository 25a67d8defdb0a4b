"""The risk log: what products of this kind meet, and what this one in particular does."""

from cofounder.runner.offline.archetypes.shape import KnownRisk, RiskKind
from cofounder.runner.offline.picture import Picture
from cofounder.runner.offline.wording import listed, quoted, shorten, titled
from cofounder.runner.papers import Risk, RiskLog


def write_risks(picture: Picture) -> RiskLog:
    """Return the risks of the archetype and those that follow from the answers."""
    known = (*picture.archetype.risks, *_particular(picture))

    def of(kind: RiskKind) -> tuple[Risk, ...]:
        return tuple(_risk(picture, risk) for risk in known if risk.kind == kind)

    return RiskLog(
        technical_risks=of("technical"),
        market_risks=of("market"),
        execution_risks=of("execution"),
        financial_risks=of("financial"),
        strategic_risks=of("strategic"),
    )


def _risk(picture: Picture, risk: KnownRisk) -> Risk:
    fill = picture.words.fill
    own = risk in picture.archetype.risks
    return Risk(
        title=fill(risk.title) if own else risk.title,
        description=fill(risk.description) if own else risk.description,
        severity=risk.severity,
        mitigation=fill(risk.mitigation) if own else risk.mitigation,
    )


def _particular(picture: Picture) -> list[KnownRisk]:
    """Return risks that this project's own answers bring."""
    people = shorten(picture.people, 60)
    names = listed(kept.names for kept in picture.kept[:3])
    found = []
    if picture.constraint.known:
        found.append(
            KnownRisk(
                "execution",
                "The limit we named",
                f"You said {quoted(picture.constraint.text, 160)}. Every feature that is added"
                " later pulls against it.",
                "Hold each change request against this limit before it is built; the MVP scope says"
                " what waits.",
            )
        )
    else:
        found.append(
            KnownRisk(
                "execution",
                "We do not know the limit",
                "Neither time nor money has been set, so nothing tells us when to stop.",
                "Agree on a date and a sum before the first build.",
            )
        )
    if not picture.audience.known:
        found.append(
            KnownRisk(
                "market",
                "Nobody has confirmed whom it is for",
                f"We assume {people}, from the idea alone.",
                "Speak with five of them before the pilot and correct the thesis where they"
                " disagree.",
                "high",
            )
        )
    found.append(
        KnownRisk(
            "technical",
            "Data of real people",
            f"{titled(picture.name)} keeps {names} with an account for each person.",
            "Ask only for fields somebody uses, let people delete their account, and write one page"
            " on what is kept and why.",
        )
    )
    found.append(_money(picture))
    found.append(
        KnownRisk(
            "strategic",
            "A larger product adds the same",
            f"If {quoted(picture.day_one.text, 100)} becomes a button elsewhere, we have to be the"
            f" better place for {people}.",
            "Stay close to one group of people, and keep what they value written down in the"
            " product brief.",
            "low",
        )
    )
    if picture.narrowed:
        found.append(
            KnownRisk(
                "market",
                "Too narrow",
                f"{quoted(picture.narrowed[-1], 160)} may be too few people to learn from.",
                "Count how many of them we can name and reach; below twenty, widen by one step.",
            )
        )
    return found


def _money(picture: Picture) -> KnownRisk:
    if picture.earning.known:
        return KnownRisk(
            "financial",
            "The income is a hypothesis",
            f"You plan with {quoted(picture.earning.text, 160)}. Nobody has paid yet.",
            "Ask the pilot group for a real commitment, however small, before more is built.",
        )
    return KnownRisk(
        "financial",
        "No income planned",
        "How it earns is not decided, so running costs stay with the founder.",
        "Keep the monthly costs below a sum you would spend on a hobby until that is decided.",
    )
