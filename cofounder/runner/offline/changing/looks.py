"""Requests about words and looks: the name, the line under it, colours, menu and letters."""

# ruff: noqa: E501 - a pattern reads best on one line

import colorsys
import re

from cofounder.appspec.changes import SetColour, SetLook, SetText
from cofounder.appspec.colours import COLOURS, GROUNDS
from cofounder.appspec.spec import ThemeSpec
from cofounder.runner.offline.changing.talk import Talk
from cofounder.runner.offline.changing.targets import unquoted
from cofounder.runner.offline.palettes import PALETTES

_NAMES = "|".join(sorted({*COLOURS, *GROUNDS}, key=len, reverse=True))
_HEX = r"#?[0-9a-f]{6}|#[0-9a-f]{3}"
_C = (
    rf"(?:(?:an?|the|more|some|our|nice|warm|calm|soft|deep|friendly|beautiful|rich|bright|kind|shade"
    rf"|of|in)\s+)*(?P<c>{_HEX}|{_NAMES})(?:ish)?(?: (?:one|tone|shade|colou?r))?(?: please| instead| overall)?"
)
_APP = (
    r"(?:it|everything|the (?:whole )?(?:app|site|website|page|pages|design|look|theme|thing|colou?rs?"
    r"|buttons?|buttons and links|links|main colou?r|accent|accent colou?r|colou?r scheme|brand colou?r"
    r"|primary colou?r)(?: of (?:the )?(?:app|site|website|buttons|everything|theme|it))?|buttons"
    r"|(?:its|the app's|our|the) (?:main |accent |primary )?colou?r)"
)
_GROUND = r"(?:the )?(?:page |pages' |app's )?background(?: colou?r)?(?: of (?:the )?(?:app|site|pages?))?"
_ACCENTS = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        rf"(?:make|paint|colou?r|turn|set)\s+{_APP}\s+(?:be |look |to |into )?{_C}",
        rf"(?:change|set|switch|turn)\s+{_APP}\s+(?:to|into)\s+{_C}",
        rf"{_APP} (?:becomes?|(?:should|must|could|has to|shall) (?:be|become)) {_C}",
        rf"(?:use|choose|take|pick|go with|go for|give it|switch to|change to)\s+{_C}(?: (?:as|for) {_APP})?",
        rf"(?:i|we) (?:want|like|prefer) (?:it (?:in )?|{_APP} (?:in |to be )?)?{_C}",
        rf"{_C} instead of [\w ]+",
        rf"(?:make it|it should be) (?:more |a (?:bit|little) (?:more )?){_C}",
    )
)
_GROUNDED = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        rf"(?:make|paint|colou?r|turn|set|change)\s+{_GROUND}\s+(?:be |to |into )?{_C}",
        rf"{_GROUND} (?:should|must|could) be {_C}",
        rf"(?:i|we)(?:'d| would)? (?:want|like|prefer) {_GROUND} (?:to be |in )?{_C}",
        rf"(?:use|choose|take|pick|give it|(?:i|we) (?:want|would like|prefer))\s+{_C}\s+(?:as |for |on )?(?:the |a )?background",
        r"make (?:it|the app|everything|the whole app) (?P<c>dark|light)",
    )
)
_TONED = re.compile(
    rf"^(?:make|turn)\s+(?:{_APP})\s+(?:look |feel )?(?:a (?:bit|little) |much |slightly )?(?P<how>warmer|cooler|colder|darker"
    r"|lighter|brighter)$|^(?:use )?(?:a )?(?P<how2>warmer|cooler|colder|darker|lighter|brighter) colou?rs?$",
    re.IGNORECASE)  # fmt: skip
_MENU = re.compile(
    r"^(?:put|move|place|set|show|have|make|shift|bring)?\s*(?:the )?(?:main )?(?:menu|navigation|nav|nav ?bar|menu bar|links)(?: bar)?"
    r"(?: (?:should|must|could|shall) (?:be|go|stand|sit))?\s+(?:back )?(?:on|to|at|in|along)?\s*(?:the )?(?P<where>left(?: (?:hand )?side)?|side"
    r"|sidebar|top)(?: of the (?:page|screen|app))?$"
    r"|^(?:use|add|make|have|(?:i|we) (?:want|prefer|would like))\s+(?:an?|the)\s+(?P<where2>side|sidebar|left|top)(?:[ -]?(?:bar|menu|navigation|hand menu|side menu))*$",
    re.IGNORECASE)  # fmt: skip
_FONT = re.compile(
    r"^(?:use|choose|take|switch to|change to|set|give it|make it|make|change|(?:i|we) (?:want|prefer|like))?\s*(?:the (?:font|letters|text|typeface|headings))?\s*"
    r"(?:to |in |should be |be |into )?(?:an? |the )?(?:more |nice |different )?(?P<font>sans[- ]?serif|sans|serif|rounded|round|rounder|humanist|classic)"
    r"(?: (?:font|fonts|letters|typeface|type|headings|one))?$", re.IGNORECASE)  # fmt: skip
