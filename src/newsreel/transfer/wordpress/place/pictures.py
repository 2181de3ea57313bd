"""One uploaded file becomes a picture."""

from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.utils.file import hash_filelike

from newsreel.lib.html import plain_text
from newsreel.newsroom.models import Picture
from newsreel.transfer.wordpress.attachments import Attachment
from newsreel.transfer.wordpress.media import MediaMissingError


def made_picture(attachment: Attachment, file: IO[bytes]) -> tuple[int, tuple[str, ...]]:
    """The picture's number, and what there is to say of it. Raises MediaMissingError."""
    content, name = file.read(), attachment.file_name
    try:
        checked = WagtailImageField().clean(SimpleUploadedFile(name, content))
    except ValidationError as error:
        raise MediaMissingError(
            f"The file is no picture that we can show. {' '.join(error.messages)}"
        ) from error
    fingerprint = hash_filelike(BytesIO(content))
    same = Picture.objects.filter(file_hash=fingerprint).order_by("pk").first()
    if same is not None:
        return same.pk, ("The same file is here already as another picture; that one is used.",)
    caption = " ".join(plain_text(attachment.caption).split())
    picture = Picture(
        title=(" ".join(plain_text(attachment.title).split()) or name)[:255],
        file=checked,
        description=" ".join(attachment.alt.split())[:255],
        caption=caption[:500],
        file_hash=fingerprint,
        file_size=len(content),
        origin_address=attachment.address if len(attachment.address) <= 1000 else "",
    )
    picture.save()
    return picture.pk, ()
