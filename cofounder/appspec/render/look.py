"""The look of an app: its theme, its mark and the picture on its front page."""

# ruff: noqa: E501 - what is written is kept in whole lines

import hashlib
from dataclasses import fields

from cofounder.appspec import names
from cofounder.appspec.render.colours import Palette, mix, palette, turned
from cofounder.appspec.render.plan import App
from cofounder.appspec.spec import ThemeSpec

_SANS = 'Inter, "Helvetica Neue", "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif'
_SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "DejaVu Serif", serif'
_ROUND = 'ui-rounded, "SF Pro Rounded", Nunito, Quicksand, "Varela Round", "Segoe UI", system-ui, sans-serif'
_HUMAN = '"Gill Sans", "Gill Sans MT", Optima, Candara, "Trebuchet MS", "DejaVu Sans Condensed", sans-serif'
#: font -> (text, headings, letter spacing of headings)
FONTS = {
    "sans": (_SANS, _SANS, "-0.022em"),
    "serif": (_SANS, _SERIF, "-0.012em"),
    "rounded": (_ROUND, _ROUND, "-0.015em"),
    "humanist": (_HUMAN, _HUMAN, "-0.005em"),
}


def theme_css(theme: ThemeSpec) -> str:
    """Return ``theme.css``: every colour, font and corner of the app."""
    colours = palette(theme.accent, theme.background)
    text, display, tight = FONTS[theme.font]
    lines = ["/* Colours, shapes and fonts. Change them here; app.css uses them. */", ":root {"]
    lines.append(f"  color-scheme: {'dark' if colours.dark else 'light'};")
    for field in fields(Palette):
        if field.name not in ("tints", "dark"):
            lines.append(f"  --{field.name.replace('_', '-')}: {getattr(colours, field.name)};")
    lines += [
        f"  --font: {text};",
        f"  --display: {display};",
        f"  --tight: {tight};",
        f"  --tighter: {float(tight[:-2]) * 1.4:.3f}em;",
        f"  --radius: {theme.radius}px;",
        f"  --lift: 0 1px 2px rgb(0 0 0 / .05), 0 10px 28px rgb(0 0 0 / {'.4' if colours.dark else '.09'});",
        "}",
    ]
    for number, (one, two, three, ink) in enumerate(colours.tints):
        lines.append(
            f".tint-{number} {{ --t: {one}; --t2: {two}; --t3: {three}; --t-ink: {ink}; }}"
        )
    lines.append(".p1 { fill: var(--t); } .p2 { fill: var(--t2); } .p3 { fill: var(--t3); }")
    return "\n".join(lines) + "\n"


def mark(app: App, size: int = 32) -> str:
    """Return the app's mark: its first letter on a shape of the accent."""
    colours = palette(app.theme.accent, app.theme.background)
    letter = next((c for c in app.name if c.isalnum()), "•").upper()[:1]
    digits = _digits(app)
    corner = min(app.theme.radius * 2, 24) + 6
    twist = turned(app.theme.accent, 40, 0.62, 0.55)
    return (
        f'<svg viewBox="0 0 64 64" width="{size}" height="{size}" aria-hidden="true"'
        ' xmlns="http://www.w3.org/2000/svg">'
        f'<rect width="64" height="64" rx="{corner}" fill="{colours.accent}"/>'
        f'<circle cx="{44 + digits[0] % 14}" cy="{8 + digits[1] % 14}" r="{16 + digits[2] % 8}"'
        f' fill="{mix(twist, colours.accent, 0.55)}"/>'
        f'<text x="32" y="45" text-anchor="middle" font-family="Georgia, serif" font-size="36"'
        f' font-weight="700" fill="{colours.on_accent}">{names.markup(letter)}</text></svg>'
    )


def art(app: App) -> str:
    """Return the picture of the front page: shapes that belong to this app's name."""
    colours = palette(app.theme.accent, app.theme.background)
    digits = _digits(app)
    base = colours.hero
    tones = [
        mix(base, "#ffffff", 0.16),
        mix(base, "#ffffff", 0.32),
        mix(turned(app.theme.accent, 38, 0.66, 0.6), base, 0.15),
        mix(turned(app.theme.accent, -46, 0.74, 0.62), base, 0.1),
        mix(base, "#000000", 0.22),
    ]
    shapes = (_arches, _orbits, _hills, _quilt)[digits[0] % 4](digits, tones)
    return (
        '<svg viewBox="0 0 600 480" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        f'<rect width="600" height="480" fill="{base}"/>{shapes}</svg>'
    )


def _digits(app: App) -> list[int]:
    return list(hashlib.sha256(app.name.encode("utf-8", "replace")).digest())


def _arches(digits: list[int], tones: list[str]) -> str:
    parts = []
    for i in range(5):
        x, width = 30 + i * 112, 96
        top = 90 + digits[i + 1] % 190
        parts.append(
            f'<path d="M{x} 480V{top + 48}a48 48 0 0 1 {width} 0V480z" fill="{tones[(i + digits[6]) % 5]}"/>'
        )
        if digits[i + 8] % 2:
            parts.append(
                f'<circle cx="{x + 48}" cy="{top + 50}" r="22" fill="{tones[(i + 3) % 4]}"/>'
            )
    parts.append(f'<circle cx="{120 + digits[12] % 360}" cy="64" r="34" fill="{tones[3]}"/>')
    return "".join(parts)


def _orbits(digits: list[int], tones: list[str]) -> str:
    x, y = 300 + digits[1] % 120, 210 + digits[2] % 70
    rings = "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{tones[i % 2]}" stroke-width="{26 - i * 4}"/>'
        for i, r in enumerate((70, 128, 186, 246, 310))
    )
    moons = "".join(
        f'<circle cx="{x + dx}" cy="{y + dy}" r="{18 + digits[4 + i] % 22}" fill="{tones[2 + i % 2]}"/>'
        for i, (dx, dy) in enumerate(((70, 0), (-104, -76), (30, 184), (-190, 158), (200, -145)))
    )
    return f'{rings}<circle cx="{x}" cy="{y}" r="40" fill="{tones[3]}"/>{moons}'


def _hills(digits: list[int], tones: list[str]) -> str:
    sun = f'<circle cx="{380 + digits[1] % 120}" cy="{110 + digits[2] % 60}" r="{58 + digits[3] % 30}" fill="{tones[3]}"/>'
    hills = "".join(
        f'<path d="M0 {200 + i * 66 + digits[4 + i] % 40}Q{130 + digits[8 + i] % 90} {120 + i * 74}'
        f" 310 {220 + i * 60}T600 {180 + i * 74 + digits[12 + i] % 40}V480H0z"
        f'" fill="{tones[(1, 0, 2, 4)[i]]}"/>'
        for i in range(4)
    )
    return sun + hills


def _quilt(digits: list[int], tones: list[str]) -> str:
    parts = []
    for i in range(20):
        x, y = i % 5 * 120, i // 5 * 120
        tone, other = tones[digits[i] % 5], tones[digits[i + 5] % 4]
        shape = digits[i + 10] % 4
        if shape == 0:
            parts.append(f'<path d="M{x} {y}h120a120 120 0 0 1-120 120z" fill="{tone}"/>')
        elif shape == 1:
            parts.append(f'<circle cx="{x + 60}" cy="{y + 60}" r="46" fill="{other}"/>')
        elif shape == 2:
            parts.append(
                f'<path d="M{x + 120} {y}v120h-120a120 120 0 0 1 120-120z" fill="{other}"/>'
            )
        else:
            parts.append(f'<rect x="{x}" y="{y}" width="120" height="120" fill="{tone}"/>')
    return "".join(parts)
