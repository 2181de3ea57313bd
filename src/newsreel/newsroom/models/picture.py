"""Pictures, with the credit and licence that let us show them."""

from typing import Any, ClassVar

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from newsreel.newsroom import picture_file


class Picture(AbstractImage):
    """A picture file with its rights. `description` (Wagtail's) is the default alt text."""

    class Licence(models.TextChoices):
        OWN = "own", "Our own"
        LICENSED = "licensed", "Licensed from an agency"
        HANDOUT = "handout", "Handout from a studio or publicist"
        CREATIVE_COMMONS = "cc", "Creative Commons"
        PUBLIC_DOMAIN = "public-domain", "Public domain"
        UNKNOWN = "unknown", "Not known"

    credit = models.CharField(max_length=255, blank=True, help_text="Who made it, as readers see it.")
    caption = models.CharField(
        max_length=500, blank=True, help_text="What it shows; an article may override it."
    )
    licence = models.CharField(max_length=20, choices=Licence, default=Licence.UNKNOWN)
    licence_end = models.DateField(null=True, blank=True, help_text="Not shown after this day.")
    origin_address = models.URLField(max_length=1000, blank=True, help_text="Where it came from.")
    dominant_colour = models.CharField(max_length=7, blank=True, editable=False)

    admin_form_fields = (
        *Image.admin_form_fields,
        "credit",
        "caption",
        "licence",
        "licence_end",
        "origin_address",
    )
    search_fields: ClassVar = [
        *AbstractImage.search_fields,
        index.SearchField("credit"),
        index.SearchField("caption"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        verbose_name_plural = "pictures"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file brings its colour, and the credit and caption that its maker wrote into it."""
        is_new_file = bool(self.file) and not self.file._committed
        is_on_its_side = is_new_file and picture_file.is_on_its_side(self.file.file)
        if is_new_file:
            self._learn_from_file()
        super().save(*args, **kwargs)
        if is_on_its_side:
            # Storing the file sets both to what is coded; its cuts are made from the picture as shown.
            coded: tuple[int, int] = (self.file.width, self.file.height)
            self.height, self.width = coded
            type(self)._default_manager.filter(pk=self.pk).update(width=self.width, height=self.height)

    def _learn_from_file(self) -> None:
        try:
            facts = picture_file.read(self.file.file)
        except picture_file.DamagedPictureError:
            # Uploads were examined before; an import keeps what it finds.
            return
        if self.pk is not None or not self.dominant_colour:
            self.dominant_colour = facts.colour
        self.credit = self.credit or facts.credit
        self.caption = self.caption or facts.caption


class Rendition(AbstractRendition):
    """One cut of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_of_picture_once"
            )
        ]
