"""A live WordPress site, read by its REST interface.

https://developer.wordpress.org/rest-api/reference/ Without a login, what everybody may read; with an
application password also drafts, scheduled and private posts, passwords, and texts as they were typed. Menus,
redirects and the meta data of plug-ins stand in an export file only.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from itertools import count
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from newsreel.lib.http import FetchError, Limits, fetch
from newsreel.transfer.wordpress.first_reading import Attempt, Progress
from newsreel.transfer.wordpress.kinds import OF_WORDPRESS_ITSELF, TAKEN
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

_PAGE = 100
"""The most that WordPress gives at once."""
_ALL_STATES = "publish,future,draft,pending,private"
_REFUSED = (401, 403)

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Login:
    user: str
    password: str
    """An application password: Users › Profile › Application Passwords in WordPress."""


class LiveSite:
    """The site at an address. Asks one question after the other."""

    def __init__(
        self,
        address: str,
        *,
        user_agent: str,
        login: Login | None = None,
        since: datetime | None = None,
        private_addresses: bool = False,
    ) -> None:
        """Raises ExportError where a password would be sent without encryption."""
        self.name = address.partition("/wp-json")[0].rstrip("/")
        if login is not None and urlsplit(self.name).scheme != "https" and not private_addresses:
            raise ExportError(f"A password is sent to https addresses only, and {self.name} is none.")
        self._user_agent = user_agent
        self._since = since
        self._is_known = login is not None
        self._further_notes: list[str] = []
        self._headers = {"Accept": "application/json"}
        if login is not None:
            pair = b64encode(f"{login.user}:{login.password}".encode()).decode()
            self._headers["Authorization"] = f"Basic {pair}"
        # A redirect could carry the password elsewhere.
        redirects = 0 if login is not None else 3
        self._limits = Limits(
            bytes=64 * 1024 * 1024, seconds=120, redirects=redirects, private_addresses=private_addresses
        )

    def attempts(self, progress: Progress) -> list[Attempt]:
        return [lambda: self._records(progress)]

    def notes(self) -> list[str]:
        notes = ["Read by the REST interface: it tells nothing of menus, redirects and plug-ins' meta data."]
        if not self._is_known:
            notes.append("Read without a login: drafts, scheduled and private posts were not given.")
        return notes + self._further_notes

    def _records(self, progress: Progress) -> Iterator[Record]:
        self._further_notes.clear()
        root = self._ask("")[0]
        if not isinstance(root, dict) or "namespaces" not in root:
            raise ExportError(f"{self.name} does not answer as a WordPress site does. Check the address.")
        address = str(root.get("home") or root.get("url") or self.name).rstrip("/")
        yield SiteRecord(
            title=_text(root.get("name")), tagline=_text(root.get("description")), address=address
        )
        authors: dict[int, str] = {}
        for user in self._all("users"):
            authors[_number(user.get("id"))] = str(user.get("slug") or "")
            yield AuthorRecord(
                login=str(user.get("slug") or ""),
                name=_text(user.get("name")),
                number=_number(user.get("id")),
            )
        terms: dict[int, TermRecord] = {}
        for name, taxonomy in (("categories", "category"), ("tags", "post_tag")):
            yield from self._terms(name, taxonomy, terms)
        for kind in ("media", "posts", "pages"):
            yield from self._items(kind, authors, terms, progress)
        for kind in self._further_kinds():
            try:
                yield from self._items(kind, authors, terms, progress)
            except ExportError as error:
                self._further_notes.append(f"The list “{kind}”, of a plug-in, was not given whole: {error}")

    def _further_kinds(self) -> list[str]:
        """The lists of plug-ins' types of items; what becomes of them is decided where they are stored."""
        try:
            types = self._ask("types")[0]
        except ExportError:
            self._further_notes += ["It does not tell which types of items plug-ins have brought it."]
            return []
        return [
            str(each.get("rest_base") or name)
            for name, each in (types.items() if isinstance(types, dict) else ())
            if name not in TAKEN
            and name not in OF_WORDPRESS_ITSELF
            and isinstance(each, dict)
            and each.get("rest_namespace", "wp/v2") == "wp/v2"
        ]

    def _terms(self, name: str, taxonomy: str, terms: dict[int, TermRecord]) -> Iterator[TermRecord]:
        found = list(self._all(name))
        slugs = {_number(term.get("id")): unquote(str(term.get("slug") or "")) for term in found}
        for term in found:
            number = _number(term.get("id"))
            terms[number] = TermRecord(
                taxonomy=taxonomy,
                slug=slugs[number],
                name=_text(term.get("name")),
                parent=slugs.get(_number(term.get("parent")), ""),
                description=str(term.get("description") or ""),
                number=number,
            )
            yield terms[number]

    def _items(
        self, kind: str, authors: Mapping[int, str], terms: Mapping[int, TermRecord], progress: Progress
    ) -> Iterator[ItemRecord]:
        asked = {"orderby": "id", "order": "asc"}
        if self._since is not None and kind != "media":
            asked["modified_after"] = self._since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        if self._is_known and kind != "media":
            asked["status"] = _ALL_STATES
        for number, (page, pages) in enumerate(self._pages(kind, asked), start=1):
            progress(f"Reading {kind}", number, max(number, pages))
            comments = self._comments(page) if kind not in ("media", "pages") else {}
            for item in page:
                yield _item(item, authors, terms, comments.get(_number(item.get("id")), ()))

    def _comments(self, posts: Sequence[Json]) -> dict[int, list[CommentRecord]]:
        numbers = ",".join(str(_number(post.get("id"))) for post in posts)
        asked = {"post": numbers, "orderby": "date_gmt", "order": "asc"}
        if self._is_known:
            asked["status"] = "any"
        found: dict[int, list[CommentRecord]] = {}
        for comment in self._all("comments", asked):
            found.setdefault(_number(comment.get("post")), []).append(_comment(comment))
        return found

    def _all(self, name: str, asked: Mapping[str, str] | None = None) -> Iterator[Json]:
        for page, _pages in self._pages(name, asked or {}):
            yield from page

    def _pages(self, name: str, asked: Mapping[str, str]) -> Iterator[tuple[list[Json], int]]:
        """Page after page, with how many there are."""
        context = {"context": "edit"} if self._is_known else {}
        for number in count(1):
            found, pages = self._ask(name, {**asked, **context, "per_page": str(_PAGE), "page": str(number)})
            if not isinstance(found, list):
                raise ExportError(f"{self.name} gives no list of {name}. Import its export file instead.")
            yield [each for each in found if isinstance(each, dict)], pages
            if number >= pages:
                return

    def _ask(self, name: str, asked: Mapping[str, str] | None = None) -> tuple[Any, int]:
        path = f"/wp/v2/{name}" if name else "/"
        url = f"{self.name}/?{urlencode({'rest_route': path, **(asked or {})})}"
        try:
            answer = fetch(url, user_agent=self._user_agent, headers=self._headers, limits=self._limits)
            return json.loads(answer.body), _number(answer.headers.get("x-wp-totalpages"))
        except FetchError as error:
            if error.status in _REFUSED and name == "users" and not self._is_known:
                # Many sites hide their users; posts name them by number then.
                return [], 0
            if error.status in _REFUSED:
                raise ExportError(
                    f"{self.name} refuses to give its {name or 'front door'}. Check the user's name and the "
                    "application password, and that the user is an administrator there."
                ) from error
            raise ExportError(f"{self.name} can't be read ({name or 'front door'}). {error}") from error
        except ValueError as error:
            raise ExportError(
                f"{self.name} does not answer as a WordPress site does ({name or 'front door'}). "
                "Check the address, or import its export file."
            ) from error


