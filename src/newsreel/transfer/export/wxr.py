"""The site as an export file of WordPress (WXR 1.2), which its importer reads."""

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape

from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.rich_text import expand_db_html

from newsreel import __version__, settings
from newsreel.community.models import Comment
from newsreel.newsroom.models import Author, Page, Picture, Publication, Section, StandardPage, Tag
from newsreel.transfer.export.around import Above, Around, articles
from newsreel.transfer.export.block_markup import Lookups, PictureThere, block, content_of
from newsreel.transfer.export.errors import ExchangeError
from newsreel.transfer.export.export import Progress, one_moment, silent
from newsreel.transfer.export.writing import check_private
from newsreel.transfer.export.wxr_text import cdata, clock, text, utc

_AT_A_TIME = 100
_NAMESPACES = (
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"'
)
_COMMENT_STATES = {"approved": "1", "pending": "0", "spam": "spam", "rejected": "trash"}


def export_wordpress(target: Path, *, private: bool = False, progress: Progress = silent) -> dict[str, int]:
    """Write the export file, whole or not at all; how many there are of each kind. Raises ExchangeError."""
    check_private(target)
    if target.exists():
        raise ExchangeError(f"{target} is there already. Name a new file, or move the former export away.")
    if not target.parent.is_dir():
        raise ExchangeError(f"There is no folder {target.parent}. Make it first, or name another place.")
    unfinished = None
    try:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        unfinished = Path(name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file, one_moment():
            counts = _Writer(file, private, progress).write()
        unfinished.replace(target)
    except OSError as error:
        raise ExchangeError(
            f"The export can't be written to {target} ({error.strerror or error}). "
            "Name a place with room for it, where you may write."
        ) from error
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
    return counts


class _Writer:
    def __init__(self, file: IO[str], private: bool, progress: Progress) -> None:
        self._file = file
        self._private = private
        self._progress = progress
        self._origin = settings.current().origin
        self._lookups = Lookups(
            picture=self._picture,
            page=self._page,
            markup=self._markup,
            file=self._full,
            document=self._document,
        )
        self._around = Around()
        self._pictures: dict[Any, PictureThere | None] = {}
        self._pages: dict[Any, tuple[str, str] | None] = {}
        self.counts: dict[str, int] = {}

    def write(self) -> dict[str, int]:
        publication = Publication.objects.first() or Publication(name="Newsreel")
        self._say('<?xml version="1.0" encoding="UTF-8"?>')
        self._say(f'<rss version="2.0" {_NAMESPACES}>\n<channel>')
        self._say(f"<title>{text(publication.name)}</title>\n<link>{text(self._origin)}</link>")
        self._say(f"<description>{text(publication.tagline)}</description>")
        self._say(f"<language>{text(settings.current().language)}</language>")
        self._say("<wp:wxr_version>1.2</wp:wxr_version>")
        self._say(f"<wp:base_site_url>{text(self._origin)}</wp:base_site_url>")
        self._say(f"<wp:base_blog_url>{text(self._origin)}</wp:base_blog_url>")
        self._authors()
        self._terms()
        self._say(f"<generator>https://newsreel.invalid/?v={text(__version__)}</generator>")
        for each in self._each("pictures", Picture.objects.order_by("pk")):
            self._attachment(each, "picture", credit=each.credit, caption=each.caption, alt=each.description)
        for each in self._each("documents", get_document_model().objects.order_by("pk")):
            self._attachment(each, "document")
        for each in self._each("pages", StandardPage.objects.order_by("path")):
            self._post(each, "page")
        for each in self._each("articles", articles()):
            self._post(each, "post")
        self._say("</channel>\n</rss>")
        return self.counts

    def _say(self, line: str) -> None:
        self._file.write(line + "\n")

    def _each(self, name: str, rows: Any) -> Iterator[Any]:
        self.counts[name] = count = rows.count()
        for number, row in enumerate(rows.iterator(chunk_size=_AT_A_TIME), start=1):
            yield row
            self._progress(name, number, count)

    def _authors(self) -> None:
        for author in self._each("authors", Author.objects.order_by("slug")):
            email = author.email or f"{author.slug}@example.invalid"
            self._say(
                f"<wp:author><wp:author_id>{author.pk}</wp:author_id>"
                f"<wp:author_login>{cdata(author.slug)}</wp:author_login>"
                f"<wp:author_email>{cdata(email)}</wp:author_email>"
                f"<wp:author_display_name>{cdata(author.name)}</wp:author_display_name>"
                "<wp:author_first_name></wp:author_first_name><wp:author_last_name></wp:author_last_name>"
                "</wp:author>"
            )

    def _terms(self) -> None:
        for section in self._each("sections", Section.objects.order_by("path")):
            above = self._around.above(section)
            parent = above.slug if above and above.is_section else ""
            self._say(
                f"<wp:category><wp:term_id>{section.pk}</wp:term_id>"
                f"<wp:category_nicename>{cdata(section.slug)}</wp:category_nicename>"
                f"<wp:category_parent>{cdata(parent)}</wp:category_parent>"
                f"<wp:cat_name>{cdata(section.title)}</wp:cat_name>"
                f"<wp:category_description>{cdata(section.description)}</wp:category_description></wp:category>"
            )
        first = (Section.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        for number, tag in enumerate(self._each("tags", Tag.objects.order_by("slug")), start=first):
            self._say(
                f"<wp:tag><wp:term_id>{number}</wp:term_id><wp:tag_slug>{cdata(tag.slug)}</wp:tag_slug>"
                f"<wp:tag_name>{cdata(tag.name)}</wp:tag_name>"
                f"<wp:tag_description>{cdata(tag.description)}</wp:tag_description></wp:tag>"
            )

    def _attachment(self, row: Any, name: str, *, credit: str = "", caption: str = "", alt: str = "") -> None:
        address = self._full(row.file.url)
        self._open(row.title, address, "", row.created_at, number=_number(row))
        self._say(f"<content:encoded>{cdata(credit)}</content:encoded>")
        self._say(f"<excerpt:encoded>{cdata(caption)}</excerpt:encoded>")
        self._fields(_number(row), "attachment", "inherit", f"{name}-{row.pk}", row.created_at)
        self._say(f"<wp:attachment_url>{cdata(address)}</wp:attachment_url>")
        self._meta("_wp_attachment_image_alt", alt)
        self._meta("credit", credit)
        self._say("</item>")

    def _post(self, row: Any, kind: str) -> None:
        """What readers see; of what was never live, the latest draft."""
        status, above = self._around.status(row), self._around.above(row)
        page = row if status == "publish" else row.get_latest_revision_as_object() or row
        names = [byline.author for byline in page.bylines.all()] if kind == "post" else []
        moment = page.first_published_at or page.go_live_at
        self._open(
            page.title,
            self._full(page.address or f"/?p={_number(page)}"),
            names[0].slug if names else "",
            moment,
            number=_number(page),
        )
        body = content_of(list(page.body.raw_data), self._lookups)
        if kind == "post":
            body += "".join(f"\n\n{self._correction(each)}" for each in row.corrections.all())
        excerpt = page.standfirst if kind == "post" else page.introduction
        self._say(f"<content:encoded>{cdata(body)}</content:encoded>")
        self._say(f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>")
        closed = kind == "page" or not page.comments_open
        self._fields(
            _number(page),
            kind,
            status,
            page.slug,
            moment,
            changed=page.last_published_at,
            comments="closed" if closed else "open",
            parent=_number(Page(pk=above.pk)) if above and not above.is_section else 0,
            password=self._around.password(row),
            sticky=kind == "post" and page.is_pinned,
        )
        self._meta("_yoast_wpseo_title", page.seo_title)
        self._meta("_yoast_wpseo_metadesc", page.search_description)
        if kind == "post":
            self._filed(page, above, names)
            for comment in row.comments.all():
                self._comment(comment)
        self._say("</item>")

    def _filed(self, article: Any, above: Above | None, names: list[Author]) -> None:
        for place in [*([above] if above else []), *article.further_sections.all()]:
            self._category("category", place.slug, place.title)
        for tagged in article.tagged_items.all():
            self._category("post_tag", tagged.tag.slug, tagged.tag.name)
        if len(names) > 1:
            for author in names:
                self._category("author", f"cap-{author.slug}", author.name)
        if article.form in ("gallery", "video"):
            self._category("post_format", f"post-format-{article.form}", article.form.title())
        if article.lead_picture_id:
            self._meta("_thumbnail_id", _number(Picture(pk=article.lead_picture_id)))
        self._meta("_yoast_wpseo_primary_category", above.pk if above else "")
        self._meta("_yoast_wpseo_opengraph-title", article.social_title)

    def _category(self, domain: str, slug: str, name: str) -> None:
        self._say(f'<category domain="{domain}" nicename="{text(slug)}">{cdata(name)}</category>')

    def _comment(self, comment: Comment) -> None:
        self.counts["comments"] = self.counts.get("comments", 0) + 1
        email = comment.email if self._private else ""
        self._say(
            f"<wp:comment><wp:comment_id>{comment.pk}</wp:comment_id>"
            f"<wp:comment_author>{cdata(comment.name)}</wp:comment_author>"
            f"<wp:comment_author_email>{cdata(email)}</wp:comment_author_email>"
            f"<wp:comment_author_url>{text(comment.website)}</wp:comment_author_url>"
            "<wp:comment_author_IP></wp:comment_author_IP>"
            f"<wp:comment_date>{cdata(clock(comment.made_at))}</wp:comment_date>"
            f"<wp:comment_date_gmt>{cdata(utc(comment.made_at))}</wp:comment_date_gmt>"
            f"<wp:comment_content>{cdata(comment.text)}</wp:comment_content>"
            f"<wp:comment_approved>{cdata(_COMMENT_STATES[comment.state])}</wp:comment_approved>"
            f"<wp:comment_type>{cdata('comment')}</wp:comment_type>"
            f"<wp:comment_parent>{comment.parent_id or 0}</wp:comment_parent>"
            "<wp:comment_user_id>0</wp:comment_user_id></wp:comment>"
        )

    def _correction(self, correction: Any) -> str:
        said = f"{correction.get_kind_display()}, {correction.made_at:%d %B %Y}: {correction.text}"
        return block("paragraph", f"<p><em>{escape(said)}</em></p>")

    def _open(self, title: str, link: str, login: str, moment: datetime | None, *, number: int) -> None:
        self._say(f"<item>\n<title>{cdata(title)}</title>\n<link>{text(link)}</link>")
        if moment is not None:
            self._say(f"<pubDate>{moment.strftime('%a, %d %b %Y %H:%M:%S +0000')}</pubDate>")
        self._say(f"<dc:creator>{cdata(login)}</dc:creator>")
        self._say(
            f'<guid isPermaLink="false">{text(self._origin)}/?p={number}</guid><description></description>'
        )

    def _fields(
        self,
        number: int,
        kind: str,
        status: str,
        slug: str,
        moment: datetime | None,
        *,
        changed: datetime | None = None,
        comments: str = "closed",
        parent: int = 0,
        password: str = "",
        sticky: bool = False,
    ) -> None:
        changed = changed or moment
        for name, value in (
            ("post_date", clock(moment)),
            ("post_date_gmt", utc(moment)),
            ("post_modified", clock(changed)),
            ("post_modified_gmt", utc(changed)),
            ("comment_status", comments),
            ("ping_status", "closed"),
            ("post_name", slug),
            ("status", status),
            ("post_type", kind),
            ("post_password", password),
        ):
            self._say(f"<wp:{name}>{cdata(value)}</wp:{name}>")
        for name, count in (("post_id", number), ("post_parent", parent), ("menu_order", 0)):
            self._say(f"<wp:{name}>{count}</wp:{name}>")
        self._say(f"<wp:is_sticky>{int(sticky)}</wp:is_sticky>")

    def _meta(self, key: str, value: object) -> None:
        if value:
            self._say(
                f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key>"
                f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
            )

    def _picture(self, pk: Any) -> PictureThere | None:
        if pk not in self._pictures:
            if len(self._pictures) > 10_000:
                self._pictures.clear()
            found = Picture.objects.filter(pk=pk).first() if pk else None
            self._pictures[pk] = found and PictureThere(
                _number(found), self._full(found.file.url), found.description, found.caption
            )
        return self._pictures[pk]

    def _document(self, pk: Any) -> str:
        found = get_document_model().objects.filter(pk=pk).first() if pk else None
        return self._full(found.file.url) if found else ""

    def _page(self, pk: Any) -> tuple[str, str] | None:
        if pk not in self._pages:
            if len(self._pages) > 10_000:
                self._pages.clear()
            found = Page.objects.filter(pk=pk).exclude(address=None).values_list("address", "title").first()
            self._pages[pk] = (self._full(found[0]), found[1]) if found else None
        return self._pages[pk]

    def _markup(self, markup: str) -> str:
        return expand_db_html(markup) if "linktype" in markup or "<embed" in markup else markup

    def _full(self, address: str) -> str:
        return f"{self._origin}{address}" if address.startswith("/") else address


def _number(row: Model) -> int:
    """Pages, pictures and documents have one row of numbers in WordPress."""
    place = 1 if isinstance(row, Picture) else 2 if isinstance(row, get_document_model()) else 0
    return 3 * int(row.pk) + place
