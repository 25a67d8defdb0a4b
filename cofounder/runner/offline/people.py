"""Finding in a text who is meant: the people, their side, and the phrase that names them."""

import re
from dataclasses import dataclass

from cofounder.runner.offline.lexicon.actors import ACTORS, OWNERS_WHO_PROVIDE, OWNERS_WHO_SEEK
from cofounder.runner.offline.lexicon.shape import Side
from cofounder.runner.offline.lexicon.words import (
    ACTS,
    ADJECTIVES,
    JUNK,
    KEEPING_VERBS,
    STOP,
    VERBS,
)
from cofounder.runner.offline.tokens import Token
from cofounder.runner.offline.wording import lowered, plural, shorten, singular, without_stop

#: Too general to name anybody.
VAGUE = frozenset(
    ["user", "client", "person", "people", "individual", "admin", "administrator", "child"]
)
#: Adjectives that say who somebody is, and so stay in a role's name.
TELLING = frozenset({
    "freelance", "independent", "single", "new", "elderly", "young", "amateur", "professional",
    "retired", "solo", "remote", "lonely", "working", "local",
})  # fmt: skip
#: Places and companies: several of them may sign in, one of them is the founder's own.
ORGANISATIONS = frozenset({
    "bakery", "restaurant", "shop", "store", "salon", "studio", "gym", "school", "clinic",
    "charity", "company", "organisation", "organization", "brand", "business", "startup",
    "cafe", "café", "shelter", "council", "pub", "bar", "hotel", "club", "church",
})  # fmt: skip
#: Words for the product itself.
PRODUCTS = frozenset(
    ["app", "application", "website", "site", "platform", "system", "tool", "software", "page"]
)
_FOR = re.compile(
    r"\b(?:for|so(?: that)?|where|lets?|helps?|helping|among|between|connect(?:s|ing)?)\s+"
    r"((?:[\w'’-]+\s+){0,4}?[\w'’-]+?)(?=\s+(?:who|whose|to|that|can|could|in|with|near|at|and|"
    r"book|find|share|track|keep|sell|buy|without|by|on|from|using|which)\b|\s*[,.;!?\n]|\s*$)",
    re.IGNORECASE,
)


_PEOPLE_WHO = re.compile(
    r"\b(?:for|helps?|lets?|helping|among)\s+((?:people|women|men|kids|parents|adults|children) "
    r"(?:with|who|in|without|over|under)\s[^,.;!?\n]{3,60})",
    re.IGNORECASE,
)
_LEADING = frozenset({
    "the", "a", "an", "my", "our", "your", "their", "some", "all", "busy", "other", "so",
    "that", "any", "local",
})  # fmt: skip
#: Where the noun that names people has been said, and more about them begins.
_TAIL = re.compile(
    r"\b(?:who|that|with|without|in|of|for|whose|which|where|near|at|on|from|because|between|under"
    r"|over)\b|[,.;(:]",
    re.IGNORECASE,
)
#: Words for people that mostly say of what kind somebody or something is: "amateur choirs".
MODIFIERS = frozenset({
    "amateur", "professional", "expert", "senior", "adult", "volunteer", "kid", "child", "teen",
    "beginner", "elder", "freelance", "woman", "man", "student", "school",
})  # fmt: skip
_CLAUSE = frozenset(["where", "who", "that", "which", "when", "is", "are"])


@dataclass(frozen=True)
class Actor:
    """Somebody the text speaks of, in the singular."""

    name: str
    side: Side


