"""Stored JSON drawn for people: labels and lists instead of braces. Everything in it is escaped."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from projects import kinds

#: Below this depth things are written as they are: nobody reads that far.
DEEPEST = 5
#: How many entries of a list are drawn before the rest is only counted.
MOST = 200

NOTHING = format_html('<span class="quiet">{}</span>', "nothing")


def readable(value: Any, depth: int = 0) -> SafeString:
    """Draw *value* (what ``json.loads`` returns) as nested lists of terms and values."""
    if value is None or value == "" or value == [] or value == {}:
        return NOTHING
    if isinstance(value, bool):
        return format_html("{}", "yes" if value else "no")
    if depth >= DEEPEST:
        return format_html("{}", str(value))
    if isinstance(value, Mapping):
        return _terms(value, depth)
    if isinstance(value, list | tuple):
        return _list(value, depth)
    return format_html('<span class="prewrap">{}</span>', str(value))


def _terms(value: Mapping[str, Any], depth: int) -> SafeString:
    rows = format_html_join(
        "",
        "<div><dt>{}</dt><dd>{}</dd></div>",
        ((kinds.label(str(name)), readable(inner, depth + 1)) for name, inner in value.items()),
    )
    return format_html('<dl class="readable">{}</dl>', rows)


def _list(value: list[Any] | tuple[Any, ...], depth: int) -> SafeString:
    shown = format_html_join(
        "", "<li>{}</li>", ((readable(inner, depth + 1),) for inner in value[:MOST])
    )
    left = len(value) - MOST
    more = format_html("<li>and {} more</li>", left) if left > 0 else ""
    return format_html('<ul class="readable">{}{}</ul>', shown, more)


def folded(summary: str, text: str) -> SafeString:
    """Draw long *text* behind a fold; nothing when there is none."""
    if not text:
        return format_html("{}", "")
    return format_html(
        '<details class="fold"><summary>{}</summary><pre tabindex="0">{}</pre></details>',
        summary,
        text,
    )


def status(tone: str, words: str) -> SafeString:
    """Draw *words* as a status. *tone*: go, wait, stop or off; the words say it without colour."""
    return format_html('<span class="state state--{}">{}</span>', tone, words)


def ago(then: datetime | None) -> str:
    """Say how long ago *then* was: "3 d", "2 h", "5 min"; "" for never."""
    if then is None:
        return ""
    seconds = max(0, int((timezone.now() - then).total_seconds()))
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit} ago"
    return "just now"
