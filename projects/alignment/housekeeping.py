"""What every product needs sooner or later, and nobody writes into a scope: it is no drift.

A wish is housekeeping when it speaks of one of these and of little else: of at most two things of
the scope, and of at most one that the scope lacks (none, when what it speaks of is as common as
"search"). "Dark mode" is; "dark mode for our chess league" is not.
"""

import re
import tomllib
from collections.abc import Container, Sequence
from functools import lru_cache
from pathlib import Path

from projects.alignment.words import Word, content_words, tells_something


@lru_cache(maxsize=1)
def _known() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Return what clearly is housekeeping, what may be, and the words such wishes are told with."""
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    clear = [each for kind in listed["clear"].values() for each in kind]
    common = [each for kind in listed["common"].values() for each in kind]
    return _any_of(clear), _any_of(clear + common), frozenset(listed["told_with"].split())


def _any_of(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])", re.IGNORECASE)


def _rest(wish: str, pattern: re.Pattern[str], told_with: frozenset[str]) -> list[Word] | None:
    """Return the words that speak of a product besides the pattern's; None if it is not met."""
    rest, met = pattern.subn(" ", wish)
    if not met:
        return None
    return [
        word
        for word in content_words(rest)
        if tells_something(word) and word.text.lower() not in told_with
    ]


def is_housekeeping(wish: str, scope: Container[str]) -> bool:
    """Tell whether a wish is about what every product needs. *scope* holds the scope's stems."""
    clear, common, told_with = _known()
    for pattern, spare in ((clear, 1), (common, 0)):
        rest = _rest(wish, pattern, told_with)
        if rest is None:
            continue
        beyond = {word.stem for word in rest if word.stem not in scope}
        if len(beyond) <= spare and len({word.stem for word in rest} - beyond) <= 2 - len(beyond):
            return True
    return False
