"""A request taken apart: the things it asks for, and what remains without the names it quotes."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from projects.alignment.words import Word, content_words

POINTERS = "for|in|into|on|onto|to|of|with|within|at|from|about|under|via|through|using|by"
PARTS = "feature|page|section|part|area|screen"
#: What begins a new wish after a comma or an "and".
VERBS = (
    "add allow also ask build calculate change collect compare connect create display enable "
    "give have hire implement include integrate introduce invite launch learn let listen make "
    "mint monitor offer open organise organize plan play please post predict provide publish "
    "put recommend remind rent replace run schedule sell send set share show start stream "
    "suggest support switch teach track trade translate turn use want watch"
).replace(" ", "|")
BOUNDARY = re.compile(
    rf"""
    (?<=[a-z0-9)][.!?;])(?<!e\.g\.)(?<!i\.e\.)(?<!\betc\.)(?<!\bnr\.)\s+ (?![^(]*\)) | \n+ | ;\s*
    | ,?\s+(?:and|then|plus|but)\s+(?:then\s+|also\s+|please\s+|we\s+|i\s+|to\s+)?(?=(?:{VERBS})\b)
    | ,\s+(?=(?:{VERBS})\b)
    | ,?\s+(?:as\ well\ as|in\ addition\ to|along\ with|on\ top\ of\ that)\s+
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: "…, so that …": what a wish is good for is not what is asked for.
BENEFIT = re.compile(r",?\s+so that\b[^.!?;\n]*", re.IGNORECASE)
#: How one asks, which says nothing about what for.
MANNERS = re.compile(
    r"""
    ^\s* (?: (?:please|hi|hello|also|and|so|ok|okay|well|maybe|perhaps|just|now)\b ,?\s*
      | (?:could|can|would|will|may|should)\s+(?:we|you|i|it)\s+(?:please\s+|also\s+|maybe\s+)*
        (?:be\s+possible\s+to\s+|be\s+able\s+to\s+)?
      | (?:i|we)(?:'d|’d|\s+would|\s+really|\s+also)*\s+(?:want|need|like|love|wish|think)\s+
        (?:that\s+|you\s+to\s+|to\s+|for\s+)?
      | it\s+(?:would|might)\s+be\s+\w+\s+(?:if\s+(?:we|you|i)\s+could\s+|to\s+)
      | (?:how|what)\s+about\s+ | let'?s\s+
      | (?:add|have|get|build|make|implement|include|create|introduce|see)\s+(?:in\s+)?
        (?=(?:a|an|the|some|more|support|adding|having)\b)
      | (?:adding|having|support\s+for)\s+
    )+
    """,
    re.IGNORECASE | re.VERBOSE,
)
PLEASE = re.compile(r",?\s*\b(?:please|thanks|thank you)\b[,.!?]*\s*", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|an?|our|my)\s+", re.IGNORECASE)
#: What stands before a name that is quoted, and after one: "for the dogs", "dogs feature: …".
POINTED = re.compile(
    rf"\b(?:{POINTERS})\s+"
    r"(?:(?:the|a|an|our|my|your|their|each|every|all|any|this|that)\s+)*[^\w\s]?$",
    re.IGNORECASE,
)
HEADING = re.compile(rf"[^\w\s]?\s*(?:(?:{PARTS})\b|[:–—-])", re.IGNORECASE)
#: What may stand around a wish.
EDGES = " \t\r\n,.;:!?–—-"
#: What a name leaves behind at either end when it is gone.
LEFT_OVER = re.compile(
    rf"""
    ^ [^\w]* (?:(?:{POINTERS}|and|the|our|my)\b\s*)* (?:(?:{PARTS})\b)? [^\w]* [:,–—-] \s*
    | (?:\s+(?:{POINTERS}|and|the|our|my|{PARTS})\b)+ [^\w]* $
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: How much of a request is taken apart; some of these patterns are quadratic in what they search.
LONGEST = 2_000
_SPACE = re.compile(r"\s+")
#: A sentence that explains the one before and asks for nothing itself.
REMARK = re.compile(
    r"^(?:hint|note|this (?:is|means|way)|since|because|for example|e\.g|i\.e)\b", re.IGNORECASE
)


def on_lines(request: str) -> str:
    """Return a request with one space or one line break for any stretch of white space."""
    return _SPACE.sub(lambda space: "\n" if "\n" in space[0] else " ", request).strip()


def beginning(request: str) -> str:
    """Return as much of a request as is taken apart, cut after a word. Everything else here asks
    for texts like this one: of single spaces and of at most ``LONGEST`` characters.
    """
    told = on_lines(request)
    if len(told) <= LONGEST:
        return told
    cut = told[:LONGEST]
    return cut[: max(cut.rfind(" "), cut.rfind("\n"))] if _SPACE.search(cut) else cut


def wish(request: str) -> str:
    """Return a request without manners and without what it is good for."""
    bare = PLEASE.sub(" ", BENEFIT.sub("", request))
    return MANNERS.sub("", bare).strip(EDGES) or request.strip(EDGES)


def of(request: str) -> list[str]:
    """Return the single wishes of a request, in order; remarks stay with what they explain."""
    found: list[str] = []
    for part in BOUNDARY.split(BENEFIT.sub("", request)):
        part = part.strip(EDGES)
        if found and REMARK.match(part):
            found[-1] += f". {part}"
        elif part:
            found.append(part)
    return [wish(part) for part in found]


class Name(NamedTuple):
    """A feature's name: as it is *written* (of several words), and its stems, sorted."""

    written: re.Pattern[str] | None
    stems: tuple[str, ...]


def names_of(features: Sequence[str]) -> list[Name]:
    """Return the names by which the features of a scope can be quoted, the longest first."""
    found = []
    for feature in features:
        name = feature.partition(": ")[0].strip(" .")
        stems = tuple(sorted(word.stem for word in content_words(name)))
        several = len(ARTICLE.sub("", name).split()) > 1
        written = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I) if several else None
        if stems or written:
            found.append(Name(written, stems))
    return sorted(found, key=lambda name: -len(name.stems))


