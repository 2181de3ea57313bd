"""What the newsroom's own verbs look like in a page's history."""

from typing import Any

from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry


class _Kept(LogFormatter):
    """Shows what the log keeps under `shown`, behind the label."""

    shown: tuple[str, ...] = ()

    def format_message(self, log_entry: PageLogEntry) -> str:
        return f"{self.label}: {self.format_comment(log_entry)}"

    def format_comment(self, log_entry: PageLogEntry) -> str:
        return ". ".join(str(log_entry.data[name]) for name in self.shown if log_entry.data.get(name))


class _Correct(_Kept):
    label = "Correct"
    shown = ("kind", "text")


class _Withdraw(_Kept):
    label = "Withdraw"
    shown = ("kind", "sentence", "note")


class _Restore(_Kept):
    label = "Restore"
    shown = ("kind",)


class _PlaceImported(_Kept):
    label = "Place imported"
    shown = ("origin",)


class _RefuseScheduled(LogFormatter):
    label = "Refuse to publish as scheduled"

    def format_message(self, log_entry: PageLogEntry) -> str:
        return f"Could not be published as scheduled. {self.format_comment(log_entry)}"

    def format_comment(self, log_entry: PageLogEntry) -> str:
        return " ".join(log_entry.data["sentences"])


class _WriteByMachine(_Kept):
    label = "Draft by machine"
    shown = ("model", "host")


class _RefuseRule(LogFormatter):
    label = "Refuse to publish by a rule"

    def format_message(self, log_entry: PageLogEntry) -> str:
        return f"Could not be published by a rule. {self.format_comment(log_entry)}"

    def format_comment(self, log_entry: PageLogEntry) -> str:
        return " ".join(log_entry.data["sentences"])


class _DecideFinding(_Kept):
    label = "Let a difference from the sources stand"
    shown = ("verdict", "text", "reason")


class _ReopenFinding(_Kept):
    label = "Reopen a difference from the sources"
    shown = ("text",)


class _PublishByRule(_Kept):
    label = "Publish by a rule of the source"
    shown = ("source",)


FORMATTERS: dict[str, type[Any]] = {
    "newsroom.correct": _Correct,
    "newsroom.withdraw": _Withdraw,
    "newsroom.restore": _Restore,
    "newsroom.place_imported": _PlaceImported,
    "newsroom.refuse_scheduled": _RefuseScheduled,
    "newsroom.refuse_rule": _RefuseRule,
    "newsroom.publish_by_rule": _PublishByRule,
    "newsroom.write_by_machine": _WriteByMachine,
    "newsroom.decide_finding": _DecideFinding,
    "newsroom.reopen_finding": _ReopenFinding,
}


def register(actions: LogActionRegistry) -> None:
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)
