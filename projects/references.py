"""Documents refer to each other by name; where a name is read, it leads to the document."""

import re
from collections.abc import Iterable, Mapping

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from projects.models import Document

Kind = Document.Kind

#: Names that are also ordinary words: they are meant only after "the", or within quotes.
ORDINARY = {Kind.MILESTONES, Kind.HOW_IT_WORKS}


def targets(documents: Iterable[Document], *, but: str = "") -> dict[str, str]:
    """Return the address of every document that can be read, by kind. *but* leaves one out."""
    return {
        document.kind: document.get_absolute_url()
        for document in documents
        if document.kind != but and document.current
    }


def link(text: str, found: Mapping[str, str]) -> SafeString:
    """Return *text* as HTML: escaped, with the documents it names as links."""
    if not found:
        return escape(text)
    parts, at = [], 0
    for match in _pattern(tuple(found)).finditer(text):
        kind = match.lastgroup or ""
        parts += [escape(text[at : match.start()]),
                  format_html('<a href="{}">{}</a>', found[kind], match[0])]  # fmt: skip
        at = match.end()
    return mark_safe("".join([*parts, escape(text[at:])]))  # every part is escaped


def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Match the names of *kinds*; the group that matched is called like the kind."""
    names = []
    for kind in kinds:
        label = re.escape(Kind(kind).label)
        if kind in ORDINARY:
            label = f"(?:(?<=[“\"'‘])|(?<=\\b[Tt]he ))(?-i:{label})"
        names.append(f"(?P<{kind}>\\b{label}\\b)")
    return re.compile("|".join(names), re.IGNORECASE)
