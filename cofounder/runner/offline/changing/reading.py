"""Reading a wish clause by clause; whatever no rule understands whole becomes an honest wish."""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

from cofounder.runner.offline.changing import (
    adding,
    altering,
    extras,
    looks,
    things,
    unknown,
    wishing,
)
from cofounder.runner.offline.changing.clauses import (
    LONGEST,
    LONGEST_CLAUSE,
    Clause,
    clauses,
    is_english,
)
from cofounder.runner.offline.changing.talk import Talk, question
from cofounder.runner.offline.wording import quoted, tidy
from cofounder.runner.protocol import Wanted

Rule = Callable[[Talk, str], bool]

#: Rules that read what is denied themselves: “no longer needed”.
_DENYING: tuple[Rule, ...] = (
    looks.words, altering.require, extras.features, altering.remove, altering.rename, looks.looks,
)  # fmt: skip
_RULES: tuple[Rule, ...] = (
    looks.words,
    looks.looks,
    altering.require,
    adding.options,
    extras.features,
    altering.remove,
    things.link,
    adding.fields,
    things.two_readings,
    altering.rename,
    things.things,
    adding.homeless,
)
#: We take up no more requests than this in one change.
MOST_CLAUSES = 12
#: The question we ask when we understood nothing.
AGAIN = "change_again"


def read(wanted: Wanted) -> Talk:
    """Return what the founder's words and answers come to."""
    talk = Talk(wanted.spec, wanted.answers, wanted.words)
    _read_words(talk, wanted.words)
    if not talk.operations and talk.unclear and not talk.open:
        told = talk.ask(
            question(
                AGAIN.removeprefix("change_"),
                "In one sentence: what should be different in the app?",
                why="For example “Add a phone number to walkers” or “Make it green”.",
            )
        )
        if told:
            talk.wishes.clear()
            _read_words(talk, told)
    return talk


def _read_words(talk: Talk, words: str) -> None:
    if not tidy(words):
        talk.unclear = True
        return
    if len(words) > LONGEST or not is_english(words):
        talk.wish(wishing.wish(tidy(words)))
        talk.unclear = len(words) <= LONGEST
        return
    found = clauses(words)
    covered = []
    for clause in found[:MOST_CLAUSES]:
        talk.why = talk.why or clause.why
        before = len(talk.operations)
        _read_clause(talk, clause, alone=len(found) == 1)
        if len(talk.operations) > before:
            covered.append(clause.said)
    for clause in found[MOST_CLAUSES:]:
        talk.wish(f"{quoted(clause.said, 140)}: that is more than we take up at once.")
    # The answer to “what should be different?” is other words than those that were asked with.
    whole = len(covered) == len(found) and words == talk.words
    talk.covered = "" if whole else ". ".join(covered)


def _read_clause(talk: Talk, clause: Clause, *, alone: bool) -> None:
    if clause.question:
        talk.wish(wishing.asked(clause.said))
        talk.unclear = True
        return
    if len(clause.text) > LONGEST_CLAUSE:
        talk.wish(wishing.wish(clause.said))
        return
    clause = _named_first(talk, _options_last(clause))
    before = len(talk.operations), len(talk.open), len(talk.wishes)
    rules = _DENYING if clause.negated else _RULES
    understood = any(rule(talk, clause.text) for rule in rules) or _by_halves(talk, clause, rules)
    if not understood and re.match(r"^(?:an?|more)\s", clause.text, re.IGNORECASE):
        understood = any(rule(talk, f"add {clause.text}") for rule in rules)
    if not understood and (named := unknown.unknown(talk, clause.text, alone=alone)) is not None:
        understood = True
        if named:
            understood = any(rule(talk, named) for rule in rules)
    if understood and (len(talk.operations), len(talk.open), len(talk.wishes)) == before:
        # We asked what we had to, twice already, and still do not know.
        talk.wish(f"{quoted(clause.said, 140)}: we did not find out what exactly is meant.")
    if understood:
        return
    if clause.negated and clause.text.lower().startswith(("don't", "do not", "never", "no ")):
        talk.wish(wishing.refused(clause.said))
        return
    talk.wish(wishing.wish(clause.said))
    talk.unclear = talk.unclear or not wishing.is_known(clause.said)


def _options_last(clause: Clause) -> Clause:
    """Return “add a size to cakes: small, large” as “add a size (small, large) to cakes”."""
    match = re.match(
        r"^((?:add|include|give)\s.+?)(\s(?:to|for|on)\s[^:(]+?)\s*[:(]\s*([^()]+?)\)?$",
        clause.text,
        re.IGNORECASE,
    )
    if match is None or not re.search(r",| or | and |/", match[3]):
        return clause
    options = re.sub(r"\s+(?:or|and)\s+", ", ", match[3])
    return replace(clause, text=f"{match[1]} ({options}){match[2]}")


def _named_first(talk: Talk, clause: Clause) -> Clause:
    """Return “Tenants: add a phone” as “add a phone to tenants”."""
    name, colon, rest = clause.text.partition(": ")
    begins = re.match(r"^(?:add|include|put)\s", rest, re.IGNORECASE)
    entity = talk.names.entity(name) if colon and begins and len(name.split()) < 4 else None
    return clause if entity is None else replace(clause, text=f"{rest} to {entity.name}")


def _by_halves(talk: Talk, clause: Clause, rules: tuple[Rule, ...]) -> bool:
    """Take up “make the background white and the buttons red”: one verb for two requests."""
    both = re.match(
        r"^(make .+?) (?:with|and|in) (an? [\w -]*(?:font|menu|letters|background))$", clause.text
    )
    if both:
        return all(any(rule(talk, part) for rule in rules) for part in (both[1], f"use {both[2]}"))
    verb, _, rest = clause.text.partition(" ")
    if verb.lower() not in ("make", "set", "turn", "rename", "change", "call"):
        return False
    for cut in re.finditer(r"\s*,\s*(?:and\s+)?|\s+and\s+", rest):
        halves = f"{verb} {rest[: cut.start()]}", f"{verb} {rest[cut.end() :]}"
        trial = deepcopy(talk)
        known = len(trial.wishes)
        if all(any(rule(trial, half) for rule in rules) for half in halves) and (
            len(trial.wishes) == known
        ):
            return all(any(rule(talk, half) for rule in rules) for half in halves)
    return False
