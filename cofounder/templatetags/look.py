"""Small template filters and tags of the house style. Loaded into every template."""

from django import template

register = template.Library()
