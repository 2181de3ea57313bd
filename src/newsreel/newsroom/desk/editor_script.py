"""What the article editor's pages carry beyond Wagtail's own scripts."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

_SCRIPTS = ("newsroom/send_after_saving.js", "newsroom/agreement.js")


def scripts() -> SafeString:
    return format_html_join("\n", '<script src="{}" defer></script>', ((static(name),) for name in _SCRIPTS))
