"""Words as alignment counts them: content words, their stems, and how much each one tells."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

#: The most a word of the furniture may weigh; words nobody has seen weigh 6.7.
FURNITURE_WEIGHT = 2.0
WORD = re.compile(r"[a-z][a-z0-9']+")


class Word(NamedTuple):
    """A content word: its *stem*, the *text* as it was written, and where it starts."""

    stem: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where the word ends."""
        return self.start + len(self.text)


@lru_cache(maxsize=1)
def model() -> dict[str, Any]:
    """Return the shipped model: coefficients, word lists, suffixes, document frequencies."""
    return json.loads(Path(__file__).with_name("model.json").read_text("utf-8"))


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Return the words that tell nothing."""
    return frozenset(model()["stopwords"])


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what a lower-case word shares with its other forms: book, booked, bookings."""
    for suffix in model()["suffixes"]:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)] + ("i" if suffix in {"ies", "ied"} else "")
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word


@lru_cache(maxsize=1)
def furniture() -> frozenset[str]:
    """Return the stems of what a page is made of and of what one does to it.

    Every product has these words, so meeting one in a scope and in a request says little.
    """
    return frozenset(stem(word) for word in model()["furniture"])


@cache
def weight(a_stem: str) -> float:
    """Return how much a stem tells: its inverse document frequency, less for furniture."""
    known = model()
    told = math.log((known["N"] + 1) / (known["df"].get(a_stem, 0) + 1)) + 1
    return min(told, FURNITURE_WEIGHT) if a_stem in furniture() else told


def content_words(text: str) -> list[Word]:
    """Return the words of a text that are no stop words, in order."""
    written = text.replace("’", "'")
    lowered = written.lower()
    if len(lowered) != len(written):  # a few letters have no lower case of the same length
        written = lowered
    found = []
    for match in WORD.finditer(lowered):
        word = match.group().removesuffix("'s").strip("'")
        if word not in stop_words() and match.group() not in stop_words() and len(word) > 1:
            start = match.start()
            found.append(Word(stem(word), written[start : start + len(word)], start))
    return found


def tells_something(word: Word) -> bool:
    """Tell whether a word speaks of the product and not of its furniture."""
    return word.stem not in furniture()


def vector(stems: Iterable[str]) -> dict[str, float]:
    """Return the unit vector of a text: each stem by its weight and how often it stands there."""
    counted = {each: (1 + math.log(times)) * weight(each) for each, times in Counter(stems).items()}
    length = math.sqrt(sum(value * value for value in counted.values())) or 1.0
    return {each: value / length for each, value in counted.items()}
