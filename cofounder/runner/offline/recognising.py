"""Recognising the kind of product an idea describes."""

from cofounder.runner.offline.archetypes import ARCHETYPES
from cofounder.runner.offline.archetypes.shape import Archetype
from cofounder.runner.offline.mentions import Mention
from cofounder.runner.offline.tokens import Token

#: Below this an archetype is a guess we do not make.
ENOUGH = 4
#: What a thing that is typical of an archetype counts, beside its cues.
TELLS = 2


def archetype_of(words: list[Token], found: dict[str, Mention]) -> Archetype:
    """Return the archetype that cues and things speak for; early words weigh more."""
    lemmas = f" {' '.join(t.lemma for t in words)} "
    raw = f" {' '.join(t.word for t in words)} "
    roots = f" {' '.join(_root(t.word) for t in words)} "
    early = (
        f" {' '.join(t.lemma for t in words[:30])} {' '.join(_root(t.word) for t in words[:30])} "
    )

    def weight(cue: str) -> int:
        needle = f" {cue} "
        times = max(lemmas.count(needle), raw.count(needle), roots.count(needle))
        return min(times, 2) + (1 if needle in early else 0)

    def told_by_things(archetype: Archetype) -> int:
        typical = sum(TELLS for key in found if key in (*archetype.fallback, *archetype.glue))
        sought = any(m.kept and m.noun and m.noun.group == "provider" for m in found.values())
        return typical + (TELLS if sought and archetype.key == "directory" else 0)

    scores = {
        key: sum(points * weight(cue) for cue, points in archetype.cues.items())
        + told_by_things(archetype)
        for key, archetype in ARCHETYPES.items()
        if archetype.cues
    }
    best = max(scores, key=lambda key: (scores[key], -list(ARCHETYPES).index(key)))
    return ARCHETYPES[best if scores[best] >= ENOUGH else "generic"]


def _root(word: str) -> str:
    """Return "swap" for "swapping": the verb that cues are written with."""
    if not word.endswith("ing") or len(word) < 6:
        return word
    root = word[:-3]
    return root[:-1] if root[-1] == root[-2] and root[-1] not in "ls" else root
