"""Attachments become pictures and documents, as far as their files can be had."""

from collections.abc import Iterable
from typing import IO, Any

from django.db import transaction
from django.db.models import Model
from wagtail.documents import get_document_model

from newsreel import settings
from newsreel.newsroom.models import Picture
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.attachments import Attachment
from newsreel.transfer.wordpress.fetching import Fetched, Wanted, in_order
from newsreel.transfer.wordpress.first_reading import Progress
from newsreel.transfer.wordpress.media import MediaMissingError, MediaSource
from newsreel.transfer.wordpress.place.documents import made_document
from newsreel.transfer.wordpress.place.ledger import Ledger, digest_of
from newsreel.transfer.wordpress.place.pictures import made_picture
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.survey import Survey

_MEGABYTE = 1024 * 1024
_NOT_TAKEN = "Only pictures, sounds and films that browsers play, and PDF files are taken over."


class _Kind:
    """What files of one kind become: which model's rows, by which name in the ledger."""

    def __init__(self, name: str, model: type[Model], entries: dict[str, ImportedItem]) -> None:
        self.name = name
        self.model = model
        self.ids: dict[int, int] = {}
        """By number of the attachment."""
        self.addresses: dict[int, str] = {}
        """By our number."""
        self._entries = entries
        self._here = set(model._default_manager.values_list("pk", flat=True))

    def remembered(self, attachment: Attachment) -> tuple[str, ImportedItem | None]:
        """The attachment's key in the ledger, and what earlier imports brought of it that is still here."""
        key = str(attachment.number)
        for name in (key, f"{key}/{digest_of(attachment.address)}"):
            entry = self._entries.get(name)
            if entry is None or entry.old_address == attachment.address[:1000]:
                is_here = entry is not None and entry.object_id in self._here
                return name, entry if is_here else None
        return f"{key}/{digest_of(attachment.address)}", None

    def learn_addresses(self) -> None:
        rows: Iterable[Any] = self.model._default_manager.filter(pk__in=set(self.ids.values())).only("file")
        self.addresses = {row.pk: row.file.url for row in rows}


class Uploads:
    """Our copies by the number or address of the attachment they were."""

    def __init__(self, survey: Survey, ledger: Ledger, media: MediaSource, report: Report) -> None:
        self._survey = survey
        self._ledger = ledger
        self._media = media
        self._report = report
        self._pictures = _Kind("attachment", Picture, ledger.entries("attachment"))
        self._documents = _Kind("document", get_document_model(), ledger.entries("document"))

    def place(self, progress: Progress) -> None:
        """Bring all that is not here yet."""
        attachments = self._survey.attachments.by_number.values()
        missing = [each for each in attachments if each.is_taken and self._remembered(each)[1] is None]
        fetched = in_order(map(_wanted, missing), self._media)
        for number, attachment in enumerate(attachments, start=1):
            key, entry = self._remembered(attachment)
            if entry is not None and entry.object_id:
                self._kind(attachment).ids[attachment.number] = entry.object_id
                self._tell(key, attachment, "unchanged", tuple(entry.notes))
            elif attachment.is_taken:
                self._store(key, attachment, next(fetched))
            else:
                self._skip(key, attachment, _NOT_TAKEN)
            progress("Fetching media", number, len(attachments))
        self._learn_addresses()

    def recall(self) -> None:
        """Know those that earlier imports brought, and fetch none."""
        for attachment in self._survey.attachments.by_number.values():
            _, entry = self._remembered(attachment)
            if entry is not None and entry.object_id:
                self._kind(attachment).ids[attachment.number] = entry.object_id
        self._learn_addresses()

    def is_here(self, attachment: Attachment) -> bool:
        return attachment.number in self._kind(attachment).ids

    def picture_id(self, number: int, address: str) -> int | None:
        """For a picture as the text of a post names it; its address may be that of a smaller size."""
        if number in self._pictures.ids:
            return self._pictures.ids[number]
        attachment = self._survey.attachments.by_file(address)
        return self._pictures.ids.get(attachment.number) if attachment else None

    def document_id(self, address: str) -> int | None:
        """For a sound or film at this address."""
        attachment = self._survey.attachments.by_file(address)
        return self._documents.ids.get(attachment.number) if attachment else None

    def file_address(self, address: str) -> str:
        """Where our copy of an uploaded file of any kind lies; empty where we have none."""
        picture, document = self.picture_id(0, address) or 0, self.document_id(address) or 0
        return self._pictures.addresses.get(picture) or self._documents.addresses.get(document, "")

    @property
    def signature(self) -> str:
        """Changes whenever there is more to show than before."""
        documents = self._documents.ids
        return digest_of(
            sorted(self._pictures.ids.items()), *([sorted(documents.items())] if documents else [])
        )

    def _kind(self, attachment: Attachment) -> _Kind:
        return self._pictures if attachment.kind == "picture" else self._documents

    def _remembered(self, attachment: Attachment) -> tuple[str, ImportedItem | None]:
        return self._kind(attachment).remembered(attachment)

    def _learn_addresses(self) -> None:
        self._pictures.learn_addresses()
        self._documents.learn_addresses()

    def _store(self, key: str, attachment: Attachment, fetched: Fetched) -> None:
        if isinstance(fetched, MediaMissingError):
            self._skip(key, attachment, str(fetched))
            return
        try:
            with fetched, transaction.atomic():
                self._keep(key, attachment, fetched)
        except MediaMissingError as error:
            self._skip(key, attachment, str(error))

    def _keep(self, key: str, attachment: Attachment, file: IO[bytes]) -> None:
        made = made_picture if attachment.kind == "picture" else made_document
        number, reasons = made(attachment, file)
        kind = self._kind(attachment)
        kind.ids[attachment.number] = number
        self._tell(key, attachment, "made", reasons)
        self._ledger.remember(
            kind.name,
            key,
            digest=digest_of(attachment.address),
            object_id=number,
            old_address=attachment.address,
            notes=reasons,
        )

    def _tell(self, key: str, attachment: Attachment, outcome: Any, reasons: tuple[str, ...]) -> None:
        self._report.add("attachment", key, attachment.title, outcome, reasons)

    def _skip(self, key: str, attachment: Attachment, reason: str) -> None:
        self._report.add(
            "attachment", key, attachment.title, "skipped", (reason,), old_address=attachment.address
        )


def _wanted(attachment: Attachment) -> Wanted:
    site = settings.current()
    megabytes = site.upload_megabytes if attachment.kind == "picture" else site.media_megabytes
    return Wanted(attachment.address, megabytes * _MEGABYTE)
