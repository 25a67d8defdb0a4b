"""Fields as founders name them: “an optional phone number”, “when it was last cleaned”."""

# ruff: noqa: E501 - a pattern reads best on one line

import re

from cofounder.appspec.spec import FieldKind, FieldSpec
from cofounder.runner.offline.changing.targets import bare, unquoted
from cofounder.runner.offline.changing.vocabulary import NOT_FIELDS, NOT_IN, PLURAL_FIELDS, TEXTS
from cofounder.runner.offline.fields import STATES, field_named
from cofounder.runner.offline.wording import is_latin, singular

#: How founders call the kinds of fields.
KINDS: dict[str, FieldKind] = {
    "number": "number", "whole number": "number", "decimal number": "decimal", "date": "date",
    "day": "date", "text": "text", "short text": "text", "long text": "long_text",
    "longer text": "long_text", "text area": "long_text", "textarea": "long_text",
    "amount": "money", "amount of money": "money", "money": "money", "price": "money",
    "yes/no": "yes_no", "yes-no": "yes_no", "yes or no": "yes_no", "checkbox": "yes_no",
    "check box": "yes_no", "tick box": "yes_no", "tickbox": "yes_no", "toggle": "yes_no",
    "time": "time", "link": "link", "url": "link", "web address": "link", "email": "email",
    "phone number": "phone", "phone": "phone", "rating": "rating", "star rating": "rating",
}  # fmt: skip
_KIND = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
_AS_KIND = re.compile(rf"\s*(?:\bas|\bof type|,)?\s+\(?(?:as )?an?\s+({_KIND})\)?$|\s*\(({_KIND})\)$",
                      re.IGNORECASE)  # fmt: skip
_KIND_FIRST = re.compile(
    rf"^({_KIND}|drop-?down|text)(?:\s+(?:field|box|column|input))?\s+(?:for|called|named|saying|of)\s+"
    r"(?:the\s+)?", re.IGNORECASE)  # fmt: skip
#: Numbers that nobody counts with.
_NUMBERED = re.compile(
    r"\b(?:serial|chip|microchip|order|reference|policy|licen[cs]e|registration|passport|id|account|tax"
    r"|customer|member|membership|plate|flat|house|room|vat|insurance|tracking|article|part|model"
    r"|invoice|bank|ticket|booking|batch|lot) number\b", re.IGNORECASE)  # fmt: skip
_SLOT = re.compile(
    r"^(?:(?:extra|additional|new|further|separate|another|one more)\s+)*(?:(?:field|column|box|space"
    r"|room|place|input|line|spot|slot|option|info|information|attribute|property)s?)"
    r"\s*(?:for|called|named|with|about|:|to (?:note|enter|record|write|put|add|store|save)(?: down)?)"
    r"\s+", re.IGNORECASE)  # fmt: skip
_ADJECTIVES = re.compile(r"^(?:extra|additional|new|further|separate|another|short)\s+", re.I)
_MUST = re.compile(r"\b(required|mandatory|compulsory|obligatory)\b", re.IGNORECASE)
_MAY = re.compile(r"\boptional(?:ly)?\b|\bif they (?:have|want)(?: one)?\b", re.IGNORECASE)
_OPTIONS = re.compile(
    r"^(.+?)(?:\s*,)?\s*(?:\s(?:with(?: the)? (?:options|choices|values|possibilities)|that can be"
    r"|which can be|(?:which is |that is )?either|as (?:a )?(?:choice|dropdown|drop-down) (?:of|between"
    r"|with))|:)\s*:?\s*(.+)$", re.IGNORECASE)  # fmt: skip
_WHEN = re.compile(
    r"^(?:(?:(?:the|an?) )?(?:day|date|time) )?when (?:(?:the|an?|each|every|that|their|this)\s+)?(?:[\w' -]+?)\s+(?:was|were|is|are"
    r"|has been|have been|had|got|gets|will be)\s+(?P<rest>[a-z]+(?: [a-z]+){0,2})$", re.IGNORECASE)  # fmt: skip
_WHETHER = re.compile(
    r"^(?:whether|if) (?:(?:the|an?|each|every|that|their|this)\s+)?(?:[\w' -]+?)\s+(?P<verb>is|are|was|were|has been"
    r"|have been|has|have|can)\s+(?:an?\s+)?(?P<rest>[a-z]+(?:[ -][a-z]+){0,2})$", re.IGNORECASE)  # fmt: skip
_HOW = {
    r"how many (?P<rest>[a-z]+(?: [a-z]+)?)(?: .*)?": ("number of {rest}", "number"),
    r"how old (?:the |an? |each )?[\w ]+? (?:is|are)": ("age", "number"),
    r"how heavy (?:the |an? |each )?[\w ]+? (?:is|are)": ("weight", "decimal"),
    r"how much (?:the |an? |each )?[\w ]+? weighs?": ("weight", "decimal"),
    r"how much (?:the |an? |each )?[\w ]+? costs?": ("price", "money"),
    r"where (?:the |an? |each )?[\w ]+? (?:lives?|is|are)": ("address", "text"),
}


