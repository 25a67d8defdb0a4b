"""Requests to rename, to remove, and to require or not."""

# ruff: noqa: E501 - a pattern reads best on one line

import re

from cofounder.appspec.changes import (
    RemoveEntity,
    RemoveField,
    RenameEntity,
    RenameField,
    SetChoices,
    SetRequired,
    SetText,
)
from cofounder.runner.offline.changing.phrases import plausible
from cofounder.runner.offline.changing.talk import Talk, question
from cofounder.runner.offline.changing.targets import Found, bare, is_quoted, unquoted
from cofounder.runner.offline.wording import is_latin, listed, lowered, plural, quoted, singular

_RENAMES = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        r"(?:rename|relabel|retitle)\s+(?P<x>.+?)\s+(?:to|as|into|=>|->)\s+(?P<y>.+)",
        r"change the (?:name|label|title|word|wording)(?: of| for)? (?P<x>.+?) (?:to|into) (?P<y>.+)",
        r"(?P<x>.+?) (?:should|must|shall|could) (?:rather |really )?be (?:called|named|renamed(?: to)?|labelled|labeled)\s+(?P<y>.+?)(?: instead)?",
        r"(?:call|name)\s+(?P<x>.+?)\s+(?:as\s+)?(?P<y>[“\"‘'].+[”\"’'])(?: instead)?",
        r"(?:say|use|write|show|put)\s+(?P<y>.+?)\s+(?:instead of|rather than|in place of|not)\s+(?P<x>.+)",
        r"instead of (?P<x>.+?),? (?:say|use|write|call (?:it|them)|show|put)\s+(?P<y>.+)",
        r"(?:replace|switch|swap)\s+(?:the (?:word|label|name)\s+)?(?P<x>.+?)\s+(?:with|by|to|for)\s+(?:the (?:word|label|name)\s+)?(?P<y>.+)",
        r"change (?:the (?:word|label|name|field|term)\s+)?(?P<x>.+?)\s+(?:to|into)\s+(?P<y>.+)",
        r"(?:we|i|people|they|our [\w ]+?) (?:call|say) (?:it|them|these|this) (?P<y>.+?),? not (?P<x>.+)",
    )
)
_CALL = re.compile(r"^(?:call|name)\s+(?P<rest>.+?)(?: instead)?$", re.IGNORECASE)
_REMOVES = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        r"(?:remove|delete|drop|get rid of|take (?:out|away|off)|scrap|eliminate|ditch|throw (?:out|away)|lose|kick out|cut|abolish)\s+(?P<x>.+?)",
        r"take (?P<x>.+?) (?:out|away|off)",
        r"(?:we|i|they|people|nobody|no one|users) (?:don't|do not|no longer|never)?\s*(?:need|needs|want|wants|use|uses|require)\s+(?P<x>.+?)(?: any ?more| any longer)?",
        r"(?:we|i) can (?:do|live) without (?P<x>.+?)",
        r"(?P<x>.+?) (?:is|are) (?:not|no longer) (?:needed|used|useful|necessary)(?: any ?more)?(?: (?:for|on|in|of) (?P<e>.+))?",
        r"(?P<x>.+?) (?:can|should|could|must|may) (?:go|be removed|be deleted|be dropped|disappear)(?: away)?",
        r"(?:don't|do not|stop|no longer|never) (?:ask(?:ing)?(?: for)?|track(?:ing)?|keep(?:ing)? track of|show(?:ing)?|record(?:ing)?|stor(?:e|ing)) (?P<x>.+?)(?: any ?more| any longer)?",
    )
)
_DENIES = re.compile(r"\b(?:don't|do not|no longer|never|nobody|no one)\b", re.IGNORECASE)
_MUST = r"(?:required|mandatory|compulsory|obligatory|a must|filled(?: in| out)?|given|entered|provided|specified|completed|asked for|answered|set|chosen)"
_HOME = r"(?: (?:for|on|by|of|in|when adding|with) (?P<e>[\w' -]+?))?"
_NEED = tuple(
    (required, re.compile(rf"^{form}{'' if 'P<e>' in form else _HOME}$", re.IGNORECASE))
    for required, form in (
        (False, r"[\w ]+? (?:should|do|does|must|need)(?: not|n't) (?:have|need|be forced|be obliged) to (?:give|enter|fill in|fill out|provide|specify|state|say|choose|type in) (?P<x>.+?)"),
        (False, r"[\w ]+? (?:need|has|have) no longer (?:to )?(?:give|enter|fill in|provide|specify|say) (?P<x>.+?)"),
        (False, r"(?:make|set|mark|turn)\s+(?P<x>.+?)\s+(?:to |as |into )?(?:optional|not (?:required|mandatory|compulsory)|non-mandatory|voluntary)"),
        (False, rf"(?P<x>.+?) (?:should|need|must|does|do|has to|have to)(?: not|n't)(?: (?:need|have) to)? be {_MUST}(?: any ?more)?"),
        (False, rf"(?P<x>.+?) (?:is|are|should be|can be|may be|need be|must be) (?:optional|no longer {_MUST}|not (?:required|mandatory|compulsory)|voluntary|left (?:out|empty|blank)|empty|skipped)(?: any ?more)?"),
        (False, rf"(?P<x>.+?) (?:need|needs) no longer be {_MUST}"),
        (False, rf"(?P<x>.+?) (?:should|must) no longer be {_MUST}"),
        (False, r"(?:don't|do not|no longer|stop) (?:require|requiring|insist on|force) (?P<x>.+?)(?: any ?more)?"),
        (False, r"(?:people|users|they|you|we|it should be possible to|[\w ]+?)(?: should| can| could| may)?(?: be able to| be allowed to)? (?:leave (?:out )?(?P<x>.+?)(?: empty| blank| out)?|skip (?P<x2>.+?))"),
        (True, r"(?:make|set|mark|turn)\s+(?P<x>.+?)\s+(?:to |as |into |a )?(?:required|mandatory|compulsory|obligatory|must|required field|mandatory field)(?: field)?"),
        (True, rf"(?P<x>.+?) (?:should|must|has to|have to|needs? to|is to|is|are|shall)(?: always)? be (?:always )?{_MUST}"),
        (True, r"(?P<x>.+?) (?:is|are) (?:required|mandatory|compulsory|obligatory|a must)"),
        (True, r"(?:require|insist on|always ask for|demand)\s+(?P<x>.+?)"),
        (True, r"(?:people|users|they|everyone|everybody|you|[\w ]+?) (?:must|have to|should have to|need to)(?: always)? (?:give|enter|fill in|fill out|provide|specify|state|say|choose|type in) (?P<x>.+?)"),
        (True, r"(?:nobody|no one|no [\w ]+?) (?:should|can|may|must)(?: be able to)? (?:save|add|be saved|be added|be booked|be created|book|create)(?: [\w ]+?)? without (?P<x>.+?)"),
        (True, r"(?P<e>.+?) (?:can't|cannot|can not|should not|shouldn't|must not) be (?:saved|added|created|made) without (?P<x>.+?)"),
    )
)  # fmt: skip
_STATE = r"(required|mandatory|compulsory|optional)"
_PAIR = re.compile(
    rf"^(.+?) (?:should|must|to) be {_STATE},? (?:and|but) (.+?) {_STATE}$", re.IGNORECASE
)
_KINDWORD = re.compile(
    r"^(?:an? )?(?:number|date|text|dropdown|drop-down|choice|checkbox|list|link|yes/no|required|optional"
    r"|mandatory|rating|something (?:else|better|nicer|different)|.*\bfield)$", re.IGNORECASE)  # fmt: skip


