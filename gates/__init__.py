"""Gates: decisions only the founder can take."""
