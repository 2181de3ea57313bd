"""The edition's pictures: ordered from the art desk, and kept as the newsroom's."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage
from wagtail.models import Collection

from newsreel.newsroom.models import Picture
from newsreel.transfer.sample import markup
from newsreel.transfer.sample.art.brief import PictureBrief
from newsreel.transfer.sample.briefs import SIZES, PictureOrder
from newsreel.transfer.sample.drawing import Focus, drawn
from newsreel.transfer.sample.read import Edition, Story

COLLECTION = "Sample edition"
_FOLDER = "original_images"

Report = Callable[[int, int], None]
"""Told how many are done, of how many."""


@dataclass(frozen=True, slots=True)
class Commission:
    """One picture to be made. The name is its natural key."""

    name: str
    order: PictureOrder
    hue: int

    @property
    def brief(self) -> PictureBrief:
        width, height = SIZES[self.order.shape]
        return PictureBrief(
            seed=self.name,
            kind=self.order.kind,
            motif=self.order.motif,
            lettering=self.order.lettering,
            hue=self.hue,
            width=width,
            height=height,
            scheme=self.order.scheme,
            looks=self.order.looks,
        )

    @property
    def file_name(self) -> str:
        return f"matinee-{self.name}.jpg"


def name_in_story(slug: str, number: int) -> str:
    """The name of a story's picture: 0 is the lead, then those in the text in their order."""
    return f"{slug[:60]}-{number}"


def name_of_author(slug: str) -> str:
    return f"author-{slug}"


def commissions(edition: Edition) -> Iterator[Commission]:
    """Every picture of the edition, the newest stories' first."""
    hues = {section.slug: section.hue for section in edition.sections}
    for number, author in enumerate(edition.authors):
        yield Commission(name_of_author(author.slug), author.picture, hue=(25 + number * 47) % 360)
    for story in edition.stories:
        hue = hues.get(story.front.section, 25)
        for number, order in enumerate(orders_of(story)):
            yield Commission(name_in_story(story.slug, number), order, hue)


def orders_of(story: Story) -> list[PictureOrder]:
    return [story.front.picture, *markup.pictures_in(story.blocks)]


def load_pictures(edition: Edition, *, report: Report) -> tuple[dict[str, Picture], int]:
    """All pictures by name, and how many were made now. Those already there are kept as they are."""
    wanted = {commission.name: commission for commission in commissions(edition)}
    pictures = existing_pictures(wanted)
    missing = {commission.brief: commission for name, commission in wanted.items() if name not in pictures}
    collection = _collection()
    with (
        tempfile.TemporaryDirectory(prefix="newsreel-art-") as folder,
        drawn(list(missing), Path(folder)) as results,
    ):
        for done, (brief, path, focus) in enumerate(results, start=1):
            commission = missing[brief]
            pictures[commission.name] = _keep(commission, path, focus, collection)
            report(done, len(missing))
    return pictures, len(missing)


def existing_pictures(wanted: Mapping[str, Commission]) -> dict[str, Picture]:
    """Those of the wanted pictures that are there already, by name."""
    by_file = {f"{_FOLDER}/{commission.file_name}": name for name, commission in wanted.items()}
    found = Picture.objects.filter(file__startswith=f"{_FOLDER}/matinee-")
    return {by_file[picture.file.name]: picture for picture in found if picture.file.name in by_file}


def _keep(commission: Commission, path: Path, focus: Focus, collection: Collection) -> Picture:
    order = commission.order
    # A run that was killed may have left the file without its row; the row is what counts.
    default_storage.delete(f"{_FOLDER}/{commission.file_name}")
    centre_x, centre_y, width, height = focus
    with path.open("rb") as content:
        return Picture.objects.create(
            title=order.alt[:255],
            description=order.alt,
            credit=order.credit,
            caption=order.caption,
            licence=Picture.Licence.OWN,
            file=File(content, name=commission.file_name),
            focal_point_x=centre_x,
            focal_point_y=centre_y,
            focal_point_width=width,
            focal_point_height=height,
            collection=collection,
        )


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    existing = root.get_children().filter(name=COLLECTION).first()
    return existing or root.add_child(name=COLLECTION)
