"""Answers that are about us: what we can do, what becomes of data, and what we do not know."""

from __future__ import annotations

from chat.actions import ACTS, Name
from chat.answers.journey import onward
from chat.answers.reply import Reply, say
from chat.intents import Meaning
from chat.shapes import Context
from chat.wording import listed


def abilities(context: Context, meaning: Meaning) -> Reply:
    """What can be asked."""
    return say(
        "Ask about status, next step, cost, decisions, plan, documents, what was built, what "
        "changed, why a build failed, or what stands before the launch.",
        "Tell us what to do, such as “start the build” or “add a phone number”, and you get a "
        "button. Nothing happens before you press it. You need no programming for any of it.",
        three(context),
        f"What happens next here: {context.next_title}" if context.next_title else "",
        to=_next_page(context),
    )


def safety(context: Context, meaning: Meaning) -> Reply:
    """What becomes of ideas and data."""
    engine = (
        "The co-founder that answers here is built in: what you write is sent to no AI model."
        if context.offline
        else f"What you write is sent to {context.engine} to be answered."
    )
    return say(
        "In the product only you see your projects; staff who run this place can read them to help."
        " Others see a preview only through a link you make.",
        engine,
        "Answers, documents and versions are kept, whatever a build does. This conversation is "
        "not: it is gone with your browser session.",
        to=(Name.ENGINES,),
    )


def engine(context: Context, meaning: Meaning) -> Reply:
    """Who answers."""
    return say(
        "You are talking to the built-in co-founder. It knows your project's facts and uses no AI "
        "model."
        if context.offline
        else f"In this chat answers come from your project's facts, by fixed rules. "
        f"Documents and code come from {context.engine}.",
        to=(Name.ENGINES,),
    )


def human(context: Context, meaning: Meaning) -> Reply:
    """Asked for a person."""
    build = context.attempt
    failed = build and build.stage == "failed" and build.debug_id
    return say(
        "Nobody sits behind this chat. Write to those who run this place.",
        f"Tell them the debug id of the last build, {build.debug_id}: with it they find what "
        "happened."
        if build and failed
        else "",
        to=(Name.BUILD,) if failed else (),
    )


def account(context: Context, meaning: Meaning) -> Reply:
    """Asked about the account."""
    return say(f"You are on {context.allowed.tier}. "
               "Your password is changed in the menu under your initials, top right.",
               to=(Name.PROJECTS,))  # fmt: skip


def delete(context: Context, meaning: Meaning) -> Reply:
    """Asked to delete something."""
    return say(
        "Nothing can be deleted from this chat. A project can be parked: nothing runs on it then.",
        "To have data removed, write to those who run this place.",
        to=(Name.PARK,),
    )


def small_talk(context: Context, meaning: Meaning) -> Reply:
    """Said hello or thanks."""
    named = f"Here it is all about “{context.name}”. " if context.project else ""
    return say(f"Hello. {named}What would you like to know?", three(context),
               to=_next_page(context))  # fmt: skip


def off_topic(context: Context, meaning: Meaning) -> Reply:
    """Asked about the world."""
    return say("That we do not know: here it is only about your project.", three(context),
               to=_next_page(context))  # fmt: skip


def unknown(context: Context, meaning: Meaning) -> Reply:
    """Not understood."""
    return say("We did not understand that.", three(context), to=_next_page(context))


def _next_page(context: Context) -> tuple[Name, ...]:
    """The page of the next step: where to go from an answer that leads nowhere else."""
    return tuple(name for name in onward(context) if name not in ACTS)


def three(context: Context) -> str:
    """Three things this project has an answer to."""
    return f"You can ask, for example: {listed(f'“{q}”' for q in suggestions(context))}."


def suggestions(context: Context) -> tuple[str, str, str]:
    """Three questions that fit where the project stands."""
    if not context.project:
        return "What can you do?", "Is my idea safe?", "Which projects do I have?"
    if context.building:
        return "Where are we?", "How long will it take?", "What does it cost?"
    if context.version:
        return "What did you build?", "What blocks the launch?", "What did it cost so far?"
    if context.attempt and context.attempt.stage == "failed":
        return "Why did it fail?", "Was it charged?", "What happens next?"
    if context.plan:
        return "What will the first version do?", "What will it cost?", "What did we decide?"
    return "Where are we?", "What happens next?", "What will it cost?"
