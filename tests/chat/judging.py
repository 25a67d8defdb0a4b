"""Judging an answer: what was meant, said and offered, and whether anything was made up."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import NoReverseMatch, reverse

from chat import answers
from chat.actions import ACTS, PAGES, Action, Name, offer
from chat.context import gather
from chat.shapes import Context, pack
from cofounder.templatetags.look import duration, money
from projects.flags import Beta
from tests.chat import states

#: What an answer may say of the product itself: stages, scales, what apps are made of.
OF_THE_PRODUCT = {"0", "1", "5", "5.2", "100"}


@dataclass(frozen=True)
class Verdict:
    """What was found about one answer."""

    reply: answers.Reply
    actions: list[Action]
    problems: list[str]
    wrong_actions: list[str]
    invented: list[str]

    @property
    def intent(self) -> str:
        return self.reply.intent


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def contexts() -> dict[str, Context]:
    """Make the four projects and gather what is known of each."""
    made = {name: make() for name, make in states.ALL.items()}
    return {name: gather(p, p.owner, frozenset(Beta.values)) for name, p in made.items()}


def judge(context: Context, row: dict[str, Any]) -> Verdict:
    reply = answers.reply(context, turns(context, row.get("before", ())), row["text"])
    shown = [action for p in reply.actions if (action := offer(context, p))]
    said = reply.text.lower()
    offered = {action.name for action in shown}
    problems = []
    if reply.intent not in row["intent"].split("|"):
        problems.append(f"meant {row['intent']}")
    problems += [
        f"did not say {fact!r}"
        for fact in row["must_say"]
        if not any(one in said for one in fact.lower().split("|"))
    ]
    problems += [f"said {f!r}" for f in row["must_not_say"] if f.lower() in said]
    expected = {name for name in row["actions"] if has_page(name)}
    problems += [f"did not offer {name}" for name in sorted(expected - offered)]
    wrong = [a.name for a in shown if a.name in ACTS and a.name not in row["actions"]]
    made_up = invented(context, row["text"], reply.text)
    problems += [f"offered {name}" for name in wrong] + [f"made up {f}" for f in made_up]
    return Verdict(reply, shown, problems, wrong, made_up)


def turns(context: Context, said: Sequence[str]) -> list[answers.Turn]:
    """What *said* and its answers make of a conversation, for questions that follow others."""
    made: list[answers.Turn] = []
    for text in said:
        made.append(answers.Turn(text, answers.reply(context, made, text)))
    return made


def has_page(name: str) -> bool:
    """True unless the page that *name* leads to is not part of this installation."""
    addresses = {Name.ZIP: "deploy:zip", Name.ASK_CHANGE: "builds:changes"}
    address = PAGES[Name(name)][1] if Name(name) in PAGES else addresses.get(Name(name))
    if address is None:
        return True
    for sample in ([1], ["00000000-0000-0000-0000-000000000000"]):
        try:
            reverse(address, args=sample)
        except NoReverseMatch:
            continue
        return True
    return False


def invented(context: Context, asked: str, text: str) -> list[str]:
    """Return figures and quotations of *text* that are neither facts nor the founder's words."""
    facts = leaves(pack(context))
    known = " ".join([*facts, asked]).lower()
    figures = set(re.findall(r"\d+(?:\.\d+)?", known)) | OF_THE_PRODUCT
    for fact in facts:
        if re.fullmatch(r"\d+", fact):
            figures |= set(
                re.findall(r"\d+(?:\.\d+)?", money(int(fact)) + " " + duration(int(fact)))
            )
    figures |= {str(len(v)) for v in vars(context).values() if isinstance(v, tuple)}
    outcomes = [tried.outcome for tried in context.promises]
    figures |= {str(outcomes.count(outcome)) for outcome in outcomes}
    if context.light:
        figures.add(str(len(context.light.blockers)))
    found = [n for n in re.findall(r"\d+(?:\.\d+)?", text) if n not in figures]
    examples = ("You can ask", "Tell us what to do")
    lines = [line for line in text.splitlines() if not line.startswith(examples)]
    quotes = re.findall(r"“([^”]+)”", "\n".join(lines))
    return found + [q for q in quotes if q.lower() not in known and q != "How it works"]


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    if isinstance(value, list | tuple):
        return [leaf for item in value for leaf in leaves(item)]
    return [str(value)]
