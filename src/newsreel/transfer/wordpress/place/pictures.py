"""Attachments become pictures, as far as their files can be had."""

from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.images.fields import WagtailImageField
from wagtail.utils.file import hash_filelike

from newsreel.lib.html import plain_text
from newsreel.newsroom.models import Picture
from newsreel.transfer.wordpress.attachments import Attachment
from newsreel.transfer.wordpress.media import MediaMissingError, MediaSource
from newsreel.transfer.wordpress.place.ledger import Ledger, digest_of
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.survey import Survey

_KINDS = {"audio": "a sound file", "video": "a film file", "document": "another kind of file"}


class Pictures:
    """Our pictures by the number or address of the attachment they were."""

    def __init__(self, survey: Survey, ledger: Ledger, media: MediaSource, report: Report) -> None:
        self._survey = survey
        self._ledger = ledger
        self._media = media
        self._report = report
        self._ids: dict[int, int] = {}

    def place(self, attachment: Attachment) -> None:
        key = str(attachment.number)
        entry = self._ledger.entry("attachment", key)
        if entry is not None and entry.old_address != attachment.address[:1000]:
            key = f"{key}/{digest_of(attachment.address)}"
            entry = self._ledger.entry("attachment", key)
        if entry is not None and entry.object_id and Picture.objects.filter(pk=entry.object_id).exists():
            self._ids[attachment.number] = entry.object_id
            self._report.add("attachment", key, attachment.title, "unchanged", tuple(entry.notes))
            return
        try:
            content = self._content(attachment)
            with transaction.atomic():
                self._keep(key, attachment, content)
        except MediaMissingError as error:
            self._report.add(
                "attachment", key, attachment.title, "skipped", (str(error),), old_address=attachment.address
            )

    def _keep(self, key: str, attachment: Attachment, content: bytes) -> None:
        picture, reasons = self._made(attachment, content)
        self._ids[attachment.number] = picture.pk
        self._report.add("attachment", key, attachment.title, "made", reasons)
        self._ledger.remember(
            "attachment",
            key,
            digest=digest_of(attachment.address),
            object_id=picture.pk,
            old_address=attachment.address,
            notes=reasons,
        )

    def recall(self) -> None:
        """Know those that earlier imports brought, and fetch none."""
        entries = self._ledger.entries("attachment")
        here = set(Picture.objects.values_list("pk", flat=True))
        for attachment in self._survey.attachments.by_number.values():
            key = str(attachment.number)
            for name in (key, f"{key}/{digest_of(attachment.address)}"):
                entry = entries.get(name)
                is_its = entry is not None and entry.old_address == attachment.address[:1000]
                if entry is not None and is_its and entry.object_id is not None and entry.object_id in here:
                    self._ids[attachment.number] = entry.object_id

    def picture_id(self, number: int, address: str) -> int | None:
        """For a picture as the text of a post names it; its address may be that of a smaller size."""
        if number in self._ids:
            return self._ids[number]
        attachment = self._survey.attachments.by_file(address)
        return self._ids.get(attachment.number) if attachment else None

    def file_addresses(self) -> dict[int, str]:
        """Where our pictures' files lie, by our pictures' keys."""
        found = Picture.objects.filter(pk__in=set(self._ids.values())).only("file")
        return {picture.pk: picture.file.url for picture in found.iterator()}

    @property
    def signature(self) -> str:
        """Changes whenever there are more pictures to show than before."""
        return digest_of(sorted(self._ids.items()))

    def _content(self, attachment: Attachment) -> bytes:
        if not attachment.is_taken:
            raise MediaMissingError(f"Only pictures are taken over; this is {_KINDS[attachment.kind]}.")
        return self._media.file(attachment.address)

    def _made(self, attachment: Attachment, content: bytes) -> tuple[Picture, tuple[str, ...]]:
        name = PurePosixPath(unquote(urlsplit(attachment.address).path)).name
        try:
            file = WagtailImageField().clean(SimpleUploadedFile(name, content))
        except ValidationError as error:
            raise MediaMissingError(
                f"The file is no picture that we can show. {' '.join(error.messages)}"
            ) from error
        fingerprint = hash_filelike(BytesIO(content))
        same = Picture.objects.filter(file_hash=fingerprint).order_by("pk").first()
        if same is not None:
            return same, ("The same file is here already as another picture; that one is used.",)
        caption = " ".join(plain_text(attachment.caption).split())
        picture = Picture(
            title=(" ".join(plain_text(attachment.title).split()) or name)[:255],
            file=file,
            description=" ".join(attachment.alt.split())[:255],
            caption=caption[:500],
            file_hash=fingerprint,
            file_size=len(content),
            origin_address=attachment.address if len(attachment.address) <= 1000 else "",
        )
        picture.save()
        return picture, ()
