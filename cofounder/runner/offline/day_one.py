"""The one thing that must work on day one: which record it adds or asks for."""

import re

from cofounder.runner.offline.lexicon.words import ACTS
from cofounder.runner.offline.picture import Kept, Picture

#: How an action of day one says that something is added or asked for.
ADDING = re.compile(
    r"\b(?:add|book|request|ask for|announce|post|put up|put in|write|note|order|create|apply|offer"
    r"|report|register|enter|log|record|reserve|say)\b"
)


def thing(picture: Picture) -> str:
    """Return the thing that the day-one action adds or asks for, or nothing."""
    text = " ".join(word.strip(".,;:!?") for word in picture.day_one.text.lower().split())
    act = ADDING.search(text)
    if act is None:
        return ""
    after = text[act.start() :]
    named = {kept.name: _place_in(after, kept) for kept in picture.kept}
    found = [name for name, place in named.items() if place >= 0]
    if found:
        return min(found, key=lambda name: named[name])
    implied = ACTS.get(act.group(), "")
    return next((k.name for k in picture.kept if implied and k.thing.key == implied), "")


def _place_in(text: str, kept: Kept) -> int:
    """Return where *text* names a thing, or -1."""
    padded = f" {text} "
    return max(padded.find(f" {name.lower()} ") for name in (kept.name, kept.names))
