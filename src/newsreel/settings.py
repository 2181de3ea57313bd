"""The settings of one site: a typed object read from ``newsreel.toml`` and ``NEWSREEL_*`` variables.

Everything else in the program reads :func:`current`; nothing else reads the environment.
"""

import os
import re
import secrets
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from django.conf.locale import LANG_INFO
from pydantic import AnyUrl, Field, HttpUrl, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings.exceptions import SettingsError as UnreadableVariableError

from newsreel.lib.buckets import Bucket

SETTINGS_FILE = "newsreel.toml"
SITE_VARIABLE = "NEWSREEL_SITE"

Port = Annotated[int, Field(ge=1, le=65535)]


class SettingsError(Exception):
    """A setting is missing, unknown or makes no sense. The message is one sentence for the site's owner."""


class Settings(BaseSettings):
    """Every setting has a heading of its own in docs/operations/settings.md; a test says so."""

    model_config = SettingsConfigDict(env_prefix="NEWSREEL_", extra="forbid", frozen=True)

    site: Path = Field(description="The site folder: newsreel.toml, database, media and mail live here.")
    address: HttpUrl = Field(
        default=HttpUrl("http://127.0.0.1:8000"),
        description="The public address of the site, without a path.",
    )
    allowed_hosts: list[str] = Field(
        default_factory=list,
        description="Further host names the site answers to, besides that of `address`.",
    )
    bind: str = Field(default="127.0.0.1", description="The interface the web server listens on.")
    port: Port = Field(default=8000, description="The port the web server listens on.")
    web_processes: int = Field(default=1, ge=1, le=64, description="Web server processes.")
    web_threads: int = Field(default=4, ge=1, le=64, description="Threads of the application.")
    workers: int = Field(
        default=0,
        ge=0,
        le=16,
        description="Further processes for background work; 0: the application does it beside drawing pages.",
    )
    page_memory: int = Field(
        default=48, ge=1, le=65536, description="Megabytes of pages that each web server process holds ready."
    )
    plain_files: bool = Field(
        default=False,
        description="Keep joined pages as plain files too, which nginx in front serves without asking us.",
    )
    shared_store: str = Field(
        default="",
        description="A page store that several nodes have in common: valkey://host:port/0 "
        "or s3://bucket/prefix?region=…&endpoint=….",
        repr=False,
    )
    purge: list[str] = Field(
        default_factory=list,
        description="Caches in front that are told what changed: varnish://host:port, "
        "cloudflare://TOKEN@ZONE, cloudfront://DISTRIBUTION, or http://host for one that knows PURGE.",
        repr=False,
    )
    database: AnyUrl | None = Field(
        default=None,
        description="A PostgreSQL address (postgresql://user:password@host/name). "
        "Without it, SQLite in the site folder.",
    )
    secret_key: str = Field(
        default="",
        description="Signs cookies and links. Without it, one is made and kept in the site folder.",
        repr=False,
    )
    debug: bool = Field(default=False, description="Show tracebacks and the style guide. Never in public.")
    time_zone: str = Field(default="UTC", description="The newsroom's time zone, as in the IANA database.")
    language: str = Field(default="en", description="Language of the site's furniture.")
    article_address: str = Field(
        default="/{section}/{slug}/",
        description="How the address of a new article is made, from {year}, {month}, {day}, {section}, "
        "{slug} and {id}. Fixed at first publication.",
    )
    mail: str = Field(
        default="files",
        description="Where mail goes: `files` (a folder of .eml files in the site folder) or an SMTP address "
        "(smtp://user:password@host:587, smtps://…).",
        repr=False,
    )
    mail_from: str = Field(default="newsroom@localhost", description="The sender of the site's mail.")
    desk_mail: list[str] = Field(
        default_factory=list, description="Who is told of new cases, comments and failures."
    )
    trusted_proxies: int = Field(
        default=0,
        ge=0,
        le=5,
        description="How many reverse proxies stand in front and set X-Forwarded-For.",
    )
    gather_interval: int = Field(
        default=900, ge=300, le=86400, description="Seconds between two polls of a source."
    )
    gather_private_addresses: bool = Field(
        default=False,
        description="Let the fetcher read private and loopback addresses. For tests and intranets only.",
    )
    mailbox_passwords: dict[str, str] = Field(
        default_factory=dict,
        description='Passwords of the mailboxes that are read, by their users: { "desk@example.org" = "…" }.',
        repr=False,
    )
    drop_folder: Path | None = Field(
        default=None,
        description="Where letters and wire copy are dropped, each source in a folder of its own. "
        "Without it, `drop` in the site folder.",
    )
    contact: str = Field(
        default="",
        description="An address or page named in the fetcher's user agent, so that sites can reach you.",
    )
    writer_address: HttpUrl | None = Field(
        default=None,
        description="The language model that may draft from stories: the address under which its chat "
        "completions stand (http://127.0.0.1:11434/v1). Without it, nothing is written by machine.",
    )
    writer_model: str = Field(default="", max_length=200, description="The model's name there.")
    writer_key: str = Field(default="", description="The key that is sent to it.", repr=False)
    digest_hour: int = Field(
        default=7, ge=0, le=23, description="Hour of the day, in time_zone, of the daily digest."
    )
    upload_megabytes: int = Field(default=20, ge=1, le=500, description="Largest picture file accepted.")
    media_megabytes: int = Field(
        default=200, ge=1, le=4000, description="Largest sound or film file taken over from another system."
    )
    upload_megapixels: int = Field(default=60, ge=1, le=500, description="Largest picture accepted.")
    backup_to: str = Field(
        default="",
        description="Where the running site backs itself up to: a folder, or "
        "s3://bucket/prefix?region=…&endpoint=….",
    )
    backup_every: int = Field(
        default=24, ge=1, le=24 * 31, description="Hours between two backups to `backup_to`."
    )
    backup_key: str = Field(
        default="",
        description="Backups are encrypted with this passphrase. Keep it elsewhere, too: "
        "without it no encrypted backup can be read.",
        repr=False,
    )
    backup_keep_last: int = Field(
        default=7, ge=0, le=10_000, description="So many of the newest backups are kept in `backup_to`."
    )
    backup_keep_daily: int = Field(
        default=14, ge=0, le=10_000, description="Besides, the last one of each of so many days."
    )
    backup_keep_weekly: int = Field(
        default=8, ge=0, le=10_000, description="Besides, the last one of each of so many weeks."
    )
    log: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="What is written to the log."
    )

    @field_validator("time_zone")
    @classmethod
    def _known_time_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError(f"{value!r} is no time zone; write one like 'Europe/London' or 'UTC'")
        return value

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        tag = value.lower()
        if tag not in LANG_INFO and tag.partition("-")[0] not in LANG_INFO:
            raise ValueError(f"{value!r} is no language we know; write one like 'en', 'en-gb' or 'de'")
        return value

    @field_validator("address")
    @classmethod
    def _address_without_path(cls, value: HttpUrl) -> HttpUrl:
        if value.path not in (None, "", "/") or value.query or value.fragment:
            raise ValueError(f"{value} has a path; write the bare address, like 'https://example.org'")
        return value

    @field_validator("database")
    @classmethod
    def _known_database(cls, value: AnyUrl | None) -> AnyUrl | None:
        if value is not None and value.scheme not in ("postgresql", "postgres"):
            raise ValueError(
                f"{value.scheme}:// is not known; write postgresql://… or leave it out for SQLite"
            )
        return value

    @field_validator("shared_store")
    @classmethod
    def _known_store(cls, value: str) -> str:
        if value.startswith("s3://"):
            Bucket.at(value)
        elif value and not value.startswith(("valkey://", "valkeys://", "redis://", "rediss://")):
            raise ValueError(
                f"{value.partition('://')[0]}://… is no store we know; "
                "write valkey://host:port/0 or s3://bucket/prefix"
            )
        return value

    @field_validator("backup_to")
    @classmethod
    def _known_backup_place(cls, value: str) -> str:
        if value.startswith("s3://"):
            Bucket.at(value)
        elif value and not Path(value).expanduser().is_absolute():
            raise ValueError(
                f"{value!r} is no whole path; write one like /backup/site, or s3://bucket/prefix"
            )
        return value

    @field_validator("backup_key")
    @classmethod
    def _long_backup_key(cls, value: str) -> str:
        if value and len(value) < 12:
            raise ValueError("it is too short to protect anything; take 12 characters or more")
        return value

    @field_validator("purge")
    @classmethod
    def _known_caches(cls, value: list[str]) -> list[str]:
        for address in value:
            scheme, _, rest = address.partition("://")
            if scheme not in ("varnish", "cloudflare", "cloudfront", "http", "https") or not rest.strip("/"):
                raise ValueError(
                    f"{scheme}://… is no cache we know; write varnish://host:port, cloudflare://TOKEN@ZONE, "
                    "cloudfront://DISTRIBUTION or http://host"
                )
            if scheme == "cloudflare" and "@" not in rest:
                raise ValueError("cloudflare:// needs a token: write cloudflare://TOKEN@ZONE")
        return value

    @field_validator("mail_from")
    @classmethod
    def _mail_from_has_an_at(cls, value: str) -> str:
        if "@" not in parseaddr(value)[1]:
            raise ValueError(f"{value!r} is no mail address; write one like 'Newsroom <desk@example.org>'")
        return value

    @field_validator("mail")
    @classmethod
    def _known_mail(cls, value: str) -> str:
        if value != "files" and not value.startswith(("smtp://", "smtps://", "smtp+starttls://")):
            raise ValueError("write 'files', 'smtp://host:25', 'smtp+starttls://…:587' or 'smtps://…:465'")
        return value

    @field_validator("article_address")
    @classmethod
    def _article_address_pattern(cls, value: str) -> str:
        try:
            made = value.format(year="2026", month="03", day="18", section="cinema", slug="a-title", id=7)
        except (KeyError, IndexError, ValueError) as error:
            raise ValueError(
                f"{value!r} has an unknown part ({error}); "
                "use {year}, {month}, {day}, {section}, {slug} and {id}"
            ) from error
        if not (made.startswith("/") and made.endswith("/")):
            raise ValueError(f"{value!r} must start and end with a slash")
        if "{slug}" not in value and "{id}" not in value:
            raise ValueError(f"{value!r} must hold {{slug}} or {{id}}, or all articles share one address")
        return value

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def origin(self) -> str:
        """Scheme, host and port without a trailing slash."""
        return str(self.address).rstrip("/")

    @property
    def database_file(self) -> Path:
        return self.site / "newsreel.sqlite3"

    @property
    def media_folder(self) -> Path:
        return self.site / "media"

    @property
    def mail_folder(self) -> Path:
        return self.site / "mail"

    @property
    def dropped_folder(self) -> Path:
        """What is read as a folder lies in here, or isn't read."""
        return (self.site / (self.drop_folder or "drop")).absolute()

    @property
    def pages_folder(self) -> Path:
        """The page store: pages as they were drawn. It can be deleted; they are drawn again."""
        return self.site / "pages"

    @property
    def plain_folder(self) -> Path:
        """Joined pages for a web server in front, where `plain_files` is on."""
        return self.site / "plain"

    @property
    def backup_record(self) -> Path:
        """How the last backup went that the running site made of itself."""
        return self.site / "backup.json"

    @property
    def built_folder(self) -> Path:
        """Files made by the program that can be made again: collected static files, the stylesheet."""
        return self.site / "built"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        toml = TomlConfigSettingsSource(settings_cls, toml_file=site_folder() / SETTINGS_FILE)
        return init_settings, env_settings, toml


