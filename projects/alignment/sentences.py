"""The reason for an alignment, in one or two plain sentences for the founder."""

from collections.abc import Sequence

from projects.alignment.shapes import Alignment


def _listed(words: Sequence[str], most: int = 3) -> str:
    """Return the first few words as they are said: "a, b and c"."""
    some = list(words[:most])
    return " and ".join(filter(None, (", ".join(some[:-1]), some[-1]))) if some else ""


def _quoted(names: Sequence[str], most: int = 2) -> str:
    return _listed([f"“{name}”" for name in names], most)


def explain(found: Alignment) -> str:
    """Say why an alignment is what it is. Its own ``reason`` is not read."""
    if found.capabilities:
        what = _listed(found.capabilities)
        if found.matched:
            return f"This speaks of {_quoted(found.matched)}, but adds {what}: new to the scope."
        return f"This adds {what}, which the scope does not have."
    if found.is_housekeeping:
        return "Every product needs this sooner or later. It does not change what we are building."
    new = f"New here: {_quoted(found.new_words, 4)}." if found.new_words else ""
    if found.score is None:
        question = "Is it part of what we agreed to build, or something new?"
        return " ".join(filter(None, ("There is not enough here to say.", new, question)))
    if found.colour == "red":
        return " ".join(filter(None, ("This is far from what we agreed to build.", new)))
    about = f"This is about {_quoted(found.matched)}." if found.matched else ""
    if found.colour == "green":
        return about or "This fits what we agreed to build."
    partly = about or "This fits what we agreed to build in part."
    return " ".join(filter(None, (partly, new or "Some of it goes further.")))