def listed_fields(words: str, owner: str = "") -> list[FieldSpec] | None:
    """Return the fields that *words* list, or nothing when one of them is none.

    *owner* is the entity they are of: “the dog's weight” is “weight” for dogs.
    """
    words = re.sub(
        r",\s*(optional|required|mandatory|compulsory)\b", r" (\1)", words.strip(), flags=re.I
    )
    options = _OPTIONS.match(words)
    if options and re.search(r",| or | and |/", options.group(2)) and "(" not in words:
        head = re.split(r",\s*(?:and )?|\s+and\s+", options.group(1))
        choice = f"{head[-1]} ({', '.join(_parts(options.group(2)))})"
        parts = [*head[:-1], choice]
    else:
        parts = _parts(words)
    found = [one_field(part, owner) for part in parts]
    return [f for f in found if f] if found and all(found) else None


def _parts(words: str) -> list[str]:
    """Split at commas and “and” outside of brackets."""
    masked = re.sub(r"\([^)]*\)|“[^”]*”|\"[^\"]*\"", lambda m: "\x01" * len(m.group()), words)
    cuts = [m.span() for m in re.finditer(
        r"\s*,\s*(?:and\s+|or\s+|as well as\s+|plus\s+)?|\s+(?:and|or|as well as|plus|&)\s+(?:also\s+)?|\s*/\s*(?!no\b)",
        masked)]  # fmt: skip
    parts, start = [], 0
    for begin, end in cuts:
        parts.append(words[start:begin])
        start = end
    return [part.strip() for part in [*parts, words[start:]] if part.strip()]


def one_field(words: str, owner: str = "") -> FieldSpec | None:
    """Return the field that *words* name, or nothing when they name none."""
    text = words.strip(" .,")
    required = bool(_MUST.search(text)) and not _MAY.search(text)
    text = re.sub(r"\(\s*\)", "", _MUST.sub("", _MAY.sub("", text))).strip()
    asked = _sentence_field(text)
    if asked is not None:
        return asked.model_copy(update={"required": required})
    kind: FieldKind | None = None
    text = bare(text)
    while (slot := _SLOT.match(text)) or _ADJECTIVES.match(text):
        text = bare(text[slot.end() :] if slot else _ADJECTIVES.sub("", text))
    asked = _sentence_field(text)
    if asked is not None:
        return asked.model_copy(update={"required": required})
    if first := _KIND_FIRST.match(text):
        kind = KINDS.get(first.group(1).lower()) if first.group(1).lower() not in ("number", "date", "day",
               "time", "amount", "price") or "field" in first.group().lower() else None  # fmt: skip
        text = bare(text[first.end() :]) if kind else text
    if last := _AS_KIND.search(text):
        kind = KINDS[(last.group(1) or last.group(2)).lower()]
        text = text[: last.start()]
    text = re.sub(r"\s+(?:field|column|box)$", "", text, flags=re.IGNORECASE)
    text = unquoted(text)
    if owner:
        text = re.sub(rf"^(?:{re.escape(owner)}|{re.escape(owner.split()[-1])})'s?\s+", "", text,
                      flags=re.IGNORECASE)  # fmt: skip
    text = re.sub(r"(\w)'s\s+", r"\1 ", text)
    made = field_named(text)
    if _NUMBERED.search(made.name) and made.kind == "number":
        made = FieldSpec(name=made.name)
    elif re.search(r"percent|%", made.name) and made.kind in ("text", "money", "number"):
        made = FieldSpec(name=made.name, kind="decimal")
    if not plausible(made.name):
        return None
    if kind is not None and made.kind != "choice":
        made = FieldSpec(name=made.name, kind=kind)
    return made.model_copy(update={"required": required})


def _sentence_field(text: str) -> FieldSpec | None:
    """Return the field that half a sentence asks for: “when the dog was last vaccinated”."""
    if match := _WHEN.match(text):
        return FieldSpec(name=match["rest"].lower(), kind="date")
    if match := _WHETHER.match(text):
        rest = match["rest"].lower()
        verb = match["verb"].lower()
        name = (
            rest
            if verb not in ("can", "has", "have")
            else f"{'can' if verb == 'can' else 'has'} {rest}"
        )
        return FieldSpec(name=name, kind="yes_no")
    for pattern, (name, kind) in _HOW.items():
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            return FieldSpec(name=name.format(**match.groupdict()).lower(), kind=kind)
    return None


def plausible(name: str, *, doing: bool = False) -> bool:
    """Tell whether *name* can be what a field is called, and not something to be done.

    *doing* lets names of activities pass, such as “borrowing”.
    """
    words = name.lower().replace("-", " ").split()
    if not 0 < len(words) <= 5 or len(name) > 40 or not is_latin(name.replace("/", " ")):
        return False
    if set(words) & NOT_IN or words[-1] in NOT_FIELDS:
        return False
    known = ("rating", "heating", "parking", "training", "building", "spelling", "clothing")
    return doing or not words[-1].endswith("ing") or words[-1] in known


def is_many(field: FieldSpec) -> bool:
    """Tell whether the name is a plural that may mean a list of its own: “vaccinations”."""
    last = field.name.lower().split()[-1]
    return singular(last) != last and last not in PLURAL_FIELDS and field.kind == "text"


def sure(field: FieldSpec) -> bool:
    """Tell whether the kind of *field* follows from its name."""
    return (
        field.kind != "text"
        or bool(_NUMBERED.search(field.name))
        or bool(set(field.name.lower().split()) & TEXTS)
    )


def is_state(name: str) -> bool:
    """Tell whether *name* is one that brings its own options."""
    return name.lower() in STATES
