"""Sample rows that look real: names, words and numbers for each kind of thing."""

import hashlib
import random

from cofounder.appspec import names
from cofounder.appspec.render import shape
from cofounder.appspec.render.plan import App, Entity, Field
from cofounder.appspec.render.sample_names import (
    ABOUT,
    NAMED,
    NEUTRAL,
    PEOPLE_WORDS,
    PRICES,
    TEXTS,
)
from cofounder.appspec.render.sample_words import (
    ADJECTIVES,
    BODIES,
    CITIES,
    COMPANIES,
    FALLBACK_ALWAYS,
    KNOWN_TEXT,
    PEOPLE,
    PERSON_WORDS,
    PLACES,
    PLAIN_BODY,
    TEXTS_LIKE,
    TITLES,
)


def how_many(app: App, entity: Entity) -> int:
    """Return how many sample rows *entity* gets."""
    if any(shape.raised(app, parent) for _, parent in app.parents(entity)):
        return 26
    if shape.reading(app, entity) == "own":
        return 14 if entity.day and not entity.title else 5
    if entity.title and entity.archetype in TITLES:
        return min(8, len(TITLES[entity.archetype]))
    return 10 if entity.day else 8 if not app.children(entity) else 6


def rows(app: App, entity: Entity) -> list[dict[str, str]]:
    """Return sample rows as {field: Python source}. The same spec gives the same rows."""
    count = how_many(app, entity)
    return [
        {f.ident: _value(app, entity, f, i, count) for f in entity.fields} for i in range(count)
    ]


def _rng(app: App, entity: Entity, field: Field, i: int) -> random.Random:
    seed = f"{app.name}/{entity.name}/{field.ident}/{i}".encode("utf-8", "replace")
    return random.Random(int.from_bytes(hashlib.sha256(seed).digest()[:8], "big"))


def _value(app: App, entity: Entity, field: Field, i: int, count: int) -> str:
    rng = _rng(app, entity, field, i)
    words = set(names.ascii_words(field.name))
    kind = field.kind
    if kind == "choice":
        return f'"{_choice(entity, field, i, rng)}"'
    if kind == "text":
        return names.literal(_text(entity, field, i, words)[:160])
    if kind == "long_text":
        return names.literal(_body(entity, field, i))
    if kind in ("number", "decimal", "money"):
        return _number(entity, field, i, count, words, rng)
    if kind == "date":
        return _date(entity, field, i, count, words)
    if kind == "time":
        late = 1 if words & {"end", "until", "closing"} else 0
        return f"time({min(9 + (i * 2) % 9 + late, 22)}, {(0, 30, 0, 15)[i % 4]})"
    if kind == "yes_no":
        return str(i % 3 != 2)
    if kind == "email":
        person = PEOPLE[(i + _shift(entity)) % len(PEOPLE)]
        return f'"{".".join(names.ascii_words(person))}@example.com"'
    if kind == "phone":
        return f'"+44 20 7946 0{110 + i * 7 + _shift(entity)}"'
    if kind == "link":
        return '"https://example.com/"'
    if kind == "rating":
        return str((5, 4, 5, 3, 5, 4)[i % 6])
    raise ValueError(kind)


def _shift(entity: Entity) -> int:
    return sum(map(ord, entity.ident)) % 7


def _choice(entity: Entity, field: Field, i: int, rng: random.Random) -> str:
    values = [value for value, _ in field.choices]
    if field == entity.status and entity.day and entity.archetype in ("booking", "event", "trip"):
        # Days to come are not over yet, and few things are cancelled.
        alive = [v for v in values if v not in ("completed", "done", "cancelled", "canceled")]
        return (alive or values)[i % len(alive or values)]
    return values[i % len(values)] if field == entity.status else rng.choice(values)


def _text(entity: Entity, field: Field, i: int, words: set[str]) -> str:
    if field == entity.title:
        return _title(entity, i, words)
    if words & {"location", "address", "where", "venue", "place", "point"}:
        return PLACES[(i + _shift(entity)) % len(PLACES)]
    if words & {"city", "area", "town", "region", "neighbourhood", "origin", "country"}:
        return CITIES[i % len(CITIES)]
    if words & {"destination"}:
        return CITIES[(i + 4) % len(CITIES)]
    if words & {"company", "employer", "organisation", "organization", "brand", "business"}:
        return COMPANIES[i % len(COMPANIES)]
    if words & (PERSON_WORDS | PEOPLE_WORDS):
        return PEOPLE[(i + 3) % len(PEOPLE)]
    for known, values in (KNOWN_TEXT | TEXTS).items():
        if known in words:
            return values[i % len(values)]
    if words & {
        "reference",
        "number",
        "serial",
        "plate",
        "code",
        "isbn",
        "sku",
        "license",
        "symbol",
        "barcode",
    }:
        return f"{entity.ident[:2].upper()}-{1040 + i * 17}"
    return NEUTRAL[(i + _shift(entity)) % len(NEUTRAL)]


