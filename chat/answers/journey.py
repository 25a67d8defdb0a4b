"""Answers about the way so far: where we are, what was said, decided and written."""

from __future__ import annotations

from chat.actions import Name, Proposal
from chat.answers.reply import Reply, say
from chat.intents import Meaning
from chat.shapes import Context
from chat.wording import count, listed

#: Where the next step leads, as an action.
PLACES: dict[str, Name] = {
    "projects:interview": Name.INTERVIEW,
    "projects:think_again": Name.INTERVIEW,
    "projects:documents": Name.DOCUMENTS,
    "projects:plans": Name.PLANS,
    "projects:plan_again": Name.PLANS,
    "projects:unpark": Name.TAKE_UP,
    "gates:detail": Name.GATE,
    "gates:list": Name.DECISIONS,
    "builds:list": Name.BUILDS,
    "builds:detail": Name.BUILD,
    "builds:preview": Name.PREVIEW,
    "builds:changes": Name.CHANGES,
    "builds:change": Name.CHANGES,
    "deploy:home": Name.LAUNCH,
}


def onward(context: Context) -> tuple[Name, ...]:
    """The action of the project's next step."""
    place = PLACES.get(context.next_place)
    again = (Name.BUILDS,) if context.can_build and context.builds else ()
    return (place, *again) if place else again


def step(context: Context, meaning: Meaning) -> Reply:
    """What happens next."""
    todo = f"To do: {context.next_action}." if context.next_action else ""
    again = "Then you can try the build again." if context.can_build and context.builds else ""
    return say(
        context.next_title, context.next_text, waits(context), todo, again, to=onward(context)
    )


def status(context: Context, meaning: Meaning) -> Reply:
    """Where the project stands."""
    where = (
        f"“{context.name}” is at stage {context.stage_number} of 5, {context.stage}."
        if context.stage_number
        else f"“{context.name}” is before stage 1."
    )
    talk = ""
    if not context.stage_number and context.interview != "done":
        left = f", about {context.questions_left} are left" if context.questions_left else ""
        talk = f"In the interview you answered {count(context.answered, 'question')} so far{left}."
    version = context.version
    runs = (
        f"The newest version is {version.label}, made on {version.on}."
        if version
        else "There is no version yet: nothing is built so far."
    )
    chosen = f"You chose the plan “{context.plan}”." if context.plan and not version else ""
    parked = "The project is parked: nothing runs on it." if context.parked else ""
    following = "" if context.parked else f"Next: {context.next_title}"
    return say(
        where, talk, chosen, runs, stumbled(context), checked(context), parked, line(context),
        waits(context), following, to=onward(context),
    )  # fmt: skip


def stumbled(context: Context) -> str:
    """Say that the last build failed, where it did."""
    build = context.attempt
    if not build or build.stage != "failed":
        return ""
    return f"The last build, of {build.label}, failed: {build.failure or 'no reason was kept.'}"


def checked(context: Context) -> str:
    """Say the light of the newest version, where it was checked."""
    light, version = context.light, context.version
    if not light or not version or light.version != version.label:
        return ""
    blocked = count(len(light.blockers), "thing")
    return f"Its launch check is {light.overall}" + (
        f", with {blocked} in the way." if light.blockers else "."
    )


def waits(context: Context) -> str:
    """Say which decision waits for the founder, and what we would choose."""
    if not context.gate:
        return ""
    choices = listed(context.gate_choices).replace(" and ", " or ")
    would = f" We would choose: {context.advice}." if context.advice else ""
    return f"A decision waits for you, {context.gate_kind}: {choices}.{would}"


def line(context: Context) -> str:
    """What the running build is doing; empty when none is."""
    build = context.building
    if build is None:
        return ""
    if build.stage == "scheduled":
        return f"{build.label} is scheduled for the next day: today's builds are used up."
    if build.is_waiting:
        place = f"It is number {build.place} in line." if build.place else ""
        return f"{build.label} waits in line. {place} It starts by itself.".replace("  ", " ")
    return f"We are building {build.label} right now. The step is: {build.stage_label}."


def waiting(context: Context, meaning: Meaning) -> Reply:
    """Whether something waits in line."""
    return say(line(context) or "No build is waiting or running.", to=onward(context))