def site_folder() -> Path:
    """The folder named by NEWSREEL_SITE, else the current one."""
    return Path(os.environ.get(SITE_VARIABLE) or ".").expanduser().absolute()


def load(**values: Any) -> Settings:
    """Read and check all settings.

    Raises :class:`SettingsError` with a sentence that names the setting, where it came from and what
    would be right. Unknown ``NEWSREEL_*`` variables are refused too: a misspelt one would be silent.
    """
    folder = site_folder()
    _refuse_unknown_variables()
    try:
        settings = Settings(**{"site": folder, **values})
    except ValidationError as error:
        raise SettingsError(_sentence(error, folder / SETTINGS_FILE)) from error
    except UnreadableVariableError as error:
        raise SettingsError(_variable_sentence(error)) from error
    except ValueError as error:  # the TOML file itself is broken
        raise SettingsError(
            f"{folder / SETTINGS_FILE} can't be read: {error}. Mend the line it names."
        ) from error
    if not settings.secret_key:
        settings = settings.model_copy(update={"secret_key": _kept_secret(folder)})
    return settings


@cache
def current() -> Settings:
    """The settings of this process, read once."""
    return load()


def _refuse_unknown_variables() -> None:
    known = {f"NEWSREEL_{name}".upper() for name in Settings.model_fields} | {"NEWSREEL_SHARED_DATA"}
    unknown = sorted(
        name for name in os.environ if name.upper().startswith("NEWSREEL_") and name.upper() not in known
    )
    if unknown:
        raise SettingsError(
            f"The environment variable {unknown[0]} names no setting. "
            "Correct its spelling or remove it; docs/operations/settings.md lists all settings."
        )


