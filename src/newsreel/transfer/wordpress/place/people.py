"""Authors, without logins: who may work here is decided here."""

import re

from newsreel.newsroom.models import Author
from newsreel.transfer.wordpress.addresses import slug_from
from newsreel.transfer.wordpress.place.ledger import Ledger, digest_of
from newsreel.transfer.wordpress.records import AuthorRecord
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.survey import Survey

_LONGEST_NAME = 200


class People:
    """Authors by their login on the old site."""

    def __init__(self, survey: Survey, ledger: Ledger, report: Report) -> None:
        self._survey = survey
        self._ledger = ledger
        self._report = report
        self._entries = ledger.entries("author")
        self._authors: dict[str, tuple[int, str]] = {}

    def place(self) -> None:
        """All that the export lists or posts name. Mail addresses are kept in the ledger: ours are public."""
        for record in self._survey.authors.values():
            self._authors[record.login] = self._one(record, guest=False)
        for login in self._survey.signers:
            if login not in self._authors:
                self._authors[login] = self._unlisted(login)

    def author(self, login: str) -> tuple[int, str]:
        """Our author's key and name."""
        return self._authors[login]

    def _unlisted(self, login: str) -> tuple[int, str]:
        guest_name = self._survey.guests.get(login)
        record = AuthorRecord(login=login, name=guest_name or login)
        reason = () if guest_name else ("The export names this author with posts but does not list them.",)
        return self._one(record, guest=guest_name is not None, reasons=reason)

    def _one(self, record: AuthorRecord, *, guest: bool, reasons: tuple[str, ...] = ()) -> tuple[int, str]:
        name = _name(record)
        digest = digest_of(name)
        entry = self._entries.get(record.login[:200])
        author = Author.objects.filter(pk=entry.object_id or 0).first() if entry else None
        if entry is not None and author is not None:
            if entry.digest == digest:
                self._report.add("author", record.login, name, "unchanged", reasons)
                return author.pk, author.name
            if author.name == entry.kept.get("name"):
                author.name = name
                author.save(update_fields=["name"])
            else:
                reasons = (*reasons, "The name has changed there, and was changed here too: ours was kept.")
            self._remember(record, digest, author)
            self._report.add("author", record.login, name, "changed", reasons)
            return author.pk, author.name
        slug = slug_from("", _nice_name(record.login), record.number)
        author = Author.objects.filter(slug=slug).first()
        if author is not None:
            reasons = (*reasons, f"Joined with {author.name}, who is here already under the same address.")
            self._report.add("author", record.login, name, "unchanged", reasons)
        else:
            author = Author.objects.create(name=name, slug=slug, is_guest=guest)
            self._report.add("author", record.login, name, "made", reasons)
        self._remember(record, digest, author)
        return author.pk, author.name

    def _remember(self, record: AuthorRecord, digest: str, author: Author) -> None:
        kept = {"name": author.name, "login": record.login, "email": record.email, "number": record.number}
        self._ledger.remember("author", record.login[:200], digest=digest, object_id=author.pk, kept=kept)


def _nice_name(login: str) -> str:
    """The name in the address of an author's page, as WordPress makes it from a login."""
    return re.sub(r"[^\w -]", "", login.replace(".", "-"))


def _name(record: AuthorRecord) -> str:
    name = record.name or f"{record.first_name} {record.last_name}".strip() or record.login
    return " ".join(name.split())[:_LONGEST_NAME]
