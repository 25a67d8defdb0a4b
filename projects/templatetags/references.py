"""A filter that turns the names of documents, where prose mentions them, into links."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from projects import references

register = template.Library()


@register.filter
def linked(text: object, targets: Mapping[str, str] | str) -> SafeString:
    """Escape *text* and link the documents it names. *targets* come from ``references``."""
    return references.link(str(text), targets or {})
