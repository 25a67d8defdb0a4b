"""From a founder's words to safe identifiers, and back to words on a page.

Identifiers are built from a whitelist (``a-z0-9_``), never by escaping; words shown to people are
kept as they are and escaped where they are written down.
"""

import builtins
import html
import keyword
import re
import unicodedata

from django.db.models import Model

#: The longest identifier we make; leaves room for Postgres' 63 characters.
LONGEST = 30

PYTHON_WORDS = frozenset(
    name.lower() for name in (*keyword.kwlist, *keyword.softkwlist, *dir(builtins))
)
#: Attributes a model already has, which a field must not hide.
MODEL_ATTRIBUTES = frozenset(name.lower() for name in dir(Model)) | {
    "id", "pk", "objects", "owner", "owner_id", "created_at", "meta", "doesnotexist",
    "multipleobjectsreturned", "profile",
}  # fmt: skip
#: Names our templates, modules and addresses use themselves.
OUR_WORDS = frozenset({
    "account", "accounts_url", "admin", "app", "base", "block", "board", "calendar", "config",
    "csrf_token", "debug", "demo", "form", "forms", "forloop", "healthz", "home", "landing",
    "login", "logout", "me", "media", "messages", "models", "new", "o", "object", "object_list",
    "page_obj", "pages", "paginator", "password", "perms", "request", "seed", "settings", "signup",
    "static", "test", "tests", "timezone", "today", "user", "view", "views", "month", "days",
})  # fmt: skip
CLASS_WORDS = frozenset({
    "profile", "user", "group", "permission", "session", "model", "meta", "q", "migration",
    "contenttype", "logentry", "message",
}) - {"message"}  # fmt: skip

_IRREGULAR = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "life": "lives",
    "shelf": "shelves", "leaf": "leaves", "quiz": "quizzes", "analysis": "analyses",
    "media": "media", "series": "series", "news": "news", "equipment": "equipment",
    "feedback": "feedback", "staff": "staff", "stock": "stock", "furniture": "furniture",
    "sheep": "sheep", "fish": "fish", "inventory": "inventories", "mouse": "mice", "half": "halves",
}  # fmt: skip


def key(words: str) -> str:
    """Return what two spellings of one name have in common: case and spaces do not count."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def shown(words: str, longest: int = 60) -> str:
    """Return *words* fit to be shown: one line, no control or direction-changing characters."""
    kept = "".join(
        " " if unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cc") else c
        for c in unicodedata.normalize("NFC", words)
        if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn")
    )
    return " ".join(kept.split())[:longest].strip()


def label(words: str) -> str:
    """Return *words* with a capital at the start, as a heading or a field label."""
    return words[:1].upper() + words[1:]


def inside(words: str) -> str:
    """Return *words* as they stand inside a sentence: “Dog walkers” becomes “dog walkers”."""
    first, _, rest = words.partition(" ")
    if first[:1].isupper() and first[1:] == first[1:].lower() and rest == rest.lower():
        return first.lower() + words[len(first) :]
    return words


def plural(words: str) -> str:
    """Return the English plural of the last word; other scripts stay as they are."""
    head, _, last = words.rpartition(" ")
    low = last.lower()
    if low in _IRREGULAR:
        many = _IRREGULAR[low]
        many = many.capitalize() if last[:1].isupper() else many
    elif not re.fullmatch(r"[a-z]+(-[a-z]+)*", low):
        many = last
    elif low.endswith("y") and low[-2:-1] not in "aeiou":
        many = last[:-1] + "ies"
    elif re.search(r"(s|x|z|ch|sh)$", low):
        many = last + "es"
    else:
        many = last + "s"
    return f"{head} {many}".strip()


def ascii_words(words: str) -> list[str]:
    """Return the plain lower-case ASCII words of *words*; “Designer's café” is designers, cafe."""
    folded = unicodedata.normalize("NFKD", words[:2000]).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", re.sub(r"['`’]", "", folded.lower()))


def _folded(words: str, fallback: str) -> str:
    """Return *words* as ``snake_case`` of at most ``LONGEST`` characters, not yet unique."""
    name = ""
    for word in ascii_words(words):
        longer = f"{name}_{word}" if name else word
        if len(longer) > LONGEST:
            break
        name = longer
    return name or "".join(ascii_words(words))[:LONGEST] or fallback


def _unique(name: str, taken: set[str], between: str) -> str:
    """Return *name*, numbered when it is in *taken*, and add it there."""
    unique, number = name, 2
    while unique.lower() in taken:
        unique, number = f"{name}{between}{number}", number + 1
    taken.add(unique.lower())
    return unique


def identifier(words: str, taken: set[str], fallback: str = "item") -> str:
    """Return a ``snake_case`` name for *words* that is not in *taken*, and add it there.

    *taken* holds lower-case names. Words without a Latin letter become *fallback*, numbered.
    """
    name = _folded(words, fallback)
    if name[0].isdigit():
        name = f"n{name}"
    if name in PYTHON_WORDS or name.startswith("get_"):
        name = f"{name}_item"
    return _unique(name, taken, "_")


def stored(words: str, taken: set[str], fallback: str = "choice") -> str:
    """Return the value that is stored for a choice called *words*; it is never code."""
    return _unique(_folded(words, fallback), taken, "_")


def class_name(words: str, taken: set[str], fallback: str = "item") -> str:
    """Return a ``CamelCase`` name for *words* that is not in *taken* (lower case), and add it."""
    bare: set[str] = set()
    name = "".join(part.capitalize() for part in identifier(words, bare, fallback).split("_"))
    if name.lower() in PYTHON_WORDS | CLASS_WORDS:
        name += "Item"
    return _unique(name, taken, "")


def slug(words: str, taken: set[str], fallback: str = "items") -> str:
    """Return a part of an address for *words* that is not in *taken*, and add it there."""
    return _unique(_folded(words, fallback).replace("_", "-"), taken, "-")


def literal(text: str) -> str:
    """Return *text* as a Python string literal, with double quotes where that is possible."""
    single = ascii(text) if any(0xD800 <= ord(c) <= 0xDFFF for c in text) else repr(text)
    if single[0] == "'" and '"' not in single and "\\" not in single:
        return f'"{single[1:-1]}"'
    return single


def markup(text: str) -> str:
    """Return *text* for a Django template: html-escaped, with no brace left to be read as a tag."""
    return html.escape(text).replace("{", "&#123;").replace("}", "&#125;")


def comment(text: str) -> str:
    """Return *text* for a docstring or a comment: no quote, backslash or line break survives."""
    return re.sub(r"[\"\\\r\n]+", " ", text).strip()
