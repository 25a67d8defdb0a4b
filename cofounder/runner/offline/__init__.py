"""The built-in co-founder: reads, asks and writes without a model, the same way every time."""

from cofounder.runner.offline.runner import OfflineRunner

__all__ = ["OfflineRunner"]