def _title(entity: Entity, i: int, words: set[str]) -> str:
    key = entity.archetype
    last = names.key(entity.name).split(" ")[-1]
    somebody = key in shape.PEOPLE and key not in ("pet", "supplier")
    if somebody or (key not in TITLES and last in PEOPLE_WORDS):
        return PEOPLE[(i + _shift(entity)) % len(PEOPLE)]
    if words & {"reference", "number", "symbol"}:
        return f"{entity.ident[:3].upper()}-{1040 + i * 17}"
    if last in NAMED and key not in TITLES:
        known = NAMED[last]
        return known[i % len(known)] + (f" {i // len(known) + 1}" if i >= len(known) else "")
    own_word = names.key(entity.name) != key and key not in FALLBACK_ALWAYS
    titles = TITLES.get(key, ())
    if titles and not own_word:
        return titles[i] if i < len(titles) else f"{titles[i % len(titles)]} {i // len(titles) + 1}"
    if not key and words & {"first", "last", "full"}:
        return PEOPLE[i % len(PEOPLE)]
    return f"{ADJECTIVES[(i + _shift(entity)) % len(ADJECTIVES)]} {names.inside(entity.name)}"


def _body(entity: Entity, field: Field, i: int) -> str:
    """Return a long text: what is known of such things, what it says of itself, or a note."""
    last = names.key(entity.name).split(" ")[-1]
    person = entity.archetype in shape.PEOPLE - {"pet"} or last in PEOPLE_WORDS
    texts = BODIES.get("person" if person else entity.archetype)
    texts = texts or BODIES.get(TEXTS_LIKE.get(entity.archetype, ""))
    if not texts:
        about = {"description", "about", "summary", "bio", "story", "details"}
        said = about & set(names.ascii_words(field.name)) and entity.title and not entity.day
        texts = ABOUT if said else PLAIN_BODY
    text = texts[(i + _shift(entity)) % len(texts)]
    return text.replace("{a_one}", f"{_article(entity.one).capitalize()} {entity.one}")


def _article(word: str) -> str:
    return "an" if word[:1].lower() in "aeiou" else "a"


def _number(
    entity: Entity, field: Field, i: int, count: int, words: set[str], rng: random.Random
) -> str:
    if field == entity.percent:
        return str((20, 65, 100, 40, 85, 10, 55, 75)[i % 8])
    if field == entity.stock:
        return str((24, 3, 58, 12, 0, 40, 5, 90)[i % 8])
    if words & {"minutes", "duration"}:
        return str((30, 60, 45, 60)[i % 4])
    if field.kind != "money" and words & {"time", "times", "per", "every", "bedrooms", "servings"}:
        return str(1 + i % 4)
    if words & {"year"}:
        return str(2008 + i * 3 % 17)
    if words & {"position", "order", "rank", "week"}:
        return str(i + 1)
    if field.kind == "money":
        if words & {"goal"}:
            return f'Decimal("{rng.randint(8, 40) * 100}.00")'
        for per, (low, high, step) in PRICES:
            if words & per and not words & {"goal", "total"}:
                return f'Decimal("{rng.randrange(low, high, step)}.00")'
        big = words & {"salary", "balance", "budget", "value", "revenue"}
        if words & {"rate", "wage"}:
            return f'Decimal("{rng.randrange(18, 60, 2)}.00")'
        middle = words & {"rent", "total", "amount", "deposit", "fee"}
        if big:
            return f'Decimal("{rng.randint(12, 95) * 500}.00")'
        if middle:
            return f'Decimal("{rng.randint(8, 160) * 5}.00")'
        return f'Decimal("{rng.randint(6, 48)}.{rng.choice(("00", "50", "90"))}")'
    if words & {"capacity", "places", "seats"}:
        return str((24, 60, 12, 120)[i % 4])
    if field.kind == "decimal":
        # A gentle rise with some noise: charts should look like somebody's progress.
        low = 55 if words & {"value", "weight", "reading"} else 3
        return f'Decimal("{low + i * 0.8 * (low / 20) + rng.random() * low / 9:.1f}")'
    return str(rng.randint(2, 40))


def _date(entity: Entity, field: Field, i: int, count: int, words: set[str]) -> str:
    if words & {"birth", "born"}:
        return f"day({-(400 + i * 391)})"
    if words & {
        "joined",
        "founded",
        "opened",
        "installed",
        "bought",
        "planted",
        "started",
        "added",
        "last",
        "since",
        "enrolled",
        "issued",
        "published",
    }:
        return f"day({-(9 + i * 23)})"
    if words & {
        "due",
        "deadline",
        "until",
        "closes",
        "close",
        "end",
        "ends",
        "return",
        "expires",
        "closing",
    }:
        return f"day({6 + i * 4})"
    if entity.archetype in ("booking", "event", "match", "trip", "availability") or words & {
        "when"
    }:
        return f"day({(i - 2) * 2 if i < 2 else (i - 2) * 2 + 1})"
    if words & {"start", "starts", "from", "opens"}:
        return f"day({-(3 + i * 5)})"
    return f"day({i - count + 1})"
