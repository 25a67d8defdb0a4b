"""What every template and style sheet of the house keeps to."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
#: Pages on a preview's own origin stand alone, under a policy of their own.
TEMPLATES = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if not path.name.startswith("preview_")
]
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text()

#: Text colour over background: what people read. Body text needs 4.5 to 1.
READ = [
    (ink, ground)
    for ink in ("ink", "ink-2", "accent")
    for ground in ("paper", "surface", "raised", "sunken")
] + [
    ("on-accent", "accent"), ("on-accent", "accent-strong"), ("accent", "accent-soft"),
    ("ink", "accent-soft"), ("go", "go-soft"), ("wait", "wait-soft"), ("stop", "stop-soft"),
    ("ink", "stop-soft"), ("ink", "wait-soft"), ("ink", "go-soft"),
    ("go", "surface"), ("wait", "surface"), ("stop", "surface"), ("on-stop", "stop"),
]  # fmt: skip
#: Outlines of controls and marks that carry a meaning. They need 3 to 1.
SEEN = [
    ("edge", "paper"), ("edge", "surface"), ("edge", "raised"), ("accent", "surface"),
    ("go-fill", "surface"), ("wait-fill", "raised"), ("stop-fill", "surface"),
]  # fmt: skip


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_has_inline_style_or_script(path):
    source = path.read_text()
    assert not re.search(r"\sstyle=", source), "the CSP forbids style attributes"
    assert "<style" not in source, "the CSP forbids style elements"
    assert not re.search(r"\son[a-z]+=", source), "the CSP forbids inline handlers"
    assert not re.search(r"<script(?![^>]*\ssrc=)", source), "the CSP forbids inline scripts"
    assert not re.search(r"hx-on|hx-vals=.js:", source), "allowEval is off"


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_fetches_from_elsewhere(path):
    assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', path.read_text())


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_every_sheet_opens_by_naming_its_classes_and_stays_in_its_layer(path):
    source = path.read_text()
    assert source.startswith("/* ")
    assert "@layer" in source
    assert "url(http" not in source


def test_the_style_guide_shows_only_classes_that_exist():
    defined = set(re.findall(r"\.([a-z][\w-]*)", "".join(sheet.read_text() for sheet in SHEETS)))
    shown = (ROOT / "templates" / "styleguide.html").read_text()
    used = {
        word
        for value in re.findall(r'class="([^"{]+)"', shown)
        for word in value.split()
    }  # fmt: skip
    assert used <= defined | {"log"}, sorted(used - defined)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(token: str, theme: int) -> str:
    return re.search(rf"--{token}: light-dark\((#\w{{6}}), (#\w{{6}})\)", TOKENS)[theme + 1]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [(ink, ground, 4.5) for ink, ground in READ] + [(mark, ground, 3.0) for mark, ground in SEEN],
)
def test_colours_can_be_told_apart(ink, ground, least, theme):
    assert contrast(colour(ink, theme), colour(ground, theme)) >= least
