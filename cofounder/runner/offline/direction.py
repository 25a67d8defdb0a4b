"""What narrow and pivot asked for: the founder's directions, told apart."""

import re
from dataclasses import dataclass

from cofounder.runner.offline.wording import tidy

_MARK = re.compile(r"^\s*(narrow|pivot)\s*:\s*", re.IGNORECASE)
#: Without a mark, these words begin a new idea rather than a smaller one.
_ANEW = re.compile(
    r"^(?:instead|rather|make it|turn it into|let'?s|build|switch|change (?:it )?(?:in)?to|an?"
    r" app)\b|"
    r"\binstead(?: of)?\b|\bnot .{1,40} but\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:instead,?|rather,?|pivot(?: to)?|let'?s (?:do|build|make)?)\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Direction:
    """*pivot* is the newest new idea (or nothing); *narrow* what narrows since then."""

    pivot: str = ""
    narrow: tuple[str, ...] = ()


def directions(text: str) -> Direction:
    """Read the directions of a project, one per line, newest last.

    A line may be marked ``narrow:`` or ``pivot:``; an unmarked one is read by its words.
    """
    pivot, narrow = "", []
    for line in text.splitlines():
        match = _MARK.match(line)
        said = tidy(line[match.end() :] if match else line)
        if not said:
            continue
        kind = match.group(1).lower() if match else ("pivot" if _ANEW.search(said) else "narrow")
        if kind == "pivot":
            pivot, narrow = _LEADING.sub("", said) or said, []
        else:
            narrow.append(said)
    return Direction(pivot, tuple(narrow))
