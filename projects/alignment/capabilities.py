"""What software products can do, by plain name, so that a new one is called what it is.

A request that mints tokens for every meal sold is full of the scope's words; the score alone would
praise it. ``capabilities.toml`` lists what shows a capability, and when a scope has it already.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple


class Capability(NamedTuple):
    """One thing products can do: how it shows, how a scope has it, when it lies near a scope."""

    name: str
    shown: re.Pattern[str]
    had: re.Pattern[str]
    near: re.Pattern[str] | None


class New(NamedTuple):
    """A capability that the scope lacks. *is_foreign*: nothing in the scope lies near it."""

    name: str
    is_foreign: bool


def _any_of(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def known() -> tuple[Capability, ...]:
    """Return every capability there is a name for."""
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["capability"]
    return tuple(
        Capability(
            each["name"],
            _any_of(each["shown"]),
            _any_of([*each["shown"], *each.get("had", ())]),
            _any_of(each["near"]) if "near" in each else None,
        )
        for each in listed
    )


@lru_cache(maxsize=256)
def lacking(scope: str) -> tuple[tuple[Capability, bool], ...]:
    """Return the capabilities that the text of a scope lacks, and whether each is foreign to it."""
    return tuple(
        (each, not (each.near and each.near.search(scope)))
        for each in known()
        if not each.had.search(scope)
    )


def new_in(request: str, scope: str) -> list[New]:
    """Return the capabilities a request shows and a scope lacks, the foreign ones first."""
    found = [
        New(each.name, is_foreign)
        for each, is_foreign in lacking(scope)
        if each.shown.search(request)
    ]
    return sorted(found, key=lambda each: not each.is_foreign)


def names(found: Iterable[New]) -> tuple[str, ...]:
    """Return the names, each once."""
    return tuple(dict.fromkeys(each.name for each in found))