def rename(talk: Talk, text: str) -> bool:
    """Take up a request to call something something else."""
    for form in _RENAMES:
        match = form.match(text)
        if match and _renamed(talk, match["x"], match["y"]):
            return True
    match = _CALL.match(text)
    words = match["rest"].split() if match else []
    for cut in range(len(words) - 1, 0, -1):
        if _renamed(talk, " ".join(words[:cut]), " ".join(words[cut:])):
            return True
    return False


def _renamed(talk: Talk, old: str, new: str) -> bool:
    raw = unquoted(re.sub(r"\s+(?:everywhere|please|throughout)$", "", new.strip()))
    entity = talk.names.entity(old)
    if entity is None and talk.names.is_app(old) and names_something(raw):
        return len(raw) <= 60 and talk.do(SetText(what="name", to=raw))
    to = lowered(bare(re.sub(r"^(?:just|simply|only|rather)\s+", "", raw, flags=re.IGNORECASE)))
    named = is_quoted(new) and is_latin(to)
    if not (named or plausible(to, doing=True)) or _KINDWORD.match(to) or len(to.split()) > 4:
        return False
    old = re.sub(r"\s+(?:field|column|label|everywhere)$", "", unquoted(old), flags=re.IGNORECASE)
    entity = talk.names.entity(old)
    found = talk.names.field(old)
    if entity and not (found and found[0].field.name.casefold() == old.casefold()):
        talk.do(RenameEntity(entity=entity.name, to=singular(to), plural=plural(singular(to))))
        talk.last = singular(to)
        return True
    one = _which(talk, old, found)
    if one is None:
        return bool(found)
    if one.field.kind == "choice" and to.casefold() in (c.casefold() for c in one.field.choices):
        return False  # that is about a row, not about the field
    talk.last, talk.last_field = one.entity.name, to
    talk.do(RenameField(entity=one.entity.name, field=one.field.name, to=to))
    return True


