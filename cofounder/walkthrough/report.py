"""What a played journey saw, and why it could not go on."""

from dataclasses import dataclass, field
from typing import Any


class Stuck(Exception):
    """The journey cannot go on; the text says where, and what the page said."""


@dataclass
class Report:
    """What a journey saw. *steps* are (name, seconds)."""

    idea: str
    steps: list[tuple[str, float]] = field(default_factory=list)
    version: str = ""
    preview: str = ""
    preview_status: int = 0
    preview_title: str = ""
    preview_digest: str = ""
    checks: list[str] = field(default_factory=list)
    promises: dict[str, int] = field(default_factory=dict)
    stages_seen: list[str] = field(default_factory=list)
    project: str = ""
    zip: bytes = b""
    loop: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data, seconds rounded to milliseconds."""
        shown = {name: value for name, value in vars(self).items() if name != "zip"}
        return {**shown, "steps": {name: round(s, 3) for name, s in self.steps},
                "seconds": round(sum(s for _, s in self.steps), 3)}  # fmt: skip
