"""Founders' text as Markdown that says just that: no headings, no markup, no HTML of its own."""

import re
import unicodedata

#: What would end up as markup wherever it stands. A "_" within a word means nothing.
_MARKUP = re.compile(r"[\\`*\[\]|~$]|(?<!\w)_|_(?!\w)|(?<!\S)#")
_ENTITY = re.compile(r"&(?=#?\w+;)")
#: What only means something where a line begins: headings, lists, rules, underlinings.
_BEGINNING = re.compile(r"\A(?:([-+=:])|(\d{1,9})([.)]))")


def line(text: object) -> str:
    """Return *text* as one line of Markdown, safe wherever a line may stand."""
    flat = " ".join(clean(text).split())
    flat = _ENTITY.sub("&amp;", flat)
    flat = _MARKUP.sub(lambda found: "\\" + found[0], flat)
    flat = flat.replace("<", "&lt;").replace(">", "&gt;")
    return _BEGINNING.sub(_disarm, flat)


def prose(text: object) -> str:
    """Return *text* as Markdown paragraphs; its line breaks stay."""
    paragraphs = re.split(r"\n\s*\n", clean(text).strip())
    return "\n\n".join(
        "  \n".join(line(part) for part in paragraph.splitlines() if part.strip())
        for paragraph in paragraphs
    )


def clean(text: object) -> str:
    """Return *text* with one kind of line break and without control characters; None is ""."""
    if text is None:
        return ""
    whole = str(text).replace("\r\n", "\n")
    whole = re.sub("[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", whole)
    return "".join(c for c in whole if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def _disarm(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"
