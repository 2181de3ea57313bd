"""What an article is based on, with the rights ledger of each source, as the checks see it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsreel.gather.models import Entry
from newsreel.newsroom.checklist.draft import Basis

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article, ArticleSource


def bases(article: "Article", named: "Iterable[ArticleSource]") -> Iterator[Basis]:
    """Of the entries that are named as sources, and of those that blocks still in the text came from:
    taking a source off the list does not take its words out of the article.
    """
    wanted = {source.entry_id for source in named if source.entry_id is not None}
    rows = list(article.provenance.all())
    if rows:
        blocks = {block.id for block in article.body}
        wanted |= {row.entry_id for row in rows if row.block_id in blocks}
    if not wanted:
        return
    for entry in Entry.objects.filter(pk__in=wanted).select_related("source").order_by("pk"):
        yield basis_of(entry)


def basis_of(entry: Entry) -> Basis:
    source = entry.source
    enclosed = (str(enclosure.get("address", "")) for enclosure in entry.enclosures)
    return Basis(
        outlet=source.name,
        text=entry.text,
        address=entry.address or source.home_address,
        may_rewrite=source.may_rewrite,
        rights_end=source.rights_end,
        must_link=source.must_link,
        excerpt_limit=source.excerpt_limit,
        credit=source.credit,
        may_use_pictures=source.may_use_pictures,
        picture_addresses=tuple(address for address in (entry.picture_address, *enclosed) if address),
        hosts=tuple(_hosts(source.home_address, entry.address, entry.picture_address)),
    )


def _hosts(*addresses: str) -> Iterator[str]:
    for address in addresses:
        try:
            host = urlsplit(address).hostname
        except ValueError:
            continue
        if host:
            yield host.removeprefix("www.")
