"""Understanding without a model: what a founder's sentence asks for, or that we do not know."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from chat.intents import likeness, rules, words

#: Below this likeness to the nearest example a sentence was not understood.
ENOUGH = 0.3
#: The nearest intent's share among the nearest examples, below which we would only guess.
CLEAR = 0.2
#: The same for what may offer a button that does something: there we rather ask again.
ENOUGH_TO_ACT, CLEAR_TO_ACT = 0.4, 0.34
ACTING = frozenset({"build", "cancel", "take_up"})
#: Where one sentence ends and the next begins, as people type.
CLAUSE = re.compile(r"[,;.!?]+\s|\s(?:and|then|but)\s")
#: Where one question ends and another begins.
ASKED_NEXT = re.compile(
    r"[;.!?]+\s+|(?:,|\s(?:and|but|also|or))\s+(?:also\s+|then\s+)?"
    r"(?=(?:how|what|whats|when|why|who|where|which|can|could|did|does|is|are|was|will|do|shall)\b)",
    re.IGNORECASE,
)
#: What is said under a condition is one thing with what depends on it.
SUPPOSED = re.compile(r"^(?:what |and |but |so )?(?:if|when it|in case)\b")
#: Sentences that begin like this ask, and tell nobody to do anything.
WONDERS = re.compile(r"^(?:why|who|what|when|where|which|whose|how|is|are|was|were|did|does|do)\b")
ASKS = re.compile(r"^(?:why|who|what|when|where|which|whose|how)\b")
#: How a question or a command begins; what goes before it is only talk.
ASKS_SOMETHING = re.compile(
    r"^(?:so |and |also |then |but |ok |please )*(?:why|who|what|when|where|which|whose|how|is|are|"
    r"was|were|did|does|do|can|could|will|would|shall|should|may|am|has|have|any|i want|i need|"
    r"i would|let us|we want|we need|tell|show|give|open|start|build|begin|run|cancel|stop|"
    r"add|remove|rename|change|make|launch|deploy|publish|export|download|share|try|park|delete)\b"
)
#: What says nothing when more is said beside it: "ok, add a page" is no yes.
ONLY_ALONE = frozenset({"yes", "why", "more", "small_talk"})
#: What is not worth an answer of its own beside another.
ASIDE = ONLY_ALONE | {"unknown", "off_topic", "abilities"}
#: Whoever means one of these names a document without asking for it.
NOT_ONE_PAPER = frozenset({"export", "cost", "decisions", "plan", "change"})
#: Two intents that one answer covers.
ONE_ANSWER = (
    {"ready", "launch"}, {"decisions", "gate"}, {"cost", "charged"}, {"status", "next"},
    {"open", "built"}, {"idea", "scope"}, {"built", "scope"},
)  # fmt: skip

#: Whether a sentence is a change that can be made to this very app.
Grammar = Callable[[str], bool]


def _knows_none(text: str) -> bool:
    return False


@dataclass(frozen=True)
class Meaning:
    """What was asked. *key* is what it is about: a document's kind, a version, a change's words.

    *wonders* marks a question, so that nothing is offered that only a command calls for.
    """

    intent: str
    key: str = ""
    wonders: bool = False


@dataclass(frozen=True)
class About:
    """What helps to understand: the project's own words, what is likely, and its grammar.

    *likely* says how much more than usual an intent is to be expected as things stand.
    """

    known: Collection[str] = ()
    likely: Mapping[str, float] = field(default_factory=dict)
    is_change: Grammar = _knows_none


def readings(text: str, about: About) -> list[Meaning]:
    """Return what *text* asks, in its order: two meanings at most, one at least."""
    whole = understand(text, about)
    parts = [part for part in ASKED_NEXT.split(text) if part and len(part.split()) > 1]
    if len(parts) < 2 or any(SUPPOSED.match(part.lower()) for part in parts):
        return [whole]
    asking = [part for part in parts if ASKS_SOMETHING.match(words.plain(part))]
    found: list[Meaning] = []
    for meaning in (understand(part, about) for part in asking):
        if meaning.intent in ASIDE or any(_same(meaning, other) for other in found):
            continue
        found.append(meaning)
    if len(found) < 2:
        return [found[0] if found and whole.intent in ASIDE else whole]
    return found[:2]


def _same(one: Meaning, other: Meaning) -> bool:
    return one.intent == other.intent or {one.intent, other.intent} in ONE_ANSWER


def understand(text: str, about: About | None = None) -> Meaning:
    """Return what *text* means, taken as one sentence."""
    about = about or About()
    known = about.known
    said = words.corrected(words.plain(text), known)
    wonders = bool(WONDERS.match(said))
    clauses = [words.corrected(words.plain(part), known) for part in CLAUSE.split(text)]
    for part in (said, *clauses):
        for pattern, intent in rules.SAYINGS:
            if intent == "build" and ASKS.match(said):
                continue  # "how long would another try take" asks, and asks for no build
            if re.search(pattern, part) and not (intent in ONLY_ALONE and part != said):
                name, _, key = intent.partition(" ")
                return Meaning(name, key or _version(text, name), wonders)
    if any(_is_command(clause) for clause in clauses) or (not wonders and about.is_change(text)):
        return Meaning("change", _words(text))
    if _is_elsewhere(said, known):
        return Meaning("off_topic")
    intent = _nearest(said, about)
    vague = intent in {"unknown", "document", "off_topic", "open", "cost", "scope"}
    if intent == "change" or (vague and not wonders and _is_wish(said)):
        return Meaning("change", _words(text))
    paper = _paper(said)
    asks_for_it = re.match(r"(?:where|show|open|read|let me|can i (?:see|read|edit))\b", said)
    if paper and intent not in NOT_ONE_PAPER:
        is_scope = paper == "mvp_scope" and intent in {"scope", "alignment", "promises"}
        if asks_for_it or not is_scope:
            return Meaning("document", paper)
    return Meaning(intent, _version(text, intent) if intent != "document" else "", wonders)


def _version(text: str, intent: str) -> str:
    """Return the version that is meant; of several the newer, but whoever goes back the older."""
    named = words.versions_meant(text)
    return "" if not named else named[0] if intent == "back" else named[-1]


def _nearest(said: str, about: About) -> str:
    """Return the intent that the nearest examples speak for; "unknown" where they are far."""
    shares, near = likeness.to_examples(said)
    if set(said.split()) & set(about.known):
        shares.pop("off_topic", None)
    weighed = {intent: share * about.likely.get(intent, 1.0) for intent, share in shares.items()}
    intent = max(weighed, key=lambda name: (weighed[name], name), default="unknown")
    alike = {name for pair in ONE_ANSWER if intent in pair for name in pair} | {intent}
    share = sum(weighed.get(name, 0.0) for name in alike)
    acts = intent in ACTING
    sure = near >= (ENOUGH_TO_ACT if acts else ENOUGH) and (
        share >= (CLEAR_TO_ACT if acts else CLEAR)
    )
    return intent if sure else "unknown"


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
