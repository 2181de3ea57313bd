"""Markup from a source, shown in the admin."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreel.lib.html import clean_syndicated

register = template.Library()


@register.filter
def clean_markup(markup: str) -> SafeString:
    """The markup through the one sanitiser, once more: what is stored is not trusted either."""
    return mark_safe(clean_syndicated(markup))  # noqa: S308 -- it has just been cleaned
