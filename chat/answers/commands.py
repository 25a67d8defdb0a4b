"""Answers to commands: what we would do, and the button for it. Words alone never act."""

from __future__ import annotations

from chat.actions import Name, Proposal, build_terms
from chat.answers.journey import line, onward
from chat.answers.reply import Reply, say
from chat.intents import Meaning
from chat.shapes import Context
from chat.wanting import planned, restated

PARKED = "The project is parked, so nothing runs on it. Take it up again first."


def build(context: Context, meaning: Meaning) -> Reply:
    """Asked to build."""
    if context.parked:
        return say(PARKED, to=(Name.TAKE_UP,))
    if context.building:
        return say(line(context), to=(Name.BUILD,))
    if context.version:
        talk = f"You are already talking about “{context.change_words}”." if context.change else ""
        return say(
            f"{context.version.label} is ready. The next version follows from a change you want.",
            talk or context.change_not_yet,
            to=_to_changes(context),
        )
    if context.not_yet:
        return say(f"Not yet. {context.not_yet}", context.next_title, to=onward(context))
    press = () if meaning.wonders else (Name.START_BUILD,)
    return say(
        "We can build the first version now. You decide; we only start when you press the button.",
        build_terms(context),
        "" if press else "The page of builds has the quote, and the button.",
        to=(*press, Name.BUILDS),
    )


def cancel(context: Context, meaning: Meaning) -> Reply:
    """Asked to stop."""
    if not context.building:
        return say("No build is waiting or running, so there is nothing to stop.",
                   to=onward(context))  # fmt: skip
    return say(
        line(context),
        "If you stop it, what was written so far is kept and nothing is charged, but this version "
        "will not be finished.",
        to=(Name.CANCEL_BUILD, Name.BUILD),
    )


def change(context: Context, meaning: Meaning) -> Reply:
    """Asked for a change to the app."""
    words = meaning.key
    if context.parked:
        return say(PARKED, to=(Name.TAKE_UP,))
    if not context.version:
        scope = context.paper("mvp_scope")
        if scope and scope.stage == "ready":
            return say(
                f"You want: “{words}”. The first version is not built yet, so write it into the "
                "MVP scope; the build follows from it.",
                to=(Proposal(Name.DOCUMENT, "mvp_scope"),),
            )
        return say(
            f"You want: “{words}”. Changes are made to a version, and there is no version yet. "
            "What the app should do, you can tell us on the way there.",
            to=onward(context),
        )
    if context.change:
        return say(
            f"One change at a time: you are already talking about “{context.change_words}”. "
            "Finish or drop that one, then ask for this.",
            to=(Name.CHANGES,),
        )
    if context.change_not_yet:
        return say(
            f"You want to change {context.version.label}: “{words}”. {context.change_not_yet}",
            to=_to_changes(context),
        )
    return say(
        f"You want to change {context.version.label}: “{words}”.",
        _understood(context, words),
        "Press the button to ask for it. We then ask back, say how it fits your scope and what it "
        "touches, and build nothing before you agree.",
        to=(Proposal(Name.ASK_CHANGE, words),),
    )


def _to_changes(context: Context) -> tuple[Name, ...]:
    """Where the next change begins, or what stands before it."""
    if context.change:
        return (Name.CHANGES,)
    if context.change_not_yet and context.version:
        return (Name.GATE,) if context.gate else (Name.PREVIEW, Name.CHANGES)
    return (Name.ASK_CHANGE,)


def _understood(context: Context, words: str) -> str:
    """Say what we read in *words*, or honestly that the built-in co-founder cannot make it."""
    plan = planned(context, words)
    if plan is None:
        return ""
    if plan.operations:
        return f"As we understand it: {restated(plan)}"
    return (
        "As it stands, the built-in co-founder may not be able to make this; it then keeps it as a "
        "wish, which costs nothing."
    )


def park(context: Context, meaning: Meaning) -> Reply:
    """Asked to put the project aside."""
    if context.parked:
        return say("It is parked already.", to=(Name.TAKE_UP,))
    if context.building:
        return say("We are building it right now. Stop the build first, then park it.",
                   to=(Name.BUILD,))  # fmt: skip
    return say("Parking puts it aside: nothing runs and nothing is lost.", to=(Name.PARK,))


def take_up(context: Context, meaning: Meaning) -> Reply:
    """Asked to go on with a parked project."""
    if not context.parked:
        return say("It is not parked. " + context.next_title, to=onward(context))
    return say("It is parked. Take it up again where it stood.", to=(Name.TAKE_UP,))
