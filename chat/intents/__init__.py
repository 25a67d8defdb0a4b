"""Understanding without a model: what a founder's sentence asks for, or that we do not know."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from chat.intents import rules, words

#: Below this weight a sentence was not understood.
ENOUGH = 10


@dataclass(frozen=True)
class Meaning:
    """What was asked. *key* is what it is about: a document's kind, a version, a change's words."""

    intent: str
    key: str = ""


def understand(text: str, known: Collection[str] = ()) -> Meaning:
    """Return what *text* means. *known* holds the words the founder's own project is about."""
    said = words.plain(text)
    version = words.version_meant(text)
    change = _change(said, text)
    for pattern, intent in rules.SAYINGS:
        if re.search(pattern, said):
            return Meaning(intent, version)
    if change:
        return Meaning("change", change)
    if _is_elsewhere(said, known):
        return Meaning("off_topic")
    found = words.ideas(said, known)
    weight, intent = max(
        (max(_weight(rule, found) for rule in sets), -place, name)
        for place, (name, sets) in enumerate(rules.RULES.items())
    )[::2]
    paper = _paper(said)
    if paper and intent not in {"export", "cost", "decisions", "plan"}:
        is_scope = paper == "mvp_scope" and intent in {"scope", "alignment", "promises"}
        if not is_scope:
            return Meaning("document", paper)
    if weight >= ENOUGH:
        return Meaning(intent, version)
    if any(re.search(pattern, said) for pattern in rules.WISHES):
        return Meaning("change", _words(text))
    if "document" in found:
        return Meaning("document")
    return Meaning("unknown")


def _weight(rule: str, found: set[str]) -> int:
    """Return what *rule* weighs when its ideas are among *found*, and 0 when they are not."""
    weight = 0
    for term in rule.split():
        if term.startswith("+"):
            weight += int(term)
        elif term.startswith("-"):
            if term[1:] in found:
                return 0
        elif term in found:
            weight += 10
        else:
            return 0
    return weight


def _change(said: str, text: str) -> str:
    """Return the change *said* asks for in the founder's words; empty when it asks for none."""
    bare, before = said, ""
    while bare != before:
        before, bare = bare, re.sub(rules.POLITE, "", bare)
    verb, _, rest = bare.partition(" ")
    if verb not in rules.CHANGE_VERBS or not rest or re.match(rules.NOT_A_CHANGE, bare):
        return ""
    if verb in {"show", "let", "give"} and said == bare and words.ideas(rest) & {"app", "document"}:
        return ""
    return _words(text)


def _words(text: str) -> str:
    """The founder's own words for a change, without the politeness before them."""
    line = " ".join(text.split())[:1_000]
    polite = r"^(?:please|pls|plz|hey|hi|ok|okay|so|also|and|can you|could you|can u)[\s,]+"
    before = ""
    while line != before:
        before, line = line, re.sub(polite, "", line, flags=re.IGNORECASE)
    return line


def _paper(said: str) -> str:
    """Return the kind of the document that *said* names, or nothing."""
    return next((kind for kind, pattern in rules.PAPERS if re.search(pattern, said)), "")


def _is_elsewhere(said: str, known: Collection[str]) -> bool:
    """True when *said* is about the world and not about the project."""
    return any(word in rules.ELSEWHERE and word not in known for word in said.split())
