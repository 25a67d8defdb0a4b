"""Understanding without a model: what a founder's sentence asks for, or that we do not know."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from chat.intents import likeness, rules, words

#: What a rule's weight counts beside a likeness, which is 1 at most.
WEIGHS = 0.007
#: Below this sum a sentence was not understood.
ENOUGH = 0.4
#: The same without embeddings, where a rule has to match.
ENOUGH_BY_RULE = 10 * WEIGHS


#: A rule that weighs this much is believed where no example is near.
CLEAR = 12
#: Where one sentence ends and the next begins, as people type.
CLAUSE = re.compile(r"[,;.!?]+\s|\s(?:and|then|but)\s")
#: What says nothing when more is said beside it: "ok, add a page" is no yes.
ONLY_ALONE = frozenset({"yes", "why", "small_talk"})
#: Whoever means one of these names a document without asking for it.
NOT_ONE_PAPER = frozenset({"export", "cost", "decisions", "plan", "change"})


@dataclass(frozen=True)
class Meaning:
    """What was asked. *key* is what it is about: a document's kind, a version, a change's words."""

    intent: str
    key: str = ""


def understand(text: str, known: Collection[str] = ()) -> Meaning:
    """Return what *text* means. *known* holds the words the founder's own project is about."""
    said = words.corrected(words.plain(text), known)
    version = words.version_meant(text)
    clauses = [words.corrected(words.plain(part), known) for part in CLAUSE.split(text)]
    for part in (said, *clauses):
        for pattern, intent in rules.SAYINGS:
            if re.search(pattern, part) and not (intent in ONLY_ALONE and part != said):
                name, _, key = intent.partition(" ")
                return Meaning(name, key or version)
    if any(_is_command(clause) for clause in clauses):
        return Meaning("change", _words(text))
    if _is_elsewhere(said, known):
        return Meaning("off_topic")
    intent = _nearest(said, known)
    if intent == "change" or (intent in {"unknown", "document"} and _is_wish(said)):
        return Meaning("change", _words(text))
    paper = _paper(said)
    asks_for_it = re.match(r"(?:where|show|open|read|let me|can i (?:see|read|edit))\b", said)
    if paper and intent not in NOT_ONE_PAPER:
        is_scope = paper == "mvp_scope" and intent in {"scope", "alignment", "promises"}
        if asks_for_it or not is_scope:
            return Meaning("document", paper)
    return Meaning(intent, version if intent != "document" else "")


def _nearest(said: str, known: Collection[str]) -> str:
    """Return the intent that rules and examples together speak for; "unknown" for none."""
    found, alike = words.ideas(said), likeness.to_examples(said)
    if known and set(said.split()) & set(known):
        alike.pop("off_topic", None)
    enough = ENOUGH if alike else ENOUGH_BY_RULE
    best, intent = max(
        (alike.get(name, 0.0) + WEIGHS * max(_weight(rule, found) for rule in sets), name)
        for name, sets in (dict.fromkeys(alike, ("-",)) | rules.RULES).items()
    )
    if best >= enough:
        return intent
    weight, by_rule = max(
        (max(_weight(rule, found) for rule in sets), name) for name, sets in rules.RULES.items()
    )
    return by_rule if weight >= CLEAR else "unknown"


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


def _is_command(said: str) -> bool:
    """True when *said* tells us to change something of the app."""
    bare, before = said, ""
    while bare != before:
        before, bare = bare, re.sub(rules.POLITE, "", bare)
    verb, _, rest = bare.partition(" ")
    if verb not in rules.CHANGE_VERBS or not rest or re.match(rules.NOT_A_CHANGE, bare):
        return False
    return not (
        verb in {"show", "let", "give"} and words.ideas(rest) & {"app", "document", "share"}
    )


def _is_wish(said: str) -> bool:
    """True when *said* wishes for something, without telling us to do it."""
    return any(re.search(pattern, said) for pattern in rules.WISHES)


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
