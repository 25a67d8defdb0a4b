"""The small tags and filters of the house style. Loaded into every template."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, HiddenInput
from django.http import HttpRequest
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent.parent / "templates" / "icons"

#: A project's tabs: label, URL name, icon. A tab whose URL does not exist yet is left out.
TABS = (
    ("Home", "projects:detail", "house"),
    ("Documents", "projects:documents", "file-text"),
    ("Plan", "projects:plans", "map"),
    ("Builds", "builds:list", "hammer"),
    ("Decisions", "gates:list", "scale"),
    ("Timeline", "projects:timeline", "history"),
    ("Launch", "deploy:home", "rocket"),
    ("Research", "projects:research", "search"),
    ("Chat", "chat:project", "message-circle"),
)
#: Tabs that are there only while a beta flag is on: URL name and the flag's.
BETA_TABS = {"projects:research": "deep_research"}


@cache
def drawing(name: str) -> str:
    """Return the inside and attributes of the icon *name*, ready to follow ``<svg``."""
    if not re.fullmatch(r"[a-z0-9-]+", name) or not (ICONS / f"{name}.svg").is_file():
        raise template.TemplateSyntaxError(f"There is no icon “{name}” in templates/icons/.")
    svg = (ICONS / f"{name}.svg").read_text()
    return svg.strip().removeprefix('<svg xmlns="http://www.w3.org/2000/svg"')


@register.simple_tag
def icon(name: str, label: str = "", large: bool = False) -> SafeString:
    """Draw an icon. Without *label* it is decoration and hidden from screen readers."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="icon{}" width="18" height="18" {}{}',
        " icon--large" if large else "",
        mark_safe(spoken),
        mark_safe(drawing(name)),
    )


@register.filter
def duration(seconds: float | timedelta | None) -> str:
    """Say a length of time: ``72`` is "1 min 12 s", ``3900`` is "1 h 5 min"; "" for None."""
    if seconds is None or seconds == "":
        return ""
    if isinstance(seconds, timedelta):
        seconds = seconds.total_seconds()
    whole = max(0, int(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        minutes, rest = divmod(whole, 60)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


@register.filter
def money(cents: Decimal | float | None) -> str:
    """Say an amount given in US cents: ``41`` is "$0.41"; "" for None."""
    if cents is None or cents == "":
        return ""
    dollars = (Decimal(str(cents)) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{'−' if dollars < 0 else ''}${abs(dollars):,.2f}"


@register.inclusion_tag("_field.html")
def field(bound: BoundField, label: str = "", hint: str | None = None, chips: bool = False) -> dict:
    """Draw a form field with its label, hint and errors, tied together for screen readers.

    *label* and *hint* replace the form's own; an empty *hint* leaves it out. *chips* draws choices
    as chips.
    """
    widget = bound.field.widget
    choices = bound.use_fieldset
    bound.label = label or bound.label
    bound.help_text = bound.help_text if hint is None else hint
    attrs: dict[str, Any] = {}
    shown = str(widget.attrs.get("placeholder", ""))
    if shown and shown.lower() in str(bound.label).lower():
        attrs["placeholder"] = ""  # one that only repeats the label is noise
    return {
        "field": bound,
        "label": bound.label,
        "hint": bound.help_text,
        "kind": "choices" if choices else "check" if isinstance(widget, CheckboxInput) else "text",
        "hidden": isinstance(widget, HiddenInput),
        "chips": chips,
        "described": bound.aria_describedby or "",
        "control": "" if choices else bound.as_widget(attrs=attrs),
    }


@dataclass(frozen=True)
class Arc:
    """One stretch of a ring: where it starts and how long it is, of 100."""

    start: float
    length: float

    @property
    def dashes(self) -> str:
        """The arc as an SVG dash pattern over a path of length 100."""
        return f"0 {self.start:g} {self.length:g} 200"


def arcs(percent: float, segments: int) -> Iterator[tuple[Arc, Arc | None]]:
    """Yield each segment's track and, where *percent* reaches it, its filled part."""
    gap = 2.6 if segments > 1 else 0.0
    share = 100 / segments
    for number in range(segments):
        start, length = number * share + gap / 2, share - gap
        reached = min(1.0, max(0.0, (percent - number * share) / share))
        filled = Arc(round(start, 2), round(length * reached, 2)) if reached else None
        yield Arc(round(start, 2), round(length, 2)), filled


@register.inclusion_tag("_ring.html")
def ring(percent: float, label: str, segments: int = 5, figure: str = "") -> dict:
    """Draw progress as a ring of *segments*. *label* is read aloud; *figure* stands inside."""
    bounded = min(100.0, max(0.0, float(percent or 0)))
    return {
        "arcs": list(arcs(bounded, segments)),
        "percent": round(bounded),
        "label": label,
        "figure": figure or f"{round(bounded)}%",
    }


@register.inclusion_tag("_meter.html")
def meter(value: float, label: str, low: int = 60, high: int = 80) -> dict:
    """Draw a score from 0 to 100 on a scale of three zones: below *low*, below *high*, above."""
    bounded = min(100, max(0, round(float(value or 0))))
    tone = "stop" if bounded < low else "wait" if bounded < high else "go"
    return {
        "value": bounded, "label": label, "tone": tone,
        "low": low, "high": high, "middle": high - low, "rest": 100 - high,
    }  # fmt: skip


@register.inclusion_tag("_tabs.html", takes_context=True)
def project_tabs(context: Context, project: Any) -> dict:
    """List a project's tabs; a view may name the current one as ``tab`` in its context."""
    request = context.get("request")
    tabs = []
    for label, name, drawn in TABS:
        flag = BETA_TABS.get(name)
        if flag and flag not in context.get("flags", ()):
            continue
        try:
            url = reverse(name, args=[project.pk])
        except NoReverseMatch:
            continue
        named = context.get("tab")
        current = named == label.lower() if named else is_current(request, name, url)
        tab = {"label": label, "url": url, "icon": drawn, "current": current}
        tabs.append(tab | {"beta": bool(flag)})
    return {"tabs": tabs, "here": next((tab for tab in tabs if tab["current"]), None)}


def is_current(request: HttpRequest | None, name: str, url: str) -> bool:
    """True when *request* is for the tab's page, a page below it, or another of its app."""
    if request is None:
        return False
    if name == "projects:detail":
        return request.path == url
    here = request.resolver_match.namespace if request.resolver_match else ""
    app = name.partition(":")[0]
    return request.path.startswith(url) or (app != "projects" and here == app)
