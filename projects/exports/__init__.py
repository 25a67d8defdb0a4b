"""Documents taken along: as Markdown to read, as Markdown to work with, and as a typeset PDF."""
