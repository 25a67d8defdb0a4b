"""Guessing what a thing records, and of which kind a named field is."""

import re

from cofounder.appspec.spec import FieldKind, FieldSpec
from cofounder.runner.offline.lexicon import noun_for
from cofounder.runner.offline.lexicon.actors import ACTORS
from cofounder.runner.offline.lexicon.shape import Noun, fields
from cofounder.runner.offline.wording import shorten

#: Words of a field's name and the kind they point to; the first match counts.
_KINDS: tuple[tuple[FieldKind, str], ...] = (
    ("email", r"\be-?mail"),
    ("phone", r"\b(?:phone|mobile|telephone|whatsapp)\b"),
    ("link", r"\b(?:website|link|url|photo|picture|image|video|portfolio|homepage|logo)"),
    ("rating", r"\b(?:rating|stars?|score out of)\b"),
    (
        "money",
        r"\b(?:price|cost|fee|rent|salary|amount|budget|rate|deposit|worth|paid|total|wage|balance"
        r"|revenue)\b|[€$£]",
    ),
    ("time", r"\btime\b"),
    ("date", r"\b(?:date|day|birthday|deadline|due|since|until|expires?|born|on)\b"),
    (
        "yes_no",
        r"^(?:is|has|can|are|was)\b|\b(?:available|done|insured|vaccinated|verified|active|trained"
        r"|neutered|allowed|public|finished|included)\b|\?$",
    ),
    ("decimal", r"\b(?:weight|height|length|width|distance|km|kg|lit(?:re|er)s|percent)\b"),
    (
        "number",
        r"\b(?:number|count|quantity|how many|age|years?|minutes|hours|duration|capacity|seats"
        r"|places|points|stock|servings|calories|pages|floors?|bedrooms)\b",
    ),
    (
        "long_text",
        r"\b(?:notes?|description|about|story|comments?|details?|instructions|bio|text|why"
        r"|message|remarks|history|rules|allergies)\b",
    ),
)
_CHOICES = re.compile(r"^(.{1,40}?)\s*[:(]\s*([^()]+?)\)?\s*$")
STATES = {"status": ("new", "active", "done"), "priority": ("low", "normal", "high"),
          "level": ("beginner", "intermediate", "advanced"), "condition": ("new", "good", "worn"),
          "size": ("small", "medium", "large")}  # fmt: skip

UNKNOWN_THING = fields(
    "name!; description: long_text; date: date; status: choice(new, active, done); place; "
    "price: money; photo: link; notes: long_text"
)
UNKNOWN_PERSON = fields(
    "name!; email: email; phone: phone; about: long_text; joined on: date; photo: link; "
    "notes: long_text"
)
#: How many fields we tick for the founder.
TICKED = 5


def field_named(words: str) -> FieldSpec:
    """Return a field for the founder's words: "size (small, large)", "price", "is vaccinated"."""
    match = _CHOICES.match(words.strip())
    if match and re.search(r"[,/|]", match.group(2)):
        choices = tuple(
            dict.fromkeys(
                shorten(part, 40) for part in re.split(r"[,/|]", match.group(2)) if part.strip()
            )
        )
        return FieldSpec(name=shorten(match.group(1), 40), kind="choice", choices=choices[:10])
    name = shorten(words, 40)
    lower = name.lower()
    if lower in STATES:
        return FieldSpec(name=name, kind="choice", choices=STATES[lower])
    for kind, pattern in _KINDS:
        if re.search(pattern, lower):
            return FieldSpec(name=name, kind=kind)
    return FieldSpec(name=name)


def known_fields(name: str, noun: Noun | None) -> tuple[FieldSpec, ...]:
    """Return the fields we know or guess for a thing, its own name first."""
    noun = noun or noun_for(name.lower())
    if noun is not None:
        return noun.fields
    return UNKNOWN_PERSON if name.lower().rsplit(" ", 1)[-1] in ACTORS else UNKNOWN_THING


def usual_fields(name: str, noun: Noun | None) -> tuple[FieldSpec, ...]:
    """Return the fields a thing gets when nobody chose any."""
    known = known_fields(name, noun)
    return known if noun is not None else known[: TICKED + 1]


def chosen_fields(name: str, noun: Noun | None, values: tuple[str, ...]) -> tuple[FieldSpec, ...]:
    """Return the fields the founder chose, the thing's own name always first."""
    known = {field.name.lower(): field for field in known_fields(name, noun)}
    first = next(iter(known.values()))
    picked: dict[str, FieldSpec] = {first.name.lower(): first}
    for value in values:
        key = value.strip().lower()
        if key:
            field = known.get(key) or field_named(value)
            picked.setdefault(field.name.lower(), field)
    return tuple(picked.values())[:16]
