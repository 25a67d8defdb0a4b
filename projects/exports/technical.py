"""Documents as Markdown to work with: exact field names and ids, for developers and their tools."""

import json
import re
from collections.abc import Iterator
from typing import Any

from projects import kinds
from projects.exports.escaping import clean, line, prose
from projects.exports.sheets import Sheet
from projects.models import Project

#: What the items of a list are numbered with: F1 is the first feature, F1.P2 its second promise.
PREFIX = {
    "core_features": "F",
    "milestones": "M",
    "technical_risks": "TR",
    "market_risks": "MR",
    "execution_risks": "ER",
    "financial_risks": "FR",
    "strategic_risks": "SR",
    "user_journey": "S",
    "clarifications": "Q",
    "promises": "P",
    "success_criteria": "C",
}
#: Raised when a reader of these files would have to change.
FORMAT = "cofounder-documents/1"


def technical(project: Project, sheets: list[Sheet]) -> str:
    """Return *sheets* as one text, with what they are on top, as YAML front matter."""
    parts = [_front_matter(project, sheets)]
    for sheet in sheets:
        parts += _sheet(sheet)
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(project: Project, sheets: list[Sheet]) -> str:
    rows = [
        "---",
        f"format: {scalar(FORMAT)}",
        f"project: {scalar(project.name)}",
        f"project_id: {scalar(project.pk)}",
        f"stage: {scalar(project.stage)}",
        "documents:",
    ]
    for sheet in sheets:
        rows += [
            f"  - id: {sheet.id}",
            f"    kind: {scalar(sheet.kind)}",
            f"    number: {sheet.number}",
            f"    title: {scalar(sheet.title)}",
            f"    version: {sheet.version}",
            f"    origin: {scalar(sheet.origin)}",
            f"    written_at: {scalar(sheet.written_at.isoformat(timespec='seconds'))}",
        ]
    return "\n".join([*rows, "---"])


def scalar(value: object) -> str:
    """Return *value* as a double-quoted YAML text, which JSON's is but for rare characters."""
    quoted = json.dumps(clean(value), ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda c: f"\\u{ord(c[0]):04x}", quoted)


def _sheet(sheet: Sheet) -> Iterator[str]:
    name = f"{sheet.kind} {sheet.number}" if sheet.number else sheet.kind
    yield f"# {name}"
    for section in sheet.sections:
        yield f"## {section.name}"
        yield from _section(section)


def _section(section: kinds.Section) -> Iterator[str]:
    value = section.value
    if value is None or value in ("", []):
        yield "(empty)"
    elif section.shape == "items":
        for number, item in enumerate(value, start=1):
            yield from _item(f"{PREFIX.get(section.name, section.name)}{number}", item)
    elif section.shape == "lines":
        yield "\n".join(f"- {line(entry)}" for entry in value)
    else:
        yield prose(value)


def _item(identifier: str, item: dict[str, Any]) -> Iterator[str]:
    """Yield an item as a heading with its id, and a list of its fields under their own names."""
    yield f"### {identifier}"
    rows = []
    for name, value in item.items():
        if isinstance(value, list):
            rows.append(f"- {name}:" if value else f"- {name}: (empty)")
            rows += [
                f"  - {identifier}.{PREFIX.get(name, name + '.')}{number}: {line(entry)}"
                for number, entry in enumerate(value, start=1)
            ]
        else:
            rows.append(f"- {name}: {line(value) or '(empty)'}")
    yield "\n".join(rows)
