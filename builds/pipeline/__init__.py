"""The build pipeline: ``graph`` decides what runs next, ``nodes`` does the work."""
