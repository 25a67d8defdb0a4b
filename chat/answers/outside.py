"""Answers where no project is open: about the list of projects, and about the product."""

from __future__ import annotations

from collections.abc import Callable

from chat.actions import Name, Proposal
from chat.answers import talk
from chat.answers.reply import Reply, say
from chat.intents import Meaning
from chat.shapes import Context
from chat.wording import count, money

MOST = 5


def projects(context: Context, meaning: Meaning) -> Reply:
    """Which projects there are, and what happens next on each."""
    if not context.projects:
        return say("You have no project yet. It begins with an idea.", to=(Name.NEW,))
    lines = [
        f"“{p.name}”: {p.stage}. " + ("Parked." if p.parked else p.next)
        for p in context.projects[:MOST]
    ]
    more = len(context.projects) - MOST
    return say(
        f"You have {count(len(context.projects), 'project')}.",
        *lines,
        f"And {more} more." if more > 0 else "",
        to=tuple(Proposal(Name.PROJECT, p.pk) for p in context.projects[:3]),
    )


def inside_one(context: Context, meaning: Meaning) -> Reply:
    """A question that only a project can answer."""
    if not context.projects:
        return say("That depends on a project, and you have none yet.", to=(Name.NEW,))
    return say(
        "That depends on the project. Open one and ask there.",
        to=tuple(Proposal(Name.PROJECT, p.pk) for p in context.projects[:3]),
    )


def cost(context: Context, meaning: Meaning) -> Reply:
    """What it costs in general."""
    may = context.allowed
    return say(
        f"On {may.tier} a build costs at most {money(may.cents_per_build)}, a day at most "
        f"{money(may.cents_per_day)}. Attempts that fail are not charged.",
        "What a build will cost you see before it starts.",
        to=(Name.PROJECTS,),
    )


def limits(context: Context, meaning: Meaning) -> Reply:
    """What the tier allows."""
    may = context.allowed
    most = "any number of" if may.projects is None else str(may.projects)
    return say(
        f"You are on {may.tier}: {most} active projects, {may.builds_per_day} builds per day, "
        f"{may.builds_at_once} at once."
    )


def begin(context: Context, meaning: Meaning) -> Reply:
    """How a project starts."""
    return say("A project begins with your idea, in a few sentences.", to=(Name.NEW,))


#: What can be answered without a project; everything else depends on one.
ANSWERS: dict[str, Callable[[Context, Meaning], Reply]] = {
    "status": projects,
    "next": projects,
    "projects": projects,
    "idea": begin,
    "cost": cost,
    "charged": cost,
    "limits": limits,
    "abilities": talk.abilities,
    "safety": talk.safety,
    "engine": talk.engine,
    "human": talk.human,
    "account": talk.account,
    "small_talk": talk.small_talk,
    "off_topic": talk.off_topic,
    "unknown": talk.unknown,
}
