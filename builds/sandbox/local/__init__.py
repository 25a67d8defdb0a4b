"""Sandboxes on this machine: a supervisor owns what runs, everyone else asks it."""
