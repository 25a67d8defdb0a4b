"""How facts are worded in an answer: money, time, lists and counts."""

from collections.abc import Iterable

from cofounder.templatetags.look import duration, money

__all__ = ["count", "duration", "listed", "money", "quoted"]


def listed(items: Iterable[str], *, most: int = 6) -> str:
    """Join *items* as one would say them: "a, b and c"; beyond *most*, how many more there are."""
    shown = [item for item in items if item]
    rest = len(shown) - most
    if rest > 0:
        shown = [*shown[:most], f"{rest} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def quoted(items: Iterable[str], *, most: int = 6) -> str:
    """Join *items* in quotation marks: somebody's own words."""
    return listed([f"“{item.rstrip('.')}”" for item in items if item], most=most)


def count(number: int, one: str, many: str = "") -> str:
    """Say how many there are: "1 question", "2 questions", "no questions"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