def names_something(words: str) -> bool:
    """Tell whether *words* can be a name: a few, with a letter in them."""
    return 0 < len(words.split()) <= 6 and any(c.isalpha() for c in words)


def _which(talk: Talk, said: str, found: list[Found]) -> Found | None:
    """Return the one of *found* that is meant; of several we ask."""
    if len(found) < 2:
        return found[0] if found else None
    mine = [f for f in found if f.entity.name == talk.last]
    if len(mine) == 1:
        return mine[0]
    labels = {f"{f.field.name} of {plural(f.entity.name)}": f for f in found[:8]}
    told = talk.ask(
        question(
            f"which_{bare(said)}",
            f"There are several: which {quoted(bare(said), 40)} do you mean?",
            *labels,
            why="We change only the one you mean.",
            other=False,
        )
    )
    return labels.get(told)


def remove(talk: Talk, text: str) -> bool:
    """Take up a request to remove fields, options or whole kinds of things."""
    for form in _REMOVES:
        match = form.match(text)
        if match is None:
            continue
        if form.pattern.startswith("^(?:we|i|they") and not _DENIES.search(text):
            continue
        home = match.groupdict().get("e")
        targets = _targets(talk, f"{match['x']} of {home}" if home else match["x"])
        if targets is None:
            continue
        if targets and _really(talk, targets):
            for target in targets:
                _removed(talk, target)
        return True
    return _remove_option(talk, text)


