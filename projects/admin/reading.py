"""What reading rooms share: nobody edits by hand, rows link to rows, lists load little."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


class ReadOnly:
    """Staff read; what they may do stands in the actions."""

    #: The founder's own page answers 404 to everybody else.
    view_on_site = False

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


def is_list(request: HttpRequest) -> bool:
    """True on a page that lists many rows, which need not load what is long."""
    match = request.resolver_match
    return bool(match and match.url_name and match.url_name.endswith("_changelist"))


def link(row: Any, words: str = "") -> SafeString:
    """Link to *row*'s page in the admin."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return format_html('<a href="{}">{}</a>', reverse(name, args=[row.pk]), words or str(row))
