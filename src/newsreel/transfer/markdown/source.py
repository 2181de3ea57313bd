"""A folder of Markdown files as records for the importer."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt

from newsreel.transfer.foreign import as_content, attachment, item, number_of, with_pictures
from newsreel.transfer.markdown.front_matter import HeadError, moment, split, words
from newsreel.transfer.wordpress.addresses import slug_from
from newsreel.transfer.wordpress.first_reading import Attempt, Progress
from newsreel.transfer.wordpress.media import MediaMissingError, opened
from newsreel.transfer.wordpress.records import (
    AuthorRecord,
    ExportError,
    Record,
    SiteRecord,
    TermRecord,
    TermReference,
)

LARGEST = 5 << 20
"""Bytes of one file; a long novel has one million."""
_ENDINGS = (".md", ".markdown", ".mdx")
_INDEXES = ("index", "_index", "README", "readme")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)-(.+)\Z")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
_NOT_CONTENT = frozenset({"node_modules", "_site", "public", "vendor"})
_TEMPLATE = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|^(?:import|export) .*$", re.DOTALL | re.MULTILINE)
_LEAD = ("cover", "image", "featured_image", "featuredImage", "heroImage", "thumbnail", "images", "banner")
_CHANGED = ("lastmod", "updatedDate", "updated", "last_modified_at", "modified")
_READ = frozenset(
    (
        *("title", "date", "publishDate", "pubDate", "published", "draft", *_CHANGED),
        *(
            "slug",
            "url",
            "permalink",
            "aliases",
            "redirect_from",
            "tags",
            "categories",
            "category",
            "section",
        ),
        *("author", "authors", "description", "summary", "excerpt", "layout", "type", *_LEAD),
    )
)
_HOST = "https://markdown.invalid"
"""Stands for the folder in addresses of its files, which have none."""


@dataclass(frozen=True, slots=True)
class _File:
    path: PurePosixPath
    """Within the folder."""
    head: dict[str, Any]
    text: str

    @property
    def is_index(self) -> bool:
        return self.path.stem in _INDEXES

    @property
    def name(self) -> str:
        """The file's own, or its folder's where it is that folder's index; without a date before it."""
        name = self.path.parent.name if self.is_index else self.path.stem
        return found[2] if (found := _DATED.match(name)) else name

    @property
    def folder(self) -> str:
        """The one that makes its section; empty at the top."""
        above = self.path.parent.parent if self.is_index else self.path.parent
        parts = [
            part for part in above.parts if part not in ("content", "posts", "_posts", "post", "blog", "src")
        ]
        return parts[0] if parts else ""


