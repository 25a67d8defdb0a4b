"""What colours are called: names to #rrggbb, and back."""

#: What founders call a main colour.
COLOURS = {
    "red": "#c62828", "dark red": "#8e1b1b", "crimson": "#b3123f", "burgundy": "#7a1c38",
    "maroon": "#7a1f1f", "pink": "#c2417c", "rose": "#c04a6b", "magenta": "#b0208e",
    "purple": "#6a3fb5", "violet": "#6a3fb5", "plum": "#75397a", "lavender": "#8a78c8",
    "lilac": "#8f6fb8", "indigo": "#3f3fb5", "blue": "#1f5fbf", "dark blue": "#173f80",
    "navy": "#1b2f5e", "navy blue": "#1b2f5e", "royal blue": "#2747c7", "light blue": "#3d8fd1",
    "sky blue": "#3d8fd1", "cyan": "#0e8a9e", "turquoise": "#128a86", "teal": "#0f766e",
    "green": "#1f7a45", "dark green": "#14532d", "forest green": "#1f6b45",
    "light green": "#4c9a3f", "mint": "#2f9e78", "olive": "#6b7a1f", "lime": "#6a9a16",
    "emerald": "#0f8a5f",
    "sage": "#6b8f71", "yellow": "#f2b705", "gold": "#b8860b", "amber": "#d98e04",
    "orange": "#d9640b", "dark orange": "#b8500a", "coral": "#d9573f", "peach": "#d9815f",
    "salmon": "#cf6a5a", "terracotta": "#b0452a", "rust": "#a0431f", "brown": "#7a4a2a",
    "chocolate": "#5e3720", "black": "#1d1d22", "grey": "#5b6370", "gray": "#5b6370",
    "dark grey": "#3a3f48", "dark gray": "#3a3f48", "slate": "#475569", "charcoal": "#33373f",
}  # fmt: skip
GROUNDS = {
    "white": "#ffffff", "cream": "#fbf6ea", "beige": "#f6efe2", "ivory": "#fffdf4",
    "off-white": "#fbfaf7", "light grey": "#f3f4f6", "light gray": "#f3f4f6", "grey": "#eceef1",
    "gray": "#eceef1", "black": "#0f1013", "dark": "#16181d", "light": "#fbfaf7",
    "light blue": "#eff6fd", "pale blue": "#eff6fd", "blue": "#e8f0fb", "light green": "#f0f8f0",
    "pale green": "#f0f8f0", "green": "#eaf5ec", "light pink": "#fdf1f5", "pink": "#fceef4",
    "pale pink": "#fdf1f5", "light yellow": "#fefae6", "yellow": "#fdf6d8", "dark blue": "#101a33",
    "navy": "#101a33", "dark green": "#0f2419", "dark grey": "#1c1f25", "lavender": "#f5f2fc",
    "sand": "#f6efe2", "peach": "#fdf2ea",
}  # fmt: skip
_NAMED = {code: name for name, code in reversed([*COLOURS.items(), ("white", "#ffffff")])}
_GROUNDS = {code: name for name, code in reversed(GROUNDS.items())}


def called(colour: str, *, ground: bool = False) -> str:
    """Return in words what *colour* (#rrggbb) looks like: the nearest that has a name.

    A *ground* is named among the pale and the very dark ones, where backgrounds are.
    """
    known = _GROUNDS if ground else _NAMED
    return known.get(colour) or known[min(known, key=lambda other: _distance(colour, other))]


def _distance(one: str, other: str) -> float:
    """Return how far apart two colours are to the eye, without a unit."""
    (r, g, b), (x, y, z) = ([int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (one, other))
    red = (r + x) / 2
    return (
        (2 + red / 256) * (r - x) ** 2 + 4 * (g - y) ** 2 + (2 + (255 - red) / 256) * (b - z) ** 2
    )
