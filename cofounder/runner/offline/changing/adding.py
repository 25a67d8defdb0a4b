"""Requests for something more to note: “Walkers should have a phone number”."""

# ruff: noqa: E501 - a pattern reads best on one line

import re

from cofounder.appspec.changes import AddField, SetChoices
from cofounder.appspec.spec import EntitySpec, FieldSpec
from cofounder.runner.offline.changing.phrases import is_many, listed_fields, one_field, sure
from cofounder.runner.offline.changing.talk import Talk, question
from cofounder.runner.offline.changing.targets import bare, unquoted
from cofounder.runner.offline.wording import lowered, plural, shorten, with_article

_F, _E = r"(?P<f>.+?)", r"(?P<e>(?:(?:the|each|every|all|our|a|an)\s+)?[\w'-]+(?: [\w'-]+){0,3})"
_NOTE = (
    r"(?:note(?: down)?|record|store|save|track|keep(?: track of)?|enter|write down|put down|log|see|show|know|remember"
    r"|capture|fill in|add|have|register|document|specify|state|list|say|set|include|display)"
)
_EACH = r"(?:for|of|on|with|about|to|in|from|next to|by)"
_FORMS = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        *(
            rf"(?:add|include|introduce|insert|put|show|display|attach|ask(?: \\w+)? for)\s+(?P<f>.+)\s+{at} {_E}(?: as well| too|, too)?"
            for at in ("to", "for", "on", "(?:in|into|onto|with|of)")
        ),
        rf"give {_E}\s+(?P<f>(?:an?|the|their|some|its|another)\s.+)",
        rf"{_E} (?:should|must|need to|needs to|has to|have to|shall|ought to|could|can)(?: also)? (?:have|get|include|show|hold|contain|list|say|carry|come with)\s+{_F}(?: too| as well)?",
        rf"{_E} (?:also )?(?:needs?|gets?|has|have|lacks?|miss(?:es)?|(?:is|are) missing)\s+(?P<f>(?:an?|the|their|its|some)\s.+?)(?: too| as well| now)?",
        rf"(?:for|on|with) {_E[:-1]}?),?\s+(?:i |we |they |people |you |users )?(?:also )?(?:should |must |can |could |want |need |would like )?(?:to )?(?:be able to )?{_NOTE}\s+{_F}",
        rf"(?:(?:i|we|they|people|users|everyone|you|owners) )?(?:also )?(?:should |must |can |could |want |need |wants |needs |would like )?(?:to )?(?:be able to )?{_NOTE}\s+{_F}\s+{_EACH} {_E}",
        rf"(?:i|we|they|people|users) (?:want|need|miss)\s+{_F}\s+(?:on|for|of|with|in) {_E}",
        rf"(?:there should be|there must be|there is no|there's no|i want there to be)\s+{_F}\s+(?:on|for|of|with|in) {_E}",
        rf"(?:i|we)(?:'d| would)? (?:want|like|love|need) {_E} to (?:also )?(?:have|show|include|get)\s+{_F}",
        rf"(?:let|allow|enable) (?:people|users|us|me|them|everyone|[\w ]+?) (?:to )?(?:also )?{_NOTE}\s+{_F}\s+{_EACH} {_E}",
        rf"(?:each|every) {_E} (?:should |must )?(?:also )?(?:have|has|needs?|gets?)\s+{_F}",
    )
)
_KNOW = re.compile(
    rf"^(?:(?:i|we|they|people|users) (?:want|need|have|would like|'d like) to |be able to )?(?:be able to )?{_NOTE}\s+"
    r"(?P<f>(?:when|whether|if|how (?:old|heavy|many|much)|where)\s.+)$", re.IGNORECASE)  # fmt: skip
_ALONE = re.compile(
    rf"^(?:add|include|introduce|insert|{_NOTE}|(?:i|we) (?:want|need)(?: to {_NOTE})?|there should be)\s+"
    rf"{_F}$", re.IGNORECASE)  # fmt: skip
