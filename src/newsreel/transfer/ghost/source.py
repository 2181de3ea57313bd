"""A Ghost export as records for the importer."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsreel.community.newsletter.taking_over import Former
from newsreel.transfer.foreign import as_content, attachment, item, number_of, with_pictures
from newsreel.transfer.ghost.comments import comments_of
from newsreel.transfer.ghost.documents import from_lexical, from_mobiledoc
from newsreel.transfer.ghost.members import members_of_file, members_of_tables
from newsreel.transfer.wordpress.first_reading import Attempt, Progress
from newsreel.transfer.wordpress.records import (
    AuthorRecord,
    CommentRecord,
    ExportError,
    ItemRecord,
    Record,
    SiteRecord,
    TermRecord,
    TermReference,
)

LARGEST = 1 << 30
"""Bytes. It is one JSON document, which has to be read as a whole."""
_URL = "__GHOST_URL__"
_STATUSES = {"published": "publish", "scheduled": "future", "draft": "draft"}
_SEO = {
    "meta_title": "_yoast_wpseo_title",
    "meta_description": "_yoast_wpseo_metadesc",
    "og_title": "_yoast_wpseo_opengraph-title",
}
_KEPT = ("canonical_url", "codeinjection_head", "codeinjection_foot", "custom_template", "email_subject")
_WITHOUT_PLACE = {
    "products": "tiers",
    "newsletters": "newsletters",
    "snippets": "snippets",
}
_OF_MEMBERS = ("members", "members_newsletters", "members_subscribe_events", "newsletters")

Row = dict[str, Any]


class GhostExport:
    """The file that Ghost's *Settings › Export* gives. `address` is that of the old site.

    `members_file` is the list that *Members › Export* gives, for the other holds them seldom.
    """

    def __init__(self, path: Path, address: str, members_file: Path | None = None) -> None:
        self.name = str(path)
        self._path = path
        self._address = address.rstrip("/")
        self._members_file = members_file
        self._notes: Counter[str] = Counter()
        self.members: list[Former] = []
        """Known after reading."""

    def attempts(self, progress: Progress) -> list[Attempt]:
        return [lambda: self._records(progress)]

    def notes(self) -> list[str]:
        return [
            f"{sentence} ({count} times)." if count > 1 else f"{sentence}."
            for sentence, count in self._notes.items()
        ]

    def _records(self, progress: Progress) -> Iterator[Record]:
        self._notes.clear()
        data = self._read()
        try:
            yield from self._told(data, progress)
        except (TypeError, KeyError, AttributeError, ValueError) as error:
            raise ExportError(
                f"{self._path} is not as Ghost writes its exports ({type(error).__name__}: {error}). "
                "Export the site again under Settings › Import/Export."
            ) from error

    def _read(self) -> Row:
        try:
            if self._path.stat().st_size > LARGEST:
                raise ExportError(f"{self._path} is larger than 1 GB, which no Ghost export should be.")
            document = json.loads(self._path.read_bytes())
        except OSError as error:
            raise ExportError(f"{self._path} can't be read ({error.strerror}).") from error
        except (ValueError, RecursionError) as error:
            raise ExportError(f"{self._path} is no JSON. Name the .json file that Ghost exports.") from error
        found = document
        if isinstance(found, dict) and isinstance(found.get("db"), list) and found["db"]:
            found = found["db"][0]
        data = found.get("data") if isinstance(found, dict) else None
        if not isinstance(data, dict) or not isinstance(data.get("posts"), list):
            raise ExportError(
                f"{self._path} is no Ghost export: it has no posts. Name the file Ghost exports."
            )
        return data

    def _told(self, data: Row, progress: Progress) -> Iterator[Record]:
        settings = {str(row.get("key")): row.get("value") for row in _rows(data, "settings")}
        yield SiteRecord(
            title=str(settings.get("title") or ""),
            tagline=str(settings.get("description") or ""),
            address=self._address,
            system="ghost",
        )
        users = {row["id"]: row for row in _rows(data, "users")}
        for user in users.values():
            yield AuthorRecord(
                str(user["slug"]), str(user.get("name") or ""), email=str(user.get("email") or "")
            )
            if user.get("bio"):
                self._note("An author's biography and picture were not taken over; write them under Authors")
        tags = {row["id"]: row for row in _rows(data, "tags")}
        tags_of = _linked(data, "posts_tags", "tag_id", tags)
        yield from self._terms(tags, tags_of)
        authors_of = _linked(data, "posts_authors", "author_id", users)
        meta_of = {row["post_id"]: row for row in _rows(data, "posts_meta")}
        self._read_members(data)
        comments_by_post = comments_of(
            _rows(data, "comments"),
            {row.get("id"): row for row in _rows(data, "members")},
            moment=_moment,
            noted=self._note,
        )
        posts = _rows(data, "posts")
        for number, post in enumerate(posts, start=1):
            yield from self._post(
                post,
                meta_of.get(post["id"], {}),
                tags_of.get(post["id"], []),
                authors_of.get(post["id"], [])
                or [users[each] for each in [post.get("author_id")] if each in users],
                comments_by_post.pop(post["id"], ()),
            )
            progress("Reading", number, len(posts))
        if lost := sum(map(len, comments_by_post.values())):
            self._notes[f"{lost} comments belong to no post of the export and were left out"] += 1
        for table, name in _WITHOUT_PLACE.items():
            if count := len(_rows(data, table)):
                self._notes[f"{count} {name} of the export were not taken over"] += 1

    def _read_members(self, data: Row) -> None:
        tables = {name: _rows(data, name) for name in _OF_MEMBERS}
        self.members = members_of_tables(tables, moment=_moment, noted=self._note)
        if self._members_file is not None:
            self.members += members_of_file(self._members_file, moment=_moment, noted=self._note)

    def _terms(self, tags: dict[Any, Row], tags_of: dict[Any, list[Row]]) -> Iterator[TermRecord]:
        """Each tag, and a section for each that comes first on some post."""
        first = {tag["slug"] for row in tags_of.values() if (tag := _primary(row))}
        for tag in tags.values():
            if _is_internal(tag):
                self._note("An internal tag (one that begins with #) was left out")
                continue
            said = (str(tag["slug"]), str(tag.get("name") or ""), "", str(tag.get("description") or ""))
            if tag["slug"] in first:
                yield TermRecord("category", *said, number=number_of(f"section {tag['id']}"))
            yield TermRecord("post_tag", *said, number=number_of(f"tag {tag['id']}"))

    def _post(
        self,
        post: Row,
        meta: Row,
        tags: list[Row],
        authors: list[Row],
        comments: tuple[CommentRecord, ...],
    ) -> Iterator[ItemRecord]:
        number = number_of(f"post {post['id']}")
        markup, pictures = with_pictures(self._markup(post), self._picture_at)
        featured = self._absolute(str(post.get("feature_image") or ""))
        if featured:
            pictures.setdefault(featured, str(meta.get("feature_image_alt") or ""))
        caption = str(meta.get("feature_image_caption") or "")
        for address, alt in pictures.items():
            yield attachment(address, alt=alt, caption=caption if address == featured else "", owner=number)
        kind = "page" if post.get("type") == "page" or post.get("page") in (1, True) else "post"
        slug = str(post.get("slug") or "")
        yield item(
            number,
            kind,
            str(post.get("title") or ""),
            slug=slug,
            status=self._status(post),
            link=f"{self._address}/{slug}/" if slug else "",
            author=str(authors[0]["slug"]) if authors else "",
            content=as_content(markup),
            excerpt=str(post.get("custom_excerpt") or meta.get("custom_excerpt") or ""),
            published=_moment(post.get("published_at")),
            changed=_moment(post.get("updated_at")),
            is_sticky=kind == "post" and post.get("featured") in (1, True),
            terms=_terms_of(tags, authors) if kind == "post" else (),
            meta=(
                *(
                    (key, str(value))
                    for name, key in _SEO.items()
                    if (value := meta.get(name) or post.get(name))
                ),
                *((name, str(value)) for name in _KEPT if (value := post.get(name) or meta.get(name))),
                *([("_thumbnail_id", str(number_of(featured)))] if featured else []),
            ),
            comments=comments,
        )

    def _markup(self, post: Row) -> str:
        """What readers saw, where the export has it; else what the editors hold."""
        if post.get("html"):
            markup = str(post["html"])
        elif post.get("lexical"):
            markup = from_lexical(str(post["lexical"]), self._note)
        elif post.get("mobiledoc"):
            markup = from_mobiledoc(str(post["mobiledoc"]), self._note)
        else:
            markup = ""
        return markup.replace(_URL, self._address)

    def _status(self, post: Row) -> str:
        status = str(post.get("status") or "draft")
        if status == "sent":
            self._note("A post that was only sent by mail is a draft here")
            return "draft"
        if status == "published" and post.get("visibility", "public") != "public":
            self._note("A post for members only is a draft here: nothing is shown that was not open to all")
            return "private"
        if status not in _STATUSES:
            self._note(f"A post in the state “{status[:40]}” is a draft here")
        return _STATUSES.get(status, "draft")

    def _picture_at(self, source: str) -> str:
        address = self._absolute(source)
        return address if address.startswith(f"{self._address}/") else ""

    def _absolute(self, address: str) -> str:
        address = address.replace(_URL, self._address)
        return (
            f"{self._address}{address}"
            if address.startswith("/") and not address.startswith("//")
            else address
        )

    def _note(self, sentence: str) -> None:
        self._notes[sentence] += 1


def _rows(data: Row, table: str) -> list[Row]:
    rows = data.get(table)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _linked(data: Row, table: str, key: str, rows: dict[Any, Row]) -> dict[Any, list[Row]]:
    """By post, the rows that a table of links names, in their order."""
    found: dict[Any, list[tuple[int, Row]]] = {}
    for link in _rows(data, table):
        if link.get(key) in rows:
            order = link.get("sort_order")
            found.setdefault(link.get("post_id"), []).append(
                (order if isinstance(order, int) else 0, rows[link[key]])
            )
    return {post: [row for _, row in sorted(each, key=lambda pair: pair[0])] for post, each in found.items()}


def _is_internal(tag: Row) -> bool:
    return tag.get("visibility") == "internal" or str(tag.get("name") or "").startswith("#")


def _primary(tags: list[Row]) -> Row | None:
    return next((tag for tag in tags if not _is_internal(tag)), None)


def _terms_of(tags: list[Row], authors: list[Row]) -> Iterator[TermReference]:
    if primary := _primary(tags):
        yield TermReference("category", str(primary["slug"]), str(primary.get("name") or ""))
    for tag in tags:
        if not _is_internal(tag):
            yield TermReference("post_tag", str(tag["slug"]), str(tag.get("name") or ""))
    if len(authors) > 1:
        for author in authors:
            yield TermReference("author", str(author["slug"]), str(author.get("name") or ""))


def _moment(value: Any) -> datetime | None:
    """ISO 8601, or milliseconds since 1970 as old exports have it."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000, tz=UTC)
        moment = datetime.fromisoformat(str(value)) if value else None
    except (ValueError, OverflowError, OSError):
        return None
    return moment.astimezone(UTC) if moment and moment.tzinfo else moment and moment.replace(tzinfo=UTC)
