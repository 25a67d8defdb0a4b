"""Small grammar: plurals, articles, sentences, and founder's words quoted safely."""

import re
from collections.abc import Iterable

IRREGULAR = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "life": "lives",
    "leaf": "leaves", "shelf": "shelves", "knife": "knives", "loaf": "loaves", "quiz": "quizzes",
    "bus": "buses", "analysis": "analyses", "mouse": "mice", "foot": "feet", "tooth": "teeth",
    "goose": "geese", "wife": "wives", "half": "halves", "wolf": "wolves", "crisis": "crises",
    "thesis": "theses", "criterion": "criteria", "medium": "media", "gas": "gases",
    "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "grandchild": "grandchildren",
}  # fmt: skip
#: What cannot be counted.
UNCOUNTED = frozenset({
    "equipment", "furniture", "clothing", "clothes", "music", "homework", "advice", "software",
    "hardware", "luggage", "jewelry", "jewellery", "feedback", "gear", "merchandise", "produce",
    "food", "information", "news",
})  # fmt: skip
#: Work that is done: one says "book lawn mowing", not "a lawn mowing".
ACTIVITIES = frozenset(
    ["mowing", "cleaning", "gardening", "tutoring", "walking", "removal", "childcare"]
)
SAME = (
    UNCOUNTED
    | ACTIVITIES
    | frozenset(["series", "species", "sheep", "fish", "media", "staff", "inventory", "stock"])
)
ENDS_IN_S = frozenset({
    "mathematics", "physics", "economics", "gymnastics", "athletics", "bus", "gas", "lens",
    "campus", "status", "address", "class", "boss", "glass", "process", "business", "access",
    "progress", "canvas", "atlas", "virus", "bonus", "census", "focus", "chess", "yes", "less",
    "wellness", "fitness", "tennis", "basis", "analysis", "thesis", "diabetes", "kudos",
    "always", "plus", "pass", "dress", "mattress", "witness", "bass", "grass",
    "christmas", "alias", "chaos", "cosmos", "moss", "compass",
})  # fmt: skip
SINGULARS = {plural: singular for singular, plural in IRREGULAR.items()} | {"lenses": "lens"}
#: What follows these says more about the noun before them, which is the head.
LINKS = (" of ", " with ", " in ", " for ", " from ", " at ", " on ", " who ", " that ")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’-]+")
SOUNDS_CONSONANT = re.compile(r"(?:uni(?!n)|use|usa|usu|eu|one\b|once|ubi|uti)", re.IGNORECASE)
SOUNDS_VOWEL = re.compile(
    r"(?:hour|honest|honou?r|heir|mri\b|sms\b|fbi\b|x-ray|rsvp|8|11\b|18\b)", re.IGNORECASE
)
#: Characters that would change how the text around them is read.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Control characters and halves of characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def plural(noun: str) -> str:
    """Return the plural of an English noun; of several words the last one changes."""
    head, space, last = noun.rpartition(" ")
    lower = last.lower()
    for link in LINKS:
        if link in noun:
            first, rest = noun.split(link, 1)
            return f"{plural(first)}{link}{rest}"
    if not last or not _LATIN.fullmatch(last) or lower in SAME:
        return noun
    if lower in IRREGULAR:
        return head + space + IRREGULAR[lower]
    if _is_plural(last) or lower.endswith(("'s", "’s")):
        return noun
    if re.search(r"[^aeiou]y$", lower):
        return head + space + last[:-1] + "ies"
    if re.search(r"(?:s|x|z|ch|sh)$", lower):
        return head + space + last + "es"
    return head + space + last + "s"


def _is_plural(word: str) -> bool:
    """Tell whether *word* is a plural already, or too short and odd to get an ending: "os"."""
    lower = word.lower()
    return singular(word) != word or (len(lower) < 4 and lower.endswith("s"))


