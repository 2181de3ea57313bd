"""What the files of the sample edition are made of: tables that are checked, and moments."""

import tomllib
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from newsreel.transfer.sample.markup import EditionError


class Record(BaseModel):
    """A table of a TOML file; a misspelt key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Moment(Record):
    """A moment as seen from the loading of the edition, so that the edition is always fresh."""

    minutes_ago: int | None = Field(default=None, ge=0)
    hours_ago: float | None = Field(default=None, ge=0)
    days_ago: int | None = Field(default=None, ge=1)
    days_ahead: int | None = Field(default=None, ge=1)
    clock: time | None = Field(default=None, alias="at")
    """The time of day, in the site's time zone, of a `days_ago` or `days_ahead`."""

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        ways = (self.minutes_ago, self.hours_ago, self.days_ago, self.days_ahead)
        if sum(way is not None for way in ways) != 1:
            raise ValueError("give exactly one of minutes_ago, hours_ago, days_ago and days_ahead")
        by_day = self.days_ago is not None or self.days_ahead is not None
        if by_day != (self.clock is not None):
            raise ValueError("days_ago and days_ahead need “at”, a time like 14:05:00; the others have none")
        return self

    def seen_from(self, now: datetime) -> datetime:
        """The moment, when `now` (aware, in the site's time zone) is the time of loading."""
        if self.clock is None:
            return now - timedelta(minutes=self.minutes_ago or 0, hours=self.hours_ago or 0)
        day = now.date() + timedelta(days=(self.days_ahead or 0) - (self.days_ago or 0))
        return datetime.combine(day, self.clock, tzinfo=now.tzinfo)


def read_toml(path: Path) -> dict[str, Any]:
    return parsed(path.read_text(encoding="utf-8"), path.name)


def parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EditionError(f"{where}: is no TOML: {error}") from error


RecordKind = TypeVar("RecordKind", bound=Record)


def read_table(kind: type[RecordKind], path: Path, name: str) -> tuple[RecordKind, ...]:
    rows = read_toml(path).get(name, [])
    return tuple(
        record(kind, row, f"{path.name}, {name} {number}") for number, row in enumerate(rows, start=1)
    )


def record(kind: type[RecordKind], values: dict[str, Any], where: str) -> RecordKind:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "it"
        raise EditionError(f"{where}: “{name}” can't be used: {first['msg']}") from error
