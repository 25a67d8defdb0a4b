"""The founder's words and our guesses, made into clauses and sentences."""

from cofounder.runner.offline.picture import Picture, Stated
from cofounder.runner.offline.wording import (
    listed,
    lowered,
    quoted,
    sentence,
    shorten,
    without_stop,
    word_count,
)

LONG = 600


def told_or_supposed(stated: Stated, before: str) -> str:
    """Return what was said as a sentence, or our guess with the words that call it one."""
    if stated.source == "guessed":
        return f"{before}: {lowered(sentence(stated.text))}"
    return inside(stated)


def inside(stated: Stated, *, short: bool = False) -> str:
    """Return the founder's words: as a sentence when they are one, in quotes when they are not.

    With *short* a few words are enough for a sentence, as in "Dog owners in Lyon."
    """
    text = shorten(stated.text, LONG)
    fragment = word_count(text) < 5 and not short
    if stated.source == "said" and (fragment or is_personal(text)):
        return f"In the founder's words: {quoted(text, LONG)}."
    return sentence(text)


def is_personal(text: str) -> bool:
    """Tell whether somebody speaks of themselves, so that only quoting keeps the sense."""
    return bool({"i", "my", "me", "i'm", "i’m", "we", "our", "us"} & set(text.lower().split()))


def is_action(text: str) -> bool:
    """Tell whether own words can follow "can": they start with a verb, as far as we see."""
    first = text.split(" ", 1)[0].lower() if text else ""
    return first in ACTION_VERBS and word_count(text) > 1


def now(today: Stated) -> str:
    """Return how people manage today as a sentence."""
    text = shorten(today.text, LONG)
    if today.source == "chosen" and text.startswith(("They ", "We ")):
        return f"Today {lowered(sentence(text))}"
    if is_personal(text) or word_count(text) < 5:
        return f"Asked how people manage today, the founder said {quoted(text, LONG)}."
    return f"Today it goes like this: {lowered(sentence(text))}"


def ability(picture: Picture) -> str:
    """Return what must be possible on day one as a clause: "dog owners can book a walker"."""
    doing = without_stop(picture.day_one.text)
    if picture.day_one.source == "said" and not is_action(doing):
        return quoted(doing, 160)
    return f"{shorten(picture.people, 60)} can {lowered(shorten(doing, 200))}"


def with_direction(picture: Picture, text: str) -> str:
    """Return *text* with the change of direction, if there was one, told around it."""
    if picture.pivot:
        text = (
            f"We changed direction. The new idea is {quoted(picture.pivot, 300)}, and it replaces "
            f"{quoted(picture.original, 160)}. {text}"
        )
    if picture.narrowed:
        text = (
            f"{text} We look at one part of it:"
            f" {listed(quoted(words, 200) for words in picture.narrowed)}."
        )
    return text


ACTION_VERBS = frozenset({
    "find", "book", "add", "see", "choose", "open", "note", "write", "put", "report", "answer",
    "move", "keep", "plan", "ask", "order", "offer", "look", "search", "browse", "buy", "sell",
    "rent", "borrow", "lend", "share", "post", "create", "make", "join", "start", "give",
    "donate", "apply", "track", "check", "compare", "confirm", "get", "send", "pay", "read",
    "upload", "sign", "log", "record", "show", "view", "manage", "reserve", "request",
    "schedule", "review", "rate", "change", "tick", "take", "announce", "pick", "learn", "play",
    "vote", "invite", "collect", "follow",
})  # fmt: skip
