"""Documents as a typeset PDF. Founders' text reaches the typesetter as data, never as markup."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from cofounder.errors import TooMuch
from projects import kinds
from projects.exports.escaping import clean
from projects.exports.sheets import SAID, Sheet
from projects.models import Project

#: All the typesetter may read: this folder holds the template and nothing else.
ROOT = Path(__file__).resolve().parent / "typeset"
#: Beyond this many characters, typesetting would hold up everybody else.
LONGEST = 1_000_000

_TONES = {"must": "accent", "high": "stop", "medium": "wait"}


def typeset(project: Project, sheets: list[Sheet], *, brand: str = "") -> bytes:
    """Return *sheets* as a PDF that names *brand* as its maker, or us when it is empty.

    The same sheets give the same bytes on the same machine. Raises ``TooMuch`` for more than
    ``LONGEST`` characters.
    """
    data = json.dumps(_data(project, sheets, brand), ensure_ascii=False)
    if len(data) > LONGEST:
        raise TooMuch("That is too long for one PDF. Choose fewer documents, or take Markdown.")
    at = int(max(sheet.written_at for sheet in sheets).timestamp())
    return _compile(data, at)


def _compile(data: str, at: int) -> bytes:
    """Typeset *data*; the file says it was made at *at*, in seconds since 1970."""
    import typst

    compiler = typst.Compiler(
        str(ROOT / "document.typ"),
        root=str(ROOT),
        font_paths=_fonts(),
        sys_inputs={"data": data},
        package_path=str(ROOT),
        package_cache_path=str(ROOT),
    )
    return compiler.compile(format="pdf", timestamp=at)


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
        if name in SAID:
            word = SAID[name].get(value, _flat(value))
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
    """*text* as one line."""
    return " ".join(clean(text).split())


def _paragraphs(text: object) -> list[list[str]]:
    """*text* as paragraphs of lines."""
    parts = (part.splitlines() for part in re.split(r"\n\s*\n", clean(text).strip()))
    return [lines for lines in ([_flat(s) for s in part if s.strip()] for part in parts) if lines]