def interview(context: Context, meaning: Meaning) -> Reply:
    """How far the interview is."""
    if context.interview == "done":
        return say(
            f"The interview is done: you answered {count(context.answered, 'question')}.",
            to=(Name.INTERVIEW,),
        )
    left = (
        f"We expect about {count(context.questions_left, 'question')} more."
        if context.questions_left
        else "We cannot tell yet how many questions are left."
    )
    return say(
        f"You answered {count(context.answered, 'question')} so far. {left}",
        "You can leave at any time; every answer is kept.",
        to=(Name.INTERVIEW,),
    )


def idea(context: Context, meaning: Meaning) -> Reply:
    """The idea, as the founder told it."""
    return say(f"In your own words: “{context.idea}”", to=(Name.HOME,))


def users(context: Context, meaning: Meaning) -> Reply:
    """Who it is for."""
    if context.people:
        return say(f"It is for: {context.people}", to=(_brief(context),))
    return say(
        "Who it is for is not written down yet. We write it once the interview is finished.",
        to=(Name.INTERVIEW,),
    )


def problem(context: Context, meaning: Meaning) -> Reply:
    """The problem it solves."""
    if context.problem:
        return say(f"The problem, as written down: {context.problem}", to=(_brief(context),))
    return say(
        "The problem is not written down yet. We write it once the interview is finished.",
        to=(Name.INTERVIEW,),
    )


def _brief(context: Context) -> Proposal:
    kinds = ("product_brief", "idea_brief", "thesis")
    return Proposal(Name.DOCUMENT, next((k for k in kinds if context.paper(k)), "thesis"))


def decisions(context: Context, meaning: Meaning) -> Reply:
    """What was decided, and the reason that was given."""
    if not context.decisions:
        pending = (
            "One is waiting for you." if context.gate else "The first comes with the idea brief."
        )
        return say(f"Nothing was decided yet. {pending}", to=gate_or(context, Name.DECISIONS))
    lines = [
        f"{taken.on}, {taken.gate}: {taken.choice}. "
        + (f"Your reason: “{taken.note}”" if taken.note else "No reason was written down.")
        for taken in context.decisions
    ]
    chosen = f"Of the plans you chose “{context.plan}”." if context.plan else ""
    buttons = (Name.DECISIONS, Name.GATE) if context.gate else (Name.DECISIONS,)
    return say(*lines, chosen, waits(context), to=buttons)


def gate_or(context: Context, name: Name) -> tuple[Name, ...]:
    """The open gate, or else *name*."""
    return (Name.GATE,) if context.gate else (name,)


def gate(context: Context, meaning: Meaning) -> Reply:
    """The decision that is open, or why none is."""
    if context.gate and context.parked:
        return say("The project is parked. Take it up again, then decide.", to=(Name.TAKE_UP,))
    if context.gate:
        why = f"We recommend: {context.advice}. {context.advice_why}" if context.advice else ""
        fit = f"Alignment with your scope is {context.score} of 100." if context.score else ""
        return say(
            f"A decision is open: {context.gate_kind}. "
            f"You can choose {listed(context.gate_choices).replace(' and ', ' or ')}.",
            why,
            fit,
            "Only you decide it, on its own page, where each choice says what it means.",
            to=(Name.GATE,),
        )
    taken = context.decisions[0] if context.decisions else None
    last = f"The last one was {taken.gate}: {taken.choice}, on {taken.on}." if taken else ""
    version = context.version
    if version and not version.opened:
        return say(
            f"No decision is open. The next one is offered once you have opened {version.label}.",
            last,
            to=(Name.PREVIEW,),
        )
    return say("No decision is open right now.", last, to=(Name.DECISIONS, *onward(context)))


def plan(context: Context, meaning: Meaning) -> Reply:
    """The plan that was chosen."""
    if context.plan:
        when = f"It estimates: {context.plan_time}." if context.plan_time else ""
        covers = f"It covers {context.plan_covers} % of the scope." if context.plan_covers else ""
        others = (
            f"It was one of {context.plans_offered} plans; you can look at the others again."
            if context.plans_offered > 1
            else ""
        )
        return say(f"You chose the plan “{context.plan}”.", when, covers, others, to=(Name.PLANS,))
    if context.plans_offered:
        return say(
            f"You have not chosen yet: {count(context.plans_offered, 'plan')} wait for you.",
            to=(Name.PLANS,),
        )
    return say(
        "There is no plan yet. We draw plans up once the direction is decided.",
        context.next_title,
        to=onward(context),
    )
