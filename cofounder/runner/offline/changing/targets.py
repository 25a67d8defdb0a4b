"""What a founder's words point at in an app: its things, their fields, the app itself."""

import re
from dataclasses import dataclass

from cofounder.appspec import names
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec
from cofounder.runner.offline.wording import singular

_DETERMINER = re.compile(
    r"^(?:(?:the|an?|each|every|all|any|our|my|your|their|its|his|her|those|these|this|that|of|single"
    r"|individual|existing|whole|new|some|several|many|multiple)\s+)+",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s+(?:list|lists|page|pages|form|forms|record|records|entry|entries|section|screen|table"
    r"|profile|profiles|details|sheet|card|cards)$",
    re.IGNORECASE,
)
_FIELD_WORD = re.compile(r"\s+(?:field|column|box|input|question|line)s?$", re.IGNORECASE)
_SAME = {"phone number": "phone", "telephone": "phone", "telephone number": "phone",
         "cost": "price",
         "e-mail": "email", "email address": "email", "e-mail address": "email", "mail": "email",
         "mobile number": "phone", "mobile": "phone", "costs": "price"}  # fmt: skip
THE_APP = re.compile(
    r"^(?:(?:the|our|my|this|whole)\s+)*(?:app|application|site|website|web site|product|platform"
    r"|tool|it|everything|page|pages|design|look|whole thing)$",
    re.IGNORECASE,
)


def bare(words: str) -> str:
    """Return *words* without quotes, articles and what stands around a name."""
    text = words.strip().strip("“”‘’\"'").strip()
    return _DETERMINER.sub("", text).strip()


def unquoted(words: str) -> str:
    """Return *words* without the quotes around them."""
    return words.strip().strip("“”‘’\"'`").strip(" .,")


def is_quoted(words: str) -> bool:
    """Tell whether *words* stand in quotes, so that they are meant as they are."""
    return bool(re.fullmatch(r"[“\"‘'].+[”\"’']", words.strip()))


@dataclass(frozen=True)
class Found:
    """A field with the entity it is of."""

    entity: EntitySpec
    field: FieldSpec


@dataclass(frozen=True)
class Targets:
    """One app's names. *last* is the entity that was spoken of before, for “it” and “them”."""

    spec: AppSpec
    last: str = ""

    def entity(self, words: str) -> EntitySpec | None:
        """Return the entity that *words* mean, or nothing when none or several might be meant."""
        text = bare(words)
        if names.key(text) in ("it", "them", "they", "one", "each", "each one", "those"):
            return next((e for e in self.spec.entities if e.name == self.last), None)
        exact = self._named(text) or self._named(_PLACE.sub("", text))
        if exact is not None:
            return exact
        head = _one(_PLACE.sub("", text))
        ends = [e for e in self.spec.entities if _one(e.name).endswith(f" {head}")]
        starts = [e for e in self.spec.entities if head and head.endswith(f" {_one(e.name)}")]
        found = ends or (starts if self._own(head) else [])
        return found[0] if len(found) == 1 else None

    def _own(self, head: str) -> bool:
        """Tell whether *head* says more about an entity by what the app is about: “dog walk”."""
        first = head.rpartition(" ")[0]
        return any(_one(first) == _one(e.name) for e in self.spec.entities)

    def _named(self, text: str) -> EntitySpec | None:
        key, one = names.key(text), _one(text)
        for entity in self.spec.entities:
            many = entity.plural or names.plural(entity.name)
            if key in (names.key(entity.name), names.key(many)) or one == _one(entity.name):
                return entity
        return None

    def fields(self, words: str, entity: EntitySpec | None = None) -> list[Found]:
        """Return the fields *words* may mean, of *entity* or of all; exact names first."""
        text = _FIELD_WORD.sub("", bare(words))
        pool = [
            Found(e, f)
            for e in ([entity] if entity else self.spec.entities)
            for f in e.fields
        ]  # fmt: skip
        key = _plain(text)
        exact = [found for found in pool if _plain(found.field.name) == key]
        if exact or not key:
            return exact
        return [f for f in pool if f" {key} " in f" {_plain(f.field.name)} "]

    def field(self, words: str) -> list[Found]:
        """Return the fields that *words* mean: “price of walks”, “walk price”, “their price”."""
        text = bare(words)
        for pattern in (r"^(?P<f>.+?)\s+(?:of|on|for|from|in|to)\s+(?P<e>.+)$",
                        r"^(?P<e>[\w' -]+?)'s?\s+(?P<f>.+)$"):  # fmt: skip
            match = re.match(pattern, text, re.IGNORECASE)
            if match and (entity := self.entity(match["e"])):
                found = self.fields(match["f"], entity)
                if found:
                    return found
        found = self.fields(text)
        if found:
            return found
        parts = text.split()
        for cut in range(1, len(parts)):
            entity = self.entity(" ".join(parts[:cut]))
            if entity is not None and (found := self.fields(" ".join(parts[cut:]), entity)):
                return found
        return []

    def is_app(self, words: str) -> bool:
        """Tell whether *words* mean the whole app."""
        text = unquoted(words)
        return bool(THE_APP.match(text)) or names.key(text) == names.key(self.spec.name)


def _one(text: str) -> str:
    return singular(names.key(text))


def _plain(text: str) -> str:
    key = names.key(text.replace("-", " ").replace("'s ", " "))
    return singular(_SAME.get(key, key))