class MarkdownFolder:
    """`address` is that of the old site, if it had one: links that begin with it lead to ours."""

    def __init__(self, folder: Path, address: str = "") -> None:
        if not folder.is_dir():
            raise ExportError(f"There is no folder {folder}. Name the one that the Markdown files lie in.")
        self.name = str(folder)
        self._folder = folder.resolve()
        self._address = address.rstrip("/") or _HOST
        self._notes: Counter[str] = Counter()
        self._redirects: list[tuple[str, str]] = []

    def attempts(self, progress: Progress) -> list[Attempt]:
        return [lambda: self._records(progress)]

    def notes(self) -> list[str]:
        return [
            f"{sentence} ({count} times)." if count > 1 else f"{sentence}."
            for sentence, count in self._notes.items()
        ]

    @property
    def redirects(self) -> list[tuple[str, str]]:
        """Former addresses (`aliases`) and where their articles are now; once all was read."""
        return self._redirects

    def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
        """A file of the folder, by the address it has in the records. Raises MediaMissingError."""
        inside = unquote(urlsplit(address).path).lstrip("/")
        for above in (
            self._folder,
            self._folder / "static",
            self._folder / "public",
            self._folder.parent / "static",
        ):
            try:
                found = (above / inside).resolve()
                if found.is_relative_to(self._folder.parent) and found.is_file():
                    return opened(found, most_bytes)
            except (OSError, ValueError):
                continue
        raise MediaMissingError(f"There is no file {inside[:200]} in {self._folder}.")

    def _records(self, progress: Progress) -> Iterator[Record]:
        self._notes.clear()
        self._redirects.clear()
        paths = sorted(self._paths())
        if not paths:
            raise ExportError(f"There is no Markdown file (.md) in {self._folder}.")
        yield SiteRecord(title=self._folder.name, address=self._address, system="markdown")
        for number, path in enumerate(paths, start=1):
            if file := self._read(path):
                yield from self._told(file)
            progress("Reading", number, len(paths))

    def _paths(self) -> Iterator[Path]:
        for path in self._folder.rglob("*"):
            parts = path.relative_to(self._folder).parts
            hidden = any(part.startswith(".") or part in _NOT_CONTENT for part in parts)
            if path.suffix.lower() in _ENDINGS and not hidden and not path.is_symlink() and path.is_file():
                yield path

    def _read(self, path: Path) -> _File | None:
        inside = PurePosixPath(path.relative_to(self._folder).as_posix())
        try:
            if path.stat().st_size > LARGEST:
                raise HeadError(f"it is larger than {LARGEST >> 20} MB")
            text = path.read_text(encoding="utf-8", errors="strict")
            return _File(inside, *split(text))
        except UnicodeDecodeError:
            self._notes[f"{inside} was left out: it is not UTF-8 text"] += 1
        except (OSError, HeadError) as error:
            self._notes[f"{inside} was left out: {error}"] += 1
        return None

    def _told(self, file: _File) -> Iterator[Record]:
        head = file.head
        if file.path.stem == "_index":
            self._notes[f"{file.path} describes a section, not an article, and was left out"] += 1
            return
        kind = "page" if str(head.get("layout") or head.get("type") or "").lower() == "page" else "post"
        number = number_of(f"file {file.path}")
        authors = words(head.get("authors") or head.get("author"))
        for name in authors:
            yield AuthorRecord(slug_from("", name, number_of(name)), name)
        terms = list(self._terms(file)) if kind == "post" else []
        for term in terms:
            yield TermRecord(
                term.taxonomy, term.slug, term.name, number=number_of(f"{term.taxonomy} {term.slug}")
            )
        slug = slug_from(str(head.get("slug") or ""), file.name, number)
        link = self._link(file, slug)
        markup, pictures = with_pictures(self._markup(file), lambda source: self._picture_at(file, source))
        lead = self._lead(file)
        for address, alt in pictures.items() | ({(lead, "")} if lead and lead not in pictures else set()):
            yield attachment(address, alt=alt, owner=number)
        published = self._published(file)
        is_draft = head.get("draft") is True or head.get("published") is False or "_drafts" in file.path.parts
        status = (
            "draft" if is_draft else "future" if published and published > datetime.now(UTC) else "publish"
        )
        unread = {
            name: value for name, value in head.items() if name not in _READ and value not in (None, "", [])
        }
        yield item(
            number,
            kind,
            str(head.get("title") or file.name.replace("-", " ").capitalize()),
            slug=slug,
            status=status,
            link=link,
            author=slug_from("", authors[0], number_of(authors[0])) if authors else "",
            content=as_content(markup),
            excerpt=str(head.get("description") or head.get("summary") or head.get("excerpt") or ""),
            published=published,
            changed=next(filter(None, (moment(head.get(name)) for name in _CHANGED)), None),
            terms=(*terms, *self._signed(authors)),
            meta=(
                *((name, str(value)[:10_000]) for name, value in unread.items()),
                *([("_thumbnail_id", str(number_of(lead)))] if lead else []),
            ),
        )
        for former in words(head.get("aliases") or head.get("redirect_from")):
            self._redirects.append((former, link.removeprefix(self._address)))

    def _signed(self, authors: list[str]) -> Iterator[TermReference]:
        if len(authors) > 1:
            for name in authors:
                yield TermReference("author", slug_from("", name, number_of(name)), name)

    def _terms(self, file: _File) -> Iterator[TermReference]:
        """The first category is the section; without one, the folder at the top is."""
        head = file.head
        categories = words(head.get("categories") or head.get("category") or head.get("section"))
        if not categories and file.folder:
            categories = [file.folder.replace("-", " ").capitalize()]
        for taxonomy, names in (("category", categories), ("post_tag", words(head.get("tags")))):
            for name in names:
                yield TermReference(taxonomy, slug_from("", name, number_of(name)), name)

    def _published(self, file: _File) -> datetime | None:
        for name in ("date", "publishDate", "pubDate"):
            if found := moment(file.head.get(name)):
                return found
        stem = file.path.parent.name if file.is_index else file.path.stem
        return moment(dated[1]) if (dated := _DATED.match(stem)) else None

    def _link(self, file: _File, slug: str) -> str:
        said = str(file.head.get("url") or file.head.get("permalink") or "")
        path = said if said.startswith("/") else f"/{file.folder}/{slug}/".replace("//", "/")
        return f"{self._address}/{path.strip('/')}/"

    def _markup(self, file: _File) -> str:
        text, count = _TEMPLATE.subn("", file.text)
        if count:
            self._notes["Shortcodes and components of the old site's program were left out of texts"] += count
        markdown = MarkdownIt("commonmark", {"html": True, "typographer": False}).enable(
            ["table", "strikethrough"]
        )
        return str(markdown.render(text))

    def _lead(self, file: _File) -> str:
        for name in _LEAD:
            value = file.head.get(name)
            if isinstance(value, dict):
                value = value.get("image") or value.get("src") or value.get("url")
            if isinstance(value, list):
                value = value[0] if value else ""
            if (
                isinstance(value, str)
                and value
                and (found := self._picture_at(file, value) or _elsewhere(value))
            ):
                return found
        return ""

    def _picture_at(self, file: _File, source: str) -> str:
        """Of a picture in the folder; empty for one elsewhere."""
        source = source.removeprefix(self._address)
        parts = urlsplit(source) if _is_parsable(source) else None
        if parts is None or parts.scheme or parts.netloc or not parts.path:
            return ""
        path = PurePosixPath(unquote(parts.path))
        inside = path.relative_to("/") if path.is_absolute() else file.path.parent / path
        clean: list[str] = []
        for part in inside.parts:
            if part == "..":
                clean = clean[:-1]
            elif part != ".":
                clean.append(part)
        return f"{self._address}/{'/'.join(clean)}" if inside.suffix.lower() in _PICTURES else ""


def _elsewhere(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""


def _is_parsable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
