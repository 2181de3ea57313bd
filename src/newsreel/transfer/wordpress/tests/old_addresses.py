"""Every address that a WordPress site answered, worked out from its export alone."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from newsreel.transfer.wordpress.read import read_export
from newsreel.transfer.wordpress.records import ItemRecord, SiteRecord, TermRecord
from newsreel.transfer.wordpress.stream import Mendings

POSTS_A_PAGE = 10
"""As WordPress has it unless it is told otherwise."""


class OldSite:
    """What stood in the export. Only what everybody could read."""

    def __init__(self, path: Path) -> None:
        self.base = ""
        self.terms: dict[tuple[str, str], TermRecord] = {}
        self.items: list[ItemRecord] = []
        for record in read_export(path, Mendings(), mend=True):
            match record:
                case SiteRecord():
                    self.base = urlsplit(record.address).path.rstrip("/")
                case TermRecord():
                    self.terms[record.taxonomy, record.slug] = record
                case ItemRecord():
                    self.items.append(record)
        public = [item for item in self.items if item.status == "publish" and not item.password]
        self.posts = [item for item in public if item.kind == "post"]
        self.pages = [item for item in public if item.kind == "page"]
        self.attachments = [item for item in self.items if item.kind == "attachment"]

    def addresses(self) -> Iterator[str]:
        return (self.base + address for address in dict.fromkeys(self._all()))

    def _all(self) -> Iterator[str]:
        yield from ("/", "/feed/", "/feed/rss2/", "/feed/atom/", "/comments/feed/", "/?feed=rss2")
        yield from self._items()
        yield from self._terms()
        yield from self._authors()
        yield from self._dates()
        yield from _paged("/", len(self.posts))

    def _items(self) -> Iterator[str]:
        for post in self.posts:
            yield from (_path(post), f"/?p={post.number}", f"{_path(post)}feed/")
        for page in self.pages:
            yield from (_path(page), f"/?page_id={page.number}")
        for attachment in self.attachments:
            yield from (_path(attachment), f"/?attachment_id={attachment.number}")

    def _terms(self) -> Iterator[str]:
        counts = Counter((term.taxonomy, term.slug) for post in self.posts for term in post.terms)
        for taxonomy, slug in {*self.terms, *counts}:
            name = {"category": "category", "post_tag": "tag"}.get(taxonomy)
            # WordPress says 404 of a term that no post has.
            if name and counts[taxonomy, slug]:
                address = f"/{name}/{self._above(taxonomy, slug)}{slug}/"
                yield from (address, f"{address}feed/")
                yield from _paged(address, counts[taxonomy, slug])
                if taxonomy == "category" and (term := self.terms.get((taxonomy, slug))) is not None:
                    yield from (f"/category/{slug}/", f"/?cat={term.number}")

    def _above(self, taxonomy: str, slug: str) -> str:
        parents: list[str] = []
        term = self.terms.get((taxonomy, slug))
        while term is not None and term.parent and term.parent not in parents:
            parents.insert(0, term.parent)
            term = self.terms.get((taxonomy, term.parent))
        return "".join(f"{parent}/" for parent in parents)

    def _authors(self) -> Iterator[str]:
        for author, count in Counter(post.author for post in self.posts).items():
            address = f"/author/{author}/"
            yield from (address, f"{address}feed/")
            yield from _paged(address, count)

    def _dates(self) -> Iterator[str]:
        for form in ("%Y", "%Y/%m", "%Y/%m/%d"):
            days = Counter(f"/{post.date:{form}}/" for post in self.posts if post.date)
            for address, count in days.items():
                yield address
                yield from _paged(address, count)


def _path(item: ItemRecord) -> str:
    parts = urlsplit(item.link)
    # Two slashes at the beginning would name a host.
    path = re.sub("/{2,}", "/", parts.path)
    return path + (f"?{parts.query}" if parts.query else "")


def _paged(address: str, count: int) -> Iterator[str]:
    for number in range(2, -(-count // POSTS_A_PAGE) + 1):
        yield f"{address}page/{number}/"
