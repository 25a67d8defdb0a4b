"""Chat: the co-founder one click away on every page."""
