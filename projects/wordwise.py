"""Texts compared word by word, readable and in bounded time."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

#: A word with the space behind it. Scripts without spaces are compared sign by sign.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+[ \t]*|\n+|[^\w\n][ \t]*")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？\n])(?=[^.!?。！？\n])")

#: difflib is quadratic in what matches; beyond these it is asked about larger units.
MOST_TOKENS = 6_000
MOST_PAIRS = 150_000
#: With less in common than this share of the shorter text, and of both together, two texts are
#: shown one after the other instead of in crumbs.
LEAST_OF_SHORTER = 0.5
LEAST_OF_BOTH = 0.35
#: What stays the same between two changes, but is shorter than this, is read as changed too.
SHORTEST_ISLAND = 3
#: Up to how many lines of a list are matched by likeness with as many others.
MOST_LINES = 60


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, came or went."""

    mark: Literal["same", "added", "removed"]
    text: str


def plain(value: Any) -> str:
    """Return *value* as text; nothing is the empty text, never a word for it."""
    return "" if value is None else str(value)


@dataclass
class Budget:
    """How many equal places may still be looked at on a page; beyond, texts are shown whole."""

    pairs: int = MOST_PAIRS * 4

    def allows(self, one: list[str], other: list[str]) -> bool:
        """Tell whether two lists of units may be compared, and take off what that costs."""
        cost = _pairs(one, other) + len(one) + len(other)
        if cost > self.pairs or not _is_affordable(one, other):
            return False
        self.pairs -= cost
        return True


def words(old: str, new: str, budget: Budget | None = None) -> list[Piece]:
    """Return what changed from *old* to *new* as pieces in reading order.

    Texts of one page share a *budget*.
    """
    budget = budget or Budget()
    if old == new:
        return [Piece("same", old)] if old else []
    one, other = _WORD.findall(old), _WORD.findall(new)
    if budget.allows(one, other):
        return _tidy(_steps(one, other), len(old), len(new))
    return _by_sentence(*_between(one, other), budget)


def _between(one: list[str], other: list[str]) -> tuple[str, str, str, str]:
    """Return what both begin with, the two middles, and what both end with."""
    shorter = min(len(one), len(other))
    start = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    rest = shorter - start
    end = next((n for n in range(rest) if one[-1 - n] != other[-1 - n]), rest)
    middles = ("".join(tokens[start : len(tokens) - end]) for tokens in (one, other))
    return "".join(one[:start]), *middles, "".join(one[len(one) - end :])


def _by_sentence(start: str, old: str, new: str, end: str, budget: Budget) -> list[Piece]:
    """Compare the sentences between a common *start* and *end*, then the words of some of them."""
    around = [[Piece("same", text)] if text else [] for text in (start, end)]
    one, other = _SENTENCE_END.split(old), _SENTENCE_END.split(new)
    if not budget.allows(one, other):
        return [*around[0], *_replaced(old, new), *around[1]]
    pieces: list[Piece] = []
    for mark, before, after in _blocks(one, other):
        if mark == "same":
            pieces.append(Piece("same", before))
            continue
        inner = _WORD.findall(before), _WORD.findall(after)
        if before and after and budget.allows(*inner):
            pieces += _tidy(_steps(*inner), len(before), len(after))
        else:
            pieces += _replaced(before, after)
    return [*around[0], *pieces, *around[1]]


def _is_affordable(one: list[str], other: list[str]) -> bool:
    """True when difflib will be quick about it."""
    return len(one) + len(other) <= MOST_TOKENS and _pairs(one, other) <= MOST_PAIRS


def _pairs(one: list[str], other: list[str]) -> int:
    """How many places of *one* equal a place of *other*."""
    there = Counter(other)
    return sum(count * there[token] for token, count in Counter(one).items())


def _blocks(one: list[str], other: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield stretches: "same" or "changed", what they were, what they are."""
    found = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for what, i, j, k, m in found:
        yield "same" if what == "equal" else "changed", "".join(one[i:j]), "".join(other[k:m])


def _steps(one: list[str], other: list[str]) -> list[tuple[str, str, str]]:
    """Blocks, with small islands of sameness drowned in the changes around them."""
    steps: list[tuple[str, str, str]] = []
    blocks = list(_blocks(one, other))
    for number, (mark, before, after) in enumerate(blocks):
        inside = 0 < number < len(blocks) - 1
        if mark == "same" and inside and len(before.strip()) < SHORTEST_ISLAND:
            mark = "changed"
        if steps and mark == "changed" == steps[-1][0]:
            steps[-1] = ("changed", steps[-1][1] + before, steps[-1][2] + after)
        else:
            steps.append((mark, before, after))
    return steps


def _tidy(steps: list[tuple[str, str, str]], old_length: int, new_length: int) -> list[Piece]:
    """Turn blocks into pieces; texts with little in common are shown whole, one after the other."""
    common = sum(len(before) for mark, before, _ in steps if mark == "same")
    is_little = common < LEAST_OF_SHORTER * min(old_length, new_length)
    if is_little and 2 * common < LEAST_OF_BOTH * (old_length + new_length):
        return _replaced("".join(b for _, b, _ in steps), "".join(a for _, _, a in steps))
    pieces: list[Piece] = []
    for mark, before, after in steps:
        pieces += [Piece("same", before)] if mark == "same" else _replaced(before, after)
    return pieces


def _replaced(old: str, new: str) -> list[Piece]:
    """*old* gone and *new* come; a space that both end with is neither."""
    end = " " if old.endswith(" ") and new.endswith(" ") else ""
    old, new = old.removesuffix(end), new.removesuffix(end)
    pieces = [Piece("removed", old), Piece("added", new), Piece("same", end)]
    return [piece for piece in pieces if piece.text]


def alike(one: str, other: str, share: float = 0.5) -> bool:
    """True when two texts share more than *share* of their words."""
    mine, theirs = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return bool(mine) and len(mine & theirs) > share * len(mine | theirs)


def pair(old: list[str], new: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Match the lines of two lists: equal ones, then alike ones between them. None: no partner."""
    if not _is_affordable(old, new):
        yield from ((line, None) for line in old)
        yield from ((None, line) for line in new)
        return
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from zip(old[i:j], new[k:m], strict=True)
        else:
            yield from _match(old[i:j], new[k:m])


def _match(old: list[str], new: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Match lines that say nearly the same, in the order of *new*; what is gone comes last."""
    left = list(old)
    is_small = len(old) <= MOST_LINES and len(new) <= MOST_LINES
    for line in new:
        partner = next((o for o in left if alike(o, line)), None) if is_small else None
        if partner is not None:
            left.remove(partner)
        yield partner, line
    yield from ((line, None) for line in left)
