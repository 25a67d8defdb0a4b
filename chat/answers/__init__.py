"""The chat's answers, from facts alone. A model may take the place of ``reply`` later.

Whoever answers gets the same three things and gives back the same: text, and actions by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

from chat.actions import Name
from chat.answers import app, commands, following, journey, launch, outside, papers, talk
from chat.answers.reply import Reply, Turn, say
from chat.intents import About, Meaning, readings
from chat.shapes import Context
from chat.wanting import can_be_made
from projects.flags import Beta

__all__ = ["ANSWERS", "Reply", "Turn", "reply"]

Answer = Callable[[Context, Meaning], Reply]


def _page(name: Name, words: str, flag: Beta) -> Answer:
    """An answer that leads to a beta page; where that is off, we do not know of it."""

    def answer(context: Context, meaning: Meaning) -> Reply:
        is_on = flag.value in context.flags
        return say(words, to=(name,)) if is_on else talk.unknown(context, meaning)

    return answer


#: What answers each intent about a project.
ANSWERS: dict[str, Answer] = {
    "status": journey.status,
    "next": journey.step,
    "line": journey.waiting,
    "interview": journey.interview,
    "idea": journey.idea,
    "users": journey.users,
    "problem": journey.problem,
    "decisions": journey.decisions,
    "gate": journey.gate,
    "plan": journey.plan,
    "document": papers.document,
    "scope": papers.scope,
    "how_long": papers.how_long,
    "alignment": papers.alignment,
    "timeline": papers.events,
    "board": _page(Name.BOARD, "The board shows what is planned, in progress and done.",
                   Beta.TIMELINE_BOARD),
    "graph": _page(Name.GRAPH, "The strategy graph shows how decisions led to versions.",
                   Beta.STRATEGY_GRAPH),
    "projects": papers.projects,
    "built": app.built,
    "made_of": app.made_of,
    "promises": app.promises,
    "versions": app.versions,
    "changes": app.changes,
    "back": app.back,
    "open": app.open_it,
    "share": app.share,
    "export": app.export,
    "download": app.download,
    "failure": app.failure,
    "ready": launch.ready,
    "launch": launch.launch,
    "cost": launch.cost,
    "charged": launch.charged,
    "limits": launch.limits,
    "build": commands.build,
    "cancel": commands.cancel,
    "change": commands.change,
    "park": commands.park,
    "take_up": commands.take_up,
    "abilities": talk.abilities,
    "safety": talk.safety,
    "engine": talk.engine,
    "human": talk.human,
    "account": talk.account,
    "delete": talk.delete,
    "small_talk": talk.small_talk,
    "off_topic": talk.off_topic,
    "unknown": talk.unknown,
}  # fmt: skip


#: Buttons below one answer, at most.
MOST_BUTTONS = 4


def reply(context: Context, turns: Sequence[Turn], text: str) -> Reply:
    """Answer *text*, said after *turns*, with what *context* holds and nothing else."""
    about = About(context.own_words, expected(context), cache(partial(can_be_made, context)))
    meanings = following.resolve(readings(text, about), turns, about, context)
    if meanings[0].intent == "yes":
        return replace(following.pressing(turns), intent="yes")
    return _together([_one(context, meaning) for meaning in meanings])


def expected(context: Context) -> dict[str, float]:
    """How much more than usual some questions are to be expected as things stand."""
    build = context.attempt
    if context.building:
        return {"how_long": 1.2, "cancel": 1.2, "line": 1.2}
    if build and build.stage == "failed":
        return {"failure": 1.2} if context.version else {"failure": 1.5, "promises": 0.6}
    if context.version:
        return {"promises": 1.2, "built": 1.2, "scope": 0.8}
    return {"scope": 1.2, "promises": 0.8, "interview": 1.0 if context.stage_number else 1.2}


def _one(context: Context, meaning: Meaning) -> Reply:
    table = ANSWERS if context.project else outside.ANSWERS
    answer = table.get(meaning.intent, talk.unknown if context.project else outside.inside_one)
    return replace(answer(context, meaning), intent=meaning.intent)


def _together(replies: list[Reply]) -> Reply:
    """One answer of several, each line and each button once; it is named after the first."""
    lines = dict.fromkeys(line for one in replies for line in one.text.splitlines())
    buttons = dict.fromkeys(action for one in replies for action in one.actions)
    return Reply("\n".join(lines), tuple(buttons)[:MOST_BUTTONS], replies[0].intent)