def singular(noun: str) -> str:
    """Return the singular of an English noun; its head changes: "directors of choirs"."""
    for link in LINKS:
        if link in noun:
            first, rest = noun.split(link, 1)
            return f"{singular(first)}{link}{rest}"
    head, space, last = noun.rpartition(" ")
    lower = last.lower()
    if lower.endswith(("'s", "’s")):
        return noun  # somebody's, not many
    if lower in SINGULARS:
        return head + space + SINGULARS[lower]
    if lower in SAME or lower in ENDS_IN_S or len(lower) < 4 or not _LATIN.fullmatch(last):
        return noun
    if lower in {"movies", "cookies", "calories", "pies", "ties", "selfies", "zombies", "hoodies"}:
        return head + space + last[:-1]
    if lower.endswith("ies"):
        return head + space + last[:-3] + "y"
    if re.search(r"(?:ss|x|zz|ch|sh|us)es$", lower) and lower not in {"caches", "niches"}:
        return head + space + last[:-2]
    if lower.endswith("s") and not re.search(r"(?:ss|us|is)$", lower):
        return head + space + last[:-1]
    return noun


def with_article(noun: str) -> str:
    """Return *noun* with "a" or "an" before it; of what cannot be counted, "a piece of" it."""
    if noun.rsplit(" ", 1)[-1].lower() in UNCOUNTED:
        return f"a piece of {noun}"
    if noun.rsplit(" ", 1)[-1].lower() in ACTIVITIES:
        return noun
    spoken = re.sub(r"^[\W_]+", "", noun)
    vowel = spoken[:1].lower() in tuple("aeiou")
    if SOUNDS_CONSONANT.match(spoken):
        vowel = False
    elif SOUNDS_VOWEL.match(spoken):
        vowel = True
    return f"{'an' if vowel else 'a'} {noun}"


def tidy(text: str) -> str:
    """Return *text* on one line, without characters no page or database can hold."""
    return " ".join(_BIDI.sub("", _UNPRINTABLE.sub(" ", text)).split())


def shorten(text: str, limit: int) -> str:
    """Return *text* in at most *limit* characters, cut between words with an ellipsis."""
    text = tidy(text[: limit * 20])
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    if space > limit // 2:
        cut = cut[:space]
    return cut.rstrip(" ,;:.-–—“\"'(") + "…"


def quoted(text: str, limit: int = 160) -> str:
    """Return the founder's words in curly quotes, shortened to *limit* characters."""
    inner = shorten(text, limit).replace("“", "‘").replace("”", "’").replace('"', "’")
    return f"“{inner}”"


def capitalised(text: str) -> str:
    """Return *text* with its first letter in upper case and the rest as it was."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return *text* with its first letter in lower case, unless it starts with a name or "I"."""
    first = re.split(r"[\s,.;:]", text, maxsplit=1)[0]
    if first in {"I", "I'm", "I’m", "I've", "I’ve"} or first[1:] != first[1:].lower():
        return text
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Return *text* as a sentence: a capital first, a full stop last."""
    text = capitalised(tidy(text))
    if not text:
        return ""
    return text if text[-1] in ".!?…" or text[-2:] in {".”", "!”", "?”", "…”"} else text + "."


def is_latin(text: str) -> bool:
    """Tell whether English spelling rules can be applied to *text*."""
    return all(_LATIN.fullmatch(word) for word in text.split())


def without_stop(text: str) -> str:
    """Return *text* on one line without closing punctuation, to be used inside a sentence."""
    return tidy(text).rstrip(" .!?;:,")


def listed(items: Iterable[str], last: str = "and") -> str:
    """Return items as "a, b and c"."""
    words = [item for item in items if item]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def titled(text: str) -> str:
    """Return *text* in title case, leaving small words and names with capitals as they are."""
    small = {"of", "and", "the", "a", "an", "for", "in", "on", "to", "with", "or", "at", "by"}
    words = text.split()
    return " ".join(
        word if index and word in small else capitalised(word) for index, word in enumerate(words)
    )


def word_count(text: str) -> int:
    """Return the number of words; scripts without spaces count two characters as a word."""
    words = text.split()
    wide = sum(1 for c in text if "\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af")
    return max(len(words), wide // 2)


def number_word(count: int) -> str:
    """Return a small number as a word."""
    names = [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    return names[count] if 0 <= count < len(names) else str(count)
