"""Requests for something new to keep track of: “Add a list of vets with name and phone”."""

# ruff: noqa: E501 - a pattern reads best on one line

import re

from cofounder.appspec.changes import AddEntity, AddField, AddLink
from cofounder.appspec.spec import EntitySpec, FieldSpec
from cofounder.runner.offline.changing.phrases import listed_fields, plausible
from cofounder.runner.offline.changing.talk import Talk, question
from cofounder.runner.offline.changing.targets import bare
from cofounder.runner.offline.changing.vocabulary import NOT_FIELDS
from cofounder.runner.offline.fields import usual_fields
from cofounder.runner.offline.lexicon import noun_for
from cofounder.runner.offline.specifying import SAMPLES
from cofounder.runner.offline.wording import listed, plural, singular

_TITLES = {"name", "title", "subject", "headline", "reference", "number"}
_TAIL = (
    r"(?:,?\s*(?:with|having|holding|including|that have|that has|each with|\()\s*(?:their |its |an? |the )?(?P<f>[^)]+?)\)?)?"
    r"(?: (?:for|of|to|per) (?:each|every|all|the) (?P<e>[\w' -]+?))?"
)
_LIST = r"(?:(?:an?|the|another|our|separate|new)\s+)*(?:list|page|table|directory|register|collection|section|database|overview|place|log|diary|way) (?:of|for|with|to (?:keep track of|manage|track|store|list|note|collect))(?: all| our| the)*"
_FORMS = tuple(
    re.compile(rf"^{form}{_TAIL}$", re.IGNORECASE)
    for form in (
        rf"(?:add|create|introduce|include|make|have|(?:i|we) (?:also )?(?:want|need)|there should be|give us|set up)\s+{_LIST}\s+(?P<n>[\w' -]+?)",
        r"(?:(?:i|we|people|they|users|the app) )?(?:also )?(?:should |must |can |could |want to |need to |would like to )?(?:be able to )?(?:also )?(?:keep track of|track|manage|keep a list of|keep a log of|keep a record of|keep records of|log)(?: all| our| the)?\s+(?P<n>[\w' -]+?)(?: too| as well)?",
        r"(?:add|create|introduce|include|(?:i|we) (?:also )?(?:want|need))\s+(?:some |our |the |an? |also )?(?P<n>[\w' -]+?)",
        r"add (?:an? )?(?:new )?(?:thing|kind of thing|entity|record type|type of record|object|category) (?:called |named |for )(?P<n>[\w' -]+?)",
    )
)
_LINKS = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        r"(?:each|every|all|a|an|the)?\s*(?P<e>[\w'-]+(?: [\w'-]+)?) (?:also )?(?:has|have|should have|must have|needs|gets|should get) (?:an?|one|its|their|exactly one|a certain)(?: own)?\s+(?P<p>[\w' -]+?)",
        r"(?:each|every|all|a|an|the)?\s*(?P<e>[\w'-]+(?: [\w'-]+)?) (?:should |must )?(?:belongs?|be linked|is linked|are linked|be connected|is connected|link) to (?:an?|one|the|exactly one|their|its)?\s*(?P<p>[\w' -]+?)",
        r"(?:link|connect|attach|tie|assign)\s+(?:each |every |all |the )?(?P<e>[\w' -]+?) (?:to|with) (?:an?|one|the|their|its)?\s*(?P<p>[\w' -]+?)",
        r"(?:for|on) (?:each|every) (?P<e>[\w' -]+?),? (?:i |we |people )?(?:want to |should |can |must )?(?:be able to )?(?:choose|pick|select|say which) (?:an?|the|one|its)?\s*(?P<p>[\w' -]+?)(?: it is for| it belongs to)?",
    )
)


def link(talk: Talk, text: str) -> bool:
    """Take up that something known belongs to something else that is known."""
    for form in _LINKS:
        match = form.match(text)
        child = talk.names.entity(match["e"]) if match else None
        parent = talk.names.entity(match["p"]) if match else None
        if child and parent and child.name != parent.name:
            talk.do(AddLink(entity=child.name, to=parent.name))
            return True
    return False


def things(talk: Talk, text: str) -> bool:
    """Take up a request to keep track of something new."""
    for number, form in enumerate(_FORMS):
        match = form.match(text)
        if match is None:
            continue
        name = _name(match["n"], plain=number == 2, fields=bool(match["f"]))
        if not name:
            continue
        known = talk.names.entity(name)
        if known is not None and known.name.casefold() == name.casefold():
            talk.wish(f"The app already keeps track of {plural(known.name)}.")
            return True
        parent = talk.names.entity(match["e"]) if match["e"] else None
        if match["e"] and parent is None:
            continue
        entity = _made(name, match["f"] or "", parent)
        if entity is None:
            continue
        return _taken_up(talk, entity)
    return False


