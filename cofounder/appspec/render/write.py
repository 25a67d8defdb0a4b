"""Small pieces of Python source: tuples and lists of literals, laid out to be read."""

from collections.abc import Iterable

from cofounder.appspec.names import literal


def tuple_of(texts: Iterable[str]) -> str:
    """Return the source of a tuple of strings on one line."""
    items = [literal(text) for text in texts]
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})"


def pairs(values: Iterable[tuple[str, str]], indent: int = 8) -> str:
    """Return the source of a list of pairs, one on each line."""
    pad = " " * indent
    rows = "".join(f"{pad}    ({literal(a)}, {literal(b)}),\n" for a, b in values)
    return f"[\n{rows}{pad}]"
