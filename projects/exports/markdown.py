"""Documents as Markdown for people: headings, prose and lists."""

from collections.abc import Iterator
from typing import Any

from projects import kinds
from projects.exports.escaping import line, prose
from projects.exports.sheets import Sheet
from projects.models import Project


def readable(project: Project, sheets: list[Sheet]) -> str:
    """Return *sheets* as one text. Several get a common title and a list of what is there."""
    if len(sheets) == 1:
        return _text(_sheet(sheets[0], 1, f"{project.name}: {sheets[0].title}"))
    parts = [f"# {line(project.name)}", "\n".join(f"- {line(s.title)}" for s in sheets)]
    for sheet in sheets:
        parts += _sheet(sheet, 2, sheet.title)
    return _text(iter(parts))


def _text(parts: Iterator[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _sheet(sheet: Sheet, level: int, title: str) -> Iterator[str]:
    """Yield the blocks of one document under a heading of *level*."""
    yield f"{'#' * level} {line(title)}"
    yield f"Version {sheet.version}, {sheet.day}"
    for section in sheet.sections:
        yield f"{'#' * (level + 1)} {line(section.label)}"
        yield from _section(section, level + 2)


def _section(section: kinds.Section, level: int) -> Iterator[str]:
    if section.shape == "number":
        yield "Not enough to say." if section.value is None else str(section.value)
    elif not section.value:
        yield "Nothing here yet."
    elif section.shape == "text":
        yield prose(section.value)
    elif section.shape == "lines":
        yield _list(section.value)
    else:
        for item in section.value:
            yield from _item(item, level)


def _list(values: list[Any]) -> str:
    return "\n".join(f"- {line(value)}" for value in values)


def _item(item: dict[str, Any], level: int) -> Iterator[str]:
    """Yield one feature, risk, milestone or step; its name is a heading."""
    named = kinds.title_field(item)
    yield f"{'#' * level} {line(kinds.title_of(item)) or 'Without a name'}"
    for name, value in item.items():
        if name == named or value is None or value in ("", []):
            continue
        if name in kinds.SAID:
            yield line(kinds.said(name, value))
        elif isinstance(value, list):
            yield f"{kinds.label(name)}:"
            yield _list(value)
        elif name in {"description", "answer"}:
            yield prose(value)
        else:
            yield f"{kinds.label(name)}: {line(value)}"
