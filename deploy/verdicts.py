"""What one readiness check says about one version of an app."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["pass", "warn", "fail", "na"]


@dataclass(frozen=True)
class Verdict:
    """The answer of one *check*, in words a founder understands.

    ``evidence`` says what we saw and names the file; ``fix`` says what to do about it; ``snippet``
    is text to paste into ``path``. ``details`` are for whoever asks, one "file:line what" each.
    Secrets are masked in all of them.
    """

    check: str
    status: Status
    evidence: str
    fix: str = ""
    path: str = ""
    snippet: str = ""
    details: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """Return what is stored as JSON; ``from_row`` reads it."""
        return asdict(self) | {"details": list(self.details)}

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Verdict:
        """Return the verdict that was stored as *row*."""
        return cls(**{**row, "details": tuple(row.get("details", ()))})
