"""The sample edition’s wire, read from its files: outlets with their rights, and what they tell when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self

from django.utils.text import slugify
from pydantic import Field, model_validator

from newsreel.transfer.sample.markup import EditionError
from newsreel.transfer.sample.record import Moment, Record, read_table


class WireChange(Record):
    """What an outlet says later; what isn’t given stays as it was."""

    when: Moment
    title: str = ""
    text: str = ""


class WireEntry(Record):
    title: str
    summary: str
    text: str = ""
    copies: str = ""
    """Instead of a text: the guid of the entry whose text it has."""
    credit: str = ""
    when: Moment
    guid: str = ""
    """Empty: the address."""
    address: str = ""
    """Empty: below the outlet’s front page, by the headline."""
    categories: tuple[str, ...] = ()
    changed: tuple[WireChange, ...] = ()

    @model_validator(mode="after")
    def _a_text_or_a_copy(self) -> Self:
        if bool(self.text) == bool(self.copies):
            raise ValueError("give either a text or the guid that it “copies”")
        return self


class WireTelling(WireEntry):
    outlet: str
    """The name of a source."""


class WireSource(Record):
    name: str
    address: str
    home_address: str
    credit: str = ""
    rights_contact: str = ""
    rights_proof: str = ""
    rights_note: str = ""
    rights_ends: Moment | None = None
    may_rewrite: bool = True
    may_use_pictures: bool = False
    must_link: bool = True
    excerpt_limit: int | None = None
    standing: Literal["own", "canonical", "noindex"] = "own"
    opt_outs: tuple[dict[str, Any], ...] = ()
    entries: tuple[WireEntry, ...] = ()


class WireRule(Record):
    words: str
    """Of a category, with commas between them."""
    section: str = Field(min_length=1)
    """The slug of the section to which items like this go."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One item as its outlet has it from one moment on."""

    moment: datetime
    published: datetime
    guid: str
    address: str
    title: str
    summary: str
    text: str
    credit: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wire:
    sources: tuple[WireSource, ...] = ()
    rules: tuple[WireRule, ...] = ()

    def wordings(self, source: WireSource, now: datetime) -> list[Wording]:
        """All that a source says and says later, in the order of time."""
        texts = {entry.guid: entry.text for given in self.sources for entry in given.entries if entry.guid}
        found = [wording for entry in source.entries for wording in _wordings(source, entry, texts, now)]
        return sorted(found, key=lambda wording: (wording.moment, wording.guid))


def read_wire(folder: Path) -> Wire:
    """The wire of an edition. Raises EditionError with the file, the place and what would be right."""
    sources = {source.name: source for source in read_table(WireSource, folder / "wire.toml", "source")}
    told: dict[str, list[WireEntry]] = {name: list(source.entries) for name, source in sources.items()}
    for path in sorted((folder / "wire").glob("*.toml")):
        for telling in read_table(WireTelling, path, "telling"):
            if telling.outlet not in told:
                raise EditionError(f"{path.name}: no source of wire.toml is called “{telling.outlet}”")
            told[telling.outlet].append(telling)
    known = {entry.guid for entries in told.values() for entry in entries if entry.text}
    for name, entries in told.items():
        for entry in entries:
            if entry.copies and entry.copies not in known:
                raise EditionError(
                    f"wire: “{entry.title}” of {name} copies “{entry.copies}”, which isn’t there"
                )
    return Wire(
        sources=tuple(
            source.model_copy(update={"entries": tuple(told[name])}) for name, source in sources.items()
        ),
        rules=read_table(WireRule, folder / "wire.toml", "rule"),
    )


def _wordings(
    source: WireSource, entry: WireEntry, texts: dict[str, str], now: datetime
) -> Iterator[Wording]:
    address = entry.address or f"{source.home_address}{slugify(entry.title)}/"
    title, text = entry.title, entry.text or texts[entry.copies]
    published = entry.when.seen_from(now)
    moments = [(published, "", ""), *((c.when.seen_from(now), c.title, c.text) for c in entry.changed)]
    for moment, new_title, new_text in moments:
        title, text = new_title or title, new_text or text
        yield Wording(
            moment=moment,
            published=published,
            guid=entry.guid or address,
            address=address,
            title=title,
            summary=entry.summary.strip(),
            text=text.strip(),
            credit=entry.credit,
            categories=entry.categories,
        )
