"""The kernel: what every app stands on, and the composition root."""
