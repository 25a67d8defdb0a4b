"""A founder played by a machine, through public pages only."""

from cofounder.walkthrough.founder import Founder
from cofounder.walkthrough.loop import WholeLoop
from cofounder.walkthrough.previews import visit_preview
from cofounder.walkthrough.report import Report, Stuck

__all__ = ["Founder", "Report", "Stuck", "WholeLoop", "visit_preview"]
