"""What the article editor's pages carry beyond Wagtail's own scripts."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def send_after_saving() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("newsroom/send_after_saving.js"))
