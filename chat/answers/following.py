"""What is said after something else: "why?", "tell me more", "do it" mean what came before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chat.actions import Name, Proposal
from chat.answers.reply import Reply, Turn, say
from chat.intents import About, Meaning, readings
from chat.shapes import Context

#: What a bare "why?" asks for after an answer; after all others, the same again.
WHY: dict[str, str] = {
    "gate": "decisions", "plan": "decisions", "launch": "ready", "changes": "decisions",
    "versions": "decisions", "how_long": "plan", "park": "decisions", "scope": "decisions",
}  # fmt: skip
#: After these a bare "why?" is about a build that failed, where one did.
ABOUT_THE_BUILD = frozenset(
    {"status", "next", "build", "built", "open", "charged", "promises", "done", "refused", ""}
)


def resolve(
    meanings: list[Meaning], turns: Sequence[Turn], about: About, context: Context
) -> list[Meaning]:
    """Return *meanings* with those that lean on an earlier turn replaced by what they mean."""
    before = turns[-1] if turns else None
    return [_resolved(meaning, before, about, context) for meaning in meanings]


def _resolved(meaning: Meaning, before: Turn | None, about: About, context: Context) -> Meaning:
    if meaning.intent == "why":
        return _reason(before.reply.intent if before else "", context)
    if meaning.intent == "more":
        return _again(before, about)
    return meaning


def _reason(before: str, context: Context) -> Meaning:
    """What "why?" asks after an answer to *before*."""
    failed = context.attempt and context.attempt.stage == "failed"
    if before in ABOUT_THE_BUILD:
        if failed or not before:
            return Meaning("failure")
        return Meaning("ready" if context.light else "next")
    return Meaning(WHY.get(before, before))


def _again(before: Turn | None, about: About) -> Meaning:
    """The question of the turn before, once more."""
    if before is None:
        return Meaning("abilities")
    said = readings(before.said, about)[0]
    if said.intent == before.reply.intent:
        return replace(said, wonders=True)
    return Meaning(before.reply.intent, wonders=True)


def pressing(turns: Sequence[Turn]) -> Reply:
    """Somebody says yes. Words do not act, so the same buttons are shown again."""
    offered: tuple[Proposal, ...] = turns[-1].reply.actions if turns else ()
    if not offered:
        return say(
            "There is nothing to agree to right now. What would you like to know?", to=(Name.HOME,)
        )
    return Reply("Words alone start nothing here. Press the button, and it happens.", offered)