def _item(
    item: Json, authors: Mapping[int, str], terms: Mapping[int, TermRecord], comments: Sequence[CommentRecord]
) -> ItemRecord:
    kind = str(item.get("type") or "post")
    numbers = [*_list(item.get("categories")), *_list(item.get("tags"))]
    author = _number(item.get("author"))
    featured = _number(item.get("featured_media"))
    meta = [("_thumbnail_id", str(featured))] if featured else []
    if kind == "attachment":
        meta = [("_wp_attachment_image_alt", str(item.get("alt_text") or ""))]
    return ItemRecord(
        number=_number(item.get("id")),
        kind=kind,
        title=_words(item.get("title")),
        slug=unquote(str(item.get("slug") or "")),
        status=str(item.get("status") or ""),
        link=str(item.get("link") or ""),
        author=authors.get(author, f"author-{author}" if author else ""),
        content=_words(item.get("content")),
        excerpt=_words(
            item.get("caption" if kind == "attachment" else "excerpt"), raw_only=kind != "attachment"
        ),
        date=_moment(item.get("date")),
        date_utc=_utc(item.get("date_gmt")),
        modified_utc=_utc(item.get("modified_gmt")),
        comments_open=item.get("comment_status") == "open",
        parent=_number(item.get("post" if kind == "attachment" else "parent")),
        menu_order=_number(item.get("menu_order")),
        password=str(item.get("password") or ""),
        is_sticky=item.get("sticky") is True,
        attachment_address=str(item.get("source_url") or ""),
        terms=tuple(
            TermReference(term.taxonomy, term.slug, term.name)
            for term in (terms.get(_number(number)) for number in numbers)
            if term is not None
        ),
        meta=tuple(meta),
        comments=tuple(comments),
    )


def _comment(comment: Json) -> CommentRecord:
    state = str(comment.get("status") or "approved")
    return CommentRecord(
        number=str(_number(comment.get("id"))),
        parent=str(_number(comment.get("parent"))),
        author=_text(comment.get("author_name")),
        email=str(comment.get("author_email") or ""),
        website=str(comment.get("author_url") or ""),
        ip=str(comment.get("author_ip") or ""),
        content=_words(comment.get("content")),
        made_at=_utc(comment.get("date_gmt")),
        state=state,
        kind=str(comment.get("type") or ""),
    )


def _words(value: Any, *, raw_only: bool = False) -> str:
    """What was typed, where the site tells that; else what it shows: of an excerpt that is no use."""
    if not isinstance(value, dict):
        return str(value or "")
    if "raw" in value:
        return str(value["raw"] or "")
    return "" if raw_only else str(value.get("rendered") or "")


def _text(value: Any) -> str:
    return unescape(str(value or ""))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: Any) -> int:
    try:
        return max(0, int(value))
    except (TypeError, ValueError):
        return 0


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value or "")).replace(tzinfo=None)
    except ValueError:
        return None


def _utc(value: Any) -> datetime | None:
    moment = _moment(value)
    return moment.replace(tzinfo=UTC) if moment else None
