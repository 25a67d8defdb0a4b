"""What an answer is made of."""

from __future__ import annotations

from dataclasses import dataclass

from chat.actions import Name, Proposal


@dataclass(frozen=True)
class Reply:
    """An answer: plain text, a line for each sentence that stands alone, and named actions."""

    text: str
    actions: tuple[Proposal, ...] = ()
    intent: str = ""


@dataclass(frozen=True)
class Turn:
    """One exchange: what the founder said, and what we answered."""

    said: str
    reply: Reply


def say(*lines: str, to: tuple[Name | Proposal, ...] = ()) -> Reply:
    """Return a reply of the non-empty *lines*, with actions *to* offer."""
    named = tuple(Proposal(action) if isinstance(action, Name) else action for action in to)
    return Reply("\n".join(line for line in lines if line), named)
