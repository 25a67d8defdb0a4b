"""A request taken apart: the things it asks for, and what remains without the names it quotes."""

import re
from collections.abc import Sequence

from projects.alignment.words import Word, content_words

#: What begins a new wish after a comma or an "and".
VERBS = (
    "add allow also ask build change connect create display enable give have implement include "
    "integrate introduce invite launch let make mint offer open play please post provide publish "
    "put remind replace run sell send set share show start stream support switch track translate "
    "turn use want"
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
#: A sentence that explains the one before and asks for nothing itself.
REMARK = re.compile(
    r"^(?:hint|note|this (?:is|means|way)|since|because|for example|e\.g|i\.e)\b", re.IGNORECASE
)


def wish(request: str) -> str:
    """Return a request without manners and without what it is good for."""
    bare = PLEASE.sub(" ", BENEFIT.sub("", request))
    return MANNERS.sub("", bare).strip() or request.strip()


def of(request: str) -> list[str]:
    """Return the single wishes of a request, in order; remarks stay with what they explain."""
    found: list[str] = []
    for part in BOUNDARY.split(BENEFIT.sub("", request)):
        part = part.strip(" ,.;!?")
        if found and REMARK.match(part):
            found[-1] += f". {part}"
        elif part:
            found.append(part)
    return [wish(part) for part in found]


def without_names(words: Sequence[Word], names: Sequence[frozenset[str]]) -> list[Word]:
    """Return the words that are not part of a quoted name (the stems of a name, side by side)."""
    quoted = [False] * len(words)
    for name in names:
        size = len(name)
        for at in range(len(words) - size + 1):
            if {word.stem for word in words[at : at + size]} == name:
                quoted[at : at + size] = [True] * size
    return [word for word, is_quoted in zip(words, quoted, strict=True) if not is_quoted]


def stems_of_names(names: Sequence[str]) -> list[frozenset[str]]:
    """Return the stems of each name that has any."""
    found = [frozenset(word.stem for word in content_words(name)) for name in names]
    return [name for name in found if name]
