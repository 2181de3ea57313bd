"""A newsroom's tables filled by hand, for the tests of every room. Keyword-only, with sensible defaults."""

import io
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.text import slugify
from PIL import Image
from wagtail.documents import get_document_model

from newsreel.newsroom.actions import open_site
from newsreel.newsroom.checklist import gate
from newsreel.newsroom.models import Article, Author, Byline, HomePage, Picture, Section, StandardPage

ORIGIN = "http://127.0.0.1:8000"
FIRST_MOMENT = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)


def make_home(*, name: str = "The Daily Reel") -> HomePage:
    """The opened site's home page; the same one each time."""
    return open_site(name=name, origin=ORIGIN)


def make_section(*, title: str = "Cinema", parent: Section | None = None, **fields: Any) -> Section:
    slug = fields.pop("slug", slugify(title))
    above = parent if parent is not None else make_home()
    address = fields.pop("address", f"{above.address}{slug}/")
    section = Section(title=title, slug=slug, address=address, show_in_menus=True, **fields)
    above.add_child(instance=section)
    return section


def make_author(*, name: str = "Iris Vale", **fields: Any) -> Author:
    return Author.objects.create(name=name, slug=fields.pop("slug", slugify(name)), **fields)


def make_picture(*, title: str = "A still", width: int = 1200, height: int = 800, **fields: Any) -> Picture:
    """A one-colour JPEG of the given size."""
    content = io.BytesIO()
    Image.new("RGB", (width, height), fields.get("dominant_colour") or "#884422").save(content, "JPEG")
    content.seek(0)
    file = ImageFile(content, name=f"{slugify(title)}.jpg")
    values = {"credit": "Lou Ferro", "description": "A still from the film", "licence": "own", **fields}
    return Picture.objects.create(title=title, file=file, **values)


def make_document(name: str = "film.mp4", content: bytes = b"\0\0\0\x18ftypisom") -> Any:
    """A file among the documents."""
    document = get_document_model()(title=name, file=ContentFile(content, name=name))
    document.file_size = len(content)
    document.save()
    return document


def make_article(
    *,
    section: Section | None = None,
    title: str = "Harbour lights go out",
    published: datetime = FIRST_MOMENT,
    body: str | Sequence[tuple[str, Any]] = "<p>The harbour cinema closes on Sunday.</p>",
    authors: Collection[Author] = (),
    tags: Collection[str] = (),
    live: bool = True,
    **fields: Any,
) -> Article:
    """An article as it stands after publication at that moment; `live=False` gives a draft.

    It need not pass the checklist: that is asked when an article goes live, not afterwards.
    """
    section = section or Section.objects.first() or make_section()
    slug = fields.pop("slug", None) or slugify(title, allow_unicode=True)
    address = fields.pop("address", f"{section.address}{slug}/" if live else None)
    moments = {"first_published_at": published, "last_published_at": published} if live else {}
    article = Article(
        title=title,
        slug=slug,
        address=address,
        live=live,
        has_unpublished_changes=not live,
        body=[("text", body)] if isinstance(body, str) else body,
        **{**moments, **fields},
    )
    article.bylines = [Byline(author=author) for author in authors]
    article.tags.add(*tags)
    with gate.opened_for(article):
        section.add_child(instance=article)
    return article


def make_articles(count: int, **fields: Any) -> list[Article]:
    """Published an hour apart, the newest first; titles end in a number, 1 for the newest."""
    title = fields.pop("title", "Story")
    start = fields.pop("published", FIRST_MOMENT)
    return [
        make_article(title=f"{title} {number}", published=start - timedelta(hours=number - 1), **fields)
        for number in range(1, count + 1)
    ]


def make_standing_page(*, title: str = "About Us", **fields: Any) -> StandardPage:
    slug = fields.pop("slug", slugify(title))
    page = StandardPage(
        title=title, slug=slug, address=fields.pop("address", f"/{slug}/"), show_in_menus=True, **fields
    )
    make_home().add_child(instance=page)
    return page
