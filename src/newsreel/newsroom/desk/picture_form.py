"""The form pictures are uploaded by: what is no picture, or more than one, is told so and not kept."""

import io
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from newsreel.newsroom import picture_file

MESSAGES = {
    "invalid_image_extension": "Files of this kind can't be used. Save the picture as JPEG, PNG or WebP.",
    "invalid_image_known_format": "This file ends in .%(extension)s but is %(image_format)s inside. "
    "Rename it and upload it again.",
    "file_too_large": "This file is too big: %(file_size)s, and %(max_filesize)s is the most. "
    "Save it smaller and upload it again.",
    "too_many_pixels": "This picture is too large: %(most)s million pixels is the most. "
    "Make it smaller and upload it again.",
    "damaged": "This file is no picture that can be shown, or it is damaged. "
    "Save it as JPEG, PNG or WebP and upload it again.",
}


class PictureField(WagtailImageField):
    """Looks at the header before anything is decoded, decodes once, and keeps the image alone.

    Wagtail's field decodes before it counts pixels, and fails on a file that is cut off.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages.update(MESSAGES)

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values or not data.size:
            return super().to_python(data)
        self.check_image_file_size(data)
        data.seek(0)
        content = data.read()
        try:
            self._refuse_too_many_pixels(content)
            alone = picture_file.checked(content)
        except picture_file.DamagedPictureError as error:
            raise ValidationError(self.error_messages["damaged"], code="damaged") from error
        return super().to_python(SimpleUploadedFile(data.name, alone, data.content_type))

    def _refuse_too_many_pixels(self, content: bytes) -> None:
        if picture_file.pixels(io.BytesIO(content)) > self.max_image_pixels:
            raise ValidationError(
                self.error_messages["too_many_pixels"],
                code="too_many_pixels",
                params={"most": self.max_image_pixels // 1_000_000},
            )


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            wagtails = self.fields["file"]
            self.fields["file"] = PictureField(
                label=wagtails.label, required=wagtails.required, widget=wagtails.widget
            )
        if "description" in self.fields:
            self.fields["description"].label = "Alt text"
            self.fields["description"].help_text = "What the picture shows, for those who can't see it."
