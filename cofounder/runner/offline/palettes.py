"""The looks a founder can choose from, and a fitting one when nobody chose."""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from cofounder.appspec.spec import ThemeSpec

Font = Literal["sans", "serif", "rounded", "humanist"]


@dataclass(frozen=True)
class Palette:
    """A named look. *words* are colours that point to it."""

    name: str
    accent: str
    background: str
    font: Font
    radius: int
    words: tuple[str, ...]


PALETTES: tuple[Palette, ...] = (
    Palette(
        "Calm blue", "#1f5fbf", "#f7f9fc", "sans", 10,
        ("blue", "navy", "azure", "sky", "cyan", "steel", "royal"),
    ),
    Palette(
        "Forest green", "#1f6b45", "#f6f9f4", "humanist", 8,
        ("green", "forest", "olive", "teal", "mint", "lime", "sage", "emerald"),
    ),
    Palette(
        "Warm terracotta", "#b0452a", "#fcf7f2", "serif", 6,
        ("orange", "terracotta", "coral", "brown", "salmon", "tomato", "sienna", "peach",
         "chocolate", "rust"),
    ),
    Palette(
        "Soft plum", "#75397a", "#faf7fb", "rounded", 16,
        ("purple", "plum", "violet", "lavender", "lilac", "orchid", "magenta", "indigo"),
    ),
    Palette(
        "Ink on paper", "#2b2f38", "#faf9f6", "serif", 2,
        ("black", "grey", "gray", "white", "monochrome", "minimal", "dark", "slate",
         "charcoal"),
    ),
    Palette(
        "Fresh berry", "#a8204f", "#fdf6f7", "rounded", 12,
        ("red", "pink", "berry", "crimson", "rose", "maroon", "ruby", "burgundy"),
    ),
)  # fmt: skip

NAMES: tuple[str, ...] = tuple(palette.name for palette in PALETTES)
#: Work that is done all day is easier with the navigation at the side.
AT_THE_SIDE = frozenset(
    ["crm", "inventory", "project", "ticketing", "property", "fleet", "dashboard", "health"]
)


def digest(text: str) -> int:
    """Return a number that is the same for the same text, everywhere."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big")


def palette_in(text: str) -> Palette | None:
    """Return the palette that *text* names or whose colours it mentions, the most frequent one."""
    lower = text[:20_000].lower()
    for palette in PALETTES:
        if palette.name.lower() in lower:
            return palette
    hits = {
        palette: len(re.findall(rf"\b(?:{'|'.join(palette.words)})\b", lower))
        for palette in PALETTES
    }
    # White and grey are said as backgrounds; another colour beside them is the one meant.
    best = max(PALETTES, key=lambda p: min(hits[p], 1) if p.name == "Ink on paper" else hits[p] * 2)
    return best if hits[best] else None


def suggested(idea: str) -> Palette:
    """Return the palette that belongs to an idea nobody chose one for."""
    return palette_in(idea) or PALETTES[digest(idea) % len(PALETTES)]


def theme(palette: Palette, idea: str, archetype: str) -> ThemeSpec:
    """Return the look of an app: the palette, with details that differ from idea to idea."""
    seed = digest(idea)
    side = archetype in AT_THE_SIDE or (archetype in ("tracker", "course") and seed % 2 == 0)
    return ThemeSpec(
        accent=palette.accent,
        background=palette.background,
        font=palette.font,
        radius=max(0, min(24, palette.radius + (seed >> 8) % 5 - 2)),
        layout="side" if side else "top",
    )
