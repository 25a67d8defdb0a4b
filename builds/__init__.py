"""Builds: from an agreed plan to a running, checked version."""
