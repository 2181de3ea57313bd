"""What the transfer's own verbs look like in a page's history."""

from typing import Any

from wagtail.log_actions import LogFormatter

EARLIER_VERSION = "transfer.earlier_version"


class EarlierVersion(LogFormatter):
    label = "Earlier version"

    def format_message(self, log_entry: Any) -> str:
        what = "Autosave" if log_entry.data.get("is_autosave") else self.label
        author = log_entry.data.get("author")
        return f"{what} from the former site, by {author}" if author else f"{what} from the former site"

    def format_comment(self, log_entry: Any) -> str:
        return ""
