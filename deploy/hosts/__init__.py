"""One module for each host: its guide, written for an app."""
