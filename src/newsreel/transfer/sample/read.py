"""The sample edition, read from its files into plain values. Knows no database.

Every mistake in a file is an :class:`~newsreel.transfer.sample.markup.EditionError` that names the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from newsreel.transfer.sample import markup
from newsreel.transfer.sample.briefs import PictureOrder
from newsreel.transfer.sample.markup import Block, EditionError
from newsreel.transfer.sample.record import Moment, Record, parsed, read_table, read_toml, record
from newsreel.transfer.sample.wire_file import Wire, read_wire

FOLDER = Path(__file__).parent / "edition"


class SectionFile(Record):
    slug: str
    name: str
    description: str
    hue: int = Field(ge=0, le=360)
    parent: str = ""
    short_name: str = ""


class AuthorFile(Record):
    slug: str
    name: str
    role: str
    biography: str
    website: str = ""
    email: str = ""
    social: tuple[str, ...] = ()
    guest: bool = False
    picture: PictureOrder


class TagFile(Record):
    name: str
    slug: str
    description: str = ""


class SourceFile(Record):
    """What an aggregated story rests on."""

    outlet: str
    headline: str
    address: str = Field(pattern=r"^https://([a-z-]+\.)?example\.org/")
    hours_before: float = Field(ge=0)
    original: bool = False


class CorrectionFile(Record):
    kind: Literal["correction", "clarification", "update"] = "correction"
    text: str
    hours_after: float = Field(gt=0)


class Sponsor(Record):
    name: str
    address: str


class Review(Record):
    subject: str
    score: Decimal = Field(ge=0, le=10)
    verdict: str


class WithdrawalFile(Record):
    sentence: str
    note: str
    hours_after: float = Field(gt=0)


class FrontMatter(Record):
    """What stands above a story's text."""

    title: str = Field(min_length=1, max_length=255)
    section: str
    further: tuple[str, ...] = ()
    kicker: str = Field(default="", max_length=60)
    standfirst: str = Field(min_length=1, max_length=400)
    short_title: str = Field(default="", max_length=120)
    social_title: str = Field(default="", max_length=255)
    form: Literal["news", "feature", "interview", "opinion", "review", "gallery", "video", "list", "live"] = (
        "news"
    )
    origin: Literal["own", "aggregated", "wire", "release"] = "own"
    when: Moment
    updated_hours_after: float = Field(default=0, ge=0)
    status: Literal["live", "scheduled", "review", "draft"] = "live"
    by: tuple[str, ...] = Field(min_length=1)
    with_: tuple[str, ...] = Field(default=(), alias="with")
    edited_by: tuple[str, ...] = ()
    pictures_by: tuple[str, ...] = ()
    reporting_by: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: PictureOrder
    lead_layout: Literal["wide", "measure", "none"] = "wide"
    pinned: bool = False
    comments_open: bool = True
    sponsor: Sponsor | None = None
    review: Review | None = None
    sources: tuple[SourceFile, ...] = ()
    corrections: tuple[CorrectionFile, ...] = ()
    withdrawal: WithdrawalFile | None = None

    def bylines(self) -> list[tuple[str, str]]:
        """Author's slug and role (a value of Byline.Role), in order."""
        roles = (
            ("by", self.by),
            ("with", self.with_),
            ("edited", self.edited_by),
            ("pictures", self.pictures_by),
            ("reporting", self.reporting_by),
        )
        return [(slug, role) for role, slugs in roles for slug in slugs]


@dataclass(frozen=True, slots=True)
class Story:
    slug: str
    front: FrontMatter
    blocks: tuple[Block, ...]


class StandingFront(Record):
    """What stands above a standing page's text."""

    title: str
    order: int
    kind: Literal["text", "contact", "dmca"] = "text"
    introduction: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    slug: str
    front: StandingFront
    blocks: tuple[Block, ...]


class CommentFile(Record):
    key: str = ""
    """A name that answers refer to."""
    answers: str = ""
    """The key of the comment this one answers."""
    name: str
    email: str
    website: str = ""
    text: str
    minutes_after: int = Field(gt=0)
    """After the story was published."""
    status: Literal["approved", "pending", "rejected", "spam"] = "approved"


class ZoneFile(Record):
    kind: Literal["lead", "section", "picked", "latest", "sign_up"]
    section: str = ""
    heading: str = ""
    layout: str = ""
    sentence: str = ""
    count: int = 10
    stories: tuple[str, ...] = ()


class PublicationFile(Record):
    values: dict[str, str | int]
    zones: tuple[ZoneFile, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    publication: Mapping[str, str | int]
    zones: tuple[ZoneFile, ...]
    sections: tuple[SectionFile, ...]
    authors: tuple[AuthorFile, ...]
    tags: tuple[TagFile, ...]
    stories: tuple[Story, ...]
    standing: tuple[Standing, ...] = ()
    comments: Mapping[str, tuple[CommentFile, ...]] = field(default_factory=dict)
    """By the slug of the story they stand under."""
    wire: Wire = field(default_factory=Wire)

    def cut_to(self, slugs: Iterable[str]) -> "Edition":
        """The same edition with these stories alone."""
        wanted = set(slugs)
        return replace(
            self,
            stories=tuple(story for story in self.stories if story.slug in wanted),
            comments={slug: comments for slug, comments in self.comments.items() if slug in wanted},
        )


def read_edition(folder: Path = FOLDER) -> Edition:
    """The whole edition. Raises EditionError with the file, the place and what would be right."""
    publication = record(PublicationFile, read_toml(folder / "publication.toml"), "publication.toml")
    return Edition(
        publication=publication.values,
        zones=publication.zones,
        sections=read_table(SectionFile, folder / "sections.toml", "section"),
        authors=read_table(AuthorFile, folder / "authors.toml", "author"),
        tags=read_table(TagFile, folder / "tags.toml", "tag"),
        stories=tuple(read_story(path) for path in sorted((folder / "stories").glob("*.md"))),
        standing=tuple(
            sorted(
                (read_standing(path) for path in (folder / "pages").glob("*.md")),
                key=lambda page: page.front.order,
            )
        ),
        comments={
            path.stem: read_table(CommentFile, path, "comment")
            for path in sorted((folder / "comments").glob("*.toml"))
        },
        wire=read_wire(folder),
    )


def read_story(path: Path) -> Story:
    """One story from its Markdown file; the file's name is the slug."""
    values, text, first_line = _parted(path)
    front = record(FrontMatter, values, path.name)
    blocks = markup.parse(text, where=path.name, first_line=first_line)
    return Story(slug=path.stem, front=front, blocks=blocks)


def read_standing(path: Path) -> Standing:
    """One standing page from its Markdown file."""
    values, text, first_line = _parted(path)
    front = record(StandingFront, values, path.name)
    blocks = markup.parse(text, where=path.name, first_line=first_line)
    return Standing(slug=path.stem, front=front, blocks=blocks)


def _parted(path: Path) -> tuple[dict[str, Any], str, int]:
    """Front matter, text, and the line the text begins on."""
    whole = path.read_text(encoding="utf-8")
    if not whole.startswith("+++\n") or "\n+++\n" not in whole:
        raise EditionError(f"{path.name}: must begin with front matter between two lines of “+++”")
    head, text = whole.removeprefix("+++\n").split("\n+++\n", 1)
    return parsed(head, path.name), text, head.count("\n") + 4
