"""Finding in a text the nouns an app may keep track of."""

from collections import Counter
from dataclasses import dataclass, field

from cofounder.runner.offline.lexicon import BY_WORD, LONGEST, NOUNS, Noun
from cofounder.runner.offline.lexicon.actors import ACTORS
from cofounder.runner.offline.lexicon.words import (
    ACTS,
    ADJECTIVES,
    BEFORE_A_VERB,
    BOTH,
    JUNK,
    KEEPING_VERBS,
    STOP,
    VERBS,
)
from cofounder.runner.offline.tokens import Token

#: Endings of words that describe rather than name.
DESCRIBING = ("ly", "ing", "ed", "ive", "able", "ible", "ous", "ful", "ical", "less", "ity", "ness",
              "ment", "ism", "tion", "sion", "ance", "ence", "ship")  # fmt: skip
#: Words whose object names what they hold: "a collection of stamps", "vinyl collection".
CONTAINERS = frozenset(
    ["collection", "catalogue", "catalog", "database", "library", "archive", "inventory", "list"]
)
#: With one of these in the text, an application is what somebody sends.
APPLYING = frozenset({
    "apply", "applicant", "candidate", "job", "grant", "scholarship", "vacancy", "employer",
})  # fmt: skip
#: A thing that is counted is one there are several of: "eleven wheels".
COUNTED = frozenset({
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "twenty", "thirty", "forty", "fifty", "hundred", "dozen", "several",
})  # fmt: skip
ARTICLES = frozenset(
    ["a", "an", "each", "every", "my", "their", "his", "her", "your", "our", "the", "per"]
)


@dataclass
class Mention:
    """A noun found in the text, how often, and where first."""

    name: str
    noun: Noun | None
    first: int
    count: int = 0
    kept: bool = False  # stands after a verb like "track" or "sell"
    implied: bool = False  # only a verb speaks of it
    many: bool = False  # said in the plural, at least once
    weak: bool = False  # an unknown plural that nothing else speaks for
    names: Counter[str] = field(default_factory=Counter)


def used_as_verb(words: list[Token], index: int) -> bool:
    """Tell whether the word at *index* is a verb where it stands: "to book", "can order"."""
    token = words[index]
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if token.word.endswith("ing") and after is not None and after.joined:
        # "viewing photos", "booking a court": a noun follows, so this is what is done with it.
        return after.word in ARTICLES or (after.many and after.word not in STOP)
    if token.word not in BOTH:
        return False
    if before is None or not before.joined:
        # "Track my plants": a sentence or clause that opens with the verb.
        return (
            after is not None
            and after.joined
            and (after.word in ARTICLES or after.many or after.word in ADJECTIVES)
        )
    describes = after is not None and after.joined and (after.word in ARTICLES | ADJECTIVES)
    if describes and before.word not in ARTICLES | ADJECTIVES | STOP:
        return True  # "students report broken things"
    if before.word in BEFORE_A_VERB or (before.many and before.lemma in ACTORS):
        if before.word in ("and", "or"):
            return _follows_a_verb(words, index - 1)
        return True
    return False


def _follows_a_verb(words: list[Token], index: int) -> bool:
    """Tell whether the words before "and" are a verb phrase: "to book and review"."""
    for token in reversed(words[max(0, index - 6) : index]):
        if token.word in BEFORE_A_VERB - {"and", "or"}:
            return True
    return False


def mentions(words: list[Token]) -> dict[str, Mention]:
    """Return the nouns of the text by key, in order of appearance."""
    people_apply = not APPLYING.isdisjoint(token.lemma for token in words)
    found: dict[str, Mention] = {}
    taken: set[int] = set()
    for index in range(len(words)):
        if index in taken:
            continue
        length = _known_at(words, index)
        if length == 1 and words[index].lemma == "application" and not people_apply:
            continue  # the product itself: "the application should show"
        verb = length < 2 and used_as_verb(words, index)
        if length and not verb and not _describes_lovers(words, index + length):
            start = _compound_start(words, index, taken)
            span = words[start : index + length]
            _note(found, span, words, start, BY_WORD[_phrase(words, index, length)])
            taken.update(range(start, index + length))
            continue
        act = ACTS.get(words[index].word) or (ACTS.get(words[index].lemma) if verb else None)
        if act and (verb or words[index].word not in BOTH | BY_WORD.keys()):
            _imply(found, act, index)
    _unknown(found, words, taken)
    return found


def _describes_lovers(words: list[Token], index: int) -> bool:
    """Tell whether the word before *index* only says what somebody loves: "dog lovers"."""
    if index >= len(words):
        return False
    return words[index].joined and words[index].lemma in {"lover", "fan", "enthusiast", "nerd"}


def _phrase(words: list[Token], index: int, length: int) -> str:
    parts = [token.word for token in words[index : index + length - 1]]
    return " ".join([*parts, words[index + length - 1].lemma])