def _name(words: str, *, plain: bool, fields: bool) -> str:
    """Return the name of a new thing in the singular, or nothing when it is none.

    Where it was only said to *plain* add it, the plural or its *fields* tell that it is a list.
    """
    text = bare(words).lower()
    one = singular(text)
    last = one.rpartition(" ")[2]
    sounds = plausible(one) and last not in NOT_FIELDS and text.rpartition(" ")[2] not in NOT_FIELDS
    if not sounds or len(one.split()) > 3:
        return ""
    known = noun_for(one) is not None
    if plain and not fields and (one == text or not known):
        return ""
    return one


def _made(name: str, told: str, parent: EntitySpec | None) -> EntitySpec | None:
    """Return the new entity with the fields that were *told*, or with those we know or guess."""
    noun = noun_for(name)
    if told:
        fields = listed_fields(told, name)
        if fields is None:
            return None
        unique = {field.name.casefold(): field for field in fields}
        fields = list(unique.values())
        if not any(f.name.lower() in _TITLES and f.kind == "text" for f in fields):
            fields.insert(0, FieldSpec(name="name", required=True))
        else:
            title = next(f for f in fields if f.name.lower() in _TITLES and f.kind == "text")
            fields[fields.index(title)] = title.model_copy(update={"required": True})
    else:
        fields = list(usual_fields(name, noun))
    links = (parent.name,) if parent else ()
    kept = tuple(f for f in fields if f.name.casefold() not in {n.casefold() for n in links})
    archetype = SAMPLES.get(noun.key, noun.key) if noun else ""
    return EntitySpec(name=name, plural=plural(name), fields=kept, belongs_to=links,
                      archetype=archetype)  # fmt: skip


def _taken_up(talk: Talk, entity: EntitySpec) -> bool:
    roles = [role.name for role in talk.spec.roles]
    may_add: tuple[str, ...] = ()
    if len(roles) > 1:
        told = talk.ask(
            question(
                f"who_{entity.name}",
                f"Who may add {plural(entity.name)}?",
                "Everybody who signs in",
                *(f"Only: {role}" for role in roles),
                why="Everybody else can read them.",
                other=False,
            )
        )
        may_add = tuple(role for role in roles if told == f"Only: {role}")
    talk.last = entity.name
    talk.do(AddEntity(entity=entity, may_add=may_add))
    return True


def two_readings(talk: Talk, text: str) -> bool:
    """Ask what is meant where a plural may be a field or a list of its own."""
    match = re.match(
        r"^(?:add|include|introduce|note(?: down)?|show)\s+(?:the |their |some )?(?P<n>[\w'-]+(?: [\w'-]+)?)"
        r" (?:to|for|of|on|with|about) (?P<e>(?:each |every |all |the )?[\w' -]+)$"
        r"|^(?P<e2>[\w' -]+?) (?:should|must|need to)(?: also)? have (?P<n2>[\w'-]+(?: [\w'-]+)?)$",
        text, re.IGNORECASE)  # fmt: skip
    if match is None:
        return False
    entity = talk.names.entity(match["e"] or match["e2"])
    many = bare(match["n"] or match["n2"]).lower()
    one = singular(many)
    if entity is None or one == many or not plausible(one) or one.rpartition(" ")[2] in NOT_FIELDS:
        return False
    if many.rpartition(" ")[2] in NOT_FIELDS or talk.names.entity(one):
        return False
    own = f"A list of their own: each of the {plural(entity.name)} can have several"
    told = talk.ask(
        question(
            f"reading_{many}",
            f"Are “{many}” a list of their own, or one line of the form?",
            own,
            "One line of the form, in words",
            why="A list can be searched and counted; a line is quicker to fill in.",
            other=False,
        )
    )
    if not told:
        return True
    talk.last = entity.name
    if told == own:
        made = _made(one, "", entity)
        return made is not None and _taken_up(talk, made)
    talk.do(AddField(entity=entity.name, field=FieldSpec(name=many, kind="long_text")))
    return True


def holding(entity: EntitySpec) -> str:
    """Return what an entity holds, for a sentence."""
    return listed(f"“{field.name}”" for field in entity.fields)
