"""The admin's start page asks here what needs attention."""

from django import template

from builds import attention

register = template.Library()


@register.simple_tag
def needs_attention() -> attention.Attention:
    """Return what staff should look at today."""
    return attention.attention()
