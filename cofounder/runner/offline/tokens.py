"""A founder's text as words: cleaned of markup, with what is only about colours left aside."""

import re
from dataclasses import dataclass

from cofounder.runner.offline.wording import singular, tidy

#: How much of a long text is read; what matters stands early.
READ_CHARACTERS = 6_000

_NOT_PROSE = re.compile(r"<[^<>]{1,200}>|\{[{%].{0,200}?[%}]\}|https?://\S+|\S+@\S+\.\w+|`[^`]*`")
_WORD = re.compile(r"[^\W\d_](?:[\w'’]|-(?=\w))*")
_COLOUR = re.compile(
    r"\b(?:background|colou?r|colou?rs|styled?|styling|palette|accent|theme|hue|layout)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
#: Phrases that would be misread word by word.
_PHRASES = {
    "opening hours": "openinghours", "real time": "real-time", "check in": "check-in",
    "checks in": "check-in", "checking in": "check-in", "follow up": "follow-up",
    "in order to": "to", "make sure": "ensure", "keep track of": "track",
    "lose track of": "track", "request holidays": "make holiday requests",
    "keeping track of": "track", "log in": "login", "sign up": "signup", "sign in": "signin",
    "at home": "home-visit", "in stock": "available", "power tools": "tools",
    "set up": "setup", "a lot of": "many", "such as": "like", "as well as": "and",
    "would like": "want", "running low": "low", "out of": "without", "next to": "near",
    "word of mouth": "recommendation", "second hand": "second-hand",
    "short term": "short-term", "long term": "long-term",
}  # fmt: skip


@dataclass(frozen=True)
class Token:
    """A word of the text: as written (lower case), in the singular, and what stands before it."""

    word: str
    lemma: str
    joined: bool  # nothing but a space between this word and the one before
    written: str

    @property
    def many(self) -> bool:
        """True when the word is written in the plural."""
        return self.word != self.lemma


def prose(text: str) -> str:
    """Return what can be read as sentences, in one line, without sentences about colours."""
    text = _NOT_PROSE.sub(" . ", text[: READ_CHARACTERS * 3])
    kept = [part for part in _SENTENCE.split(text) if not _COLOUR.search(part)]
    return tidy(" . ".join(kept))[:READ_CHARACTERS]


def speaks_of_colours(text: str) -> bool:
    """Tell whether the founder already said how it should look."""
    return bool(_COLOUR.search(text[: READ_CHARACTERS * 3]))


def tokens(text: str) -> list[Token]:
    """Return the words of *text* in order."""
    text = text.replace("’", "'")
    for phrase, plain in _PHRASES.items():
        text = re.sub(rf"\b{phrase}\b", plain, text, flags=re.IGNORECASE)
    found: list[Token] = []
    end = -1
    for match in _WORD.finditer(text):
        written = match.group().strip("'")
        word = written.lower()
        for ending in ("'s", "'"):
            word = word.removesuffix(ending)
        between = text[end : match.start()] if end >= 0 else "."
        joined = between.isspace()
        found.append(Token(word, singular(word), joined, written))
        end = match.end()
    return found