def without_names(request: str, names: Sequence[Name]) -> str:
    """Return a request without the names it quotes, as written or as the same words in any order.

    A name of one word is a word like any other; it is quoted where something is said to be for it,
    in it, or the like.
    """
    rest = request
    for name in names:
        if name.written:
            rest = name.written.sub(" ", rest)
    rest = _without_stems(rest, {name.stems for name in names if name.stems})
    if rest == request:
        return request
    return LEFT_OVER.sub(" ", rest).strip() if any(map(str.isalnum, rest)) else ""


def _without_stems(text: str, names: set[tuple[str, ...]]) -> str:
    words = content_words(text)
    quoted: set[int] = set()
    for size in sorted({len(name) for name in names}, reverse=True):
        for at in range(len(words) - size + 1):
            stems = tuple(sorted(word.stem for word in words[at : at + size]))
            if stems in names and (size > 1 or _is_pointed_at(text, words, at, quoted)):
                quoted |= set(range(at, at + size))
    kept, end = [], 0
    for at in sorted(quoted):
        kept.append(" " if at - 1 in quoted else text[end : words[at].start])
        end = words[at].end
    return " ".join((*kept, text[end:])) if quoted else text


def _is_pointed_at(text: str, words: Sequence[Word], at: int, quoted: Container[int]) -> bool:
    before = text[words[at - 1].end if at else 0 : words[at].start]
    if at - 1 in quoted and before.strip(" ,").lower() in {"", "and"}:
        return True
    if any(
        words[at].stem == words[beside].stem
        for beside in (at - 1, at + 1)
        if 0 <= beside < len(words)
    ):
        return True  # said twice in a row
    return bool(POINTED.search(before) or HEADING.match(text[words[at].end :]))
