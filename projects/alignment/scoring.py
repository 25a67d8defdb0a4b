"""How much of a wish the scope holds, as one calibrated number between 0 and 100."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from projects.alignment import clauses, meaning
from projects.alignment.words import (
    Word,
    content_words,
    model,
    tells_something,
    vector,
    weight,
)

if TYPE_CHECKING:
    import numpy as np

#: What the score is made of. Without embeddings the first four are what there is.
WORDED = ("covered", "alike", "held", "length")
MEANT = ("nearest", "whole")


#: A feature is what a request is about from this cosine on, even without a shared word.
SAME_MEANING = 0.55


@dataclass(frozen=True)
class Ground:
    """A scope, ready to be compared with: its words, its names, and what its parts mean."""

    text: str
    counts: Counter[str]
    vector: dict[str, float]
    names: list[clauses.Name]
    features: list[frozenset[str]]  # the telling stems of each
    meanings: "np.ndarray | None"  # one row for each part (goal first), then the whole


@lru_cache(maxsize=256)
def ground(goal: str, features: tuple[str, ...]) -> Ground:
    """Prepare a scope; the last few hundred are remembered."""
    text = " ".join((goal, *features))
    stems = [word.stem for word in content_words(text)]
    return Ground(
        text,
        Counter(stems),
        vector(stems),
        clauses.names_of(features),
        [
            frozenset(word.stem for word in content_words(feature) if tells_something(word))
            for feature in features
        ],
        meaning.embed([goal, *features, f"{goal} {'. '.join(features)}"]),
    )


def signals(scope: Ground, text: str, words: Sequence[Word]) -> dict[str, float]:
    """Return what speaks for a wish: *text* as written, *words* its content words.

    covered: share of the words' weight that stands in the scope. alike: cosine with the whole
    scope. held: weight of the shared words, by how often the scope has them. nearest, whole: how
    near it means the nearest part, and everything.
    """
    stems = {word.stem for word in words}
    # A sum over a set may differ in its last bit from run to run; an order keeps it the same.
    ordered = sorted(stems)
    told = sum(map(weight, ordered)) or 1.0
    shared = [each for each in ordered if each in scope.counts]
    asked = vector(word.stem for word in words)
    found = {
        "covered": sum(map(weight, shared)) / told,
        "alike": sum(asked[each] * scope.vector[each] for each in sorted(asked) if each in shared),
        "held": math.log1p(sum(weight(e) * math.log1p(scope.counts[e]) for e in shared)),
        "length": math.log1p(len(stems)),
    }
    if scope.meanings is not None:
        meant = meaning.embed([text])
        if meant is not None:
            near = scope.meanings @ meant[0]
            found |= {"nearest": float(near[:-1].max()), "whole": float(near[-1])}
    return found


def score(found: dict[str, float]) -> float:
    """Return 0-100. At 60 a wish is as likely to belong to the scope as not."""
    fitted = model()["with_meaning" if "nearest" in found else "words_only"]
    logit = fitted["intercept"] + sum(found[name] * by for name, by in fitted["coef"].items())
    return 100 / (1 + math.exp(-logit))


def matched(scope: Ground, names: Sequence[str], text: str, most: int = 3) -> tuple[str, ...]:
    """Return the names of the features a wish is about, best first."""
    asked = {word.stem for word in content_words(text) if tells_something(word)}
    near = [0.0] * len(names)
    if scope.meanings is not None and (meant := meaning.embed([text])) is not None:
        near = [float(each) for each in scope.meanings[1:-1] @ meant[0]]
    ranked = []
    for name, stems, likeness in zip(names, scope.features, near, strict=True):
        named = {word.stem for word in content_words(name)}
        shared = sum(weight(e) * (3 if e in named else 1) for e in sorted(asked & (stems | named)))
        if shared or likeness >= SAME_MEANING:
            ranked.append((shared + 10 * likeness, name))
    best = max((rank for rank, _ in ranked), default=0.0)
    ranked = sorted((each for each in ranked if each[0] >= best / 2), key=lambda each: -each[0])
    return tuple(dict.fromkeys(name for _, name in ranked))[:most]
