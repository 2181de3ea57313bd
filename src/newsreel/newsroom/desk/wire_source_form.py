"""The form of a source: each kind is asked what it needs, and its address is put together from that."""

from collections.abc import Collection
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import MultiFieldPanel

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.models import Source
from newsreel.gather.sources.folder import SCHEME, dropped_into
from newsreel.gather.sources.mailbox.address import (
    DEFAULT_FOLDER,
    PORT,
    MailboxAddress,
    mailbox_address,
)
from newsreel.gather.sources.watched_page.rules import PageRules, RuleError
from newsreel.settings import current

ADDRESSED = (
    Source.Kind.FEED,
    Source.Kind.NEWS_SITEMAP,
    Source.Kind.WORDPRESS,
    Source.Kind.WATCHED_PAGE,
)
"""Kinds that are asked over the web."""
RULES = ("item", "title", "link", "date", "summary", "picture")


class KindPanel(MultiFieldPanel):
    """Fields of some kinds of source only."""

    def __init__(self, *args: Any, kinds: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "kinds": self.kinds}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return self.instance.kind in self.panel.kinds and bool(super().is_shown())


def _rule(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, required=False, help_text=help_text)


class SourceForm(WagtailAdminModelForm):
    """A source with another address, other rules, or switched on again, is read afresh."""

    mail_host = forms.CharField(label="Mail server", required=False, help_text="Such as imap.example.org.")
    mail_port = forms.IntegerField(label="Port", required=False, min_value=1, max_value=65535)
    mail_user = forms.CharField(
        label="User",
        required=False,
        help_text="The password stands in the setting mailbox_passwords, under this name.",
    )
    mail_folder = forms.CharField(label="Folder of the mailbox", required=False)
    drop_folder = forms.CharField(
        label="Folder",
        required=False,
        help_text="Its path within the folder that the setting drop_folder names.",
    )
    rule_item = _rule("Item", "What holds one piece of news: “article”, “li.news”, or an XPath.")
    rule_title = _rule("Headline", "Looked for in an item, as all below. Empty: its first heading or link.")
    rule_link = _rule("Link", "Such as “h2 a@href”. Empty: the first link.")
    rule_date = _rule("Date", "Such as “time@datetime”. Empty: the first time element.")
    rule_summary = _rule("Summary", "Empty: the first paragraph.")
    rule_picture = _rule("Picture", "Such as “img@src”. Empty: the first picture.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.instance.kind
        offered = {kind} if kind not in ADDRESSED or self.instance.pk is None else set(ADDRESSED)
        if self.instance.pk is None and kind in ADDRESSED[:3]:
            offered = set(ADDRESSED[:3])
        self.fields["kind"].choices = [choice for choice in Source.Kind.choices if choice[0] in offered]
        if kind not in ADDRESSED:
            self.fields["address"].required = False
        rules = self.instance.page_rules if isinstance(self.instance.page_rules, dict) else {}
        for name in RULES:
            self.fields[f"rule_{name}"].initial = rules.get(name, "")
        self._fill_in_place()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        kind = cleaned.get("kind", self.instance.kind)
        if kind == Source.Kind.WATCHED_PAGE:
            self._check_rules(cleaned)
        elif kind not in ADDRESSED:
            self._put_address_together(cleaned)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("kind") == Source.Kind.WATCHED_PAGE:
            self.instance.page_rules = self._rules(self.cleaned_data)
        changed = set(self.changed_data)
        afresh = {"address", "is_active"} | {f"rule_{name}" for name in RULES}
        moved = self.instance.pk is not None and self.initial.get("address") != self.instance.address
        if self.instance.pk is not None and (moved or afresh & changed):
            for field in ("stopped", "last_error", "etag", "last_modified"):
                setattr(self.instance, field, "")
            self.instance.failures = 0
            self.instance.next_fetch_at = None
        if moved:
            self.instance.place = {}
        return super().save(commit=commit)

    def _fill_in_place(self) -> None:
        self.fields["mail_port"].initial = PORT
        self.fields["mail_folder"].initial = DEFAULT_FOLDER
        if self.instance.address.startswith(SCHEME):
            self.fields["drop_folder"].initial = self.instance.address.removeprefix(SCHEME)
        elif self.instance.kind == Source.Kind.MAILBOX and self.instance.address:
            try:
                there = mailbox_address(self.instance.address)
            except UnreadableSourceError:
                return
            for name in ("host", "port", "user", "folder"):
                self.fields[f"mail_{name}"].initial = getattr(there, name)

    def _rules(self, cleaned: dict[str, Any]) -> dict[str, str]:
        return {name: rule for name in RULES if (rule := cleaned.get(f"rule_{name}", "").strip())}

    def _check_rules(self, cleaned: dict[str, Any]) -> None:
        try:
            PageRules(**{"item": "", **self._rules(cleaned)}).check()
        except RuleError as error:
            self.add_error("rule_item" if not cleaned.get("rule_item") else None, str(error))

    def _put_address_together(self, cleaned: dict[str, Any]) -> None:
        """From a folder, or from what a mail server is asked by."""
        if dropped := cleaned.get("drop_folder", "").strip().strip("/"):
            cleaned["address"] = SCHEME + dropped
            try:
                dropped_into(current().dropped_folder, cleaned["address"])
            except UnreadableSourceError as error:
                self.add_error("drop_folder", str(error))
            return
        if self.instance.kind == Source.Kind.WIRE:
            self.add_error("drop_folder", "Name the folder in which the wire copy is dropped.")
            return
        host, user = cleaned.get("mail_host", "").strip(), cleaned.get("mail_user", "").strip()
        if not host or not user:
            self.add_error("mail_host", "Name the mail server and its user, or a folder of letters.")
            return
        folder = cleaned.get("mail_folder", "").strip() or DEFAULT_FOLDER
        written = str(MailboxAddress(host, user, folder, cleaned.get("mail_port") or PORT))
        try:
            cleaned["address"] = str(mailbox_address(written))
        except UnreadableSourceError as error:
            self.add_error("mail_host", str(error))