def _known_at(words: list[Token], index: int) -> int:
    """Return how many words from *index* on name a known noun, the most possible, or 0."""
    for length in range(min(LONGEST, len(words) - index), 0, -1):
        span = words[index : index + length]
        if not all(token.joined for token in span[1:]):
            continue
        if _phrase(words, index, length) in BY_WORD:
            return length
    return 0


def _modifies(token: Token) -> bool:
    """Tell whether a word can be the first part of a name: "piano" in "piano teacher"."""
    word = token.word
    return (
        len(word) > 2
        and word.isascii()
        and word not in STOP
        and word not in ADJECTIVES
        and word not in JUNK
        and word not in KEEPING_VERBS | VERBS
        and word not in ACTS
        and not token.many
        and token.lemma not in {"owner", "user", "admin", "customer", "client"}
        and not word.endswith(("ly", "ing", "ed"))
        and not any(c.isdigit() for c in word)
    )


def _compound_start(words: list[Token], index: int, taken: set[int]) -> int:
    """Return where the name around a known noun begins: one word earlier in "piano teacher"."""
    noun = BY_WORD.get(words[index].lemma) or BY_WORD.get(words[index].word)
    if index == 0 or index - 1 in taken or not words[index].joined:
        return index
    if noun is None or noun.group in ("deal", "note"):
        return index
    before = words[index - 1]
    if not _modifies(before) or used_as_verb(words, index - 1):
        return index
    return index - 1


def _note(
    found: dict[str, Mention], span: list[Token], words: list[Token], start: int, noun: Noun
) -> None:
    """Record a known noun under the founder's own word for it."""
    mention = found.setdefault(noun.key, Mention(noun.key, noun, start))
    mention.count += 1
    mention.implied = False
    kept = _is_kept(words, start)
    mention.kept = mention.kept or kept
    mention.many = mention.many or span[-1].many
    said = " ".join([*(token.word for token in span[:-1]), span[-1].lemma])
    head = said.split(" ", 1)[1] if said not in BY_WORD and " " in said else said
    if said in noun.means or head in noun.means:
        # "walker" is short for the dog walker; "yoga walker" would be its own.
        said = said if said != head else noun.key
    mention.names[said] += 1 + (" " in said) + 2 * kept
    mention.name = mention.names.most_common(1)[0][0]


def _imply(found: dict[str, Mention], key: str, index: int) -> None:
    noun = NOUNS[key]
    if key in found:
        found[key].count += 1
    else:
        found[key] = Mention(noun.key, noun, index, count=1, implied=True)


def _is_kept(words: list[Token], start: int) -> bool:
    """Tell whether a verb like "track" stands shortly before."""
    for token in reversed(words[max(0, start - 4) : start]):
        if token.word in KEEPING_VERBS:
            return True
        if token.word not in STOP and token.word not in ADJECTIVES:
            return False
    return False


def _unknown(found: dict[str, Mention], words: list[Token], taken: set[int]) -> None:
    """Add nouns we do not know: plurals that a verb like "track" speaks of, or that recur."""
    seen = Counter(token.lemma for token in words)
    for index, token in enumerate(words):
        if index in taken or not _may_name(token):
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        if (
            following is not None
            and following.joined
            and not following.many
            and (following.lemma in CONTAINERS or following.word in CONTAINERS)
        ):
            pass  # "vinyl collection" keeps vinyls
        elif not token.many:
            continue
        kept = _is_kept(words, index) or _is_kept(words, index - 1)
        of_container = (
            index > 1 and words[index - 1].word == "of" and words[index - 2].lemma in CONTAINERS
        )
        before = words[index - 1].word if index else ""
        if before in ("for", "by", "with", "among"):
            continue  # who it is for, not what it keeps
        counted = before in COUNTED and token.many
        weak = not (kept or of_container or counted or seen[token.lemma] > 1)
        start = index
        if index and token.joined and index - 1 not in taken and _modifies(words[index - 1]):
            start = index - 1
        name = " ".join([*(t.word for t in words[start:index]), token.lemma])
        mention = found.setdefault(token.lemma, Mention(name, None, start))
        mention.count += 1
        mention.kept = mention.kept or kept
        mention.weak = weak


def _may_name(token: Token) -> bool:
    """Tell whether an unknown word can name a kind of record."""
    word, lemma = token.word, token.lemma
    return (
        len(lemma) > 3
        and word.isascii()
        and "'" not in word
        and word not in STOP
        and not {word, lemma} & (JUNK | ADJECTIVES)
        and lemma not in KEEPING_VERBS | VERBS
        and lemma not in ACTS
        and lemma not in BOTH
        and lemma not in ACTORS
        and lemma not in BY_WORD
        and not lemma.endswith(DESCRIBING)
    )