_OPTION = tuple(
    re.compile(
        r"^(?:add|include|introduce)\s+(?:(?:the|an?|another|one more)\s+)*(?:(?:option|choice|value|possibility)\s+)?(?P<o>.+)"
        rf"(?:\s+(?:as an? )?(?:option|choice|value))?\s+{at} (?P<t>.+)$", re.IGNORECASE)
    for at in ("as an? (?:option|choice) (?:to|for|in)", "to", "for", "in")
)  # fmt: skip
_NAMED_OPTION = re.compile(
    r"^add (?:an?|the|another)\s+(?P<t>[\w ]+?)\s+(?:called |named |of )?[“\"'‘](?P<o>[^”\"'’]+)[”\"'’]$",
    re.IGNORECASE)  # fmt: skip
_OPTIONS_ARE = re.compile(
    r"^(?:(?:the )?(?:options|choices|values) (?:of|for|in) (?P<t>.+?) (?:should be|are|must be|become)"
    r"|(?:change|set|make) (?:the )?(?:options|choices|values) (?:of|for|in) (?P<t2>.+?) (?:to|be)"
    r"|(?P<t3>.+?) (?:should|must|can) (?:only )?(?:offer|be one of|be either|be)(?=[^,]*(?:,| or )))\s*:?\s+(?P<o>.+)$",
    re.IGNORECASE)  # fmt: skip


def options(talk: Talk, text: str) -> bool:
    """Take up a request for other options of a choice."""
    if match := _OPTIONS_ARE.match(text):
        return _set_options(talk, match)
    forms = (form.match(text) for form in (_NAMED_OPTION, *_OPTION))
    return any(_add_options(talk, match) for match in forms if match)


def _add_options(talk: Talk, match: re.Match[str]) -> bool:
    target = re.sub(r"^(?:the )?(?:options|choices|values|list)(?: of| for)?(?: the)?\s+", "",
                    match["t"], flags=re.IGNORECASE)  # fmt: skip
    if target.lower() in ("it", "that") and talk.last_field:
        target = f"{talk.last_field} of {talk.last}"
    found = [f for f in talk.names.field(target) if f.field.kind == "choice"]
    if len(found) != 1:
        return False
    entity, field = found[0].entity, found[0].field
    said = re.sub(r"\s+(?:as )?(?:an? )?(?:option|choice|value)s?$", "", match["o"])
    new = [unquoted(bare(o)) for o in re.split(r",\s*(?:and )?|\s+and\s+", said)]
    if any(len(o.split()) > 4 or not o for o in new):
        return False
    named = tuple(_as_written(o, field) for o in new)
    talk.last = entity.name
    change = SetChoices(entity=entity.name, field=field.name, choices=(*field.choices, *named))
    talk.do(change)
    return True


def _set_options(talk: Talk, match: re.Match[str]) -> bool:
    found = [f for f in talk.names.field(match["t"] or match["t2"] or match["t3"])
             if f.field.kind == "choice"]  # fmt: skip
    new = [unquoted(o) for o in re.split(r",\s*(?:and |or )?|\s+(?:and|or)\s+", match["o"])]
    if len(found) != 1 or len(new) < 2 or any(not 0 < len(o.split()) <= 4 for o in new):
        return False
    entity, field = found[0].entity, found[0].field
    choices = tuple(_as_written(o, field) for o in new)
    talk.last = entity.name
    talk.do(SetChoices(entity=entity.name, field=field.name, choices=choices))
    return True


def _as_written(option: str, field: FieldSpec) -> str:
    known = {choice.casefold(): choice for choice in field.choices}
    lower = field.choices and field.choices[0][:1].islower()
    return known.get(option.casefold()) or (lowered(option) if lower else option)


