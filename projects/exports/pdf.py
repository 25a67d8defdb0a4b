"""Documents as a typeset PDF. Founders' text reaches the typesetter as data, never as markup."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from cofounder.errors import TooMuch
from projects import kinds
from projects.exports.escaping import clean
from projects.exports.sheets import Sheet
from projects.models import Project

#: All the typesetter may read: this folder holds the template and nothing else.
ROOT = Path(__file__).resolve().parent / "typeset"
#: Beyond this, in characters and a hundred for every paragraph, typesetting would take seconds.
LONGEST = 600_000
#: How the typesetter says that a character cannot be shown. Archives (PDF/A) do not accept that.
NO_LETTERFORM = "could not be displayed"
#: A word longer than this may be broken, or it would leave the page.
LONGEST_WORD = 24

_TONES = {"must": "accent", "high": "stop", "medium": "wait"}


def typeset(project: Project, sheets: list[Sheet], *, brand: str = "") -> bytes:
    """Return *sheets* as a PDF that names *brand* as its maker, or us when it is empty.

    The same sheets give the same bytes on the same machine. Where no typeface of the machine has
    a character, it shows as a box, and the cover says so. Raises ``TooMuch`` for more than
    ``LONGEST``.
    """
    data = _data(project, sheets, brand)
    if _length(data) > LONGEST:
        raise TooMuch("That is too long for one PDF. Choose fewer documents, or take Markdown.")
    at = int(max(sheet.written_at for sheet in sheets).timestamp())
    import typst

    try:
        return _compile(data, at, "a-2b")
    except typst.TypstError as problem:
        if NO_LETTERFORM not in problem.message:
            raise
    return _compile(data | {"incomplete": True}, at, None)


def _compile(data: dict[str, Any], at: int, standard: str | None) -> bytes:
    """Typeset *data*; the file says it was made at *at*, in seconds since 1970."""
    import typst

    compiler = typst.Compiler(
        str(ROOT / "document.typ"),
        root=str(ROOT),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        package_path=str(ROOT),
        package_cache_path=str(ROOT),
    )
    return compiler.compile(format="pdf", timestamp=at, pdf_standards=standard)


def _length(data: Any) -> int:
    """How long it is to typeset, as ``LONGEST`` counts."""
    if isinstance(data, dict):
        return sum(map(_length, data.values()))
    return sum(map(_length, data)) if isinstance(data, list) else 100 + len(str(data))


@cache
def _fonts() -> Any:
    """Our typefaces come with the typesetter; the system's only stand in for other scripts."""
    import typst

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


def _data(project: Project, sheets: list[Sheet], brand: str) -> dict[str, Any]:
    """Everything the template draws, as texts, numbers and lists of them."""
    newest = max(sheets, key=lambda sheet: sheet.written_at)
    return {
        "project": _flat(project.name),
        "brand": _flat(brand),
        "date": newest.day,
        "incomplete": False,
        "sheets": [
            {
                "title": sheet.title,
                "version": f"Version {sheet.version}, {sheet.day}",
                "sections": [_section(section) for section in sheet.sections],
            }
            for sheet in sheets
        ],
    }


def _section(section: kinds.Section) -> dict[str, Any]:
    data: dict[str, Any] = {"label": section.label, "shape": section.shape}
    if section.shape == "number":
        nothing = "Not enough to say."
        return data | {"number": nothing if section.value is None else str(section.value)}
    if not section.value:
        return data | {"shape": "empty"}
    if section.shape == "text":
        return data | {"paragraphs": _paragraphs(section.value)}
    if section.shape == "lines":
        return data | {"lines": [_flat(value) for value in section.value]}
    if section.name == "user_journey":
        data["shape"] = "steps"
    return data | {"items": [_item(item) for item in section.value]}


def _item(item: dict[str, Any]) -> dict[str, Any]:
    """One feature, risk, milestone or step: its title, words of status, text and lists."""
    data: dict[str, Any] = {"title": _flat(kinds.title_of(item)), "tags": [], "text": [],
                            "lists": [], "asides": [], "step": ""}  # fmt: skip
    for name, value in item.items():
        if name == kinds.title_field(item) or value is None or value in ("", []):
            continue
        if name in kinds.SAID:
            word = _flat(kinds.said(name, value))
            data["tags"].append({"word": word, "tone": _TONES.get(value, "plain")})
        elif name == "estimated_weeks":
            weeks = f"{value} week" if value == 1 else f"{value} weeks"
            data["tags"].append({"word": weeks, "tone": "plain"})
        elif name == "step_number":
            data["step"] = str(value)
        elif isinstance(value, list):
            data["lists"].append({"label": kinds.label(name), "lines": [_flat(v) for v in value]})
        elif name in {"description", "answer"}:
            data["text"] += _paragraphs(value)
        else:
            data["asides"].append({"label": kinds.label(name), "text": _paragraphs(value)})
    return data


def _flat(text: object) -> str:
    """*text* as one line, whose longest words may be broken."""
    words = clean(text).split()
    return " ".join(word if len(word) <= LONGEST_WORD else _breakable(word) for word in words)


def _breakable(word: str) -> str:
    """*word* with places where it may be broken: a line break there shows, otherwise nothing."""
    return "\u200b".join(word[at : at + 12] for at in range(0, len(word), 12))


def _paragraphs(text: object) -> list[list[str]]:
    """*text* as paragraphs of lines."""
    parts = (part.splitlines() for part in re.split(r"\n\s*\n", clean(text).strip()))
    return [lines for lines in ([_flat(s) for s in part if s.strip()] for part in parts) if lines]
