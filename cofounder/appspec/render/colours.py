"""Colours that follow from two: the accent and the background, always readable."""

import colorsys
from dataclasses import dataclass

WHITE, BLACK = "#ffffff", "#16161a"


def _rgb(colour: str) -> tuple[float, float, float]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, c)) * 255):02x}" for c in rgb)


def luminance(colour: str) -> float:
    """Return the relative luminance of *colour*, 0 (black) to 1 (white)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as accessibility rules count it, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return *one* with *share* (0-1) of *other* mixed in."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return _hex(tuple(a * (1 - share) + b * share for a, b in pairs))  # type: ignore[arg-type]


def turned(colour: str, degrees: float, lightness: float, saturation: float) -> str:
    """Return *colour* with its hue turned, at the lightness and saturation given (0-1)."""
    hue, _, _ = colorsys.rgb_to_hls(*_rgb(colour))
    return _hex(colorsys.hls_to_rgb((hue + degrees / 360) % 1, lightness, saturation))


def readable(colour: str, grounds: tuple[str, ...], least: float = 4.6) -> str:
    """Return *colour*, moved away from *grounds* until it can be read on all of them."""
    goal = BLACK if luminance(grounds[0]) > 0.3 else WHITE
    for step in range(21):
        moved = mix(colour, goal, step / 20)
        if all(contrast(moved, ground) >= least for ground in grounds):
            return moved
    return WHITE if goal == WHITE else "#000000"


@dataclass(frozen=True)
class Palette:
    """All colours of an app as ``#rrggbb``."""

    ground: str
    surface: str
    ink: str
    muted: str
    line: str
    line_strong: str
    field: str
    soft: str
    soft_half: str
    accent: str
    accent_deep: str
    accent_line: str
    on_accent: str
    link: str
    bad: str
    hero: str
    hero_ink: str
    tints: tuple[tuple[str, str, str, str], ...]  # three for pictures, one to write with
    dark: bool


def palette(accent: str, background: str) -> Palette:
    """Return every colour of an app with this *accent* on this *background*."""
    dark = luminance(background) < 0.3
    # A ground of middling brightness leaves no readable ink: push it to one side.
    ground = background
    while dark and luminance(ground) > 0.05:
        ground = mix(ground, BLACK, 0.15)
    while not dark and luminance(ground) < 0.75:
        ground = mix(ground, WHITE, 0.15)
    far = WHITE if dark else BLACK
    surface = mix(ground, WHITE, 0.07) if dark else mix(ground, WHITE, 0.85)
    ink = readable(mix(far, accent, 0.08), (ground, surface), 9)
    soft = mix(surface, accent, 0.2 if dark else 0.1)
    soft_half = mix(surface, accent, 0.08 if dark else 0.035)
    button = accent if contrast(accent, surface) >= 1.6 else mix(accent, far, 0.35)
    on_accent = WHITE if contrast(button, WHITE) >= contrast(button, BLACK) else BLACK
    button = readable(button, (on_accent,), 4.5)
    grey = mix(ink, ground, 0.38)
    hue_steps = (0, 32, -34, 150, 74, -80)
    tints = tuple(
        (
            turned(accent, step, 0.28 if dark else 0.88, 0.42),
            turned(accent, step + 14, 0.42 if dark else 0.74, 0.46),
            turned(accent, step - 18, 0.55 if dark else 0.56, 0.42),
            readable(
                turned(accent, step, 0.5, 0.5),
                (turned(accent, step, 0.28 if dark else 0.88, 0.42),),
            ),
        )
        for step in hue_steps
    )
    hero = readable(mix(button, BLACK, 0.12), (WHITE,), 5.2) if on_accent == WHITE else button
    return Palette(
        ground=ground,
        surface=surface,
        ink=ink,
        muted=readable(grey, (ground, surface, soft)),
        line=mix(surface, ink, 0.12),
        line_strong=mix(surface, ink, 0.24),
        field=readable(mix(surface, ink, 0.4), (surface,), 3.0),
        soft=soft,
        soft_half=soft_half,
        accent=button,
        accent_deep=readable(
            mix(button, BLACK if on_accent == WHITE else WHITE, 0.16), (on_accent,)
        ),
        accent_line=mix(surface, accent, 0.5),
        on_accent=on_accent,
        link=readable(accent, (ground, surface, soft)),
        bad=readable("#b42318", (surface, ground)),
        hero=hero,
        hero_ink=on_accent,
        tints=tints,
        dark=dark,
    )
