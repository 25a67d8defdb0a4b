"""What the built-in co-founder knows about nouns: every table, found by any of its words."""

from cofounder.runner.offline.lexicon.care import CARE
from cofounder.runner.offline.lexicon.happenings import HAPPENINGS
from cofounder.runner.offline.lexicon.operations import OPERATIONS
from cofounder.runner.offline.lexicon.people import PEOPLE
from cofounder.runner.offline.lexicon.places import PLACES
from cofounder.runner.offline.lexicon.shape import Noun
from cofounder.runner.offline.lexicon.trade import TRADE

#: Every known noun by its key.
NOUNS: dict[str, Noun] = {
    noun.key: noun for noun in (*PEOPLE, *TRADE, *PLACES, *HAPPENINGS, *CARE, *OPERATIONS)
}


def _by_word() -> dict[str, Noun]:
    """Map each key and alias to its noun; a key wins over an alias, an earlier alias over later."""
    found = dict(NOUNS)
    for noun in NOUNS.values():
        for word in (*noun.own, *noun.means):
            found.setdefault(word, noun)
    return found


#: Every known word, in the singular, with what it means.
BY_WORD: dict[str, Noun] = _by_word()
#: The most words an alias has.
LONGEST = max(len(word.split()) for word in BY_WORD)


def noun_for(words: str) -> Noun | None:
    """Return what *words* (singular, lower case) mean, by the whole or by their last words."""
    parts = words.split()
    for start in range(len(parts)):
        found = BY_WORD.get(" ".join(parts[start:]))
        if found is not None:
            return found
    return None