_FONTS = {"sans": "sans", "serif": "serif", "round": "rounded", "humanist": "humanist",
          "classic": "serif"}  # fmt: skip
_LINE = r"(?:the )?(?:app's |our )?(?:tagline|tag line|slogan|motto|subtitle|strapline|claim|line under the name|sentence under the name|headline on the first page)"
_SAYS = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        rf"(?:change|set|make|update|rewrite|replace)\s+{_LINE}(?: of the app)?\s+(?:to|be|say|read|with|into|as)\s*:?\s*(?P<t>.+)",
        rf"{_LINE}(?: of the app)? (?:should|must|could|shall) (?:be|say|read)\s*:?\s*(?P<t>.+)",
        rf"(?:use|take) (?P<t>[“\"‘'].+[”\"’']) (?:as|for) {_LINE}",
        rf"(?:the )?(?:new )?{_LINE}\s*:\s*(?P<t>.+)",
    )
)  # fmt: skip
_NAMED = tuple(
    re.compile(rf"^{form}$", re.IGNORECASE)
    for form in (
        r"(?:change|set|make|update)\s+(?:the |its |our )?(?:(?:app's|product's|site's) )?(?:name|title)(?: of (?:the |our |my )?(?:app|site|website|product))?\s+(?:to|be|into)\s*:?\s*(?P<t>.+)",
        r"(?:the |its |our )?(?:(?:app's|product's) )?name(?: of (?:the |our )?(?:app|site|product))? (?:should|must) be\s+(?P<t>.+)",
        r"(?:rename|call|name)\s+(?:it|(?:the|our|my|this)(?: whole)? (?:app|site|website|product|platform))\s+(?:to |as )?(?P<t>.+)",
        r"(?:the|our|my|this) (?:app|site|website|product|platform) (?:should|must|shall) be (?:called|named)\s+(?P<t>.+)",
    )
)  # fmt: skip


def words(talk: Talk, text: str) -> bool:
    """Take up a request for another name or tagline of the app."""
    for what, forms in (("tagline", _SAYS), ("name", _NAMED)):
        for form in forms:
            match = form.match(text)
            if match is None:
                continue
            new = unquoted(match["t"])
            if what == "name" and (
                talk.last and re.match(r"^(?:call|name|rename) it\b", text, re.I)
            ):
                return False  # “it” is what was spoken of
            if what == "name" and not 0 < len(new.split()) <= 6:
                return False
            if not any(c.isalnum() for c in new):
                return False
            talk.do(SetText(what=what, to=new[:200]))
            return True
    return False


def looks(talk: Talk, text: str) -> bool:
    """Take up a request for another colour, menu or font."""
    for form in _GROUNDED:
        if match := form.match(text):
            ground = _hex(match["c"], GROUNDS)
            return bool(ground) and (talk.do(SetColour(what="background", to=ground)) or True)
    for form in _ACCENTS:
        if match := form.match(text):
            accent = _hex(match["c"], COLOURS)
            return bool(accent) and (talk.do(SetColour(what="accent", to=accent)) or True)
    if match := _TONED.match(text):
        how = (match["how"] or match["how2"]).lower()
        for change in toned(talk.spec.theme, how):
            talk.do(change)
        return True
    if match := _MENU.match(text):
        where = (match["where"] or match["where2"]).lower()
        talk.do(SetLook(what="layout", to="top" if where == "top" else "side"))
        return True
    if match := _FONT.match(text):
        said = re.sub(r"[- ]?serif|ed$|er$", "", match["font"].lower()) or "serif"
        if not re.search(r"font|letter|type|serif|heading|text", text, re.IGNORECASE):
            return False
        talk.do(SetLook(what="font", to=_FONTS[said]))
        return True
    return False


def _hex(said: str, known: dict[str, str]) -> str:
    """Return the colour *said* as #rrggbb, or nothing when it is not one for this."""
    lower = said.lower()
    if lower in known:
        return known[lower]
    digits = lower.removeprefix("#")
    if re.fullmatch(r"[0-9a-f]{6}", digits):
        return f"#{digits}"
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        return "#" + "".join(d * 2 for d in digits)
    return ""


def toned(theme: ThemeSpec, how: str) -> list[SetColour]:
    """Return what makes a look *how*: warmer, cooler or colder, darker, lighter, brighter."""
    if how in ("warmer", "cooler", "colder"):
        name = "Warm terracotta" if how == "warmer" else "Calm blue"
        look = next(palette for palette in PALETTES if palette.name == name)
        wanted = {"accent": look.accent, "background": look.background}
        return [SetColour(what=w, to=to) for w, to in wanted.items() if getattr(theme, w) != to]  # type: ignore[arg-type]
    red, green, blue = (int(theme.accent[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * 0.72 if how == "darker" else light + (1 - light) * 0.2
    full = min(1.0, full + 0.1) if how == "brighter" else full
    parts = colorsys.hls_to_rgb(hue, light, full)
    return [
        SetColour(what="accent", to="#" + "".join(f"{round(part * 255):02x}" for part in parts))
    ]
