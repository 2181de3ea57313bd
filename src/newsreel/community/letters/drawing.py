"""From a template to the two forms of a message: words alone, and markup that mail programs understand."""

import re
from collections.abc import Mapping
from typing import Any

import css_inline
import mrml
from django.template.loader import render_to_string

_INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def draw_text(template: str, context: Mapping[str, Any]) -> str:
    """A plain-text message. The template switches escaping off by itself."""
    return _BLANK_LINES.sub("\n\n", render_to_string(template, dict(context))).strip() + "\n"


def draw_markup(template: str, context: Mapping[str, Any]) -> str:
    """An HTML message from an MJML template, its styles on the elements where every program heeds them."""
    return _INLINER.inline(mrml.to_html(render_to_string(template, dict(context))).content)
