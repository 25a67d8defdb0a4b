"""Previews: running apps on origins of their own."""