def fields(talk: Talk, text: str) -> bool:
    """Take up a request for new fields of something the app keeps track of."""
    for form in _FORMS:
        match = form.match(text)
        if not match:
            continue
        entity = talk.names.entity(match["e"])
        if entity is None:
            continue
        found = listed_fields(match["f"], entity.name)
        if found and _take_up(talk, entity, found):
            return True
    if match := _KNOW.match(text):
        entity = _spoken_of(talk, match["f"])
        field = one_field(match["f"], entity.name if entity else "")
        if entity and field:
            return _take_up(talk, entity, [field])
    return False


def homeless(talk: Talk, text: str) -> bool:
    """Take up a request for fields that does not say of what: we ask."""
    match = _ALONE.match(text)
    found = listed_fields(match["f"]) if match else None
    if not found or any(is_many(field) or not sure(field) for field in found):
        return False
    if any(talk.names.entity(word) for field in found for word in field.name.split()):
        return False  # that speaks of something known, and not of a field
    entity = _home(talk, found)
    if entity is None:
        return len(talk.spec.entities) > 1
    return _take_up(talk, entity, found)


def _home(talk: Talk, found: list[FieldSpec]) -> EntitySpec | None:
    """Return the entity that new fields are of: the only one, the one of before, or as told."""
    entities = talk.spec.entities
    if len(entities) == 1:
        return entities[0]
    what = found[0].name if len(found) == 1 else f"{found[0].name} and the rest"
    options = [plural(e.name) for e in entities][:8]
    told = talk.ask(
        question(
            f"which_{found[0].name}",
            f"What should “{shorten(what, 60)}” be noted for?",
            *options,
            why="It becomes part of the form and the page of what it belongs to.",
            other=False,
        )
    )
    return talk.names.entity(told) if told else None


def _spoken_of(talk: Talk, text: str) -> EntitySpec | None:
    """Return the entity that half a sentence is about: “when the dog was last vaccinated”."""
    match = re.match(
        r"^(?:when|whether|if|where|how \w+(?: [\w]+)?? ?)\s*(?:the|an?|each|every|their)?\s*(?P<e>[\w' -]+?)\s+"
        r"(?:was|were|is|are|has|have|had|got|gets|can|will|weighs?|costs?|lives?)\b",
        text, re.IGNORECASE)  # fmt: skip
    return talk.names.entity(match["e"]) if match else None


def _take_up(talk: Talk, entity: EntitySpec, found: list[FieldSpec]) -> bool:
    """Add *found* to *entity*, after what we must know about them; tell whether they are fields."""
    if any(is_many(field) for field in found):
        return False
    talk.last = entity.name
    known = {name.casefold() for name in [*(f.name for f in entity.fields), *entity.belongs_to]}
    for field in found:
        if field.name.casefold() not in known and not sure(field):
            field = _of_kind(talk, entity, field)
        talk.do(AddField(entity=entity.name, field=field))
    return True


#: How we ask for the kind of a field, and what it is then.
_ASKED = {
    "A few words": "text", "A longer text": "long_text", "A number": "number", "A date": "date",
    "Yes or no": "yes_no", "An amount of money": "money", "A web address": "link",
}  # fmt: skip


def _of_kind(talk: Talk, entity: EntitySpec, field: FieldSpec) -> FieldSpec:
    """Return *field* with the kind that we were told; without an answer it is a few words."""
    told = talk.ask(
        question(
            f"kind_{field.name}",
            f"What will people enter as “{field.name}” of {with_article(entity.name)}?",
            *_ASKED,
            why="Then the form can ask for it in the right way. Options, separated by commas, make "
            "it a choice.",
        )
    )
    if told in _ASKED:
        return field.model_copy(update={"kind": _ASKED[told]})
    choices = [part.strip() for part in told.split(",") if part.strip()]
    if len(choices) > 1:
        named = tuple(dict.fromkeys(shorten(choice, 40) for choice in choices[:12]))
        return field.model_copy(update={"kind": "choice", "choices": named})
    return field