def _sentence(error: ValidationError, file: Path) -> str:
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else "newsreel"
    variable = f"NEWSREEL_{name.upper()}"
    where = variable if variable in os.environ else str(file)
    if first["type"] == "extra_forbidden":
        return f"The setting '{name}' in {file} is not known. Correct its spelling or remove it."
    reason = first["msg"].removeprefix("Value error, ")
    return f"The setting '{name}' ({where}) can't be used: {reason}."


def _variable_sentence(error: UnreadableVariableError) -> str:
    """The library tells which field it could not read from the environment in its message only."""
    found = re.search(r'field "(\w+)"', str(error))
    name = found[1] if found else "newsreel"
    right = (
        'write names and values in braces, like {"desk@example.org": "the password"}.'
        if name == "mailbox_passwords"
        else 'write a list in brackets, like ["one.example", "two.example"].'
    )
    return f"The setting '{name}' (NEWSREEL_{name.upper()}) can't be used: {right}"


def _kept_secret(folder: Path) -> str:
    """The key kept in the site folder, made at first use and readable by the owner only."""
    path = folder / "secret"
    try:
        if kept := path.read_text(encoding="ascii").strip():
            return kept
        raise SettingsError(_unusable_secret(path))
    except FileNotFoundError:
        pass
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(_unusable_secret(path)) from error
    if not (folder / SETTINGS_FILE).is_file():
        # Not a site: a linter or a test run reads the settings too, and must leave nothing behind.
        return secrets.token_urlsafe(48)
    key = secrets.token_urlsafe(48)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SettingsError(
            f"The site folder {folder} can't be written ({error.strerror}). "
            "Give this user the right to write there."
        ) from error
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key


def _unusable_secret(path: Path) -> str:
    return (
        f"The site's key in {path} can't be read. Bring it back from a backup, or remove the file: "
        "a new key is made then, and everybody has to log in anew."
    )
