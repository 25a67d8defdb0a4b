"""The chat's answers, from facts alone. A model may take the place of ``reply`` later.

Whoever answers gets the same three things and gives back the same: text, and actions by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from chat.actions import Name, Proposal
from chat.answers import app, commands, journey, launch, outside, talk
from chat.answers.reply import Reply, Turn, say
from chat.intents import Meaning, understand
from chat.shapes import Context
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
    "document": journey.document,
    "scope": journey.scope,
    "how_long": journey.how_long,
    "alignment": journey.alignment,
    "timeline": journey.events,
    "board": _page(Name.BOARD, "The board shows what is planned, in progress and done.",
                   Beta.TIMELINE_BOARD),
    "graph": _page(Name.GRAPH, "The strategy graph shows how decisions led to versions.",
                   Beta.STRATEGY_GRAPH),
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


def reply(context: Context, turns: Sequence[Turn], text: str) -> Reply:
    """Answer *text*, said after *turns*, with what *context* holds and nothing else."""
    meaning = understand(text, context.own_words)
    meaning = _follow_up(meaning, turns)
    if meaning.intent == "yes":
        return replace(_pressing(turns), intent="yes")
    table = ANSWERS if context.project else outside.ANSWERS
    answer = table.get(meaning.intent, talk.unknown if context.project else outside.inside_one)
    return replace(answer(context, meaning), intent=meaning.intent)


def _follow_up(meaning: Meaning, turns: Sequence[Turn]) -> Meaning:
    """A bare "why?" is about what was said before."""
    if meaning.intent != "why":
        return meaning
    before = turns[-1].reply.intent if turns else ""
    about = {"gate": "decisions", "plan": "decisions", "ready": "ready", "launch": "ready"}
    return Meaning(about.get(before, "decisions" if before == "decisions" else "failure"))


def _pressing(turns: Sequence[Turn]) -> Reply:
    """Somebody says yes. Words do not act, so the same buttons are shown again."""
    offered: tuple[Proposal, ...] = turns[-1].reply.actions if turns else ()
    if not offered:
        return say("There is nothing to agree to right now. What would you like to know?")
    return Reply("Words alone start nothing here. Press the button, and it happens.", offered)