def _targets(talk: Talk, words: str) -> list[Found | str] | None:
    """Return the fields and names of entities that *words* list, or None when one is neither."""
    words = re.sub(
        r",\s*(?:nobody|no one|we|i|they|people|it)(?:'s| is)? (?:\w+n't |never |not |no longer )?(?:uses?|needs?|needed|used|wants?)(?: it| them| that)?$",
        "",
        words,
        flags=re.I,
    )
    words = re.sub(r"\s+(?:any ?more|any longer|completely|entirely|altogether|please|again|for good)$", "", words,
                   flags=re.IGNORECASE)  # fmt: skip
    found: list[Found | str] = []
    tail = re.search(r"\s+(?:from|of|on|for|in)\s+(.+)$", words, re.IGNORECASE)
    home = talk.names.entity(tail.group(1)) if tail else None
    listing = words[: tail.start()] if tail and home else words
    for part in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+", listing):
        if home is not None:
            own = talk.names.fields(part, home)
            if len(own) != 1:
                return None
            found.append(own[0])
            continue
        entity = talk.names.entity(part)
        fields = talk.names.field(part)
        exact = fields and fields[0].field.name.casefold() == bare(part).casefold()
        if entity is not None and not exact:
            found.append(entity.name)
            continue
        if not fields:
            return None
        one = _which(talk, part, fields)
        if one is None:
            return []
        found.append(one)
    return found


def _really(talk: Talk, targets: list[Found | str]) -> bool:
    """Tell whether what would be forgotten may be; until we are told, we take it as meant."""
    told = [plural(t) if isinstance(t, str) else f"“{t.field.name}”" for t in targets]
    stays = "No, keep it" if len(targets) == 1 else "No, keep them"
    many = listed(told)
    answer = talk.ask(
        question(
            f"really_{many}",
            f"Everything that was entered as {many} would be forgotten. Shall it go?",
            "Yes, remove it" if len(targets) == 1 else "Yes, remove them",
            stays,
            why="What is forgotten does not come back with the next version.",
            other=False,
        )
    )
    if answer.lower().startswith("no"):
        talk.wish(f"You decided to keep {many}, so nothing changes there.")
        return False
    return True


def _removed(talk: Talk, target: Found | str) -> None:
    if isinstance(target, str):
        talk.do(RemoveEntity(entity=target))
        return
    talk.last = target.entity.name
    talk.do(RemoveField(entity=target.entity.name, field=target.field.name))


def _remove_option(talk: Talk, text: str) -> bool:
    match = re.match(
        r"^(?:remove|delete|drop|take out|get rid of)\s+(?:the\s+)?(?:(?:option|choice|value)\s+)?(?P<o>.+?)"
        r"(?:\s+(?:option|choice))?\s+from\s+(?P<t>.+)$", text, re.IGNORECASE)  # fmt: skip
    if not match:
        return False
    found = [f for f in talk.names.field(match["t"]) if f.field.kind == "choice"]
    gone = unquoted(bare(match["o"])).casefold()
    if len(found) != 1 or gone not in (c.casefold() for c in found[0].field.choices):
        return False
    entity, field = found[0].entity, found[0].field
    left = tuple(choice for choice in field.choices if choice.casefold() != gone)
    talk.last = entity.name
    talk.do(SetChoices(entity=entity.name, field=field.name, choices=left))
    return True


def require(talk: Talk, text: str) -> bool:
    """Take up a request that something must be filled in, or need not be."""
    pair = _PAIR.match(text)
    if pair:
        one, other = f"{pair[1]} should be {pair[2]}", f"{pair[3]} should be {pair[4]}"
        return _need(talk, one) and _need(talk, other)
    return _need(talk, text)


def _need(talk: Talk, text: str) -> bool:
    for required, form in _NEED:
        match = form.match(text)
        if match is None:
            continue
        groups = match.groupdict()
        words = groups.get("x") or groups.get("x2") or ""
        home = talk.names.entity(groups["e"]) if groups.get("e") else None
        if groups.get("e") and home is None:
            continue
        targets = []
        for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", words):
            found = talk.names.fields(part, home) if home else talk.names.field(part)
            if not found:
                targets = []
                break
            one = _which(talk, part, found)
            if one is None:
                return True
            targets.append(one)
        if not targets:
            continue
        for one in targets:
            talk.last = one.entity.name
            talk.do(SetRequired(entity=one.entity.name, field=one.field.name, required=required))
        return True
    return False
