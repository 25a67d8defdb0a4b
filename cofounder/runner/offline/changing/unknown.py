"""Requests about something that the app does not have: said so, and asked which one is meant."""

# ruff: noqa: E501 - a pattern reads best on one line

import re

from cofounder.appspec import names
from cofounder.runner.offline.changing import altering, wishing
from cofounder.runner.offline.changing.talk import Talk, question
from cofounder.runner.offline.changing.targets import Found, bare, unquoted
from cofounder.runner.offline.wording import capitalised, listed, plural, quoted, shorten, singular

#: What is asked, with the unknown name as ``x``; with another in its place it can be asked again.
_FORMS = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        r"(?P<before>(?:rename|relabel|retitle)\s+)(?P<x>.+?)(?P<after>\s+(?:to|as|into)\s+.+)",
        r"(?P<before>change the (?:name|label|title)(?: of| for)? )(?P<x>.+?)(?P<after> (?:to|into) .+)",
        r"(?P<before>)(?P<x>.+?)(?P<after> (?:should|must|shall) be (?:called|named|renamed(?: to)?|labelled|labeled)\s+.+)",
        r"(?P<before>(?:make|mark|set)\s+)(?P<x>.+?)(?P<after>\s+(?:required|mandatory|compulsory|obligatory|optional|a required field))",
        r"(?P<before>)(?P<x>.+?)(?P<after> (?:should|must|can) (?:not )?be (?:required|mandatory|compulsory|optional|filled in|left empty|left out))",
        r"(?P<before>(?:remove|delete|drop|get rid of|scrap)\s+)(?P<x>.+?)(?P<after>)",
        r"(?P<before>(?:don't|do not|stop|no longer) ask(?:ing)? for\s+)(?P<x>.+?)(?P<after>)",
    )
)
_HOME = re.compile(r"\s+(?:of|from|on|for|in)\s+(?:the\s+)?(?P<e>[\w' -]+)$", re.IGNORECASE)
#: Words that mean much the same as the name of a field.
_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "price cost fee rate charge amount tariff",
        "phone mobile telephone cell",
        "email mail",
        "name title heading",
        "description about bio notes note comment remark remarks details text",
        "date day when",
        "time hour start",
        "address location place area city town neighbourhood",
        "status state stage progress",
        "photo picture image",
        "kind type category sort",
        "customer client",
        "birthday birth born age",
        "quantity stock number count",
        "length duration minutes",
    )
)
#: As many as can be read at once.
_MOST = 8


def unknown(talk: Talk, text: str, *, alone: bool) -> str | None:
    """Take up that *text* is about something unknown.

    Returns nothing when it is not; the request with a known name when we were told which is meant;
    and "" when that is a wish now, or a question where *alone* tells that nothing else was asked.
    """
    for form in _FORMS:
        match = form.match(text)
        if match is None:
            continue
        said, home = _name(talk, match["x"])
        if not said or wishing.is_known(text):
            return None
        close, others = _sorted(talk, said, home)
        labels = [_label(found) for found in close or others]
        holds = listed(list(dict.fromkeys(f.field.name for f in [*close, *others]))[:_MOST])
        many = capitalised(plural(home))
        nothing = f"{many} have nothing" if home else "Nothing in the app is"
        sentence = (
            f"{nothing} called {quoted(said, 40)}; {'they have' if home else 'it has'} {holds}."
        )
        if not alone:
            talk.wish(sentence)
            return ""
        asked = question(
            f"meant_{said}",
            f"{sentence if len(labels) > _MOST else sentence.partition(';')[0] + '.'} "
            "Which one do you mean?",
            *(labels if len(labels) <= _MOST else ()),
            why="We change only the one you mean.",
        )
        talk.unmet[asked.key] = sentence
        told = talk.ask(asked)
        if told and (told in labels or talk.names.field(told) or talk.names.entity(told)):
            return f"{match['before']}{told}{match['after']}"
        if told:
            talk.wish(sentence)
        return ""
    return None


def _name(talk: Talk, words: str) -> tuple[str, str]:
    """Return the unknown name in *words*, and the entity it would be of; nothing when it is none."""
    tail = _HOME.search(words)
    entity = talk.names.entity(tail["e"]) if tail else None
    said = bare(words[: tail.start()] if tail and entity else words)
    said = unquoted(re.sub(r"\s+(?:field|column|box|any ?more)$", "", said, flags=re.IGNORECASE))
    fits = 0 < len(said.split()) <= 3 and all(re.fullmatch(r"[\w'-]+", w) for w in said.split())
    fits = fits and not re.search(r"\b(?:and|or|of|from|to|for|in|on|it|them)\b", said, re.I)
    known = talk.names.entity(said) or talk.names.field(said) or talk.names.is_app(said)
    if not fits or (known and entity is None) or not altering.names_something(said):
        return "", ""
    if entity is not None and talk.names.fields(said, entity):
        return "", ""
    return shorten(said, 40), entity.name if entity else ""


def _sorted(talk: Talk, said: str, home: str) -> tuple[list[Found], list[Found]]:
    """Return the fields whose names are close to *said*, and all others; of *home* if told."""
    pool = [
        Found(entity, field)
        for entity in talk.spec.entities
        for field in entity.fields
        if home in ("", entity.name)
    ]
    wanted = _meanings(said)
    close = [found for found in pool if wanted & _meanings(found.field.name)]
    return close, [found for found in pool if found not in close]


def _meanings(name: str) -> set[str]:
    """Return the words of *name*, in the singular, with those that mean much the same."""
    words = {singular(word) for word in names.ascii_words(name)}
    return words.union(*(group for group in _ALIKE if group & words))


def _label(found: Found) -> str:
    return f"{found.field.name} of {plural(found.entity.name)}"
