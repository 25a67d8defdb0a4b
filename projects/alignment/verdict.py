"""Whether what is asked for belongs to what was agreed on, and why, in words for the founder.

The bounds that keep the number honest (each wish, and the whole, is *judged* on its own):

- a request is as far from the scope as its farthest wish;
- a wish is as far as what remains of it without the names of features it quotes, so that naming a
  feature never raises a score;
- what cannot be told keeps the rest below green, and so does what is too long to be read whole;
- a capability the scope lacks keeps it below green, a foreign one makes it red;
- housekeeping is at least yellow; it is green only by its own words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from projects.alignment import capabilities, clauses, housekeeping, scoring
from projects.alignment.sentences import explain
from projects.alignment.shapes import YELLOW, Alignment, Scope, colour_of
from projects.alignment.words import Word, content_words, tells_something

#: The most that what holds something unknown, or a capability near the scope, may score.
BELOW_GREEN = 79.0
#: The most that a request with a capability foreign to the scope may score.
FOREIGN = 55.0
#: Without one shared word: how near a meaning must be for us not to call it far, by few words
#: (one or two) and by more.
NEAR_FEW, NEAR = 0.2, 0.35


@dataclass(frozen=True)
class Judged:
    """What we think of one wish. *known* is false when it says too little to tell."""

    score: float
    known: bool
    is_housekeeping: bool = False


def _alone(ground: scoring.Ground, text: str, words: Sequence[Word]) -> Judged:
    """Judge a wish by its own words."""
    found = scoring.signals(ground, text, words)
    telling = {word.stem for word in words if tells_something(word)}
    known = any(each in ground.counts for each in telling)
    if not known and len(telling) >= 2:
        enough = NEAR_FEW if len(telling) == 2 else NEAR
        # By words alone, two of them say too little.
        known = found["nearest"] < enough if "nearest" in found else len(telling) > 2
    return Judged(scoring.score(found), known)


def _wish(ground: scoring.Ground, wish: str) -> Judged:
    """Judge a single wish; housekeeping is at least yellow."""
    found = _alone(ground, wish, content_words(wish))
    if housekeeping.is_housekeeping(wish, ground.counts):
        return Judged(max(found.score, YELLOW), known=True, is_housekeeping=True)
    return found


def _wishes(ground: scoring.Ground, request: str) -> Judged:
    """Judge a request by its farthest wish, and by all of them together but housekeeping."""
    wishes = [wish for wish in clauses.of(request) if _telling(wish)]
    if len(wishes) < 2:
        return _wish(ground, clauses.wish(request))
    found = [_wish(ground, wish) for wish in wishes]
    asked = [wish for wish, each in zip(wishes, found, strict=True) if not each.is_housekeeping]
    whole = _wish(ground, ". ".join(asked or wishes))
    bounds = [each.score if each.known else BELOW_GREEN for each in found]
    return replace(whole, score=min(whole.score, *bounds), is_housekeeping=not asked)


def _telling(text: str) -> list[Word]:
    return [word for word in content_words(text) if tells_something(word)]


def _request(ground: scoring.Ground, request: str) -> Judged:
    """Judge a request as it is, and by what remains without the names it quotes."""
    whole = _wishes(ground, clauses.wish(request))
    # A name may begin like manners ("see a list"), so it goes before they do.
    rest = clauses.without_names(request, ground.names)
    if rest == request:
        return whole
    rest = clauses.wish(rest)
    telling = _telling(rest)
    if not telling:  # all it speaks of is a feature, by its name
        return replace(whole, known=True)
    if len(telling) <= 2 and all(word.stem in ground.counts for word in telling):
        return whole
    left = _wishes(ground, rest)
    score = min(whole.score, left.score if left.known else BELOW_GREEN)
    if left.is_housekeeping:
        return Judged(max(score, YELLOW), known=True, is_housekeeping=True)
    return Judged(score, whole.known or left.known, whole.is_housekeeping)


def judged(scope: Scope, request: str) -> tuple[Judged, list[capabilities.New]]:
    """Return what we think of a request, its score not yet rounded, and what the scope lacks."""
    ground = scoring.ground(scope.goal, scope.features)
    whole, told = clauses.on_lines(request), clauses.beginning(request)
    found = _request(ground, told)
    if told != whole:
        found = replace(found, score=min(found.score, BELOW_GREEN))
    new = capabilities.new_in(whole, ground.text)
    if new:
        bound = FOREIGN if any(each.is_foreign for each in new) else BELOW_GREEN
        found = Judged(min(found.score, bound), known=True)
    return found, new


def align(scope: Scope, request: str) -> Alignment:
    """Say how far a request belongs to a scope. Pure; the same texts get the same answer."""
    verdict, new = judged(scope, request)
    score = int(verdict.score) if verdict.known else None
    ground = scoring.ground(scope.goal, scope.features)
    wish = clauses.wish(clauses.beginning(request))
    found = Alignment(
        score=score,
        colour=colour_of(score),
        matched=scoring.matched(ground, scope.names, wish),
        new_words=_new_words(ground, wish),
        capabilities=capabilities.names(new),
        is_housekeeping=verdict.is_housekeeping,
        reason="",
    )
    return replace(found, reason=explain(found))


def _new_words(ground: scoring.Ground, wish: str) -> tuple[str, ...]:
    """Return the telling words that the scope lacks, as written, each once."""
    found = {
        word.stem: word.text
        for word in reversed(content_words(wish))
        if tells_something(word) and word.stem not in ground.counts
    }
    return tuple(reversed(found.values()))


def of_many(scope: Scope, requests: Sequence[str]) -> Alignment:
    """Say how far the farthest of several requests is, so that more aligned ones never raise it.

    New words and capabilities are those of all. Nothing asked: 100.
    """
    found = [align(scope, request) for request in requests if request.strip()]
    if not found:
        return Alignment(
            score=100,
            colour=colour_of(100),
            matched=(),
            new_words=(),
            capabilities=(),
            is_housekeeping=False,
            reason="Nothing was asked for beyond what we agreed to build.",
        )
    # What cannot be told is better than red, and worse than anything we can tell.
    farthest = min(found, key=lambda each: YELLOW - 0.5 if each.score is None else each.score)
    return replace(
        farthest,
        new_words=_each_once(each.new_words for each in found),
        capabilities=_each_once(each.capabilities for each in found),
        is_housekeeping=all(each.is_housekeeping for each in found),
    )


def _each_once(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for some in lists for each in some))