def actors(words: list[Token]) -> tuple[Actor, ...]:
    """Return the people of the text in order, each once, vague ones left out."""
    found: dict[str, Actor] = {}
    for index, token in enumerate(words):
        side = ACTORS.get(token.lemma)
        if side is None or token.lemma in VAGUE or _is_the_app(words, index):
            continue
        if token.lemma in MODIFIERS and not token.many and _says_what_kind(words, index):
            continue
        if token.lemma in ORGANISATIONS and not token.many:
            continue  # "my bakery" is a place, not somebody who signs in
        name = token.lemma
        before = words[index - 1] if index and token.joined else None
        first = before.word if before else ""
        if first and (first in TELLING or _names(before)):
            name = f"{before.lemma if first not in TELLING else first} {token.lemma}"
        if token.lemma == "owner":
            if first in OWNERS_WHO_SEEK:
                side = "seeker"
            elif before and before.lemma in OWNERS_WHO_PROVIDE:
                side = "provider"
            name = name if name != "owner" else "owner"
        found.setdefault(name, Actor(name, side))
    # "walker" says nothing beside "dog walker".
    return tuple(
        actor
        for actor in found.values()
        if not any(other != actor.name and other.endswith(" " + actor.name) for other in found)
    )


def _says_what_kind(words: list[Token], index: int) -> bool:
    """Tell whether a noun follows that the word at *index* describes: "amateur choirs"."""
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        following is not None
        and following.joined
        and following.word not in STOP | VERBS | KEEPING_VERBS
        and (following.many or following.lemma in ACTORS)
    )


def _is_the_app(words: list[Token], index: int) -> bool:
    """Tell whether the word names the product: "a music player application"."""
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        following is not None
        and following.joined
        and not words[index].many
        and following.lemma in PRODUCTS
    )


def _names(token: Token | None) -> bool:
    if token is None:
        return False
    word = token.word
    return (
        len(word) > 2
        and word.isascii()
        and not token.many
        and word not in STOP
        and word not in JUNK
        and word not in KEEPING_VERBS | VERBS | ADJECTIVES
        and word not in ACTS
        and (token.lemma not in ACTORS or token.lemma in ORGANISATIONS)
        and not word.endswith(("ly", "ed", "ing", "able", "ful", "ive"))
        and word not in {"own", "good", "busy", "trusted", "other", "many", "best", "great"}
    )


def audience(text: str) -> str:
    """Return the phrase that says whom it is for ("dog owners"), or nothing."""
    with_more = _PEOPLE_WHO.search(text)
    if with_more:
        return lowered(_cut(with_more.group(1)))
    for match in _FOR.finditer(text):
        words = without_stop(match.group(1)).split()
        while words and words[0].lower() in _LEADING:
            words = words[1:]
        if not words or {word.lower() for word in words} & _CLAUSE:
            continue
        first, last = words[0].lower(), words[-1].lower()
        if first.endswith("ing") or first in VERBS | KEEPING_VERBS:
            continue
        lemma = singular(last)
        person = lemma in ACTORS or last in {"people", "kids", "women", "men", "beginners"}
        if person and lemma != "user" and (last != lemma or len(words) < 3):
            phrase = " ".join(words)
            return lowered(phrase if last != lemma or last == "people" else plural(phrase))
    return ""


def _cut(phrase: str) -> str:
    """Return *phrase* up to where a new clause begins, at most seven words."""
    short = re.split(r"\s+(?:find|to|so|can|could|and|but|because|when|by)\s", phrase)[0]
    return " ".join(short.split()[:7])


def short_audience(said: str) -> str:
    """Return the people an answer is about as two or three words, or nothing.

    The head is the last noun before "of", "with", "who": "amateur choir directors".
    """
    words = without_stop(_TAIL.split(said)[0]).split()
    end = _head(words)
    while end > 1 and words[0].lower() in _LEADING | STOP:
        words, end = words[1:], end - 1
    phrase = " ".join(words[max(0, end - 3) : end])
    return lowered(shorten(phrase, 40))


def _head(words: list[str]) -> int:
    """Return how many words lead up to the noun that names people, that one included."""
    many = [i for i, word in enumerate(words, start=1) if singular(word.lower()) != word.lower()]
    for end in reversed(many):
        if singular(words[end - 1].lower()) in ACTORS or words[end - 1].lower() == "people":
            return end
    last = words[-1].lower() if words else ""
    if many and many[-1] == len(words) <= 4 and last.isalpha() and last not in STOP | JUNK:
        return len(words)
    for end in range(len(words), 0, -1):
        following = words[end].lower() if end < len(words) else ""
        if words[end - 1].lower() in ACTORS and (not following or following.endswith("ing")):
            return end
    return 0
