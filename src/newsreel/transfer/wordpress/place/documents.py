"""One uploaded sound, film or PDF becomes a document."""

from pathlib import PurePosixPath
from typing import IO

from django.core.files.base import File
from wagtail.documents import get_document_model
from wagtail.utils.file import hash_filelike

from newsreel.lib.html import plain_text
from newsreel.newsroom.media_file import ENOUGH, ending_of
from newsreel.transfer.wordpress.attachments import Attachment
from newsreel.transfer.wordpress.media import MediaMissingError

_LONGEST_NAME = 60


def made_document(attachment: Attachment, file: IO[bytes]) -> tuple[int, tuple[str, ...]]:
    """The document's number, and what there is to say of it. Raises MediaMissingError.

    It is stored under an ending of what it is by its content: under no other would a server send it.
    """
    model, name = get_document_model(), attachment.file_name
    ending = ending_of(file.read(ENOUGH), name)
    if not ending:
        raise MediaMissingError("By its content the file is no sound or film that browsers play, and no PDF.")
    size = file.seek(0, 2)
    file.seek(0)
    fingerprint = hash_filelike(file)
    same = model.objects.filter(file_hash=fingerprint, file_size=size).order_by("pk").first()
    if same is not None:
        return same.pk, ("The same file is here already as another document; that one is used.",)
    file.seek(0)
    document = model(
        title=(" ".join(plain_text(attachment.title).split()) or name)[:255],
        file=File(file, name=f"{PurePosixPath(name).stem[:_LONGEST_NAME]}.{ending}"),
        file_hash=fingerprint,
        file_size=size,
    )
    document.save()
    caption = " ".join(plain_text(attachment.caption).split())
    return document.pk, (f"Documents have no caption here; its was “{caption[:300]}”.",) if caption else ()
